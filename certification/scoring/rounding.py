"""The one place where scoring rounds."""

from __future__ import annotations

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
