"""Leaves that were taken already for the same person: what they use up, what may follow them, and with what notice."""

from datetime import date

from services.care_leave.advice import Reason, Verdict
from services.care_leave.deadlines import notice_before
from services.care_leave.findings import Case, Finding, no, right
from services.care_leave.months import Length, length_of, longest_until, used_by
from services.care_leave.people import is_minor
from services.care_leave.rulebook import Rulebook, RuleValue
from services.care_leave.sentences import reason
from services.care_leave.situation import EarlierLeave, Kind
from services.care_leave.sizes import is_small
from services.care_leave.workdays import ONE_DAY

# Pflegezeit and leave for a minor are one account of six months: one instead of the other, § 3 (5) S. 4 PflegeZG.
ACCOUNTS = (
    frozenset({Kind.PFLEGEZEIT, Kind.MINOR}),
    frozenset({Kind.FAMILIENPFLEGEZEIT}),
    frozenset({Kind.TERMINAL}),
)
ADJOINING = ACCOUNTS[:2]


def leaves_of(case: Case, kinds: frozenset[Kind] = frozenset(Kind)) -> list[EarlierLeave]:
    """Return the earlier leaves of some kinds, the last one last; a short absence uses up nothing."""
    found = [each for each in case.situation.earlier if each.kind in kinds - {Kind.SHORT_ABSENCE}]
    return sorted(found, key=lambda each: each.last)


def account_of(kind: Kind) -> frozenset[Kind]:
    """Return the kinds that share one limit with a kind. Raises StopIteration for a short absence."""
    return next(each for each in ACCOUNTS if kind in each)


def adjoining(kind: Kind) -> bool:
    """Whether a leave of that kind must directly follow one of the other law."""
    return any(kind in each for each in ADJOINING)


def time_left(case: Case) -> Length:
    """Return how much of this way is left, by its own limit and by that of all leaves together."""
    return min(_lefts(case).values())


def last_day(case: Case, start: date) -> date | None:
    """Return the last day that both limits leave to what begins on a day; None where nothing is left."""
    days = [longest_until(start, leaves, case.count(most)) for most, leaves in _limits(case)]
    known = [each for each in days if each is not None]
    return min(known) if len(known) == len(days) else None


def follows(case: Case) -> EarlierLeave | None:
    """Return the leave by the other law that this one must directly follow, if there is one, §§ 3 (3), 2a (1)."""
    account = account_of(case.kind)
    if account not in ADJOINING:
        return None
    others = leaves_of(case, next(each for each in ADJOINING if each != account))
    return others[-1] if others else None


def check_earlier(case: Case) -> Finding:
    """Return whether earlier leaves leave room, and whether this one may follow them."""
    if not leaves_of(case):
        return right()
    if time_left(case) == Length():
        return no(_used_up(case))
    left = _left(case)
    own = leaves_of(case, account_of(case.kind))
    if own and not _is_switch(case, own[-1]):
        return Finding(Verdict.AGREEMENT, (*_again(case, own), left))
    if own:
        return right(reason("switch"), left)
    found = _adjoining(case)
    return Finding(found.verdict, (*found.reasons, left), found.missing)


def once_only(kind: Kind, rulebook: Rulebook, day: date) -> Reason:
    """Return why a way that was taken already takes a yes; the court decided it for the PflegeZG alone."""
    family = kind is Kind.FAMILIENPFLEGEZEIT
    return reason("once_only", rulebook.at(f"{kind}.extension", day).statute if family else "")


def notice_rule(case: Case) -> RuleValue:
    """Return how long before the start this way must be announced; longer where it follows the other law's leave."""
    before = follows(case)
    switch = before is not None and case.situation.start == _next(before)
    return case.rulebook.at(notice_key(case.kind, switch=switch), case.day)


def notice_key(kind: Kind, *, switch: bool) -> str:
    """Return the key of the notice of a way, longer for a switch between the two laws."""
    if not switch:
        return f"{kind}.notice"
    family = kind is Kind.FAMILIENPFLEGEZEIT
    return f"{kind}.{'notice_after_pflegezeit' if family else 'notice_after_fpfz'}"


