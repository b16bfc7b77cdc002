"""What one step can change: a stage more, or evidence for what is claimed; in whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, lcm

from certification.scoring.levels import CORE, EXTRA, core_needed
from certification.scoring.points import Reckoning
from certification.scoring.questions import Answered, cap_of
from certification.scoring.values import HIGHEST_STAGE, Catalogue, Evidence, Level

STAGE_POINTS = Fraction(100, HIGHEST_STAGE)


class StepKind(StrEnum):
    """A stage more, or accepted evidence for the stage claimed."""

    RAISE = "raise"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Option:
    """One way to change a question: so many raises, with evidence or not.

    `gain` is what it adds to the total and `surplus` what it adds to the surplus of accepted
    evidence, both in the whole units of the task. `effort` is what one raise costs; showing what is
    there costs 1.
    """

    raises: int
    evidence: bool
    gain: int
    surplus: int
    effort: int = 1

    @property
    def cost(self) -> int:
        """What this takes: the number of single steps, where each raise costs 1."""
        return self.raises * self.effort + self.evidence


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with everything that could be done about it."""

    question: Answered
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A field or the indicator: its choices, and the gain it needs to reach its minimum."""

    name: str
    choices: tuple[Choice, ...]
    need: int


@dataclass(frozen=True, slots=True)
class Task:
    """What must be gained for a level, all in whole units of which `unit` make one point.

    Of the blocks named in `any_of` so many as `any_count` must reach their minimum, of the others
    each. `surplus` is how far the accepted evidence is above (or below) what the level asks.
    """

    blocks: tuple[Block, ...]
    need: int
    surplus: int
    unit: int
    any_of: tuple[str, ...]
    any_count: int


def worth_of_stage(catalogue: Catalogue, reckoning: Reckoning) -> dict[str, Fraction]:
    """How many points of the total one counted stage of each question is worth."""
    worth: dict[str, Fraction] = {}
    for field in reckoning.fields:
        for question in field.questions:
            if question.applies:
                share = Fraction(question.weight, field.coverage) * field.weight / 100
                worth[question.id] = share * STAGE_POINTS
    pillars = {pillar.id: pillar.weight for pillar in catalogue.indicator.pillars}
    scored = {name for name, value in reckoning.indicator.pillars.items() if value is not None}
    all_pillars = sum(pillars[name] for name in scored)
    covered = dict.fromkeys(pillars, 0)
    for part in reckoning.indicator.parts:
        covered[part.part.pillar] += part.part.weight if part.points is not None else 0
    for part in reckoning.indicator.parts:
        if part.question:
            pillar = part.part.pillar
            share = Fraction(part.part.weight * pillars[pillar], covered[pillar] * all_pillars)
            worth[part.part.id] = share * catalogue.indicator.weight / 100 * STAGE_POINTS
    return worth


def counted_after(catalogue: Catalogue, question: Answered, raises: int, evidence: bool) -> int:
    """The stage that counts after so many raises, with evidence then accepted or as it is."""
    proof = Evidence.ACCEPTED if evidence else question.evidence
    return min((question.claimed or 0) + raises, cap_of(catalogue.rules, proof))


def task_for(
    catalogue: Catalogue,
    reckoning: Reckoning,
    level: Level,
    efforts: Mapping[str, int] | None = None,
) -> Task:
    """The task of reaching a level, each raise at the effort of its question (1 without efforts).

    Raises ValueError where there is no total to lift.
    """
    if reckoning.total is None:
        raise ValueError("Without a total there is nothing to lift.")
    worth = worth_of_stage(catalogue, reckoning)
    unit = lcm(*(value.denominator for value in worth.values()))
    units = {question: ceil(value * unit) for question, value in worth.items()}
    asked = Fraction(level.evidence_minimum)
    needs = _needs(catalogue, reckoning, level)
    costs = efforts or {}
    blocks = tuple(
        Block(
            name=name,
            choices=tuple(
                _choice(catalogue, question, units[question.id], asked, costs.get(question.id, 1))
                for question in questions
                if question.applies
            ),
            need=ceil(needs[name] * unit),
        )
        for name, questions in _questions(catalogue, reckoning).items()
    )
    any_of, any_count = _any_of(reckoning, level)
    need = ceil((_rounds_to(Fraction(level.total_from)) - reckoning.total) * unit)
    return Task(blocks, need, _surplus(reckoning, asked), unit, any_of, any_count)


def _questions(catalogue: Catalogue, reckoning: Reckoning) -> dict[str, tuple[Answered, ...]]:
    """The questions of each field, and of the indicator."""
    groups = {one.field.id: one.questions for one in reckoning.fields}
    parts = reckoning.indicator.parts
    groups[catalogue.indicator.id] = tuple(part.question for part in parts if part.question)
    return groups


def _choice(
    catalogue: Catalogue, question: Answered, worth: int, asked: Fraction, effort: int
) -> Choice:
    claimed = question.claimed or 0
    accepted = question.evidence is Evidence.ACCEPTED
    options = []
    for evidence in (False,) if accepted else (False, True):
        for raises in range(HIGHEST_STAGE - claimed + 1):
            counted = counted_after(catalogue, question, raises, evidence)
            newly_claimed = not claimed and raises > 0
            proven = accepted or evidence
            gained = (newly_claimed and proven) or (claimed > 0 and evidence)
            surplus = 100 * asked.denominator * gained - asked.numerator * newly_claimed
            gain = worth * (counted - question.stage)
            options.append(Option(raises, evidence, gain, surplus, effort))
    useful = [option for option in options if option.gain > 0 or option.surplus > 0]
    return Choice(question, tuple(useful))


def _surplus(reckoning: Reckoning, asked: Fraction) -> int:
    claimed = [
        question for question in reckoning.questions if question.applies and question.claimed
    ]
    accepted = sum(question.evidence is Evidence.ACCEPTED for question in claimed)
    return 100 * asked.denominator * accepted - asked.numerator * len(claimed)


def _needs(catalogue: Catalogue, reckoning: Reckoning, level: Level) -> dict[str, Fraction]:
    """The gain in total that lifts each field, and the indicator, to its minimum."""
    minima = {CORE: level.core_minimum, EXTRA: level.extra_minimum}
    needs = {
        one.field.id: _to_reach(minima[one.field.group], one.value, one.weight)
        for one in reckoning.fields
    }
    indicator, weight = catalogue.indicator, Fraction(catalogue.indicator.weight)
    value = reckoning.indicator.value
    return needs | {indicator.id: _to_reach(level.indicator_minimum, value, weight)}


def _to_reach(minimum: Decimal, value: Fraction | None, weight: Fraction) -> Fraction:
    """Nothing for what is void: it is left out of the minima."""
    if value is None:
        return Fraction(0)
    return max(Fraction(0), (_rounds_to(Fraction(minimum)) - value) * weight / 100)


def _rounds_to(minimum: Fraction) -> Fraction:
    """The smallest exact value that is at least the minimum once it is rounded half up."""
    return Fraction(ceil(minimum * 10), 10) - Fraction(1, 20)


def _any_of(reckoning: Reckoning, level: Level) -> tuple[tuple[str, ...], int]:
    """The core fields, where only some of them must reach the minimum, and how many."""
    scorable = [
        one.field.id
        for one in reckoning.fields
        if one.field.group == CORE and one.value is not None
    ]
    needed = core_needed(level, len(scorable))
    return (tuple(scorable), needed) if needed < len(scorable) else ((), 0)
