"""Several leaves of several carers for the same person in need: what fits, what needs consent, what is used up."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from services.care_leave import planner_words as words
from services.care_leave.earlier import account_of
from services.care_leave.figures import CannotReckon
from services.care_leave.months import Length, blocks_of, length_of, used_by
from services.care_leave.planner_allowance import paid_days
from services.care_leave.planner_checks import check_leave
from services.care_leave.planner_values import (
    CarerRow,
    Gap,
    LeaveRow,
    Numbered,
    Plan,
    PlannedLeave,
    Remark,
    Weight,
)
from services.care_leave.rulebook import FIRST_DAY, Rulebook
from services.care_leave.situation import Kind
from services.care_leave.workdays import ONE_DAY

__all__ = ["Plan", "PlannedLeave", "plan"]

MOST_LEAVES = 30
MOST_DAYS = 3660


def plan(leaves: Sequence[PlannedLeave], rulebook: Rulebook) -> Plan:
    """Return what the law says to leaves for one person. Raises CannotReckon for days that cannot be."""
    _refuse_what_cannot_be(leaves)
    if any(each.first < FIRST_DAY for each in leaves):
        return Plan(too_early=True)
    numbered = sorted(enumerate(leaves), key=lambda each: (each[1].first, each[0]))
    paid, allowance, remarks = paid_days(numbered, rulebook)
    rows = []
    for place, (number, leave) in enumerate(numbered):
        before = [
            each for each in numbered[:place] if each[1].carer == leave.carer and not each[1].short
        ]
        checked = check_leave((number, leave), before, rulebook)
        remarks += checked.remarks
        rows.append(
            LeaveRow(
                number=number,
                leave=leave,
                length=length_of(leave.first, leave.last),
                longest_until=checked.longest_until,
                deadlines=checked.deadlines,
                days=checked.days,
                paid=paid.get(number),
            )
        )
    gaps = _gaps(leaves)
    return Plan(
        rows=tuple(rows),
        carers=tuple(_carers(leaves, rulebook)),
        allowance=allowance,
        gaps=gaps,
        remarks=(*remarks, *_between_carers(numbered, gaps, rulebook)),
        beyond_law=any(each.first > rulebook.law_of for each in leaves),
    )


def _refuse_what_cannot_be(leaves: Sequence[PlannedLeave]) -> None:
    """Raise CannotReckon; the field names the leave by its number."""
    if len(leaves) > MOST_LEAVES:
        raise CannotReckon("leaves", f"Wir planen höchstens {MOST_LEAVES} Zeiten.")
    for number, each in enumerate(leaves):
        if each.last < each.first:
            raise CannotReckon(f"last-{number}", "Das Ende liegt vor dem Beginn.")
        if (each.last - each.first).days > MOST_DAYS:
            raise CannotReckon(
                f"last-{number}", "Bitte prüfen Sie das Ende: Das sind mehr als zehn Jahre."
            )
        if each.hours is not None and each.hours < 0:
            raise CannotReckon(f"hours-{number}", "Stunden sind 0 oder mehr.")
        if each.paid_days is not None and each.paid_days < 0:
            raise CannotReckon(f"paid_days-{number}", "Bezahlte Tage sind 0 oder mehr.")


def _carers(leaves: Sequence[PlannedLeave], rulebook: Rulebook) -> Iterator[CarerRow]:
    """Yield what each carer has used up and has left, in the order of the leaves."""
    for carer in dict.fromkeys(each.carer for each in leaves):
        own = [each for each in leaves if each.carer == carer and not each.short]
        day = max((each.first for each in own), default=FIRST_DAY)

        def left(kinds: frozenset[Kind], key: str, own=own, day=day) -> Length:
            used = used_by(each for each in own if each.kind in kinds)
            return used.left_of(rulebook.count(key, day))

        total = left(frozenset(Kind), "pflegezeit.combined_max_months")
        yield CarerRow(
            carer=carer,
            used=used_by(own),
            left=total,
            pflegezeit_left=min(total, left(account_of(Kind.PFLEGEZEIT), "pflegezeit.max_months")),
            terminal_left=min(total, left(account_of(Kind.TERMINAL), "terminal.max_months")),
        )


def _gaps(leaves: Sequence[PlannedLeave]) -> tuple[Gap, ...]:
    """Return the days between the longer leaves on which nobody is released."""
    blocks = blocks_of(each for each in leaves if not each.short)
    return tuple(Gap(one.last + ONE_DAY, other.first - ONE_DAY) for one, other in pairwise(blocks))


def _between_carers(
    numbered: Sequence[Numbered], gaps: tuple[Gap, ...], rulebook: Rulebook
) -> Iterator[Remark]:
    """Yield what is good to know where several people care, and where nobody does."""
    for each in gaps:
        yield Remark(Weight.REMARK, words.nobody(each.first, each.last), ())
    long = [each for each in numbered if not each[1].short]
    for place, (number, leave) in enumerate(long):
        for other_number, other in long[place + 1 :]:
            first, last = _common(leave, other)
            if other.carer != leave.carer and first <= last:
                yield Remark(Weight.REMARK, words.together(first, last), (number, other_number))
    if len({each.carer for _, each in numbered}) > 1:
        rule = rulebook.at("pflegezeit.combined_max_months", numbered[-1][1].first)
        months = rulebook.count(rule.key, numbered[-1][1].first)
        yield Remark(Weight.REMARK, words.each_has_own(months, rule.statute), ())


def _common(leave: PlannedLeave, other: PlannedLeave) -> tuple[date, date]:
    """Return first and last day that two leaves have in common; the last lies before the first if none."""
    return max(leave.first, other.first), min(leave.last, other.last)
