"""Calling off one date of a recurring meeting, and taking that back."""

from dataclasses import replace
from datetime import date

from django.db import transaction

from buendnis.access.rules import Actor
from buendnis.workflow import NotPossible
from services.directory.models import Entry
from services.directory.queries import values_of, with_parts
from services.directory.sheets import slots_of
from services.directory.values import SlotValues
from services.directory.writing import write_entry
from services.timetable.dates import dates_of

GONE = "Diesen Termin gibt es nicht mehr. Bitte laden Sie die Seite neu."
OVER = "Dieser Termin ist schon vorbei."


@transaction.atomic
def call_off(entry: Entry, *, slot: str, on: date, note: str, today: date, by: Actor) -> Entry:
    """Say that a date does not take place, with a note for families. Raises NotPossible, BadValues."""
    return _write(entry, slot, on, note, today, by, how=f"Termin am {_short(on)} fällt aus")


@transaction.atomic
def put_back(entry: Entry, *, slot: str, on: date, today: date, by: Actor) -> Entry:
    """Say that a date that was called off takes place after all. Raises NotPossible."""
    return _write(entry, slot, on, None, today, by, how=f"Termin am {_short(on)} findet doch statt")


def _write(
    entry: Entry, slot: str, on: date, note: str | None, today: date, by: Actor, *, how: str
) -> Entry:
    stored = with_parts(Entry.objects.select_for_update(of=("self",))).get(pk=entry.pk)
    values = values_of(stored)
    # Both are made from the same rows in the same order.
    timetable = slots_of(stored)
    position = next((number for number, each in enumerate(timetable) if each.uid == slot), None)
    if on < today:
        raise NotPossible(OVER)
    if position is None or next(dates_of(timetable[position], on, on), None) is None:
        raise NotPossible(GONE)
    slots = list(values.slots)
    slots[position] = _with(slots[position], on, note)
    return write_entry(stored, replace(values, slots=tuple(slots)), by=by, how=how)


def _with(slot: SlotValues, on: date, note: str | None) -> SlotValues:
    rest = tuple(pair for pair in slot.cancelled if pair[0] != on)
    return replace(slot, cancelled=rest if note is None else tuple(sorted((*rest, (on, note)))))


def _short(on: date) -> str:
    return f"{on:%d.%m.%Y}"
