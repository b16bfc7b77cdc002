"""The dates of a timetable in a span, and the weekdays and parts of the day it covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time

from services.timetable.rules import last_day, matches, read_rule
from services.timetable.values import WEEKDAYS, Occurrence, Part, Slot

# Nobody reads further; a longer span is a mistake of the caller.
LONGEST_SPAN_DAYS = 3 * 366
NOON = time(12)
EVENING = time(17)
MORNING = time(6)


def occurrences(slots: Iterable[Slot], first: date, last: date) -> list[Occurrence]:
    """All dates from first to last (both included), cancelled ones marked, by day and hour.

    Raises ValueError if the span is longer than three years.
    """
    if (last - first).days > LONGEST_SPAN_DAYS:
        raise ValueError("A timetable is asked for three years at most.")
    found = [_occurrence(slot, day) for slot in slots for day in dates_of(slot, first, last)]
    return sorted(found, key=_order)


def dates_of(slot: Slot, first: date, last: date) -> Iterator[date]:
    """The dates of one slot in a span, in order. Raises ValueError for a rule that cannot be read."""
    end = end_of(slot)
    first = max(first, slot.starts_on)
    last = last if end is None else min(last, end)
    if not slot.rrule:
        if first <= slot.starts_on <= last:
            yield slot.starts_on
        return
    rule = read_rule(slot.rrule)
    for number in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(number)
        if matches(rule, slot.starts_on, day):
            yield day


def end_of(slot: Slot) -> date | None:
    """The last day on which the slot can take place; nothing if it goes on."""
    ends = [day for day in (last_day(slot.rrule, slot.starts_on), slot.valid_to) if day]
    return min(ends, default=None)


def has_ended(slot: Slot, today: date) -> bool:
    """Whether the slot lies wholly in the past."""
    end = end_of(slot)
    return end is not None and end < today


def _occurrence(slot: Slot, day: date) -> Occurrence:
    cancelled = day in slot.cancelled
    note = slot.cancelled[day] if cancelled else slot.note
    return Occurrence(slot, day, slot.opens, slot.closes, cancelled, note)


def _order(occurrence: Occurrence) -> tuple[date, time, str, str]:
    return occurrence.on, occurrence.opens or time.min, occurrence.slot.kind, occurrence.slot.uid


def weekdays_and_parts(slots: Iterable[Slot]) -> set[tuple[str, Part]]:
    """Pairs of weekday (mo … so) and part of the day that the slots cover, for filters.

    Where a slot has no hours, the part is `Part.UNKNOWN`: the weekday alone is known.
    """
    return {pair for slot in slots for pair in _pairs_of(slot)}


def _pairs_of(slot: Slot) -> Iterator[tuple[str, Part]]:
    for weekday in _weekdays_of(slot):
        for part in parts_of(slot.opens, slot.closes):
            yield WEEKDAYS[weekday], part
        if slot.opens and slot.closes and MORNING < slot.closes <= slot.opens:
            yield WEEKDAYS[(weekday + 1) % 7], Part.MORNING


def _weekdays_of(slot: Slot) -> set[int]:
    if not slot.rrule:
        return {slot.starts_on.weekday()}
    rule = read_rule(slot.rrule)
    if rule.days:
        return {weekday for _, weekday in rule.days}
    return {slot.starts_on.weekday()} if rule.frequency == "WEEKLY" else set(range(7))


def parts_of(opens: time | None, closes: time | None) -> Iterator[Part]:
    """The parts of the day that hours reach into."""
    if opens is None:
        yield Part.UNKNOWN
        return
    # Without an end only the part in which it begins is known; over midnight the day ends at its end.
    over_midnight = closes is not None and closes <= opens
    end = opens if closes is None else time.max if over_midnight else closes
    if opens < NOON:
        yield Part.MORNING
    if opens < EVENING and (end > NOON or opens >= NOON):
        yield Part.AFTERNOON
    if end > EVENING or opens >= EVENING:
        yield Part.EVENING
