"""The worked cases of paying back, L15 to L19."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.care_leave.figures import CannotReckon
from services.care_leave.repayment import (
    EXTINCTION,
    HARDSHIP,
    Lent,
    Pause,
    last_banking_day,
    quarter_waiver,
    repayment_of,
)
from services.care_rules.queries import the_rulebook

NEW_YEAR = date(2027, 1, 1)
SIX_MONTHS = Lent(Decimal(400), NEW_YEAR, date(2027, 6, 30), NEW_YEAR, 6)


def test_what_does_not_divide_is_in_the_last_instalment():
    """L15."""
    plan = repayment_of(SIX_MONTHS, the_rulebook())

    assert (plan.count, plan.instalment, plan.last_instalment) == (
        42,
        Decimal("57.14"),
        Decimal("57.26"),
    )
    assert (plan.first_month, plan.last_month) == (date(2027, 7, 1), date(2030, 12, 1))
    assert plan.rows[5].balance == 2400
    assert plan.rows[6].due_on == date(2027, 7, 30)


def test_the_first_instalment_can_wait_until_the_25th_month():
    """L16."""
    plan = repayment_of(SIX_MONTHS, the_rulebook(), deferred_to=date(2029, 1, 1))

    assert (plan.count, plan.instalment, plan.last_instalment) == (24, 100, 100)
    assert plan.latest_first_month == plan.first_month == date(2029, 1, 1)
    assert [each.instalment for each in plan.rows[6:24]] == [0] * 18


@pytest.mark.parametrize("month", [date(2029, 2, 1), date(2027, 6, 1)])
def test_it_cannot_wait_longer_nor_come_before_the_end_of_leave(month):
    with pytest.raises(CannotReckon) as refused:
        repayment_of(SIX_MONTHS, the_rulebook(), deferred_to=month)

    assert refused.value.field == "deferred_to"


def test_another_leave_puts_instalments_off_and_the_end_with_them():
    """L17: three months of pause after six instalments."""
    plan = repayment_of(SIX_MONTHS, the_rulebook(), pauses=(Pause(date(2028, 1, 1), 3),))

    assert (plan.count, plan.last_month, plan.deadline) == (
        42,
        date(2031, 3, 1),
        date(2031, 3, 31),
    )
    assert [each.month for each in plan.rows if each.paused] == [
        date(2028, 1, 1),
        date(2028, 2, 1),
        date(2028, 3, 1),
    ]


def test_a_pause_outside_of_the_repayment_changes_nothing():
    paused = repayment_of(SIX_MONTHS, the_rulebook(), pauses=(Pause(date(2027, 1, 1), 2),))

    assert paused == repayment_of(SIX_MONTHS, the_rulebook())


def test_the_last_instalment_lies_in_a_month_that_ends_before_the_deadline():
    """L18."""
    start = date(2026, 11, 16)

    plan = repayment_of(Lent(Decimal(400), start, date(2027, 5, 15), start, 6), the_rulebook())

    assert (plan.first_month, plan.last_month, plan.count) == (
        date(2027, 6, 1),
        date(2030, 10, 1),
        41,
    )
    assert plan.deadline == date(2030, 11, 15)


def test_a_quarter_of_due_instalments_is_waived_in_hardship():
    """L19."""
    waiver = quarter_waiver(12 * Decimal(750), the_rulebook(), NEW_YEAR)

    assert (waiver.waived, waiver.deferred) == (2250, 6750)


@pytest.mark.parametrize(
    ("month", "day"),
    [
        (date(2027, 1, 1), date(2027, 1, 29)),  # ends on a Sunday
        (date(2027, 10, 1), date(2027, 10, 29)),  # 31 October is a Sunday
        (date(2028, 10, 1), date(2028, 10, 31)),  # a holiday in some Länder only
        (date(2029, 4, 1), date(2029, 4, 30)),
        (date(2027, 5, 1), date(2027, 5, 31)),
        (date(2024, 3, 1), date(2024, 3, 28)),  # Easter
    ],
)
def test_instalments_are_due_on_the_last_banking_day(month, day):
    assert last_banking_day(month) == day


def test_what_helps_in_hardship_has_a_paragraph():
    assert all(each.statute.startswith("§ 7") for each in (*HARDSHIP, *EXTINCTION))


@settings(max_examples=40, deadline=None)
@given(
    first=st.dates(min_value=date(2015, 1, 1), max_value=date(2030, 12, 31)),
    later=st.integers(1, 60),
)
def test_who_begins_later_never_has_to_be_done_earlier(first, later):
    one, other = (
        repayment_of(Lent(Decimal(100), start, start, start, 1), the_rulebook())
        for start in (first, first + timedelta(days=later))
    )

    assert one.deadline <= other.deadline
    assert one.first_month <= other.first_month
