"""When things take place: one timetable for opening hours and events, without Django."""

from services.timetable.dates import dates_of, end_of, has_ended, occurrences, weekdays_and_parts
from services.timetable.opening import open_state
from services.timetable.publicholidays import holidays_in
from services.timetable.rules import Rule, check_rule, read_rule
from services.timetable.values import (
    WEEKDAYS,
    ZONE,
    Kind,
    Occurrence,
    OpenKind,
    OpenState,
    Part,
    Slot,
    from_weekly,
)

__all__ = [
    "WEEKDAYS",
    "ZONE",
    "Kind",
    "Occurrence",
    "OpenKind",
    "OpenState",
    "Part",
    "Rule",
    "Slot",
    "check_rule",
    "dates_of",
    "end_of",
    "from_weekly",
    "has_ended",
    "holidays_in",
    "occurrences",
    "open_state",
    "read_rule",
    "weekdays_and_parts",
]
