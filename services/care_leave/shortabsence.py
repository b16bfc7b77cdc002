"""The short absence of § 2 PflegeZG: its working days, its money from the care fund, its papers."""

from services.care_leave.advice import Days, Deadline, Meets, Option, Reason, Verdict
from services.care_leave.care import CHILDREN
from services.care_leave.findings import Case, Finding
from services.care_leave.papers import documents_of, letters_of, speaks_for
from services.care_leave.sentences import reason
from services.care_leave.situation import Kind
from services.care_leave.workdays import local_question, span_of

UNTIL_THE_END = "Von Ihrer Nachricht bis zum Ende darf niemand Ihnen kündigen."


def short_absence(case: Case, found: Finding) -> Option:
    """Return the short absence that a case leaves open."""
    days = _days(case)
    return Option(
        kind=Kind.SHORT_ABSENCE,
        verdict=found.verdict,
        reasons=(*found.reasons, *_longer(case), *_money(case, days)),
        missing=(*found.missing, *_missing(case)),
        starts_on=days.first,
        ends_on=days.last,
        days=days,
        form=case.rulebook.form("short_absence.notice_form", case.notice_day),
        deadlines=_deadlines(case, found.verdict, days),
        documents=documents_of(case, Verdict.RIGHT, loan=False),
        letters=letters_of(case.kind, Verdict.RIGHT, loan=False),
        speaks_for=speaks_for(case, Verdict.RIGHT),
    )


def _longer(case: Case) -> tuple[Reason, ...]:
    """Return for what the longer time of the pandemic was meant."""
    rule = case.rule("max_working_days")
    return (reason("pandemic_absence", rule.statute),) if rule.override else ()


def _days(case: Case) -> Days:
    situation = case.situation
    most = case.count("max_working_days")
    first = last = None
    if situation.absent_from is not None:
        first, last = span_of(situation.absent_from, most, situation.workplace)
    return Days(most, first, last, _paid(case))


def _paid(case: Case) -> int | None:
    """Return how many days the care fund still pays for this person; None where nobody knows what others used."""
    situation = case.situation
    if situation.employer_pays:
        return 0
    if situation.allowance_days_used is None:
        return None
    return max(
        0, min(case.count("max_working_days"), _allowance(case) - situation.allowance_days_used)
    )


def _allowance(case: Case) -> int:
    return case.rulebook.count("care_support_allowance.days", case.day)


def _money(case: Case, days: Days) -> tuple[Reason, ...]:
    if case.situation.employer_pays:
        return (reason("employer_pays"),)
    counted = case.rulebook.at("care_support_allowance.days_counted", case.day).value
    key = "allowance_per_year" if counted == "calendar_year" else "allowance_in_total"
    told = [reason(key, days=_allowance(case))]
    if days.paid == 0:
        told.append(reason("allowance_used_up"))
    if case.situation.relation in CHILDREN and case.situation.minor is not False:
        told.append(reason("sick_child_benefit"))
    return tuple(told)


def _missing(case: Case) -> tuple[str, ...]:
    situation = case.situation
    place = situation.workplace
    unsure = place.land is None or (
        place.local_holidays is None and bool(local_question(place.land))
    )
    asked = {
        "absent_from": situation.absent_from is None,
        "employer_pays": situation.employer_pays is None,
        "allowance_days_used": situation.allowance_days_used is None
        and not situation.employer_pays,
        "workplace": situation.absent_from is not None and unsure,
    }
    return tuple(field for field, missing in asked.items() if missing)


def _deadlines(case: Case, verdict: Verdict, days: Days) -> tuple[Deadline, ...]:
    if verdict is not Verdict.RIGHT or days.first is None or days.last is None:
        return ()
    # At once, says the law: a notice after the first day is that of a longer leave.
    told = min(case.situation.notice_on or case.situation.today, days.first)
    protection = case.rule("protection").statute
    length = case.rule("max_working_days").statute
    found = (
        Deadline(Meets.PROTECTION, case.kind, told, protection, note=UNTIL_THE_END),
        Deadline(Meets.START, case.kind, days.first, length),
        Deadline(Meets.END, case.kind, days.last, length),
    )
    return tuple(sorted(found, key=lambda each: each.on))
