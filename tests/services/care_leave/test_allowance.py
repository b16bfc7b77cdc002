"""The worked cases of the allowance, P1 to P6, and the days that are shared."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from services.care_leave.allowance import Allowance, AllowanceCase, days_left, reckon_allowance
from services.care_leave.figures import CannotReckon
from services.care_rules.queries import the_rulebook

TEN_DAYS = AllowanceCase(date(2026, 11, 23), 10, Decimal(900))


def reckon(**changes: object) -> Allowance:
    """Return the allowance for ten days in 2026, with changes."""
    return reckon_allowance(replace(TEN_DAYS, **changes), the_rulebook())


def keys(allowance: Allowance) -> set[str]:
    """Return the keys of all reasons."""
    return {each.key for each in allowance.reasons}


@pytest.mark.parametrize(("year", "cap"), [(2015, "96.25"), (2025, "128.63"), (2026, "135.63")])
def test_the_highest_amount_per_day_is_that_of_the_year(year, cap):
    """P1 to P3."""
    found = reckon(first=date(year, 3, 2), lost_net=Decimal(5000))

    assert found.daily_cap == Decimal(cap)
    assert (found.amount, found.capped) == (10 * Decimal(cap), True)


@pytest.mark.parametrize(("bonus", "amount"), [(False, 810), (True, 900)])
def test_ninety_percent_are_paid_and_all_after_a_bonus(bonus, amount):
    """P4, P5."""
    found = reckon(bonus=bonus)

    assert (found.amount, found.capped) == (amount, False)
    assert "more_than_left" not in keys(found)


def test_exactly_the_cap_is_paid_in_full():
    found = reckon(lost_net=Decimal(1507))

    assert (found.amount, found.capped) == (Decimal("1356.30"), False)


def test_more_than_the_cap_is_not_paid():
    """P6."""
    found = reckon(lost_net=Decimal(2000))

    assert (found.amount, found.capped) == (Decimal("1356.30"), True)
    assert {each.key: each.numbers for each in found.steps}["cap"] == "135,63 € × 10 = 1.356,30 €"


@pytest.mark.parametrize("year", [2016, 2024, 2027])
def test_where_no_cap_is_proven_it_is_said_and_nothing_is_capped(year):
    found = reckon(first=date(year, 3, 2), lost_net=Decimal(5000))

    assert (found.cap_proven, found.amount) == (False, 4500)
    assert "cap_not_proven" in keys(found)


def test_days_of_others_are_taken_off_and_the_money_with_them():
    """W21: a brother used six days."""
    found = reckon(days_used=6)

    assert (found.days_left, found.paid_days, found.left_afterwards) == (4, 4, 0)
    assert found.amount == 324
    assert "more_than_left" in keys(found)


@pytest.mark.parametrize(
    ("day", "used", "left", "per_year"),
    [
        (date(2023, 11, 6), 10, 0, False),  # W22
        (date(2024, 2, 5), 0, 10, True),
        (date(2021, 2, 1), 10, 10, False),
        (date(2026, 1, 1), 12, 0, True),
    ],
)
def test_days_count_in_total_until_2023_and_anew_each_year_since(day, used, left, per_year):
    found = days_left(day, used, the_rulebook())

    assert (found.left, found.per_year) == (left, per_year)


@pytest.mark.parametrize("why", ["employer_pays", "sick_child_benefit"])
def test_nothing_is_paid_beside_pay_or_sick_child_benefit(why):
    found = reckon(**{why: True})

    assert (found.amount, found.paid_days, found.left_afterwards) == (0, 0, 10)
    assert why in keys(found)


def test_days_across_the_turn_of_the_year_are_to_be_reckoned_apart():
    assert "two_years" in keys(reckon(first=date(2026, 12, 22)))
    assert "two_years" not in keys(reckon(first=date(2026, 12, 14)))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"first": date(2014, 12, 31)}, "first"),
        ({"days": 0}, "days"),
        ({"lost_net": Decimal(-1)}, "lost_net"),
        ({"days_used": -1}, "days_used"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(change, field):
    with pytest.raises(CannotReckon) as refused:
        reckon(**change)

    assert refused.value.field == field
