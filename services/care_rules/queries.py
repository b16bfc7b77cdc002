"""What we ask the law: the rulebook, read once from services/content/care, and its tables by date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from services.care_leave.rulebook import Rulebook, RuleValue, rulebook
from services.care_rules.people import as_reading, read_people
from services.care_rules.reading import read_benefits, read_rules, read_sources
from services.care_rules.values import (
    Amount,
    Benefit,
    BenefitPlan,
    FromStufe,
    Grade,
    NearRelatives,
    Parameter,
    People,
)


@dataclass(frozen=True, slots=True)
class _Law:
    rulebook: Rulebook
    parameters: Mapping[str, Parameter]
    benefits: tuple[BenefitPlan, ...]
    people: People


def the_rulebook() -> Rulebook:
    """Return the law as we know it. Raises EntryFault where a file is wrong."""
    return _law().rulebook


def parameters() -> Mapping[str, Parameter]:
    """Return what each key of the rulebook is called, in the order of the files."""
    return _law().parameters


def word_of(value: RuleValue) -> str:
    """Return what the word of a closed list means in German. Raises KeyError where a value is no word."""
    return _law().parameters[value.key].words[str(value.value)]


def benefits_on(day: date) -> tuple[Benefit, ...]:
    """Return what the care insurance pays on a day; a benefit that the law does not know then is left out."""
    found = (_benefit(plan, day) for plan in _law().benefits)
    return tuple(each for each in found if each.amounts)


def benefit_plans() -> tuple[BenefitPlan, ...]:
    """Return every benefit of any time with its levels, for tables over the years."""
    return _law().benefits


def near_relatives_on(day: date) -> NearRelatives:
    """Return whom the law of a day calls near relatives. Raises LookupError before July 2008."""
    for each in _law().people.near_relatives:
        if each.holds_on(day):
            return each
    raise LookupError(f"near relatives on {day}")


def people() -> People:
    """Return relatives of all times, grades and Stufen with their paragraphs and sources."""
    return _law().people


def grades() -> tuple[Grade, ...]:
    """Return the five grades with their points, § 15 (3) SGB XI."""
    return _law().people.grades


def stufen() -> tuple[FromStufe, ...]:
    """Return what became of each Pflegestufe on 1 January 2017, § 140 (2) SGB XI."""
    return _law().people.stufen


def stufe_to_grad(stufe: str, *, dementia: bool) -> int:
    """Return the Pflegegrad of a Stufe ("0", "I", "II", "III", "III Härtefall"). Raises LookupError."""
    for each in stufen():
        if (each.stufe, each.dementia) == (stufe, dementia):
            return each.grade
    raise LookupError(f"no grade for Stufe {stufe}")


def _benefit(plan: BenefitPlan, day: date) -> Benefit:
    values = _law().rulebook.values
    amounts = tuple(
        Amount(level, name, the_rulebook().at(plan.rule_key(level), day))
        for level, name in plan.levels.items()
        if any(each.holds_on(day) for each in values[plan.rule_key(level)])
    )
    return Benefit(plan.key, plan.name, plan.unit, amounts)


@cache
def _law() -> _Law:
    law_of, sources = read_sources()
    rules, benefits, known = read_rules(), read_benefits(), read_people()
    readings = (rules, as_reading(known), benefits)
    return _Law(
        rulebook=rulebook((each for one in readings for each in one.values), sources, law_of),
        parameters={each.key: each for one in readings for each in one.parameters},
        benefits=benefits.benefits,
        people=known,
    )
