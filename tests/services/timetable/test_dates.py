"""Dates in a span: sorted, within it, cancelled ones marked; weekdays and parts of the day for filters."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.timetable import (
    Kind,
    Part,
    Slot,
    from_weekly,
    has_ended,
    occurrences,
    weekdays_and_parts,
)

RULES = ["", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=MONTHLY;BYDAY=1WE;COUNT=9"]
DATES = st.dates(date(2026, 1, 1), date(2027, 12, 31))
TIMES = st.none() | st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
SLOTS = st.lists(
    st.builds(
        Slot,
        kind=st.sampled_from(Kind),
        rrule=st.sampled_from(RULES),
        starts_on=DATES,
        opens=TIMES,
        valid_to=st.none() | DATES,
        cancelled=st.dictionaries(DATES, st.sampled_from(["", "Urlaub"]), max_size=5),
    ),
    max_size=5,
)


@given(slots=SLOTS, first=DATES, days=st.integers(-3, 90))
def test_dates_are_sorted_within_the_span_and_say_when_cancelled(slots, first, days):
    last = first + timedelta(days=days)

    found = occurrences(slots, first, last)

    assert [o.on for o in found] == sorted(o.on for o in found)
    assert all(first <= o.on <= last for o in found)
    assert all(o.cancelled == (o.on in o.slot.cancelled) for o in found)
    assert all(o.on >= o.slot.starts_on for o in found)
    assert all(o.slot.valid_to is None or o.on <= o.slot.valid_to for o in found)
    assert not any(has_ended(o.slot, o.on) for o in found)


def test_a_cancelled_date_stays_with_the_note_why():
    called_off = {date(2026, 12, 3): "Der Raum wird gestrichen."}
    table = Slot(
        Kind.MEETING,
        "FREQ=MONTHLY;BYDAY=1TH",
        date(2026, 1, 1),
        note="Mit Kind",
        cancelled=called_off,
    )

    found = occurrences([table], date(2026, 11, 1), date(2026, 12, 31))

    assert [(o.on, o.cancelled, o.note) for o in found] == [
        (date(2026, 11, 5), False, "Mit Kind"),
        (date(2026, 12, 3), True, "Der Raum wird gestrichen."),
    ]


def test_nobody_asks_for_more_than_three_years():
    with pytest.raises(ValueError, match="three years"):
        occurrences([], date(2026, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("opens", "closes", "parts"),
    [
        (time(10), time(12), {("mi", Part.MORNING)}),
        (time(10), time(12, 30), {("mi", Part.MORNING), ("mi", Part.AFTERNOON)}),
        (time(14), time(17), {("mi", Part.AFTERNOON)}),
        (time(16), time(19), {("mi", Part.AFTERNOON), ("mi", Part.EVENING)}),
        (time(20), time(2), {("mi", Part.EVENING)}),
        (time(20), time(8), {("mi", Part.EVENING), ("do", Part.MORNING)}),
        (time(0), time(0), {("mi", Part.MORNING), ("mi", Part.AFTERNOON), ("mi", Part.EVENING)}),
        (time(19), None, {("mi", Part.EVENING)}),
        (None, None, {("mi", Part.UNKNOWN)}),
    ],
)
def test_the_hours_say_which_parts_of_the_day_are_covered(opens, closes, parts):
    slot = from_weekly("mi", opens, closes, starts_on=date(2026, 1, 1))

    assert weekdays_and_parts([slot]) == parts


@pytest.mark.parametrize(
    ("rule", "weekdays"),
    [
        ("", {"do"}),
        ("FREQ=WEEKLY", {"do"}),
        ("FREQ=MONTHLY;BYDAY=1MO,3FR", {"mo", "fr"}),
        ("FREQ=DAILY", {"mo", "di", "mi", "do", "fr", "sa", "so"}),
    ],
)
def test_the_rule_says_which_weekdays_are_covered(rule, weekdays):
    slot = Slot(Kind.OPENING, rule, date(2026, 1, 1), opens=time(9), closes=time(10))

    assert {day for day, _ in weekdays_and_parts([slot])} == weekdays
