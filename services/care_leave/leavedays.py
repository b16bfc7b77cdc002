"""The days of one leave: when it must be announced or asked for, when it begins and ends, and what hangs on it."""

from dataclasses import dataclass, replace
from datetime import date

from services.care_leave.advice import Deadline, Meets, Verdict
from services.care_leave.deadlines import (
    Notice,
    answer_of_small_employer,
    end_of_leave,
    late_start,
    loan_application_until,
    notice_before,
    protection_from,
    quarter_waiver_until,
    request_by,
)
from services.care_leave.earlier import last_day, notice_rule
from services.care_leave.findings import Case
from services.care_leave.situation import Kind, Workplace
from services.care_leave.sizes import answer_weeks
from services.care_leave.workdays import local_question

CAREFUL = "Wir rechnen vorsichtig: Ein Tag später kann noch reichen."
ALL_HOLIDAYS = (
    "Wir wissen nicht, in welchem Land Sie arbeiten. Darum rechnen wir mit allen Feiertagen."
)
LOCAL_HOLIDAYS = (
    "Wir wissen nicht, welche Feiertage an Ihrem Ort gelten. Darum nehmen wir den früheren Tag."
)
MISSED = "Die Ankündigung gilt trotzdem. Die Zeit beginnt dann erst am {start}."
NO_PERIOD = (
    "Eine Frist für den Antrag nennt das Gesetz nicht. "
    "Kommt er bis dahin an, ist die Antwort vor dem Beginn fällig."
)
IF_TODAY = "Wenn Ihr Antrag heute ankommt."
BACK_PAY = "Bis dahin gibt es das Darlehen ab dem ersten Tag, danach erst ab dem Monat des Antrags."
WAIVER = "Nur wenn Sie darüber hinaus pflegen und in Not geraten: Ein Viertel der Raten kann dann entfallen."

PROTECTED = (
    "Von der Ankündigung an darf niemand Ihnen kündigen, höchstens {weeks} Wochen vor dem Beginn."
)
PROTECTED_FROM_START = "Vom ersten Tag der vereinbarten Zeit an darf niemand Ihnen kündigen."


@dataclass(frozen=True, slots=True)
class LeaveDays:
    """First and last day of a leave as it can be, its deadlines in order, and whether the place would change them."""

    starts_on: date | None = None
    ends_on: date | None = None
    deadlines: tuple[Deadline, ...] = ()
    place_matters: bool = False


def days_of(case: Case, way: Verdict, *, loan: bool) -> LeaveDays:
    """Return the days of a right, a request or an agreement; without a wished start only what does not hang on it."""
    found: list[Deadline] = []
    start = case.situation.start
    if way is Verdict.REQUEST:
        found += _request(case, start)
    if start is None:
        return LeaveDays(None, None, tuple(found), _place_matters(case, tuple(found)))
    if way is Verdict.RIGHT:
        notice, start = _announcement(case, start)
        found.append(notice)
    end = _end(case, start)
    found += [
        Deadline(Meets.START, case.kind, start, notice_rule(case).statute),
        Deadline(Meets.END, case.kind, end, "§§ 187 (2), 188 (2) BGB"),
        *_protection(case, way, start),
        *(_money(case, start) if loan else ()),
    ]
    ordered = tuple(sorted(found, key=lambda each: each.on))
    return LeaveDays(start, end, ordered, _place_matters(case, ordered))


def _end(case: Case, start: date) -> date:
    """Return the last day of the months that are wished, or of all that are left."""
    most = case.count("max_months")
    wished = end_of_leave(start, min(case.situation.months or most, most))
    return min(wished, last_day(case, start) or wished)


def _announcement(case: Case, start: date) -> tuple[Deadline, date]:
    """Return the last day of the notice, and the start that it leaves."""
    rule = notice_rule(case)
    length = case.rulebook.count(rule.key, case.day)
    notice = _notice_before(case, start)
    missed = case.notice_day > notice.on
    if missed:
        start = late_start(case.notice_day, length, rule.unit, case.situation.workplace)
    said = MISSED.format(start=f"{start:%d.%m.%Y}") if missed else CAREFUL
    deadline = Deadline(
        Meets.NOTICE,
        case.kind,
        notice.on,
        rule.statute,
        send_by=notice.send_by,
        note=" ".join((said, _doubt(case.situation.workplace))).strip(),
        missed=missed,
    )
    return deadline, start


def _notice_before(case: Case, start: date) -> Notice:
    rule = notice_rule(case)
    length = case.rulebook.count(rule.key, case.day)
    return notice_before(start, length, rule.unit, case.situation.workplace)


def _request(case: Case, start: date | None) -> list[Deadline]:
    weeks = answer_weeks(case)
    if weeks is None:
        return []
    place = case.situation.workplace
    statute = case.rule("small_employer_request").statute
    asked = case.situation.notice_on is not None
    answer = Deadline(
        Meets.ANSWER,
        case.kind,
        answer_of_small_employer(case.notice_day, weeks, place),
        f"{statute}, § 193 BGB",
        note="" if asked else IF_TODAY,
    )
    if start is None:
        return [answer]
    by = request_by(start, weeks, place)
    missed = case.notice_day > by.on
    notice = Deadline(Meets.NOTICE, case.kind, by.on, statute, by.send_by, NO_PERIOD, missed)
    return [notice, answer]


def _protection(case: Case, way: Verdict, start: date) -> list[Deadline]:
    """Return since when nobody may be dismissed; a free agreement brings no such protection."""
    if way is Verdict.AGREEMENT:
        return []
    small = way is Verdict.REQUEST
    weeks = case.count("protection_weeks")
    on = protection_from(case.notice_day, start, weeks, agreed_by_small_employer=small)
    rule = case.rule("small_employer_protection" if small else "protection_weeks")
    note = PROTECTED_FROM_START if small else PROTECTED.format(weeks=weeks)
    return [Deadline(Meets.PROTECTION, case.kind, on, rule.statute, note=note)]


def _money(case: Case, start: date) -> list[Deadline]:
    window = case.rulebook.at("loan.application_months", case.day)
    until = loan_application_until(start, case.rulebook.count(window.key, case.day))
    today = case.situation.today
    found = [
        Deadline(Meets.LOAN, case.kind, until, window.statute, note=BACK_PAY, missed=until < today)
    ]
    if case.kind is not Kind.TERMINAL:
        rule = case.rulebook.at("loan.quarter_waiver_months", case.day)
        on = quarter_waiver_until(start, case.rulebook.count(rule.key, case.day))
        statute = f"§ 7 (2) FPfZG, {rule.statute}"
        found.append(
            Deadline(Meets.QUARTER_WAIVER, case.kind, on, statute, note=WAIVER, missed=on < today)
        )
    return found


def _unsure(place: Workplace) -> bool:
    return place.land is None or (place.local_holidays is None and bool(local_question(place.land)))


def _doubt(place: Workplace) -> str:
    if place.land is None:
        return ALL_HOLIDAYS
    return LOCAL_HOLIDAYS if _unsure(place) else ""


def _place_matters(case: Case, deadlines: tuple[Deadline, ...]) -> bool:
    """Whether knowing the Land, or the holidays of the place, would move a deadline."""
    place = case.situation.workplace
    if place.land is None:
        return bool(deadlines)
    if not _unsure(place) or case.situation.start is None:
        return False
    known = replace(place, local_holidays=False)
    there = replace(case, situation=replace(case.situation, workplace=known))
    return _notice_before(there, case.situation.start) != _notice_before(case, case.situation.start)
