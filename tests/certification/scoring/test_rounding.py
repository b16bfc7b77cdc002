"""Rounding is half up on the exact value, once."""

from decimal import Decimal
from fractions import Fraction

import pytest

from certification.scoring.rounding import half_up, half_up_or_none, weighted_mean


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [
        (Fraction(0), "0.0"),
        (Fraction(1249, 25), "50.0"),
        (Fraction(4995, 100), "50.0"),
        (Fraction(49949999, 1000000), "49.9"),
        (Fraction(205, 100), "2.1"),
        (Fraction(2, 3), "0.7"),
    ],
)
def test_half_is_rounded_up_on_the_exact_value(exact, rounded):
    assert half_up(exact) == Decimal(rounded)


def test_more_digits_are_rounded_the_same_way():
    assert str(half_up(Fraction(1, 8), 2)) == "0.13"


def test_nothing_stays_nothing():
    assert half_up_or_none(None) is None


def test_a_mean_is_exact_and_weighed():
    assert weighted_mean([(1, Fraction(1)), (2, Fraction(2))]) == Fraction(5, 3)


def test_nothing_has_no_mean():
    assert weighted_mean([]) is None
