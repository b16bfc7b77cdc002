"""Days that count: one row for each rule of the law, month ends, and what holds for any day."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.care_leave.deadlines import (
    Notice,
    answer_of_small_employer,
    early_end,
    end_of_leave,
    late_start,
    loan_application_until,
    notice_before,
    notice_in_months,
    notice_in_weeks,
    notice_in_working_days,
    protection_from,
    quarter_waiver_until,
    request_by,
)
from services.care_leave.rulebook import Unit
from services.care_leave.situation import Land, Workplace
from services.care_leave.workdays import is_working_day
from tests.builders.care import DAYS, HESSE, WORKPLACES

NOTICES = [(10, Unit.WORKING_DAYS), (8, Unit.WEEKS), (3, Unit.MONTHS)]


def test_ten_working_days_end_on_a_sunday_and_are_sent_on_the_friday_before() -> None:
    assert notice_in_working_days(date(2027, 2, 1), 10, HESSE) == Notice(
        on=date(2027, 1, 17), send_by=date(2027, 1, 15)
    )


def test_eight_weeks_and_three_months_end_a_day_before() -> None:
    assert notice_in_weeks(date(2027, 4, 1), 8, HESSE).on == date(2027, 2, 3)
    assert notice_in_months(date(2027, 8, 1), 3, HESSE).on == date(2027, 4, 30)
    assert notice_in_months(date(2027, 5, 31), 3, HESSE).on == date(2027, 2, 27)


@pytest.mark.parametrize(
    ("received", "length", "unit", "start"),
    [
        (date(2027, 1, 25), 10, Unit.WORKING_DAYS, date(2027, 2, 9)),
        (date(2027, 2, 4), 8, Unit.WEEKS, date(2027, 4, 2)),
        (date(2027, 5, 1), 3, Unit.MONTHS, date(2027, 8, 2)),
        (date(2027, 2, 28), 3, Unit.MONTHS, date(2027, 6, 1)),
    ],
)
def test_a_late_notice_moves_the_start(
    received: date, length: int, unit: Unit, start: date
) -> None:
    assert late_start(received, length, unit, HESSE) == start


@pytest.mark.parametrize(
    ("received", "answer"),
    [
        (date(2027, 1, 11), date(2027, 2, 8)),
        (date(2027, 1, 9), date(2027, 2, 8)),
        (date(2027, 2, 26), date(2027, 3, 30)),
    ],
)
def test_a_small_employer_answers_in_four_weeks_or_on_the_next_working_day(
    received: date, answer: date
) -> None:
    assert answer_of_small_employer(received, 4, HESSE) == answer


def test_an_answer_never_falls_on_a_saturday_even_where_people_work_then() -> None:
    place = Workplace(Land.HE, saturdays=True)

    assert answer_of_small_employer(date(2027, 1, 9), 4, place) == date(2027, 2, 8)


def test_a_request_comes_so_early_that_the_answer_is_due_before_the_start() -> None:
    asked = request_by(date(2027, 3, 29), 4, HESSE)

    assert asked == Notice(on=date(2027, 2, 25), send_by=date(2027, 2, 25))
    assert answer_of_small_employer(asked.on, 4, HESSE) < date(2027, 3, 29)
    assert request_by(date(2027, 3, 1), 4, HESSE).on == date(2027, 1, 29)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2027, 2, 1), 6, date(2027, 7, 31)),
        (date(2027, 4, 1), 24, date(2029, 3, 31)),
        (date(2026, 11, 16), 6, date(2027, 5, 15)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2027, 1, 30), 1, date(2027, 2, 28)),
        (date(2027, 1, 29), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 5, 31), 1, date(2027, 6, 30)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_a_leave_ends_the_day_before_that_of_its_number(
    start: date, months: int, end: date
) -> None:
    assert end_of_leave(start, months) == end


def test_a_leave_ends_four_weeks_after_a_change_and_never_after_its_planned_end() -> None:
    assert early_end(date(2027, 5, 10), date(2027, 7, 31), 4) == date(2027, 6, 7)
    assert early_end(date(2027, 7, 20), date(2027, 7, 31), 4) == date(2027, 7, 31)


def test_protection_begins_with_the_notice_but_at_most_twelve_weeks_before() -> None:
    start = date(2027, 2, 1)

    assert protection_from(date(2026, 8, 1), start, 12) == date(2026, 11, 9)
    assert protection_from(date(2027, 1, 10), start, 12) == date(2027, 1, 10)
    assert protection_from(date(2027, 1, 10), start, 12, agreed_by_small_employer=True) == start


def test_money_is_asked_for_in_three_months_and_the_waiver_in_forty_eight() -> None:
    assert loan_application_until(date(2027, 1, 1), 3) == date(2027, 3, 31)
    assert quarter_waiver_until(date(2027, 1, 1), 48) == date(2031, 1, 1)


@pytest.mark.parametrize(
    "count",
    [
        lambda: notice_in_weeks(date(2027, 1, 1), 0, HESSE),
        lambda: notice_in_months(date(2027, 1, 1), -1, HESSE),
        lambda: late_start(date(2027, 1, 1), 0, Unit.WEEKS, HESSE),
        lambda: answer_of_small_employer(date(2027, 1, 1), 0, HESSE),
        lambda: request_by(date(2027, 1, 1), 0, HESSE),
        lambda: end_of_leave(date(2027, 1, 1), 0),
        lambda: early_end(date(2027, 1, 1), date(2027, 2, 1), 0),
        lambda: protection_from(date(2027, 1, 1), date(2027, 2, 1), 0),
        lambda: loan_application_until(date(2027, 1, 1), 0),
        lambda: quarter_waiver_until(date(2027, 1, 1), 0),
    ],
)
def test_a_period_of_nothing_is_refused(count: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match="at least one"):
        count()


def test_a_period_of_euros_is_refused() -> None:
    with pytest.raises(KeyError):
        notice_before(date(2027, 1, 1), 3, Unit.EURO, HESSE)


@pytest.mark.parametrize(("length", "unit"), NOTICES)
@given(start=DAYS, later=st.integers(0, 40), place=WORKPLACES)
@settings(deadline=None, max_examples=25)
def test_a_later_start_never_gives_an_earlier_deadline(
    length: int, unit: Unit, start: date, later: int, place: Workplace
) -> None:
    first, second = (
        notice_before(day, length, unit, place) for day in (start, start + timedelta(days=later))
    )

    assert first.on <= second.on
    assert first.send_by <= second.send_by
    assert second.send_by <= second.on
    assert is_working_day(second.send_by, place)


@pytest.mark.parametrize(("length", "unit"), NOTICES)
@given(received=DAYS, place=WORKPLACES)
@settings(deadline=None, max_examples=25)
def test_a_moved_start_is_the_first_one_for_which_the_notice_is_in_time(
    length: int, unit: Unit, received: date, place: Workplace
) -> None:
    start = late_start(received, length, unit, place)

    assert notice_before(start, length, unit, place).on >= received
    assert notice_before(start - timedelta(days=1), length, unit, place).on < received


@given(start=DAYS, months=st.integers(1, 24), fewer=st.integers(0, 23))
@settings(deadline=None, max_examples=40)
def test_shortening_never_lengthens(start: date, months: int, fewer: int) -> None:
    shorter = max(1, months - fewer)

    assert end_of_leave(start, shorter) <= end_of_leave(start, months)
