"""The table of usual times: complete over the states, and told in one sentence."""

from datetime import date, datetime

import pytest

from certification.applications.states import FINAL, OPEN, State
from certification.reminders.days import is_time_to_write, months_before, working_days
from certification.reminders.deadlines import DEADLINES, deadline_of, waiting_for

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize("state", sorted(OPEN))
def test_every_open_state_has_a_usual_time_with_a_reason(state):
    for has_examiner in (True, False):
        deadline = deadline_of(state, has_examiner=has_examiner)

        assert deadline is not None
        assert deadline.days > 0
        assert deadline.reason


def test_a_finished_case_is_never_late():
    assert {deadline_of(state, has_examiner=True) for state in FINAL} == {None}


def test_the_days_are_these():
    assert {one.key: one.days for one in DEADLINES} == {
        "draft": 21,
        "submitted": 7,
        "unassigned": 5,
        "accepted": 14,
        "in_review": 42,
        "programme_open": 28,
        "for_decision": 28,
    }


@pytest.mark.parametrize(
    ("state", "since", "sentence", "late"),
    [
        (State.SUBMITTED, date(2026, 11, 13), "seit 12 Tagen, üblich sind 7", True),
        (State.SUBMITTED, date(2026, 11, 18), "seit 7 Tagen", False),
        (State.SUBMITTED, date(2026, 11, 25), "seit heute", False),
        (State.DRAFT, date(2026, 10, 31), "seit 25 Tagen ohne Änderung, üblich sind 21", True),
        (State.FOR_DECISION, date(2026, 11, 24), "seit gestern", False),
    ],
)
def test_a_reader_learns_how_long_and_what_is_usual(state, since, sentence, late):
    deadline = deadline_of(state, has_examiner=True)
    waiting = waiting_for(deadline, since, today=TODAY)

    assert (waiting.sentence, waiting.is_late) == (sentence, late)
    assert deadline.is_late(since, today=TODAY) is late


@pytest.mark.parametrize(
    ("moment", "fits"),
    [
        (datetime(2026, 11, 25, 10), True),
        (datetime(2026, 11, 25, 6, 59), False),
        (datetime(2026, 11, 25, 19), False),
        (datetime(2026, 11, 28, 10), False),
    ],
)
def test_reminders_leave_on_weekdays_by_day(moment, fits):
    assert is_time_to_write(moment) is fits


def test_a_weekend_is_no_working_day():
    friday, monday, wednesday = date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 25)

    assert [working_days(friday, day) for day in (friday, monday, wednesday)] == [0, 1, 3]


def test_six_months_before_a_long_month_is_the_last_day_of_a_short_one():
    assert months_before(date(2027, 8, 31), 6) == date(2027, 2, 28)
