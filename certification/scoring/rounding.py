"""Exact means, and the one place where scoring rounds."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction


def half_up(value: Fraction, digits: int = 1) -> Decimal:
    """A value that is not negative, rounded half up on its exact amount to so many decimals."""
    scale = 10**digits
    steps = (2 * value.numerator * scale + value.denominator) // (2 * value.denominator)
    return Decimal(steps).scaleb(-digits)


def half_up_or_none(value: Fraction | None) -> Decimal | None:
    """The same to one decimal, for a value that may be missing."""
    return None if value is None else half_up(value)


def weighted_mean(weighed: Iterable[tuple[int, Fraction]]) -> Fraction | None:
    """The exact mean of values with their weights; None where there is nothing to weigh."""
    pairs = list(weighed)
    weight = sum(weight for weight, _ in pairs)
    if not weight:
        return None
    return sum((weight * value for weight, value in pairs), Fraction(0)) / weight
