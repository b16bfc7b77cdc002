"""{% directory_nav %}: the pages where the directory is kept, beside each of them."""

from contextlib import suppress
from typing import Any

from django import template
from django.urls import NoReverseMatch

from buendnis.tenancy.addresses import address

register = template.Library()

PAGES = (
    ("Was ist fällig", "freshness:desk"),
    ("Einträge", "editing:entries"),
    ("Organisationen", "editing:organisations"),
    ("Lücken", "freshness:gaps"),
    ("Vorschläge", "freshness:proposals"),
    ("Meldungen", "feedback:reports"),
    ("Einlesen und Ausgeben", "exchange:import_"),
    ("Nachbarn", "freshness:neighbours"),
)


@register.inclusion_tag("services/directory_nav.html", takes_context=True)
def directory_nav(context: template.Context) -> dict[str, Any]:
    """The pages of the directory for its coordinators; where we are is marked."""
    here = context["request"].path
    start = address("freshness:desk")
    items = []
    for label, name in PAGES:
        # Rooms of the directory join one after the other.
        with suppress(NoReverseMatch):
            path = address(name)
            items.append((label, path, here == path or (path != start and here.startswith(path))))
    return {"items": items}
