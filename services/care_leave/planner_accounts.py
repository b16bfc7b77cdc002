"""What leaves of one carer use up: months of their kind and of all kinds together, and how long one may still last."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from services.care_leave.deadlines import end_of_leave
from services.care_leave.earlier import ACCOUNTS, ADJOINING
from services.care_leave.months import Length, length_of, sum_of
from services.care_leave.planner_values import PlannedLeave
from services.care_leave.situation import Kind
from services.care_leave.workdays import ONE_DAY

type Numbered = tuple[int, PlannedLeave]


@dataclass(frozen=True, slots=True)
class Block:
    """Days that hang together."""

    first: date
    last: date

    @property
    def length(self) -> Length:
        """Return how long it lasts by the calendar."""
        return length_of(self.first, self.last)


def account_of(kind: Kind) -> frozenset[Kind]:
    """Return the kinds that share one limit with a kind. Raises StopIteration for a short absence."""
    return next(each for each in ACCOUNTS if kind in each)


def adjoining(kind: Kind) -> bool:
    """Whether a leave of that kind must directly follow one of the other law."""
    return any(kind in each for each in ADJOINING)


def blocks_of(leaves: Iterable[PlannedLeave]) -> list[Block]:
    """Return the days of leaves, those that touch or overlap put together."""
    blocks: list[Block] = []
    for each in sorted(leaves, key=lambda each: each.first):
        if blocks and each.first <= blocks[-1].last + ONE_DAY:
            blocks[-1] = Block(blocks[-1].first, max(blocks[-1].last, each.last))
        else:
            blocks.append(Block(each.first, each.last))
    return blocks


def used_by(leaves: Iterable[PlannedLeave]) -> Length:
    """Return what leaves use up together."""
    return sum_of(each.length for each in blocks_of(leaves))


def longest_until(leave: PlannedLeave, before: Sequence[PlannedLeave], most: int) -> date | None:
    """Return the last day on which a leave may end, by one limit in months; None where nothing is left."""
    blocks = blocks_of(before)
    start = leave.first
    if blocks and blocks[-1].last + ONE_DAY >= leave.first:
        start = blocks.pop().first
    left = sum_of(each.length for each in blocks).left_of(most)
    whole = end_of_leave(start, left.months) if left.months else start - ONE_DAY
    until = whole + timedelta(days=left.days)
    return until if until >= leave.first else None
