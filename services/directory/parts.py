"""Writes the parts of an entry: what is the same keeps its number, what is new gets one, the rest goes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from services.directory.models import CancelledDate, Entry, EntryPlace, TimeSlot


def write_rows(
    model: type[Any],
    entry: Entry,
    wanted: Sequence[dict[str, Any]],
    *,
    same: str,
    numbered: bool = True,
) -> list[Any]:
    """Make the rows of one kind be the wanted ones, in their order; return them.

    A row that is wanted as it stands keeps its number for other systems; so does one that has the `same`
    value in that column.
    """
    stored = model.objects.filter(entry=entry)
    # The place of a row is compared as well.
    left = list(stored.select_related("place") if model is EntryPlace else stored)
    rows = [_taken(left, values) for values in wanted]
    rows = [
        row or _taken(left, {same: values[same]}) for row, values in zip(rows, wanted, strict=True)
    ]
    for row in left:
        row.delete()
    return [
        _stored(row or model(entry=entry), values | ({"position": position} if numbered else {}))
        for position, (row, values) in enumerate(zip(rows, wanted, strict=True))
    ]


def _taken(left: list[Any], values: dict[str, Any]) -> Any:
    """Take the first row that says this out of those that are left."""
    for row in left:
        if all(getattr(row, name) == value for name, value in values.items()):
            left.remove(row)
            return row
    return None


def _stored(row: Any, values: dict[str, Any]) -> Any:
    differs = row.pk is None or any(getattr(row, name) != value for name, value in values.items())
    if differs:
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
    return row


def write_cancellations(slot: TimeSlot, wanted: Sequence[tuple[date, str]]) -> None:
    """Make the cancelled dates of a slot be these; a date named twice is cancelled once."""
    notes = dict(wanted)
    stored = {each.on: each for each in CancelledDate.objects.filter(slot=slot)}
    for on, row in stored.items():
        if on not in notes:
            row.delete()
    for on, note in notes.items():
        row = stored.get(on) or CancelledDate(slot=slot, on=on)
        if row.pk is None or row.note != note:
            row.note = note
            row.save()
