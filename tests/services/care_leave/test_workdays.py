"""Working days: whole Länder by formula, places where a holiday is local, and the safe side of what is not known."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.care_leave.situation import Land, Workplace
from services.care_leave.workdays import (
    earliest_start,
    is_working_day,
    latest_receipt,
    local_question,
    send_by,
    span_of,
)
from tests.builders.care import DAYS, HESSE, WORKPLACES

ASSUMPTION, PEACE, CORPUS = date(2028, 8, 15), date(2028, 8, 8), date(2028, 6, 15)


@pytest.mark.parametrize("land", Land)
def test_a_plain_week_has_five_working_days_in_every_land(land: Land) -> None:
    week = [date(2027, 2, 1) + timedelta(days=each) for each in range(7)]

    assert [is_working_day(day, Workplace(land)) for day in week] == [True] * 5 + [False] * 2


def test_a_saturday_counts_where_the_firm_works_on_it() -> None:
    saturday = date(2027, 2, 6)

    assert is_working_day(saturday, Workplace(Land.HE, saturdays=True))
    assert not is_working_day(saturday, HESSE)


@pytest.mark.parametrize(
    ("day", "place", "works"),
    [
        (date(2027, 1, 6), Workplace(Land.ST), False),
        (date(2027, 1, 6), HESSE, True),
        (date(2026, 12, 24), Workplace(Land.RP), True),
        (date(2026, 12, 31), Workplace(Land.RP), True),
        (date(2027, 11, 17), Workplace(Land.SN), False),
        (date(2028, 6, 17), Workplace(Land.BE, saturdays=True), False),
        (date(2029, 6, 16), Workplace(Land.BE, saturdays=True), True),
        (ASSUMPTION, Workplace(Land.SL), False),
        (ASSUMPTION, Workplace(Land.BY, local_holidays=True), False),
        (ASSUMPTION, Workplace(Land.BY, local_holidays=False), True),
        (ASSUMPTION, Workplace(Land.BY, augsburg=True), False),
        (PEACE, Workplace(Land.BY, local_holidays=True), True),
        (PEACE, Workplace(Land.BY, local_holidays=True, augsburg=True), False),
        (CORPUS, Workplace(Land.SN, local_holidays=True), False),
        (CORPUS, Workplace(Land.SN, local_holidays=False), True),
        (CORPUS, Workplace(Land.TH, local_holidays=True), False),
        (CORPUS, Workplace(Land.TH, local_holidays=False), True),
    ],
)
def test_holidays_of_a_land_and_of_its_places(day: date, place: Workplace, works: bool) -> None:
    assert is_working_day(day, place) is works
    assert is_working_day(day, place, in_doubt=True) is works


@pytest.mark.parametrize(
    ("day", "land"),
    [(ASSUMPTION, Land.BY), (PEACE, Land.BY), (CORPUS, Land.SN), (CORPUS, Land.TH), (date(2027, 1, 6), None)],
)  # fmt: skip
def test_a_holiday_that_nobody_knows_of_is_doubtful(day: date, land: Land | None) -> None:
    place = Workplace(land)

    assert not is_working_day(day, place)
    assert is_working_day(day, place, in_doubt=True)


def test_only_three_laender_are_asked_about_their_places() -> None:
    assert {land for land in Land if local_question(land)} == {Land.BY, Land.SN, Land.TH}
    assert local_question(None) is None


@given(start=DAYS, place=WORKPLACES, days=st.integers(1, 15))
@settings(deadline=None, max_examples=40)
def test_as_many_full_working_days_lie_between_receipt_and_start(
    start: date, place: Workplace, days: int
) -> None:
    receipt = latest_receipt(start, days, place)
    between = [receipt + timedelta(days=each) for each in range(1, (start - receipt).days)]

    assert sum(is_working_day(day, place) for day in between) == days
    assert is_working_day(between[0], place)
    assert earliest_start(receipt, days, place) <= start


@given(start=DAYS, later=st.integers(0, 20), place=WORKPLACES)
@settings(deadline=None, max_examples=40)
def test_a_later_start_never_gives_an_earlier_receipt(
    start: date, later: int, place: Workplace
) -> None:
    first, second = (
        latest_receipt(day, 10, place) for day in (start, start + timedelta(days=later))
    )

    assert first <= second


@given(day=DAYS, place=WORKPLACES)
@settings(deadline=None, max_examples=40)
def test_what_is_sent_in_time_is_sent_on_a_working_day(day: date, place: Workplace) -> None:
    sent = send_by(day, place)

    assert sent <= day
    assert is_working_day(sent, place)


@given(day=DAYS, place=WORKPLACES, days=st.integers(1, 20))
@settings(deadline=None, max_examples=40)
def test_a_span_has_its_working_days_and_begins_and_ends_with_one(
    day: date, place: Workplace, days: int
) -> None:
    first, last = span_of(day, days, place)
    within = [first + timedelta(days=each) for each in range((last - first).days + 1)]
    working = [each for each in within if is_working_day(each, place, in_doubt=True)]

    assert (len(working), working[0], working[-1]) == (days, first, last)
    assert first >= day


@pytest.mark.parametrize("count", [latest_receipt, earliest_start])
def test_a_notice_of_no_days_is_refused(count: object) -> None:
    with pytest.raises(ValueError, match="at least one"):
        count(date(2027, 2, 1), 0, HESSE)  # type: ignore[operator]


def test_an_absence_of_no_days_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        span_of(date(2027, 2, 1), 0, HESSE)
