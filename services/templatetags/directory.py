"""{% directory_nav %}: the pages where the directory is kept, beside each of them."""

from contextlib import suppress
from typing import Any

from django import template
from django.urls import NoReverseMatch

from buendnis.tenancy.addresses import address

register = template.Library()

START = "freshness:desk"
PAGES = (
    ("Was ist fällig", START),
    ("Einträge", "editing:entries"),
    ("Organisationen", "editing:organisations"),
    ("Orte", "editing:places"),
    ("Doppelte", "editing:duplicates"),
    ("Übersetzungen", "editing:translations"),
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
    items = []
    for label, name in PAGES:
        # Rooms of the directory join one after the other.
        with suppress(NoReverseMatch):
            path = address(name)
            is_start = name == START
            items.append((label, path, here == path or (not is_start and here.startswith(path))))
    return {"items": items}
