"""The decision table: which checks each way must pass, and the way that comes out of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from services.care_leave.advice import Option, Reason, Verdict
from services.care_leave.care import (
    check_acute,
    check_certified_need,
    check_expected_need,
    check_home,
    check_home_or_minor,
    check_last_phase,
    check_minor,
    check_part_time,
    is_part_time,
)
from services.care_leave.earlier import check_earlier, is_extension, time_left
from services.care_leave.findings import Case, Finding, declared, settle
from services.care_leave.leavedays import LeaveDays, days_of
from services.care_leave.papers import documents_of, letters_of, speaks_for
from services.care_leave.people import check_relation, check_work
from services.care_leave.rulebook import Form, Rulebook, RuleValue
from services.care_leave.sentences import reason
from services.care_leave.shortabsence import short_absence
from services.care_leave.situation import Kind, Situation
from services.care_leave.sizes import check_size

CHECKS: dict[Kind, tuple[Callable[[Case], Finding], ...]] = {
    Kind.SHORT_ABSENCE: (check_work, check_relation, check_acute, check_expected_need),
    Kind.PFLEGEZEIT: (
        check_work, check_relation, check_certified_need, check_home, check_size, check_earlier,
    ),
    Kind.MINOR: (
        check_work, check_relation, check_minor, check_certified_need, check_size, check_earlier,
    ),
    Kind.TERMINAL: (check_work, check_relation, check_last_phase, check_size, check_earlier),
    Kind.FAMILIENPFLEGEZEIT: (
        check_work, check_relation, check_certified_need, check_home_or_minor, check_part_time,
        check_size, check_earlier,
    ),
}  # fmt: skip


def option_of(kind: Kind, situation: Situation, rulebook: Rulebook) -> Option:
    """Return one way out of work with its verdict and all that belongs to it."""
    case = Case(
        situation=situation,
        rulebook=rulebook,
        kind=kind,
        day=_day_of(kind, situation),
        notice_day=situation.notice_on or situation.today,
    )
    option = _option(case)
    start = option.starts_on
    if start is None or start <= case.day:
        return option
    # A late notice moved the start, perhaps over a change of the law: the substance is that of the new day.
    moved = _option(replace(case, day=start))
    # A shorter notice of the new law cannot bring back a day before that law.
    return option if moved.starts_on and moved.starts_on < start else moved


def _option(case: Case) -> Option:
    checked = [check(case) for check in CHECKS[case.kind]]
    found = settle(checked)
    if found.verdict is Verdict.NO:
        return Option(case.kind, found.verdict, found.reasons)
    if case.kind is Kind.SHORT_ABSENCE:
        return short_absence(case, found)
    return _leave(case, found, declared(checked))


def _day_of(kind: Kind, situation: Situation) -> date:
    if kind is Kind.SHORT_ABSENCE:
        return situation.absent_from or situation.today
    return situation.start or situation.notice_on or situation.today


def _leave(case: Case, found: Finding, way: Verdict) -> Option:
    loan = _has_loan(case, way)
    days, left = days_of(case, way, loan=loan), time_left(case)
    form, changes = _form(case, way)
    return Option(
        kind=case.kind,
        verdict=found.verdict,
        reasons=(*found.reasons, *_asides(case, way, loan=loan)),
        missing=_missing(case, found, days),
        way=way,
        months=left.months,
        rest_days=left.days,
        starts_on=days.starts_on,
        ends_on=days.ends_on,
        form=form,
        form_changes=changes,
        deadlines=days.deadlines,
        documents=documents_of(case, way, loan=loan),
        letters=letters_of(case.kind, way, loan=loan),
        speaks_for=speaks_for(case, way),
        loan=loan,
    )


def _has_loan(case: Case, way: Verdict) -> bool:
    """Whether the loan goes with it: with every right and request; with a free agreement only where the law says so."""
    if way is not Verdict.AGREEMENT or is_extension(case):
        return True
    return case.rulebook.at("loan.voluntary_agreements", case.day).value == "all_agreements"


def _form(case: Case, way: Verdict) -> tuple[Form, bool]:
    """Return how the declaration is made on the day of the notice, and whether it differs on the first day of leave."""
    if way is Verdict.REQUEST:
        return Form.NONE, False
    family = case.kind is Kind.FAMILIENPFLEGEZEIT
    agreed = "agreement_form" if family else "part_time_agreement_form"
    key = f"{case.kind.value}.{'notice_form' if way is Verdict.RIGHT else agreed}"
    form = case.rulebook.form(key, case.notice_day)
    return form, form != case.rulebook.form(key, case.day)


def _asides(case: Case, way: Verdict, *, loan: bool) -> tuple[Reason, ...]:
    if way is Verdict.REQUEST:
        return (reason("request_form", case.rule("small_employer_request").statute),)
    if way is Verdict.RIGHT and is_part_time(case):
        return (reason("hours_agreed", _refusal(case).statute),)
    return () if loan else (reason("loan_unsure"),)


def _refusal(case: Case) -> RuleValue:
    """Return when an employer may say no to fewer hours."""
    if case.kind is Kind.FAMILIENPFLEGEZEIT:
        return case.rule("agreement_refusal")
    return case.rulebook.at("pflegezeit.part_time_refusal", case.day)


def _missing(case: Case, found: Finding, days: LeaveDays) -> tuple[str, ...]:
    """Return what would settle the way or make it exact: first what the checks ask for, then the days."""
    situation = case.situation
    more = [
        ("start", situation.start is None),
        ("months", situation.start is not None and situation.months is None),
        ("workplace", days.place_matters),
    ]
    return tuple(dict.fromkeys((*found.missing, *(field for field, asked in more if asked))))
