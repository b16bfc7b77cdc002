"""The formulas of the counted sub-indicators, one function each, called only behind the gates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from certification.scoring.exact import two_sided
from certification.scoring.numbers import Leaders, Numbers, Pair
from certification.scoring.values import SubIndicator

FULL = Fraction(100)
WOMEN, MEN = "w", "m"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Points of a counted sub-indicator, or None where the one-person rule takes them away."""

    points: Fraction | None
    ratios: Mapping[str, Fraction] = field(default_factory=dict)
    flag: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a formula needs beside the numbers."""

    part: SubIndicator
    kappa: Fraction
    size_class: str

    def limit(self, name: str) -> Fraction:
        """A parameter of the sub-indicator as the edition states it."""
        return Fraction(self.part.parameters[name])


def lin(value: Fraction, low: Fraction, high: Fraction) -> Fraction:
    """0 up to `low`, 100 from `high` on, a straight line between."""
    return FULL * min(Fraction(1), max(Fraction(0), (value - low) / (high - low)))


def leadership(numbers: Numbers, setting: Setting) -> Counted:
    """DI-A1: shares of women and men among leaders against their shares in the staff."""
    people, leaders = _given(numbers.people), _given(numbers.leaders)
    levels = _levels(leaders, setting.limit("fuehrung"))
    quotients = [_least_quotient(level, people, numbers.headcount, setting) for level in levels]
    quotient = sum(quotients, Fraction(0)) / len(quotients)
    flag, chance = _flag(quotient, leaders.together, people, setting)
    return Counted(points=_between(quotient, setting), ratios={"RQ": quotient} | chance, flag=flag)


def promotions(numbers: Numbers, setting: Setting) -> Counted:
    """DI-A2: how alike women and men were promoted; null where one promotion would turn it."""
    people, promoted = _given(numbers.people), _given(numbers.promotions)
    overall = Fraction(promoted.total, people.total)
    rates = sorted(
        (cases + setting.kappa * overall) / (staff + setting.kappa)
        for cases, staff in ((promoted.women, people.women), (promoted.men, people.men))
    )
    quotient = rates[0] / rates[1]
    ratios = {"BPQ": quotient}
    if quotient < setting.limit("ein_person_unter") and one_person_turns(promoted, people):
        return Counted(points=None, ratios=ratios)
    flag, chance = _flag(quotient, promoted, people, setting)
    return Counted(points=_between(quotient, setting), ratios=ratios | chance, flag=flag)


def part_time(numbers: Numbers, setting: Setting) -> Counted:
    """DI-A3: the share of leaders in part time."""
    total, share = _given(numbers.leader_total), setting.limit("ausgangswert")
    smoothed = (_given(numbers.part_time) + setting.kappa * share) / (total + setting.kappa)
    return Counted(points=_between(smoothed, setting), ratios={"T": smoothed})


def leaves(numbers: Numbers, setting: Setting) -> Counted:
    """DI-A4: the share of men among parental leaves against their share in the staff."""
    people, begun = _given(numbers.people), _given(numbers.leaves)
    prior = setting.kappa * setting.limit("ausgangswert")
    share = (begun.men + prior) / (begun.total + setting.kappa)
    quotient = share / Fraction(people.men, numbers.headcount)
    return Counted(points=_between(quotient, setting), ratios={"VQ": quotient})


def pay_gap(numbers: Numbers, setting: Setting) -> Counted:
    """DI-A5: full points up to a small gap, half at the middle mark, none from the last on."""
    gap = numbers.gap
    if not isinstance(gap, Decimal):
        raise ValueError("A pay gap without comparison group has no points.")
    value, half = Fraction(gap), FULL / 2
    full_to, half_at, none_from = map(setting.limit, ("voll_bis", "halb_bei", "null_ab"))
    if value <= half_at:
        return Counted(points=FULL - lin(value, full_to, half_at) / 2)
    return Counted(points=half - lin(value, half_at, none_from) / 2)


def benefits(numbers: Numbers, setting: Setting) -> Counted:
    """DI-B2: the share of benefits open to every family form, times how many there are."""
    given = _given(numbers.benefits)
    if given.offered == 0:
        return Counted(points=Fraction(0))
    breadth = min(Fraction(1), given.offered / setting.limit(f"breite_{setting.size_class}"))
    share = Fraction(given.open, given.offered)
    return Counted(points=FULL * share * breadth, ratios={"PQ": share, "Breite": breadth})


def survey(numbers: Numbers, setting: Setting) -> Counted:
    """DI-B6: the mean agreement of the short survey."""
    given = _given(numbers.survey)
    turnout = Fraction(given.responses, numbers.headcount)
    agreement = Fraction(given.agreement)
    return Counted(points=_between(agreement, setting), ratios={"Beteiligung": turnout})


FORMULAS: Mapping[str, Callable[[Numbers, Setting], Counted]] = {
    "DI-A1": leadership,
    "DI-A2": promotions,
    "DI-A3": part_time,
    "DI-A4": leaves,
    "DI-A5": pay_gap,
    "DI-B2": benefits,
    "DI-B6": survey,
}


def one_person_turns(promoted: Pair, people: Pair) -> bool:
    """Whether one promotion, counted for the other gender, would turn the direction round."""
    shares = [(promoted.women, people.women), (promoted.men, people.men)]
    (low, low_staff), (high, high_staff) = sorted(shares, key=lambda one: Fraction(*one))
    return Fraction(low + 1, low_staff) > Fraction(high - 1, high_staff)


def _levels(leaders: Leaders, least: Fraction) -> list[Pair]:
    """Both levels by themselves where both are large enough, else together."""
    if min(leaders.top.total, leaders.further.total) >= least:
        return [leaders.top, leaders.further]
    return [leaders.together]


def _least_quotient(level: Pair, people: Pair, headcount: int, setting: Setting) -> Fraction:
    quotients = []
    for count, staff in ((level.women, people.women), (level.men, people.men)):
        share = Fraction(staff, headcount)
        smoothed = (count + setting.kappa * share) / (level.total + setting.kappa)
        quotients.append(smoothed / share)
    return min(quotients)


def _flag(
    quotient: Fraction, cases: Pair, people: Pair, setting: Setting
) -> tuple[str | None, dict[str, Fraction]]:
    """The disadvantaged gender where chance hardly explains the quotient, and that chance."""
    chance = two_sided(cases.women, people.women, cases.men, people.men)
    if chance is None:
        return None, {}
    striking = quotient < setting.limit("auffaellig_unter")
    if not (striking and chance < setting.limit("auffaellig_p")):
        return None, {"p": chance}
    women_behind = cases.women * people.men < cases.men * people.women
    return (WOMEN if women_behind else MEN), {"p": chance}


def _between(value: Fraction, setting: Setting) -> Fraction:
    return lin(value, setting.limit("unten"), setting.limit("oben"))


def _given[T](value: T | None) -> T:
    if value is None:
        raise ValueError("A formula was called without its numbers.")
    return value
