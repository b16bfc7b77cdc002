"""What the law says to one planned leave, with what the same carer has taken before for the same person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from services.care_leave import planner_words as words
from services.care_leave.advice import Deadline, Meets
from services.care_leave.deadlines import late_start, notice_before
from services.care_leave.earlier import account_of, adjoining, notice_key, once_only
from services.care_leave.months import Length, longest_until, used_by
from services.care_leave.planner_allowance import working_days
from services.care_leave.planner_values import Numbered, PlannedLeave, Remark, Weight
from services.care_leave.rulebook import Rulebook
from services.care_leave.sentences import reason
from services.care_leave.situation import Kind
from services.care_leave.workdays import ONE_DAY


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found out about one leave."""

    remarks: tuple[Remark, ...]
    longest_until: date | None = None
    deadlines: tuple[Deadline, ...] = ()
    days: int | None = None


def check_leave(numbered: Numbered, before: Sequence[Numbered], rulebook: Rulebook) -> Checked:
    """Return what is found; `before` are the longer leaves of the same carer that begin earlier."""
    number, leave = numbered
    if leave.short:
        return _check_short(numbered, before, rulebook)
    earlier = [each for _, each in before]
    until, limits = _limits(number, leave, earlier, rulebook)
    deadline, late = _notice(number, leave, earlier, rulebook)
    remarks = (
        *limits,
        *_hours(number, leave, rulebook),
        *_overlaps(numbered, before),
        *_again(number, leave, earlier, rulebook),
        *_adjacent(number, leave, earlier, rulebook),
        *late,
    )
    return Checked(remarks, until, (deadline,))


def _limits(
    number: int, leave: PlannedLeave, earlier: Sequence[PlannedLeave], rulebook: Rulebook
) -> tuple[date | None, list[Remark]]:
    """Return how long the leave may last, and whether it lasts too long by its own or the common limit."""
    own = [each for each in earlier if each.kind in account_of(leave.kind)]
    until, remarks = [], []
    for key, others, said in (
        ("max_months", own, words.own_limit),
        ("combined_max_months", earlier, words.total_limit),
    ):
        rule = rulebook.at(f"{leave.kind.value}.{key}", leave.first)
        most = rulebook.count(rule.key, leave.first)
        longest = longest_until(leave.first, others, most)
        until.append(longest)
        used = used_by([*others, leave])
        if used > Length(most):
            remarks.append(Remark(Weight.NO, said(used, most, longest, rule.statute), (number,)))
    known = [each for each in until if each is not None]
    return (min(known) if len(known) == len(until) else None), remarks


def _hours(number: int, leave: PlannedLeave, rulebook: Rulebook) -> Iterator[Remark]:
    """Yield what speaks against the hours of family care leave."""
    if leave.kind is not Kind.FAMILIENPFLEGEZEIT:
        return
    if leave.hours is None:
        statute = rulebook.at("familienpflegezeit.release", leave.first).statute
        yield Remark(Weight.NO, words.part_time_only(statute), (number,))
        return
    rule = rulebook.at("familienpflegezeit.min_weekly_hours", leave.first)
    least = rulebook.count(rule.key, leave.first)
    if leave.hours < least:
        yield Remark(Weight.NO, words.hours_floor(least, rule.statute), (number,))


def _overlaps(numbered: Numbered, before: Sequence[Numbered]) -> Iterator[Remark]:
    """Yield where two leaves of one carer lie over each other."""
    number, leave = numbered
    for other_number, other in before:
        if other.last >= leave.first:
            said = words.overlap(leave.first, min(leave.last, other.last))
            yield Remark(Weight.NO, said, (other_number, number))


def _again(
    number: int, leave: PlannedLeave, earlier: Sequence[PlannedLeave], rulebook: Rulebook
) -> Iterator[Remark]:
    """Yield what holds for a second leave of the same kind: once only, BAG 9 AZR 348/10."""
    last = _last(each for each in earlier if each.kind in account_of(leave.kind))
    if last is None or leave.first <= last.last:
        return
    if not _follows(leave, last):
        again = once_only(leave.kind, rulebook, leave.first)
        yield Remark(Weight.AGREEMENT, again, (number,))
        yield from _pandemic(number, last, rulebook)
    elif last.kind is not leave.kind:
        yield Remark(Weight.REMARK, reason("switch"), (number,))
    else:
        room = "familienpflegezeit" if leave.kind is Kind.FAMILIENPFLEGEZEIT else "pflegezeit"
        statute = rulebook.at(f"{room}.extension", leave.first).statute
        yield Remark(Weight.AGREEMENT, reason("extension", statute), (number,))


