"""The months of the calendar: whole weeks, a year ahead, and nothing else from an address."""

from datetime import date

import pytest

from services.events.months import Month, month_of, read_month, shown_months

TODAY = date(2026, 11, 22)


def test_a_month_has_whole_weeks_from_monday_on():
    february = Month(2027, 2)

    assert february.first.weekday() == 0
    assert [week[0] for week in february.weeks] == [date(2027, 2, day) for day in (1, 8, 15, 22)]
    assert Month(2026, 11).weeks[0] == [None] * 6 + [date(2026, 11, 1)]
    assert Month(2024, 2).last == date(2024, 2, 29)


def test_months_go_over_the_turn_of_the_year():
    assert (month_of(TODAY).plus(2), Month(2027, 1).plus(-2)) == (Month(2027, 1), Month(2026, 11))


def test_the_calendar_shows_this_month_and_a_year_more():
    shown = shown_months(TODAY)

    assert (shown[0].key, shown[-1].key, len(shown)) == ("2026-11", "2027-11", 13)
    assert read_month("2026-12", TODAY) == Month(2026, 12)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-10",
        "2027-12",
        "2026-13",
        "9999-99",
        "2026-1",
        "٢٠٢٦-١٢",
        "2026-12\x00",
        "x" * 9999,
    ],
)
def test_any_other_month_is_none(text):
    assert read_month(text, TODAY) is None
