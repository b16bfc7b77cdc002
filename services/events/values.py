"""A date of an entry as calendar and feeds show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from services.directory.sheets import Sheet
from services.timetable.values import Kind, Occurrence, Slot

# Opening hours say when somebody is there; the others are dates that one keeps.
DATED = (Kind.CONSULTATION, Kind.MEETING, Kind.EVENT)


@dataclass(frozen=True, slots=True)
class Gathering:
    """An entry on one date."""

    sheet: Sheet
    occurrence: Occurrence


def dated(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """Return the lines of a timetable that name dates; hours "by arrangement" name none."""
    return tuple(
        slot
        for slot in slots
        if slot.kind in DATED and not (slot.by_appointment and slot.opens is None)
    )
