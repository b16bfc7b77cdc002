"""What would lift a score: single steps by gain, and one smallest set for the next level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from certification.scoring.alternatives import other_sets
from certification.scoring.levels import level_for, next_level, standing_of
from certification.scoring.points import Reckoning, reckon
from certification.scoring.questions import Answered
from certification.scoring.rounding import half_up
from certification.scoring.smallest import MOST_STEPS, Found, smallest_set
from certification.scoring.steps import (
    Option,
    StepKind,
    counted_after,
    task_for,
    worth_of_stage,
)
from certification.scoring.values import HIGHEST_STAGE, AssessmentInput, Catalogue, Evidence

GAIN_DIGITS = 2
# The effort of a raise where nobody said anything: between „nebenbei“ (1) and „größeres Vorhaben“ (3).
MEDIUM = 2
MOST_EFFORT = MOST_STEPS * MEDIUM


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step at one question; `gain` is in points of the total, rounded to two decimals.

    A raise goes from one claimed stage to the next; evidence leaves the claimed stage as it is.
    """

    question: str
    title: str
    kind: StepKind
    from_stage: int
    to_stage: int
    gain: Decimal

    @property
    def sentence(self) -> str:
        """The step in German, without its gain."""
        if self.kind is StepKind.EVIDENCE:
            return f"{self.title}: Stufe {self.to_stage} nachweisen"
        return f"{self.title}: von Stufe {self.from_stage} auf Stufe {self.to_stage}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One smallest set of steps for a level; `alternatives` only where there are fewer than ten.

    `cost` is the number of steps, or the sum of their efforts where efforts were given.
    """

    level: str
    level_title: str
    steps: tuple[Step, ...]
    cost: int
    alternatives: int | None
    total_after: Decimal


def improvements(
    catalogue: Catalogue, assessment: AssessmentInput, *, limit: int | None = None
) -> tuple[Step, ...]:
    """The single steps that lift the total, largest gain first; at most `limit` of them."""
    reckoning = reckon(catalogue, assessment)
    if reckoning.total is None:
        return ()
    worth = worth_of_stage(catalogue, reckoning)
    gains = [
        (gain, step)
        for question in reckoning.questions
        if question.applies
        for gain, step in _single_steps(catalogue, question, worth[question.id])
    ]
    gains.sort(key=lambda one: -one[0])
    return tuple(step for _, step in gains)[:limit]


def plan_for_next(
    catalogue: Catalogue, assessment: AssessmentInput, efforts: Mapping[str, int] | None = None
) -> Plan | None:
    """One smallest set of steps that reaches the next level: by number, or by effort where efforts are given.

    `efforts` names what one raise at a question costs, 1 to 3; questions that it does not name cost
    MEDIUM, and evidence for what is there costs 1.

    None where the highest level is reached, no total can be computed, or no steps would do.
    """
    reckoning = reckon(catalogue, assessment)
    level = next_level(catalogue, level_for(catalogue, standing_of(reckoning)))
    if level is None or reckoning.total is None:
        return None
    if efforts is not None:
        efforts = dict.fromkeys(catalogue.question_ids, MEDIUM) | dict(efforts)
    task = task_for(catalogue, reckoning, level, efforts)
    found = smallest_set(task, most=MOST_STEPS if efforts is None else MOST_EFFORT)
    if found is None:
        return None
    gain = sum((Fraction(option.gain, task.unit) for _, option in found.taken), Fraction(0))
    return Plan(
        level=level.id,
        level_title=level.title,
        steps=_steps(catalogue, reckoning, found),
        cost=found.steps,
        alternatives=other_sets(task, found.steps),
        total_after=half_up(reckoning.total + gain),
    )


def with_steps(catalogue: Catalogue, assessment: AssessmentInput, plan: Plan) -> AssessmentInput:
    """The assessment as it would be with all steps of a plan done."""
    raised = {step.question: step.to_stage for step in plan.steps if step.kind is StepKind.RAISE}
    proven = {
        step.question: Evidence.ACCEPTED for step in plan.steps if step.kind is StepKind.EVIDENCE
    }
    criteria = {name: stage for name, stage in raised.items() if name in catalogue.criteria}
    stages = {name: stage for name, stage in raised.items() if name in catalogue.stage_questions}
    return replace(
        assessment,
        answers={**assessment.answers, **criteria},
        stages={**assessment.stages, **stages},
        evidence={**assessment.evidence, **proven},
    )


def _single_steps(
    catalogue: Catalogue, question: Answered, worth: Fraction
) -> list[tuple[Fraction, Step]]:
    claimed = question.claimed or 0
    moves = []
    if claimed < HIGHEST_STAGE:
        moves.append((StepKind.RAISE, claimed + 1, counted_after(catalogue, question, 1, False)))
    if claimed and question.evidence is not Evidence.ACCEPTED:
        moves.append((StepKind.EVIDENCE, claimed, counted_after(catalogue, question, 0, True)))
    return [
        (gain, _step(question, kind, claimed, to_stage, gain))
        for kind, to_stage, counted in moves
        if (gain := worth * (counted - question.stage)) > 0
    ]


def _steps(catalogue: Catalogue, reckoning: Reckoning, found: Found) -> tuple[Step, ...]:
    """The steps of a set, questions with the largest gain first."""
    questions = {question.id: question for question in reckoning.questions}
    worth = worth_of_stage(catalogue, reckoning)
    by_gain = sorted(found.taken, key=lambda one: -one[1].gain)
    return tuple(
        step
        for name, option in by_gain
        for step in _steps_of(catalogue, questions[name], option, worth[name])
    )


def _steps_of(
    catalogue: Catalogue, question: Answered, option: Option, worth: Fraction
) -> list[Step]:
    """Evidence first, because without it a raise may count nothing."""
    claimed, counted = question.claimed or 0, question.stage
    steps = []
    raises = range(1, option.raises + 1)
    moves = [(StepKind.EVIDENCE, 0)] if option.evidence and claimed else []
    moves += [(StepKind.RAISE, number) for number in raises]
    moves += [(StepKind.EVIDENCE, option.raises)] if option.evidence and not claimed else []
    proven = False
    for kind, number in moves:
        proven = proven or kind is StepKind.EVIDENCE
        now = counted_after(catalogue, question, number, proven)
        from_stage = claimed + number - (kind is StepKind.RAISE)
        steps.append(_step(question, kind, from_stage, claimed + number, worth * (now - counted)))
        counted = now
    return steps


def _step(
    question: Answered, kind: StepKind, from_stage: int, to_stage: int, gain: Fraction
) -> Step:
    return Step(
        question=question.id,
        title=question.title,
        kind=kind,
        from_stage=from_stage,
        to_stage=to_stage,
        gain=half_up(gain, GAIN_DIGITS),
    )
