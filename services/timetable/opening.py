"""Whether a place is open at a moment, and when it closes or opens next."""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import UTC, date, datetime, timedelta

from services.timetable.dates import has_ended, occurrences
from services.timetable.values import ZONE, Kind, Occurrence, OpenKind, OpenState, Slot

# An opening further away is shown by the timetable itself, not by "opens next on".
HORIZON_DAYS = 62
SAYS_OPEN = (Kind.OPENING, Kind.CONSULTATION)

Span = tuple[datetime, datetime]


def open_state(
    slots: Iterable[Slot], now: datetime, holidays: Set[date] = frozenset()
) -> OpenState:
    """What can be said at the aware moment `now`; `until` and `next_opening` are aware, in German time.

    Recurring hours do not hold on a public holiday, save round the clock; a single date does. Slots that
    have ended say nothing. Cancelled dates are closed. Raises ValueError for a moment without zone.
    """
    if now.tzinfo is None:
        raise ValueError("A moment needs its time zone.")
    now = now.astimezone(ZONE)
    today = now.date()
    valid = [slot for slot in slots if slot.kind in SAYS_OPEN and not has_ended(slot, today - _DAY)]
    timed = [slot for slot in valid if not slot.by_appointment and slot.opens is not None]
    appointment = any(slot.by_appointment for slot in valid)
    holiday = today in holidays
    if not timed:
        kind = OpenKind.BY_APPOINTMENT if appointment else OpenKind.UNKNOWN
        return OpenState(kind, is_holiday=holiday)
    coming = [
        occurrence
        for occurrence in occurrences(timed, today - _DAY, today + timedelta(days=HORIZON_DAYS))
        if _takes_place(occurrence, holidays)
    ]
    return _state(coming, now, holiday, appointment)


_DAY = timedelta(days=1)


def _takes_place(occurrence: Occurrence, holidays: Set[date]) -> bool:
    if occurrence.cancelled:
        return False
    slot = occurrence.slot
    return occurrence.on not in holidays or not slot.rrule or slot.round_the_clock


def _state(coming: list[Occurrence], now: datetime, holiday: bool, appointment: bool) -> OpenState:
    # Two moments of the same zone compare by the clock on the wall, wrong when it is changed: so by UTC.
    at = now.astimezone(UTC)
    spans = _joined(coming)
    for begin, end in spans:
        if begin <= at < end:
            endless = end > at + timedelta(days=HORIZON_DAYS - 1)
            until = None if endless else end.astimezone(ZONE)
            return OpenState(OpenKind.OPEN, until, None, holiday, appointment)
    starts = [begin for begin, _ in spans] + [
        start.astimezone(UTC) for o in coming if o.closes is None and (start := o.starts_at)
    ]
    following = min((start for start in starts if start > at), default=None)
    opening = following.astimezone(ZONE) if following else None
    kind = OpenKind.UNKNOWN if _may_still_be_open(coming, now) else OpenKind.CLOSED
    return OpenState(kind, None, opening, holiday, appointment)


def _joined(coming: list[Occurrence]) -> list[Span]:
    """Spans in UTC, those that touch or overlap made one."""
    spans = sorted(
        (start.astimezone(UTC), end.astimezone(UTC))
        for o in coming
        if (start := o.starts_at) and (end := o.ends_at)
    )
    joined: list[Span] = []
    for begin, end in spans:
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined


def _may_still_be_open(coming: list[Occurrence], now: datetime) -> bool:
    """Something of today has begun whose end is not known."""
    return any(
        o.on == now.date() and o.closes is None and o.opens is not None and o.opens <= now.time()
        for o in coming
    )
