"""{% directory_nav %}: the pages where the directory is kept, beside each of them."""

from typing import Any

from django import template

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
    ("Rechtsstand", "care_rules:desk"),
)


@register.inclusion_tag("services/directory_nav.html", takes_context=True)
def directory_nav(context: template.Context) -> dict[str, Any]:
    """The pages of the directory for its coordinators; where we are is marked."""
    here = context["request"].path
    ways = [(label, name, address(name)) for label, name in PAGES]
    return {
        "items": [
            (label, path, here == path or (name != START and here.startswith(path)))
            for label, name, path in ways
        ]
    }
