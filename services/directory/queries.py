"""What we ask the directory."""

import hashlib
from collections.abc import Iterable
from copy import copy
from dataclasses import fields
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, prefetch_related_objects
from django.http import Http404

from buendnis.access.rules import Actor
from buendnis.tenancy.scope import across_alliances
from services.directory.models import Entry, Listing, Organisation, Place
from services.directory.states import Status
from services.directory.values import (
    COLUMNS,
    ContactValues,
    EntryValues,
    OrganisationValues,
    PhoneValues,
    PlaceAt,
    PlaceValues,
    SlotValues,
)

WITH_PARTS = (
    "terms", "places__place", "phones", "contacts", "slots__cancellations", "translations",
)  # fmt: skip


def own_entries() -> QuerySet[Entry]:
    """Return every entry that the alliance in scope answers for, drafts and what is off the list too."""
    return Entry.objects.select_related("organisation").order_by("sort_key", "pk")


def public_entries() -> QuerySet[Entry]:
    """Return the entries of its own that families see."""
    return own_entries().filter(status=Status.PUBLIC)


def with_parts(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Return the same entries with everything that belongs to them, in a fixed number of queries."""
    return entries.select_related("organisation", "alliance").prefetch_related(*WITH_PARTS)


def listed_codes() -> dict[str, Listing]:
    """Return the entries of other alliances that this one lists and shows, by their codes."""
    return {each.entry_code: each for each in Listing.objects.filter(hidden=False)}


def listed_entries(codes: Iterable[str]) -> list[Entry]:
    """Return public entries of other alliances with their parts; ask `listed_codes` for what is allowed."""
    with across_alliances("Ein Eintrag eines anderen Bündnisses steht in diesem Verzeichnis"):
        found = Entry.objects.filter(code__in=list(codes), status=Status.PUBLIC)
        return list(with_parts(found))


def entry_by_code(actor: Actor, code: str) -> Entry:
    """Return an entry of the alliance in scope, for its coordinators. Raises Http404."""
    entry = own_entries().filter(code=code).first()
    if entry is None:
        raise Http404("Diesen Eintrag gibt es hier nicht.")
    return entry


def organisation_by_code(actor: Actor, code: str) -> Organisation:
    """Return an organisation of the alliance in scope. Raises Http404."""
    organisation = Organisation.objects.filter(code=code).first()
    if organisation is None:
        raise Http404("Diese Organisation gibt es hier nicht.")
    return organisation


def standing_organisations() -> QuerySet[Organisation]:
    """Return the organisations of the alliance in scope without those that were merged into another."""
    return Organisation.objects.filter(merged_into=None).order_by("sort_key", "pk")


def place_by_code(actor: Actor, code: str) -> Place:
    """Return a place of the alliance in scope. Raises Http404."""
    place = Place.objects.filter(code=code).first()
    if place is None:
        raise Http404("Diesen Ort gibt es hier nicht.")
    return place


def to_be_checked(today: date) -> QuerySet[Entry]:
    """Return public entries whose next check is due, or that nobody has ever checked; the longest wait first."""
    due = Q(next_check__lte=today) | Q(next_check__isnull=True, checked_on__isnull=True)
    return public_entries().filter(due).order_by("next_check", "sort_key", "pk")


def values_of(entry: Entry) -> EntryValues:
    """Return an entry as values; asks for its parts where they were not fetched along."""
    parts = entry
    if not getattr(entry, "_prefetched_objects_cache", None):
        # A copy, because what was read along would not be read again after a change.
        parts = copy(entry)
        prefetch_related_objects([parts], *WITH_PARTS)
    return EntryValues(
        organisation=entry.organisation.code,
        terms=tuple(sorted(each.term for each in parts.terms.all())),
        places=tuple(PlaceAt(each.place.code, each.note) for each in parts.places.all()),
        phones=tuple(
            PhoneValues(each.raw, each.e164, each.label, each.kind, each.confirmed)
            for each in parts.phones.all()
        ),
        contacts=tuple(
            ContactValues(each.name, each.function, each.email, each.is_press)
            for each in parts.contacts.all()
        ),
        slots=tuple(
            SlotValues(
                kind=each.kind,
                rrule=each.rrule,
                starts_on=each.starts_on,
                opens=each.opens,
                closes=each.closes,
                by_appointment=each.by_appointment,
                valid_to=each.valid_to,
                note=each.note,
                cancelled=tuple((one.on, one.note) for one in each.cancellations.all()),
            )
            for each in parts.slots.all()
        ),
        **{name: _plain(getattr(entry, name)) for name in COLUMNS},
    )


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def organisation_values(organisation: Organisation) -> OrganisationValues:
    """Return an organisation as values."""
    return OrganisationValues(
        **{each.name: getattr(organisation, each.name) for each in fields(OrganisationValues)}
    )


def place_values(place: Place) -> PlaceValues:
    """Return a place as values."""
    return PlaceValues(**{each.name: getattr(place, each.name) for each in fields(PlaceValues)})


def hash_of_texts(title: str, summary: str, text: str) -> str:
    """Return the fingerprint of what translations are made from."""
    return hashlib.sha256("\x00".join((title, summary, text)).encode()).hexdigest()