def _adjacent(
    number: int, leave: PlannedLeave, earlier: Sequence[PlannedLeave], rulebook: Rulebook
) -> Iterator[Remark]:
    """Yield whether a leave follows one of the other law directly, §§ 3 (3) PflegeZG, 2a (1) FPfZG."""
    last = _of_other_law(leave, earlier)
    if last is None or leave.first <= last.last:
        return
    statute = rulebook.at(f"{leave.kind.value}.adjacency", leave.first).statute
    if _follows(leave, last):
        yield Remark(Weight.REMARK, reason("follows", statute), (number,))
    else:
        yield Remark(Weight.AGREEMENT, reason("gap", statute), (number,))
        yield from _pandemic(number, last, rulebook)


def _pandemic(number: int, last: PlannedLeave, rulebook: Rulebook) -> Iterator[Remark]:
    """Yield that special rules may help where an earlier leave began under them."""
    if rulebook.at("pflegezeit.adjacency", last.first).override:
        yield Remark(Weight.REMARK, words.pandemic(), (number,))


def _notice(
    number: int, leave: PlannedLeave, earlier: Sequence[PlannedLeave], rulebook: Rulebook
) -> tuple[Deadline, list[Remark]]:
    """Return until when the leave must be announced, and what follows where that was missed."""
    last = _of_other_law(leave, earlier)
    switch = last is not None and _follows(leave, last)
    rule = rulebook.at(notice_key(leave.kind, switch=switch), leave.first)
    count = rulebook.count(rule.key, leave.first)
    notice = notice_before(leave.first, count, rule.unit, leave.workplace)
    missed = leave.notice_on is not None and leave.notice_on > notice.on
    deadline = Deadline(
        Meets.NOTICE, leave.kind, notice.on, rule.statute, notice.send_by, missed=missed
    )
    if leave.notice_on is None or not missed:
        return deadline, []
    if switch:
        late = Remark(Weight.AGREEMENT, reason("gap_by_late_notice", rule.statute), (number,))
    else:
        start = late_start(leave.notice_on, count, rule.unit, leave.workplace)
        late = Remark(Weight.REMARK, words.notice_missed(notice.on, start, rule.statute), (number,))
    return deadline, [late]


def _check_short(numbered: Numbered, before: Sequence[Numbered], rulebook: Rulebook) -> Checked:
    """Return what is found about a short absence."""
    number, leave = numbered
    days = sum(1 for _ in working_days(leave))
    rule = rulebook.at("short_absence.max_working_days", leave.first)
    most = rulebook.count(rule.key, leave.first)
    remarks = []
    if days > most:
        said = words.too_many_days(days, most, rule.statute)
        remarks.append(Remark(Weight.NO, said, (number,)))
    for other_number, other in before:
        if other.last >= leave.first:
            said = words.short_inside(leave.first)
            remarks.append(Remark(Weight.REMARK, said, (other_number, number)))
    return Checked(tuple(remarks), days=days)


def _of_other_law(leave: PlannedLeave, earlier: Sequence[PlannedLeave]) -> PlannedLeave | None:
    """Return the leave by the other law that this one comes after, if no other lies between."""
    if not adjoining(leave.kind):
        return None
    last = _last(each for each in earlier if adjoining(each.kind))
    if last is None or last.kind in account_of(leave.kind):
        return None
    return last


def _last(leaves: Iterator[PlannedLeave]) -> PlannedLeave | None:
    """Return the leave that ends last."""
    return max(leaves, key=lambda each: each.last, default=None)


def _follows(leave: PlannedLeave, last: PlannedLeave) -> bool:
    """Whether a leave begins on the day after another."""
    return leave.first == last.last + ONE_DAY