def is_extension(case: Case) -> bool:
    """Whether the wish goes on where an earlier leave of the same law ended."""
    own = leaves_of(case, account_of(case.kind))
    return bool(own) and case.situation.start == _next(own[-1])


def _adjoining(case: Case) -> Finding:
    before = follows(case)
    if before is None:
        return right()
    statute = case.rule("adjacency").statute
    if case.situation.start is None:
        day = f"{_next(before):%d.%m.%Y}"
        return Finding(Verdict.OPEN, (reason("follows_unknown", statute, day=day),), ("start",))
    if case.situation.start != _next(before):
        return Finding(Verdict.AGREEMENT, (reason("gap", statute),))
    if not is_small(case) and _is_late(case, case.situation.start):
        # A late notice would move the start, and that would leave a gap.
        return Finding(Verdict.AGREEMENT, (reason("gap_by_late_notice", statute),))
    return right(reason("follows", statute))


def _is_late(case: Case, start: date) -> bool:
    rule = notice_rule(case)
    length = case.rulebook.count(rule.key, case.day)
    return case.notice_day > notice_before(start, length, rule.unit, case.situation.workplace).on


def _is_switch(case: Case, last: EarlierLeave) -> bool:
    """Whether a minor's leave changes between home and elsewhere without a gap."""
    changes = last.kind is not case.kind and case.situation.start == _next(last)
    return changes and bool(is_minor(case.situation))


def _again(case: Case, own: list[EarlierLeave]) -> tuple[Reason, ...]:
    """Return why the same leave again takes a yes, and where a leave of the pandemic may change that."""
    again = (
        _extension(case) if is_extension(case) else once_only(case.kind, case.rulebook, case.day)
    )
    special = any(_in_the_pandemic(case, each) for each in own)
    return (again, reason("pandemic")) if special else (again,)


def _extension(case: Case) -> Reason:
    if is_small(case):
        statute = case.rulebook.at("pflegezeit.small_employer_extension", case.day).statute
        return reason("extension_small", statute)
    group = "familienpflegezeit" if case.kind is Kind.FAMILIENPFLEGEZEIT else "pflegezeit"
    return reason("extension", case.rulebook.at(f"{group}.extension", case.day).statute)


def _in_the_pandemic(case: Case, leave: EarlierLeave) -> bool:
    return case.rulebook.at("pflegezeit.once_per_relative", leave.first).override


def _left(case: Case) -> Reason:
    """Return how much time is left, with the paragraph of the limit that binds."""
    lefts = _lefts(case)
    binding = min(lefts, key=lefts.__getitem__)
    return reason("months_left", case.rule(binding).statute, left=lefts[binding])


def _used_up(case: Case) -> Reason:
    if _lefts(case)["max_months"] == Length():
        return reason("used_up", case.rule("max_months").statute, months=case.count("max_months"))
    rule = case.rule("combined_max_months")
    return reason("total_used_up", rule.statute, months=case.count("combined_max_months"))


def _lefts(case: Case) -> dict[str, Length]:
    """Return what each limit leaves: by the calendar where the first day is known, else months by the sum."""
    return {most: _left_by(case, most, leaves) for most, leaves in _limits(case)}


def _left_by(case: Case, limit: str, leaves: list[EarlierLeave]) -> Length:
    start, most = case.situation.start, case.count(limit)
    if start is None:
        return used_by(leaves).left_of(most)
    until = longest_until(start, leaves, most)
    return length_of(start, until) if until else Length()


def _limits(case: Case) -> tuple[tuple[str, list[EarlierLeave]], ...]:
    """Return the limits of this way, the name of each with the leaves that count against it."""
    own = leaves_of(case, account_of(case.kind))
    return ("max_months", own), ("combined_max_months", leaves_of(case))


def _next(leave: EarlierLeave) -> date:
    return leave.last + ONE_DAY
