"""What somebody typed about an entry as values; what is new beside it waits until the entry is saved."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from buendnis.fields import visible
from buendnis.german import sort_key
from services.directory.models import Organisation, Place
from services.directory.numbers import to_dial
from services.directory.queries import standing_organisations
from services.directory.values import (
    EntryValues,
    OrganisationValues,
    PhoneValues,
    PlaceAt,
    PlaceValues,
)

CHECKED_BY = "Koordination"


@dataclass(frozen=True)
class Draft:
    """An entry as typed. A new organisation has no code yet, nor has a new place: `places` goes by position."""

    values: EntryValues
    organisation: OrganisationValues | None = None
    places: tuple[PlaceValues | None, ...] = ()
    keeps_translations: bool = False


def draft_of(
    columns: dict[str, Any],
    *,
    before: EntryValues | None,
    phones: list[PhoneValues],
    places: list[tuple[str, str, PlaceValues]],
    **parts: Any,
) -> Draft:
    """Return a draft from cleaned fields; what no field shows stays as it was before.

    `places` are triples of code (empty for a new one), note, and what was typed of a new one.
    """
    before = before or EntryValues(organisation="", title="")
    known = {phone.raw: phone.e164 for phone in before.phones}
    dialled = (replace(each, e164=known.get(each.raw) or to_dial(each.raw)) for each in phones)
    values = replace(
        before,
        **_in_their_order(columns, before),
        phones=tuple(dialled),
        places=tuple(PlaceAt(code, note) for code, note, _ in places),
        **parts,
    )
    return Draft(values, places=tuple(None if code else typed for code, _, typed in places))


def _in_their_order(columns: dict[str, Any], before: EntryValues) -> dict[str, Any]:
    """Return the columns; what only comes back from the form in another order or without blanks stays as it is."""
    return {
        name: getattr(before, name) if _is_same(value, getattr(before, name)) else value
        for name, value in columns.items()
    }


def _is_same(typed: Any, stored: Any) -> bool:
    if isinstance(typed, tuple):
        return sorted(typed) == sorted(stored)
    if isinstance(typed, str) and isinstance(stored, str):
        shown = visible(stored)
        return typed in (shown, " ".join(shown.split()))
    return bool(typed == stored)


def checked_today(values: EntryValues, *, before: EntryValues | None) -> EntryValues:
    """Return the values as checked today by the coordinators; a next check that nobody chose moves on."""
    untouched = before is not None and values.next_check == before.next_check
    return replace(
        values,
        checked_on=timezone.localdate(),
        checked_by=CHECKED_BY,
        historical=False,
        next_check=None if untouched else values.next_check,
    )


def recognised(draft: Draft) -> Draft:
    """Return the draft with codes for what is here already under the same name or address.

    So the second of two clicks finds what the first one made.
    """
    organisation = draft.organisation and organisation_named(draft.organisation.name)
    code = organisation.code if organisation else draft.values.organisation
    at = [
        replace(at, place=_same_place(typed)) if typed is not None else at
        for at, typed in zip(draft.values.places, draft.places, strict=True)
    ]
    return replace(draft, values=replace(draft.values, organisation=code, places=tuple(at)))


def organisation_named(name: str) -> Organisation | None:
    """Return the organisation of this name, however it is written."""
    return standing_organisations().filter(sort_key=sort_key(name)).first()


def _same_place(typed: PlaceValues) -> str:
    """Return the code of a place with this name and address, or nothing."""
    for place in Place.objects.filter(postcode=typed.postcode).order_by("pk"):
        if _address(place) == _address(typed):
            return place.code
    return ""


def _address(place: Place | PlaceValues) -> tuple[str, ...]:
    return tuple(sort_key(getattr(place, name)) for name in ("name", "street", "postcode", "town"))
