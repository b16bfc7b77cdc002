"""What the care itself must be like: acute, certified, at home, for a minor, in the last phase of life, beside work."""

from decimal import Decimal

from services.care_leave.advice import Verdict
from services.care_leave.findings import Case, Finding, no, right, unknown
from services.care_leave.people import is_minor
from services.care_leave.sentences import reason
from services.care_leave.situation import Kind, Need, Place, Relation, Release

WAITING = {Need.APPLIED: "need_applied", Need.EXPECTED: "need_expected"}
CHILDREN = {Relation.CHILD, Relation.FOSTER_CHILD, Relation.STEP_CHILD}


def check_acute(case: Case) -> Finding:
    """Return whether the situation came suddenly, as § 2 (1) PflegeZG wants it."""
    acute = case.situation.acute
    if acute is None:
        return unknown(reason("acute_unknown"), "acute")
    return right(reason("acute"), reason("any_size")) if acute else no(reason("not_acute"))


def check_expected_need(case: Case) -> Finding:
    """Return whether a need of care is certified or to be expected; an acute situation lets expect it."""
    need = case.situation.need
    if need is Need.NONE:
        return no(reason("no_need_short"))
    if need is Need.CERTIFIED:
        return right(reason("need_certified_short"))
    return right(reason("need_expected_enough"), missing=("need",) if need is None else ())


def check_certified_need(case: Case) -> Finding:
    """Return whether a grade is certified; until then nothing but the short absence and the last phase is open."""
    need = case.situation.need
    if need is None:
        return unknown(reason("need_unknown"), "need")
    if need in WAITING:
        return Finding(Verdict.NOT_YET, (reason(WAITING[need]),))
    return right(reason("need_certified")) if need is Need.CERTIFIED else no(reason("no_need"))


def check_home(case: Case) -> Finding:
    """Return whether care is at home; a clinic is a place to come home from, a nursing home or hospice is not."""
    place = case.situation.place
    if place is None:
        return unknown(reason("place_unknown"), "place")
    if place is Place.HOME:
        return right(reason("at_home"))
    if place is Place.COMING_HOME:
        return right(reason("coming_home"))
    if place is Place.ABROAD:
        return unknown(reason("abroad"))
    if place is Place.CLINIC:
        return Finding(Verdict.NOT_YET, (reason("in_clinic"),))
    return no(reason("not_at_home"))


def check_home_or_minor(case: Case) -> Finding:
    """Return whether care is at home, or anywhere for a minor, § 2 (5) FPfZG."""
    at_home = check_home(case)
    minor = is_minor(case.situation)
    place = case.situation.place
    if place in {None, Place.HOME, Place.COMING_HOME, Place.ABROAD} or minor is False:
        return at_home
    if minor:
        return right(reason("minor_anywhere", case.rulebook.at("minor.setting", case.day).statute))
    return Finding(Verdict.OPEN, at_home.reasons, ("minor",))


def check_minor(case: Case) -> Finding:
    """Return whether the person is under 18; the place of care is free then, but nothing is said of other countries."""
    minor = is_minor(case.situation)
    if minor is None:
        return unknown(reason("minor_unknown"), "minor")
    if not minor:
        return no(reason("not_minor"))
    if case.situation.place is Place.ABROAD:
        return unknown(reason("abroad"))
    return right(reason("minor"), reason("minor_anywhere", case.rule("setting").statute))


def check_last_phase(case: Case) -> Finding:
    """Return whether the last phase of life is certified; no grade, no place is asked for, § 3 (6) PflegeZG."""
    situation = case.situation
    if situation.last_phase is None:
        return unknown(reason("last_phase_unknown"), "last_phase")
    if not situation.last_phase:
        return no(reason("not_last_phase"))
    child = (reason("own_child"),) if situation.relation in CHILDREN else ()
    if situation.certificate is None:
        return unknown(reason("certificate_unknown"), "certificate")
    if not situation.certificate:
        return Finding(Verdict.NOT_YET, (reason("certificate_missing"), *child))
    return right(reason("last_phase"), *child)


def check_part_time(case: Case) -> Finding:
    """Return whether enough weekly hours stay, on average where they alternate, § 2 (1) S. 2–3 FPfZG."""
    situation = case.situation
    rule = case.rule("min_weekly_hours")
    least = case.rulebook.number(rule.key, case.day)
    words = {"statute": rule.statute, "hours": least.normalize().to_eng_string()}
    if situation.release is Release.FULL:
        return no(reason("only_part_time", **words))
    if situation.hours_before is not None and situation.hours_before <= least:
        return no(reason("contract_too_small", **words))
    if not situation.hours:
        return right(reason("part_time_if", **words), missing=("release", "hours"))
    if average(situation.hours) < least:
        return no(reason("too_few_hours", **words))
    return right(reason("part_time", **words))


def average(hours: tuple[Decimal, ...]) -> Decimal:
    """Return the mean of weekly hours. Raises ZeroDivisionError without any."""
    return sum(hours, Decimal()) / len(hours)


def is_part_time(case: Case) -> bool:
    """Whether the way means working less, not stopping."""
    return case.kind is Kind.FAMILIENPFLEGEZEIT or case.situation.release is Release.PART
