"""Calendar months: how long a term lasts in months and days, and what several terms are together, §§ 187 to 191 BGB."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from typing import Protocol

from services.care_leave.deadlines import add_months, end_of_leave
from services.care_leave.workdays import ONE_DAY

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


class Term(Protocol):
    """Anything that lasts from one day to another; both belong to it."""

    @property
    def first(self) -> date:
        """Its first day."""
        ...

    @property
    def last(self) -> date:
        """Its last day."""
        ...


@dataclass(frozen=True, slots=True)
class Block:
    """Days that hang together."""

    first: date
    last: date

    @property
    def length(self) -> Length:
        """Return how long it lasts by the calendar."""
        return length_of(self.first, self.last)


def month_of(day: date) -> date:
    """Return the first day of the month of a day."""
    return day.replace(day=1)


def later_month(month: date, count: int) -> date:
    """Return the first day of the month so many months after the month of a day."""
    return add_months(month_of(month), count)


def last_of_month(day: date) -> date:
    """Return the last day of the month of a day."""
    return later_month(day, 1) - ONE_DAY


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
    whole = end_of_leave(first, months) if months else first - ONE_DAY
    return Length(months, (last - whole).days)


def sum_of(lengths: Iterable[Length]) -> Length:
    """Return terms that do not hang together as one length; a single one stays as the calendar has it."""
    parts = tuple(lengths)
    return reduce(lambda one, other: one + other, parts) if parts else Length()


def blocks_of(terms: Iterable[Term]) -> list[Block]:
    """Return the days of terms, those that touch or overlap put together."""
    blocks: list[Block] = []
    for each in sorted(terms, key=lambda each: each.first):
        if blocks and each.first <= blocks[-1].last + ONE_DAY:
            blocks[-1] = Block(blocks[-1].first, max(blocks[-1].last, each.last))
        else:
            blocks.append(Block(each.first, each.last))
    return blocks


def used_by(terms: Iterable[Term]) -> Length:
    """Return what terms use up together."""
    return sum_of(each.length for each in blocks_of(terms))


def longest_until(start: date, before: Sequence[Term], most: int) -> date | None:
    """Return the last day on which what begins then may end, by a limit in months; None where nothing is left."""
    blocks = blocks_of(before)
    first = start
    if blocks and blocks[-1].last + ONE_DAY >= start:
        first = blocks.pop().first
    left = sum_of(each.length for each in blocks).left_of(most)
    whole = end_of_leave(first, left.months) if left.months else first - ONE_DAY
    until = whole + timedelta(days=left.days)
    # A rest of thirty days can be more than a month of February has: then the count of the whole decides.
    while until >= start and used_by((*before, Block(start, until))) > Length(most):
        until -= ONE_DAY
    return until if until >= start else None
