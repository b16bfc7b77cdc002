"""Calendar months: how long a term lasts in months and days, and what several terms are together, §§ 187 to 191 BGB."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce

from services.care_leave.deadlines import end_of_leave

DAYS_OF_A_LOOSE_MONTH = 30  # § 191 BGB: months that need not hang together


@dataclass(frozen=True, slots=True, order=True)
class Length:
    """How long something lasts: whole months and the days beyond them."""

    months: int = 0
    days: int = 0

    def __add__(self, other: "Length") -> "Length":
        """Return both together; thirty days beyond whole months make a month."""
        more, days = divmod(self.days + other.days, DAYS_OF_A_LOOSE_MONTH)
        return Length(self.months + other.months + more, days)

    def left_of(self, most: int) -> "Length":
        """Return what is left of so many months; nothing where they are used up."""
        if self >= Length(most):
            return Length()
        if not self.days:
            return Length(most - self.months)
        return Length(most - self.months - 1, max(0, DAYS_OF_A_LOOSE_MONTH - self.days))

    def __str__(self) -> str:
        """Return it in words: „4 Monate und 2 Tage“."""
        months = f"{self.months} {'Monat' if self.months == 1 else 'Monate'}"
        days = f"{self.days} {'Tag' if self.days == 1 else 'Tage'}"
        if self.months and self.days:
            return f"{months} und {days}"
        return days if self.days else months


def month_of(day: date) -> date:
    """Return the first day of the month of a day."""
    return day.replace(day=1)


def later_month(month: date, count: int) -> date:
    """Return the first day of the month so many months after the month of a day."""
    year, index = divmod(month.year * 12 + month.month - 1 + count, 12)
    return date(year, index + 1, 1)


def last_of_month(day: date) -> date:
    """Return the last day of the month of a day."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def months_apart(first: date, second: date) -> int:
    """Return how many months the month of the second day lies after that of the first."""
    return (second.year - first.year) * 12 + second.month - first.month


def length_of(first: date, last: date) -> Length:
    """Return how long a term lasts that both days belong to. Raises ValueError if it ends before it starts."""
    if last < first:
        raise ValueError("a term ends before it starts")
    months = months_apart(first, last) + 1
    while months and end_of_leave(first, months) > last:
        months -= 1
    whole = end_of_leave(first, months) if months else first - timedelta(days=1)
    return Length(months, (last - whole).days)


def sum_of(lengths: Iterable[Length]) -> Length:
    """Return terms that do not hang together as one length; a single one stays as the calendar has it."""
    parts = tuple(lengths)
    return reduce(lambda one, other: one + other, parts) if parts else Length()
