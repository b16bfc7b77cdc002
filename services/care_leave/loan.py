"""The interest-free loan during leave: its monthly rate, from when it is paid and how it comes back, §§ 3–9 FPfZG."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from services.care_leave import loan_words as words
from services.care_leave.advice import Reason
from services.care_leave.deadlines import end_of_leave, loan_application_until
from services.care_leave.figures import (
    CannotReckon,
    Step,
    euro,
    plain_number,
    to_full_euro,
    to_twenty,
)
from services.care_leave.months import month_of, months_apart
from services.care_leave.net import ESTIMATED_YEAR, FlatRateNet, Moment
from services.care_leave.repayment import Lent, Pause, Repayment, repayment_of
from services.care_leave.rulebook import FIRST_DAY, Rulebook

MOST_HOURS_A_WEEK = 60
MOST_GROSS_A_MONTH = Decimal(1_000_000)
LABELS = {
    Moment.BEFORE: "vor der Freistellung",
    Moment.DURING: "in der Freistellung",
    Moment.AT_CAP: "bei {hours} Stunden in der Woche",
}


class Law(StrEnum):
    """Under which law the leave is taken: only that of the PflegeZG knows the cap."""

    PFLEGEZG = "pflegezg"
    FPFZG = "fpfzg"


@dataclass(frozen=True, slots=True)
class Pay:
    """Gross pay in euro of the last up to twelve months, one-off pay counted in, and weekly hours."""

    total_gross: Decimal
    base_months: int
    hours_before: Decimal
    hours_during: Decimal

    @property
    def monthly(self) -> Decimal:
        """Return gross pay per month in euro."""
        return self.total_gross / self.base_months

    def at(self, hours: Decimal) -> Decimal:
        """Return gross pay per month for other weekly hours; weeks per month cancel each other out."""
        return self.monthly * hours / self.hours_before


@dataclass(frozen=True, slots=True)
class LoanCase:
    """What is asked: the leave, and what is known. `pay` is needed where net is reckoned from gross.

    `requested` is a wish in euro per month; without `applied_on` the application comes in time.
    """

    law: Law
    start: date
    months: int
    pay: Pay | None = None
    requested: Decimal | None = None
    applied_on: date | None = None
    deferred_to: date | None = None
    pauses: tuple[Pause, ...] = ()


@dataclass(frozen=True, slots=True)
class Loan:
    """The answer in euro; net pay is the flat-rate one.

    Without a loan its amounts are nothing, `plan` is None and `reason` says why.
    """

    estimate: bool
    label: str
    net_before: Decimal
    net_during: Decimal
    max_rate: Decimal
    rate: Decimal
    reason: Reason
    paid_from: date
    paid_months: int
    ends_on: date
    apply_until: date
    total: Decimal
    plan: Repayment | None
    warnings: tuple[Reason, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _Point:
    """Gross, rounded gross and net pay of one moment; without gross where net was typed in."""

    moment: Moment
    gross: Decimal | None
    rounded: Decimal | None
    net: Decimal


def reckon_loan(case: LoanCase, rulebook: Rulebook, net: FlatRateNet) -> Loan:
    """Return the loan of a leave by § 3 FPfZG. Raises CannotReckon, NoRule, NotProven."""
    _refuse_what_cannot_be(case, rulebook, net)
    ends_on = end_of_leave(case.start, case.months)
    points = _points(case, rulebook, net)
    cap = _cap(case, rulebook)
    half, steps = _half(points, plain_number(cap))
    max_rate, rate, reason = _rate(case, rulebook, half)
    paid_from, apply_until = _paid_from(case, rulebook)
    paid_months = max(0, min(case.months, months_apart(paid_from, ends_on) + 1))
    if rate and not paid_months:
        reason = words.nothing_left()
    lent = Lent(rate, case.start, ends_on, paid_from, paid_months)
    return Loan(
        estimate=net.estimate,
        label=net.label,
        net_before=points[0].net,
        net_during=points[1].net,
        max_rate=max_rate,
        rate=rate,
        reason=reason,
        paid_from=paid_from,
        paid_months=paid_months,
        ends_on=ends_on,
        apply_until=apply_until,
        total=lent.total,
        plan=_plan(case, rulebook, lent),
        warnings=_warnings(case, rulebook, net, points, apply_until),
        steps=(
            *_base_steps(case),
            *_point_steps(points, net, plain_number(cap)),
            *steps,
            _rate_step(half, max_rate),
            _total_step(lent),
        ),
    )


def _refuse_what_cannot_be(case: LoanCase, rulebook: Rulebook, net: FlatRateNet) -> None:
    """Raise CannotReckon with the field and a sentence for the first input that cannot be."""
    if case.start < FIRST_DAY:
        raise CannotReckon(
            "start",
            "Für diese Zeit rechnen wir nicht. Das Darlehen gibt es seit dem 1. Januar 2015.",
        )
    if net.estimate and case.start.year < ESTIMATED_YEAR:
        raise CannotReckon(
            "start", f"Schätzen können wir erst für Freistellungen ab {ESTIMATED_YEAR}."
        )
    room = "pflegezeit" if case.law == Law.PFLEGEZG else "familienpflegezeit"
    most = rulebook.count(f"{room}.max_months", case.start)
    if not 1 <= case.months <= most:
        raise CannotReckon("months", f"Möglich sind 1 bis {most} Monate.")
    minimum = rulebook.number("loan.minimum_rate", case.start)
    if case.requested is not None and case.requested < minimum:
        raise CannotReckon("requested", words.wish_below(minimum))
    if case.pay is not None:
        _refuse_pay(case.pay, case, rulebook)


def _refuse_pay(pay: Pay, case: LoanCase, rulebook: Rulebook) -> None:
    """Raise CannotReckon for pay or hours that cannot be."""
    least = rulebook.number("familienpflegezeit.min_weekly_hours", case.start)
    most_months = rulebook.count("loan.base_months", case.start)
    refusals = (
        (
            not 1 <= pay.base_months <= most_months,
            "base_months",
            f"Es zählen 1 bis {most_months} Monate vor dem Beginn.",
        ),
        (
            pay.base_months > 0 and not 0 < pay.total_gross <= MOST_GROSS_A_MONTH * pay.base_months,
            "total_gross",
            "Bitte prüfen Sie das Brutto: Es muss über 0 Euro liegen.",
        ),
        (
            not 0 < pay.hours_before <= MOST_HOURS_A_WEEK,
            "hours_before",
            f"Bitte tragen Sie Stunden in der Woche ein, höchstens {MOST_HOURS_A_WEEK}.",
        ),
        (
            not 0 <= pay.hours_during < pay.hours_before,
            "hours_during",
            "In der Freistellung arbeiten Sie weniger Stunden als im Vertrag stehen.",
        ),
        (
            case.law == Law.FPFZG and pay.hours_during < least,
            "hours_during",
            f"In der Familienpflegezeit sind es im Schnitt mindestens {plain_number(least)} Stunden.",
        ),
    )
    for refused, field, sentence in refusals:
        if refused:
            raise CannotReckon(field, sentence)


def _cap(case: LoanCase, rulebook: Rulebook) -> Decimal:
    """Return the weekly hours to which the rate is capped under the PflegeZG."""
    return rulebook.number("loan.cap_hours", case.start)


def _points(case: LoanCase, rulebook: Rulebook, net: FlatRateNet) -> tuple[_Point, ...]:
    """Return pay before and during leave, and at the cap where it counts."""
    moments = [Moment.BEFORE, Moment.DURING]
    if case.law == Law.PFLEGEZG:
        moments.append(Moment.AT_CAP)
    return tuple(_point(each, case, rulebook, net) for each in moments)


def _point(moment: Moment, case: LoanCase, rulebook: Rulebook, net: FlatRateNet) -> _Point:
    """Return pay of one moment."""
    if case.pay is None:
        return _Point(moment, None, None, net.of(moment, None))
    hours = {
        Moment.BEFORE: case.pay.hours_before,
        Moment.DURING: case.pay.hours_during,
        Moment.AT_CAP: _cap(case, rulebook),
    }[moment]
    gross = case.pay.at(hours)
    rounded = to_twenty(gross if net.ceiling is None else min(gross, net.ceiling))
    return _Point(moment, gross, rounded, net.of(moment, rounded))


def _half(points: tuple[_Point, ...], cap: str) -> tuple[Decimal, tuple[Step, ...]]:
    """Return half the difference of net pay, the smaller one where there is a cap, and how."""
    before, *others = points
    half, steps = None, []
    for each in others:
        own = max(Decimal(0), (before.net - each.net) / 2)
        half = own if half is None else min(half, own)
        capped = each.moment == Moment.AT_CAP
        steps.append(
            Step(
                f"half_{each.moment}",
                f"Höchstens so viel wie bei {cap} Stunden"
                if capped
                else "Die Hälfte des Unterschieds",
                f"(Netto vorher − Netto bei {cap} Stunden) : 2"
                if capped
                else "(Netto vorher − Netto in der Freistellung) : 2",
                f"({euro(before.net)} − {euro(each.net)}) : 2 = {euro(own)}",
                "§ 3 (4) FPfZG" if capped else "§ 3 (2) FPfZG",
            )
        )
    return half or Decimal(0), tuple(steps)


def _rate(case: LoanCase, rulebook: Rulebook, half: Decimal) -> tuple[Decimal, Decimal, Reason]:
    """Return the highest rate, the rate, and why."""
    minimum = rulebook.number("loan.minimum_rate", case.start)
    most, nothing = to_full_euro(half), Decimal(0)
    if not most:
        return nothing, nothing, words.no_difference()
    if most < minimum:
        return nothing, nothing, words.below_minimum(half, minimum)
    if case.requested is None:
        return most, most, words.highest_rate(most)
    if case.requested > most:
        return most, most, words.wish_too_high(most)
    wish = to_full_euro(case.requested)
    return most, wish, words.wished_rate(wish)


def _paid_from(case: LoanCase, rulebook: Rulebook) -> tuple[date, date]:
    """Return the first day paid for, and the last day of an application that brings all rates."""
    until = loan_application_until(
        case.start, rulebook.count("loan.application_months", case.start)
    )
    if case.applied_on is None or case.applied_on <= until:
        return case.start, until
    return month_of(case.applied_on), until


def _warnings(
    case: LoanCase,
    rulebook: Rulebook,
    net: FlatRateNet,
    points: tuple[_Point, ...],
    apply_until: date,
) -> tuple[Reason, ...]:
    """Return what must be said beside the numbers."""
    ceiling, pay = net.ceiling, case.pay
    cap = _cap(case, rulebook)
    above = ceiling is not None and all(
        each.gross is not None and each.gross > ceiling for each in points[:2]
    )
    said = (
        (above, words.BOTH_ABOVE_CEILING),
        (
            case.law == Law.PFLEGEZG and pay is not None and pay.hours_before <= cap,
            words.CONTRACT_UP_TO_CAP,
        ),
        (net.estimate, words.ESTIMATED),
        (net.estimate and case.start.year > ESTIMATED_YEAR, words.OTHER_YEAR),
        (pay is None, words.TYPED),
        (case.start.day != 1, words.BROKEN_MONTHS),
        (True, words.apply_until(apply_until)),
    )
    return (*(reason for holds, reason in said if holds), *words.ALWAYS)


def _plan(case: LoanCase, rulebook: Rulebook, lent: Lent) -> Repayment | None:
    """Return how the loan comes back, where there is one."""
    if not lent.total:
        return None
    return repayment_of(lent, rulebook, deferred_to=case.deferred_to, pauses=case.pauses)


def _base_steps(case: LoanCase) -> tuple[Step, ...]:
    """Return the row of the base pay, where gross is reckoned with."""
    if case.pay is None:
        return ()
    pay = case.pay
    return (
        Step(
            "base",
            "Brutto im Monat vorher",
            "Brutto aller Monate mit Sonderzahlungen, ohne Sachbezüge, geteilt durch die Zahl der Monate",
            f"{euro(pay.total_gross)} : {pay.base_months} = {euro(pay.monthly)}",
            "§ 3 (3) S. 1, 5 FPfZG",
        ),
    )


def _point_steps(points: tuple[_Point, ...], net: FlatRateNet, cap: str) -> list[Step]:
    """Return the rows of gross and net pay at each moment."""
    steps = []
    for each in points:
        label = LABELS[each.moment].format(hours=cap)
        if each.gross is not None and each.rounded is not None:
            steps.append(
                Step(
                    f"gross_{each.moment}",
                    f"Brutto {label}, auf 20 Euro gerundet",
                    "Brutto vorher × Stunden : Stunden im Vertrag, höchstens bis zur Grenze der Rentenversicherung",
                    f"{euro(each.gross)} → {euro(each.rounded)}",
                    "§ 3 (3) FPfZG, § 106 (1) S. 6 SGB III",
                )
            )
        steps.append(
            Step(
                f"net_{each.moment}",
                f"Pauschalnetto {label}",
                net.how(each.rounded),
                euro(each.net),
                "§ 3 (3) FPfZG, § 153 (1) SGB III",
            )
        )
    return steps


def _rate_step(half: Decimal, max_rate: Decimal) -> Step:
    """Return the row of the rounded rate."""
    return Step(
        "rate",
        "Höchste Rate im Monat",
        "der kleinste Betrag, auf volle Euro gerundet; unter 50 Euro gibt es nichts",
        f"{euro(half)} → {euro(max_rate)}",
        "§ 9 (3), § 3 (5) FPfZG",
    )


def _total_step(lent: Lent) -> Step:
    """Return the row of the whole loan."""
    return Step(
        "total",
        "Darlehen zusammen",
        "Rate × Zahl der Monate",
        f"{euro(lent.rate)} × {lent.paid_months} = {euro(lent.total)}",
        "§ 9 (2) FPfZG",
    )
