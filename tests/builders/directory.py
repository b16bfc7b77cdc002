"""Fills a directory: organisations, places and entries, written as the portal writes them."""

from datetime import date, time
from typing import Any

from buendnis.access.rules import ANONYMOUS, Actor
from services.directory.models import Entry, Organisation, Place
from services.directory.states import Status
from services.directory.values import (
    EntryValues,
    OrganisationValues,
    PhoneValues,
    PlaceAt,
    PlaceValues,
    SlotValues,
)
from services.directory.writing import write_entry, write_organisation, write_place

PHONE = PhoneValues("0391 540 2000", confirmed=True)
TUESDAYS = SlotValues(
    starts_on=date(2026, 1, 6), rrule="FREQ=WEEKLY;BYDAY=TU", opens=time(10), closes=time(12)
)
MEETINGS = SlotValues(
    starts_on=date(2026, 1, 7), kind="meeting", rrule="FREQ=WEEKLY;BYDAY=WE", opens=time(16)
)


def organisation(name: str = "Familieninformationsbüro", **fields: Any) -> Organisation:
    """Return an organisation of the alliance in scope: the one of this name, or a new one."""
    found = Organisation.objects.filter(name=name).first()
    values = OrganisationValues(name=name, **fields)
    return found or write_organisation(None, values, by=ANONYMOUS, how="Angelegt")


def place(street: str = "Krügerbrücke 2", **fields: Any) -> Place:
    """Return a place in Magdeburg."""
    given = {"street": street, "postcode": "39104", "town": "Magdeburg", "district": "Altstadt"}
    return write_place(None, PlaceValues(**(given | fields)), by=ANONYMOUS, how="Angelegt")


def values(
    title: str = "Beratung", *, of: Organisation | None = None, **fields: Any
) -> EntryValues:
    """Return the values of a public entry with a number, checked at the beginning of 2026."""
    given: dict[str, Any] = {
        "status": Status.PUBLIC,
        "summary": "Wir beraten Familien.",
        "terms": ("beratung", "eltern"),
        "phones": (PHONE,),
        "checked_on": date(2026, 1, 5),
        "checked_by": "Koordination",
    }
    return EntryValues(organisation=(of or organisation()).code, title=title, **(given | fields))


def entry(
    title: str = "Beratung",
    *,
    by: Actor = ANONYMOUS,
    at: Place | None = None,
    key: str = "",
    **fields: Any,
) -> Entry:
    """Return a new entry of the alliance in scope; `at` puts it into a place."""
    if at is not None:
        fields["places"] = (PlaceAt(at.code),)
    return write_entry(None, values(title, **fields), by=by, how="Angelegt", key=key)
