"""The one way into the directory: forms, imports, loaded files, proposals and merges all end here."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.journal.actions import record
from buendnis.workflow import NotPossible
from services.directory.changes import tell
from services.directory.checks import BadValues, organisation_problems, place_problems, problems_of
from services.directory.dating import next_check_after
from services.directory.differences import Differences, differences
from services.directory.models import (
    Contact,
    Entry,
    EntryPlace,
    EntryTerm,
    Organisation,
    Phone,
    Place,
    TimeSlot,
    Translation,
)
from services.directory.numbers import to_dial
from services.directory.parts import write_cancellations, write_rows
from services.directory.queries import (
    hash_of_texts,
    organisation_values,
    place_values,
    values_of,
    with_parts,
)
from services.directory.states import Status, TranslationState
from services.directory.values import (
    BESIDE_THE_FACTS,
    COLUMNS,
    SHOWN_OF_ORGANISATIONS,
    TRANSLATED,
    EntryValues,
    OrganisationValues,
    PlaceValues,
)

STALE = "Jemand hat diesen Eintrag inzwischen geändert. Bitte laden Sie die Seite neu und sehen Sie nach."
MERGED = "Dieser Eintrag ist mit einem anderen zusammengelegt. Trennen Sie ihn erst wieder."


@transaction.atomic
def write_entry(
    entry: Entry | None,
    values: EntryValues,
    *,
    by: Actor,
    how: str,
    seen: int | None = None,
    keeps_translations: bool = False,
    key: str = "",
    uid: UUID | None = None,
    code: str = "",
) -> Entry:
    """Store an entry as these values say, or make a new one; return it. Nothing different writes nothing.

    `how` is the sentence of the journal („Geändert“, „Eingelesen aus …“). `seen` is the version that
    somebody edited. `keeps_translations` says that only the wording changed. `key`, `uid` and `code` are
    for a new entry only. Raises BadValues with fields and sentences, NotPossible where `seen` is old.
    """
    if problems := problems_of(values):
        raise BadValues(problems)
    stored = _locked(entry)
    if stored is not None and seen is not None and stored.version != seen:
        raise NotPossible(STALE)
    if stored is not None and stored.merged_into_id and values.status != Status.OFF:
        raise BadValues([("status", MERGED)])
    values = completed(values)
    before = values_of(stored) if stored is not None else None
    changed = differences(before, values)
    if stored is not None and not changed:
        return stored
    if stored is None:
        stored = Entry(key=key, **_given(uid=uid, code=code))
    _write_row(stored, values, changed)
    _write_parts(stored, values)
    # What was read along before the change is not true any more.
    getattr(stored, "_prefetched_objects_cache", {}).clear()
    if set(TRANSLATED) & set(changed):
        _mark_translations(stored, keeps=keeps_translations)
    verb = "entry.changed" if before is not None else "entry.made"
    record(verb, about=stored, by=by, sentence=f"{how}: {stored.title}", details=_told(changed))
    tell([stored.code])
    return stored


def _told(changed: Differences) -> Differences:
    """Return what the journal keeps: not what a source printed of people."""
    return {name: pair for name, pair in changed.items() if name != "printed"}


def _locked(entry: Entry | None) -> Entry | None:
    """Return the row as it is now, held until the end of the transaction."""
    return None if entry is None else held(entry)


def held(entry: Entry) -> Entry:
    """Return an entry as it is now with its parts, held until the end of the transaction."""
    rows = Entry.objects.select_for_update(of=("self",)).filter(pk=entry.pk)
    found = with_parts(rows).first()
    if found is None:
        raise Entry.DoesNotExist
    return found


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def completed(values: EntryValues) -> EntryValues:
    """Return the values with what follows from them: numbers to dial, sorted terms, the next check."""
    next_check = values.next_check
    if next_check is None and values.checked_on is not None:
        next_check = next_check_after(values.checked_on)
    return replace(
        values,
        title=" ".join(values.title.split()),
        text=values.text.replace("\r\n", "\n"),
        terms=tuple(sorted(set(values.terms))),
        phones=tuple(replace(each, e164=to_dial(each.e164 or each.raw)) for each in values.phones),
        next_check=next_check,
        left_on=values.left_on if values.status == Status.OFF else None,
    )


def _write_row(entry: Entry, values: EntryValues, changed: Differences) -> None:
    organisation = Organisation.objects.filter(code=values.organisation).first()
    if organisation is None:
        raise BadValues([("organisation", "Diese Organisation gibt es hier nicht.")])
    entry.organisation = organisation
    for name in COLUMNS:
        value = getattr(values, name)
        setattr(entry, name, list(value) if isinstance(value, tuple) else value)
    if set(changed) - BESIDE_THE_FACTS:
        entry.changed_at = timezone.now()
    entry.version = entry.version + 1 if entry.pk else 1
    entry.save()


def _write_parts(entry: Entry, values: EntryValues) -> None:
    terms = [{"term": term} for term in values.terms]
    write_rows(EntryTerm, entry, terms, same="term", numbered=False)
    places = [{"place": _place(at.place), "note": at.note} for at in values.places]
    write_rows(EntryPlace, entry, places, same="place")
    write_rows(Phone, entry, [_columns(each) for each in values.phones], same="e164")
    write_rows(Contact, entry, [_columns(each) for each in values.contacts], same="name")
    slots = [_columns(each) for each in values.slots]
    for slot in slots:
        slot.pop("cancelled")
    stored = write_rows(TimeSlot, entry, slots, same="starts_on")
    for row, wanted in zip(stored, values.slots, strict=True):
        write_cancellations(row, wanted.cancelled)


def _columns(part: Any) -> dict[str, Any]:
    return {name: getattr(part, name) for name in type(part).__dataclass_fields__}


def _place(code: str) -> Place:
    place = Place.objects.filter(code=code).first()
    if place is None:
        raise BadValues([("places", f"Den Ort „{code[:40]}“ gibt es hier nicht.")])
    return place


def _mark_translations(entry: Entry, *, keeps: bool) -> None:
    """Let translations be checked again, or say that they still fit the new wording."""
    fingerprint = hash_of_texts(entry.title, entry.summary, entry.text)
    rows = Translation.objects.filter(entry=entry)
    if keeps:
        rows.filter(state=TranslationState.GOOD).update(original_hash=fingerprint)
    else:
        rows.exclude(original_hash=fingerprint).update(state=TranslationState.CHECK)


@transaction.atomic
def write_organisation(
    organisation: Organisation | None,
    values: OrganisationValues,
    *,
    by: Actor,
    how: str,
    seen: int | None = None,
    key: str = "",
    uid: UUID | None = None,
    code: str = "",
) -> Organisation:
    """Store an organisation, or make a new one; return it. Raises BadValues, NotPossible where `seen` is old."""
    if problems := organisation_problems(values):
        raise BadValues(problems)
    if organisation is not None:
        organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
        if seen is not None and organisation.version != seen:
            raise NotPossible(STALE)
    before = organisation_values(organisation) if organisation is not None else None
    changed = differences(before, values)
    if organisation is not None and not changed:
        return organisation
    stored = organisation or Organisation(key=key, **_given(uid=uid, code=code))
    for name in type(values).__dataclass_fields__:
        setattr(stored, name, getattr(values, name))
    stored.version = stored.version + 1 if stored.pk else 1
    stored.changed_at = timezone.now()
    stored.save()
    verb = "organisation.changed" if before is not None else "organisation.made"
    record(verb, about=stored, by=by, sentence=f"{how}: {stored.name}", details=_told(changed))
    # A new name or address is news about all its entries; what only we keep of it is not.
    _tell_all(stored.entries.all(), changes=set(changed) & SHOWN_OF_ORGANISATIONS)
    return stored


def _tell_all(entries: QuerySet[Entry], *, changes: object) -> None:
    """Tell of entries whose organisation or place is another now, as changed where families see it."""
    if changes:
        entries.update(changed_at=timezone.now())
    tell(entries.values_list("code", flat=True))


@transaction.atomic
def write_place(
    place: Place | None,
    values: PlaceValues,
    *,
    by: Actor,
    how: str,
    key: str = "",
    uid: UUID | None = None,
    code: str = "",
) -> Place:
    """Store a place, or make a new one; return it. Raises BadValues."""
    if problems := place_problems(values):
        raise BadValues(problems)
    if place is not None:
        place = Place.objects.select_for_update().get(pk=place.pk)
    before = place_values(place) if place is not None else None
    changed = differences(before, values)
    if place is not None and not changed:
        return place
    stored = place or Place(key=key, **_given(uid=uid, code=code))
    for name in type(values).__dataclass_fields__:
        setattr(stored, name, getattr(values, name))
    stored.save()
    verb = "place.changed" if before is not None else "place.made"
    record(verb, about=stored, by=by, sentence=f"{how}: {stored}", details=_told(changed))
    # A place that moved is news about everything that happens there.
    _tell_all(Entry.objects.filter(places__place=stored), changes=changed)
    return stored


def _values_now(entry: Entry) -> EntryValues:
    """Return what is stored, held until the end: what somebody changed since the row was read stays."""
    return values_of(held(entry))


@transaction.atomic
def set_status(entry: Entry, status: Status, *, by: Actor, why: str) -> Entry:
    """Put an entry on the list or off it, with the sentence why; nothing is deleted."""
    values = _values_now(entry)
    return write_entry(entry, replace(values, status=status), by=by, how=why)


@transaction.atomic
def take_off(entry: Entry, *, on: date, by: Actor, why: str) -> Entry:
    """Take an entry off the list that nobody has confirmed for too long; a confirmation brings it back."""
    values = replace(_values_now(entry), status=Status.OFF, left_on=on)
    return write_entry(entry, values, by=by, how=why)


@transaction.atomic
def confirm_entry(
    entry: Entry, *, on: date, by: Actor, who: str, how: str, numbers_too: bool = False
) -> Entry:
    """Note that an entry was checked and is still true: its facts stay, its next check moves a year on.

    `who` is what families read („Koordination“, „die Organisation selbst“). A historical entry is historical
    no longer, and one that left the list by itself is back. `numbers_too` says that whoever confirms knows
    the numbers as their own. The same day twice is once.
    """
    values = _values_now(entry)
    values = replace(
        values,
        status=Status.PUBLIC if values.left_on else values.status,
        checked_on=on,
        checked_by=who,
        next_check=next_check_after(on),
        historical=False,
        phones=tuple(
            replace(each, confirmed=each.confirmed or numbers_too) for each in values.phones
        ),
    )
    return write_entry(entry, values, by=by, how=how)
