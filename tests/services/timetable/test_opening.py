"""Open, closed, by appointment or not known: and when it closes or opens next."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.timetable import (
    ZONE,
    Kind,
    OpenKind,
    OpenState,
    Slot,
    from_weekly,
    holidays_in,
    open_state,
)

START = date(2026, 1, 1)


def at(day: int, hour: int, minute: int = 0, *, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def weekly(days: str, opens: int, closes: int, **more) -> Slot:
    rule = f"FREQ=WEEKLY;BYDAY={days}"
    return Slot(Kind.OPENING, rule, START, opens=time(opens), closes=time(closes), **more)


OFFICE = [weekly("MO,TU", 9, 12), weekly("MO", 14, 16)]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(23, 9), OpenState(OpenKind.OPEN, until=at(23, 12))),
        (at(23, 12), OpenState(OpenKind.CLOSED, next_opening=at(23, 14))),
        (at(23, 16), OpenState(OpenKind.CLOSED, next_opening=at(24, 9))),
        (at(24, 12, 30), OpenState(OpenKind.CLOSED, next_opening=at(30, 9))),
        (at(28, 3), OpenState(OpenKind.CLOSED, next_opening=at(30, 9))),
    ],
)
def test_a_lunch_break_and_a_weekend_are_closed_until_the_next_opening(now, expected):
    assert open_state(OFFICE, now) == expected


def test_hours_over_midnight_are_open_on_the_morning_after():
    night = [weekly("FR", 22, 4)]

    assert open_state(night, at(28, 3)) == OpenState(OpenKind.OPEN, until=at(28, 4))
    assert open_state(night, at(28, 4)).kind == OpenKind.CLOSED


def test_round_the_clock_is_open_without_end_on_a_holiday_too():
    always = [Slot(Kind.OPENING, "FREQ=DAILY", START, opens=time(0), closes=time(0))]

    state = open_state(always, at(25, 15, month=12), holidays_in("ST", [2026]))

    assert state == OpenState(OpenKind.OPEN, is_holiday=True)


def test_spans_that_touch_are_one():
    day = [weekly("MO", 9, 12), weekly("MO", 12, 16)]

    assert open_state(day, at(23, 11)).until == at(23, 16)


def test_on_a_holiday_recurring_hours_do_not_hold():
    # 6 January 2026 is a holiday in Sachsen-Anhalt (ST), not in Hesse (HE); both are two letters of a Land.
    now = at(6, 10, month=1)

    assert open_state(OFFICE, now, holidays_in("ST", [2026])) == OpenState(
        OpenKind.CLOSED, next_opening=at(12, 9, month=1), is_holiday=True
    )
    assert open_state(OFFICE, now, holidays_in("he", [2026])).kind == OpenKind.OPEN


def test_a_single_date_on_a_holiday_is_meant():
    party = [Slot(Kind.OPENING, "", date(2026, 12, 25), opens=time(10), closes=time(12))]

    assert open_state(party, at(25, 11, month=12), holidays_in("ST", [2026])).kind == OpenKind.OPEN


def test_a_cancelled_date_is_closed():
    slots = [weekly("MO", 9, 12, cancelled={date(2026, 11, 23): "Fortbildung"})]

    assert open_state(slots, at(23, 10)) == OpenState(OpenKind.CLOSED, next_opening=at(30, 9))


def test_hours_that_have_ended_say_nothing():
    ended = [weekly("MO", 9, 12, valid_to=date(2026, 11, 1))]

    assert open_state(ended, at(23, 10)) == OpenState(OpenKind.UNKNOWN)


def test_meetings_and_events_do_not_open_a_house():
    table = [from_weekly("mo", time(9), time(12), starts_on=START, kind=Kind.MEETING)]

    assert open_state(table, at(23, 10)) == OpenState(OpenKind.UNKNOWN)


def test_by_appointment_is_said_alone_and_beside_hours():
    visit = Slot(Kind.CONSULTATION, "", START, by_appointment=True, valid_to=None)
    always = Slot(Kind.CONSULTATION, "FREQ=DAILY", START, by_appointment=True)

    assert open_state([always], at(23, 10)) == OpenState(OpenKind.BY_APPOINTMENT)
    assert open_state([always, *OFFICE], at(23, 10)).also_by_appointment
    assert open_state([visit], at(23, 10)) == OpenState(OpenKind.UNKNOWN)


def test_without_a_closing_hour_nothing_is_claimed():
    slots = [from_weekly("mo", time(9), None, starts_on=START)]

    assert open_state(slots, at(23, 8)) == OpenState(OpenKind.CLOSED, next_opening=at(23, 9))
    assert open_state(slots, at(23, 10)) == OpenState(OpenKind.UNKNOWN, next_opening=at(30, 9))


def test_when_clocks_go_forward_the_skipped_hour_opens_an_hour_later():
    # On 29 March 2026 there is no half past two.
    night = [Slot(Kind.OPENING, "FREQ=DAILY", START, opens=time(2, 30), closes=time(5))]

    state = open_state(night, at(29, 1, month=3))

    assert state.next_opening is not None
    assert state.next_opening.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert state.next_opening.time() == time(3, 30)


def test_when_clocks_go_back_three_hours_lie_between_one_and_three():
    # On 25 October 2026 the hour from two to three comes twice.
    night = [Slot(Kind.OPENING, "FREQ=DAILY", START, opens=time(1), closes=time(3))]
    second_half_past_two = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZONE)

    state = open_state(night, second_half_past_two)

    assert state.kind == OpenKind.OPEN
    assert state.until is not None
    assert state.until.astimezone(UTC) - second_half_past_two.astimezone(UTC) == timedelta(
        minutes=30
    )


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        open_state(OFFICE, datetime(2026, 11, 23, 9))


HOURS = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
RULES = st.sampled_from(
    ["FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,SU", "FREQ=MONTHLY;BYDAY=-1SU"]
)


@given(
    slots=st.lists(
        st.builds(Slot, st.just(Kind.OPENING), RULES, st.just(START), HOURS, HOURS), max_size=4
    ),
    now=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)),
)
def test_the_next_opening_is_really_open_and_the_end_is_not(slots, now):
    state = open_state(slots, now.replace(tzinfo=ZONE))

    if state.next_opening:
        opened = open_state(slots, state.next_opening)
        # A span may vanish in the hour that the clock skips; it then opens for no time at all.
        skipped = state.next_opening.date() == date(2026, 3, 29)
        assert opened.kind == OpenKind.OPEN or skipped
    if state.until:
        assert open_state(slots, state.until).kind == OpenKind.CLOSED
