"""When something takes place: opening hours, consultation hours, meetings and single events alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Berlin")
# As search filters and forms name them, Monday first.
WEEKDAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")


class Kind(StrEnum):
    """What a slot offers; only the first two say when a place is open."""

    OPENING = "opening"
    CONSULTATION = "consultation"
    MEETING = "meeting"
    EVENT = "event"


class Part(StrEnum):
    """A part of the day to filter by; unknown where the hour is not known."""

    MORNING = "vormittag"
    AFTERNOON = "nachmittag"
    EVENING = "abend"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One line of a timetable: a rule of RFC 5545 without DTSTART, or a single date if the rule is empty.

    Hours are those of the clock in Germany. An hour of closing at or before the hour of opening lies on
    the next day; both alike mean round the clock. `valid_to` is the last day that counts, `cancelled`
    the dates called off with a note (or an empty one). `uid` stays the same while the slot is edited.
    """

    kind: Kind
    rrule: str
    starts_on: date
    opens: time | None = None
    closes: time | None = None
    by_appointment: bool = False
    valid_to: date | None = None
    note: str = ""
    cancelled: Mapping[date, str] = field(default_factory=dict, hash=False)
    uid: str = ""

    @property
    def round_the_clock(self) -> bool:
        """Opens and closes at the same hour: nobody locks up in between."""
        return self.opens is not None and self.opens == self.closes


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of a slot; a cancelled one stays and says so, with the note why."""

    slot: Slot
    on: date
    opens: time | None
    closes: time | None
    cancelled: bool
    note: str

    @property
    def starts_at(self) -> datetime | None:
        """The moment it begins, aware, or nothing where the hour is not known."""
        return None if self.opens is None else moment(self.on, self.opens)

    @property
    def ends_at(self) -> datetime | None:
        """The moment it ends, aware and maybe on the next day, or nothing where it is not known."""
        if self.opens is None or self.closes is None:
            return None
        over_midnight = self.closes <= self.opens
        return moment(self.on + timedelta(days=1) if over_midnight else self.on, self.closes)


class OpenKind(StrEnum):
    """What can be said of a place at a moment."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"
    BY_APPOINTMENT = "by_appointment"


@dataclass(frozen=True, slots=True)
class OpenState:
    """Open until when, or closed and opening again when; `until` is missing for round the clock."""

    kind: OpenKind
    until: datetime | None = None
    next_opening: datetime | None = None
    is_holiday: bool = False
    also_by_appointment: bool = False


def moment(on: date, at: time) -> datetime:
    """The aware moment of a clock time; an hour that the change to summer time skips comes an hour later."""
    # Through UTC and back: only so does a skipped hour become one that exists.
    return datetime.combine(on, at, tzinfo=ZONE).astimezone(ZoneInfo("UTC")).astimezone(ZONE)


def from_weekly(
    weekday: str,
    opens: time | None,
    closes: time | None,
    *,
    starts_on: date,
    kind: Kind = Kind.OPENING,
    uid: str = "",
) -> Slot:
    """A slot of every week on a day (mo … so), as a row of a form gives it.

    Raises ValueError for an unknown day.
    """
    day = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[WEEKDAYS.index(weekday)]
    rule = f"FREQ=WEEKLY;BYDAY={day}"
    return Slot(kind, rule, starts_on, opens=opens, closes=closes, uid=uid)
