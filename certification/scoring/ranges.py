"""The span of a draft that is not complete, and the self values of one that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from certification.scoring.asked import asked_items, missing_items
from certification.scoring.numbers import Item, required_from
from certification.scoring.outcome import score
from certification.scoring.points import reckon
from certification.scoring.results import Result
from certification.scoring.rounding import half_up_or_none
from certification.scoring.values import HIGHEST_STAGE, AssessmentInput, Catalogue, Evidence


@dataclass(frozen=True, slots=True)
class ScoreRange:
    """Points that are safe and points that are possible, with how much is answered.

    `answered` and `total` count applicable criteria, stage questions of the indicator and the
    groups of numbers that the size asks for.
    """

    safe: Decimal | None
    possible: Decimal | None
    answered: int
    total: int

    @property
    def complete(self) -> bool:
        """Whether nothing is left to answer."""
        return self.answered == self.total


@dataclass(frozen=True, slots=True)
class SelfValues:
    """Three readings of the same answers.

    as_claimed: as if every missing evidence came; planned evidence still caps.
    without_evidence: as if nothing could be shown. provisional: with the evidence as it stands.
    """

    as_claimed: Result
    without_evidence: Result
    provisional: Result


def score_range(catalogue: Catalogue, assessment: AssessmentInput) -> ScoreRange:
    """What a draft has for sure, and what it can still become.

    Safe: unanswered is stage 0, missing numbers that must be given are worth 0. Possible:
    unanswered is the highest stage with evidence, numbers not yet given 100 where a gate could
    pass, and missing evidence comes.
    """
    unanswered = _unanswered(catalogue, assessment)
    missing = missing_items(catalogue, assessment)
    safe = reckon(catalogue, assessment, dict.fromkeys(missing, Fraction(0)))
    best = _with_all_answered(catalogue, assessment, unanswered)
    possible = reckon(catalogue, as_claimed(best), _at_best(catalogue, assessment, missing))
    required = [
        item
        for item in asked_items(catalogue, assessment.headcount)
        if assessment.headcount >= required_from(catalogue, item)
    ]
    total = sum(question.applies for question in safe.questions) + len(required)
    return ScoreRange(
        safe=half_up_or_none(safe.total),
        possible=half_up_or_none(possible.total),
        answered=total - len(unanswered) - len(missing),
        total=total,
    )


def self_values(catalogue: Catalogue, assessment: AssessmentInput) -> SelfValues:
    """The three readings of a self-assessment; the evidence share to show is the provisional one."""
    return SelfValues(
        as_claimed=score(catalogue, as_claimed(assessment)),
        without_evidence=score(catalogue, without_evidence(catalogue, assessment)),
        provisional=score(catalogue, assessment),
    )


def as_claimed(assessment: AssessmentInput) -> AssessmentInput:
    """The same answers with all evidence accepted but what is only planned."""
    evidence = {
        question: Evidence.ACCEPTED if proof is Evidence.NONE else proof
        for question, proof in assessment.evidence.items()
    }
    return replace(assessment, evidence=evidence)


def without_evidence(catalogue: Catalogue, assessment: AssessmentInput) -> AssessmentInput:
    """The same answers with no evidence at all; what is only planned stays planned."""
    planned = {
        question: proof
        for question, proof in assessment.evidence.items()
        if proof is Evidence.PLANNED
    }
    none = dict.fromkeys(catalogue.question_ids, Evidence.NONE)
    return replace(assessment, evidence=none | planned)


def _unanswered(catalogue: Catalogue, assessment: AssessmentInput) -> frozenset[str]:
    reckoning = reckon(catalogue, assessment)
    return frozenset(
        question.id
        for question in reckoning.questions
        if question.applies and question.claimed is None
    )


def _with_all_answered(
    catalogue: Catalogue, assessment: AssessmentInput, unanswered: frozenset[str]
) -> AssessmentInput:
    best = dict.fromkeys(unanswered, HIGHEST_STAGE)
    proven = dict.fromkeys(unanswered, Evidence.ACCEPTED)
    criteria = {name: stage for name, stage in best.items() if name in catalogue.criteria}
    stages = {name: stage for name, stage in best.items() if name in catalogue.stage_questions}
    return replace(
        assessment,
        answers={**assessment.answers, **criteria},
        stages={**assessment.stages, **stages},
        evidence={**assessment.evidence, **proven},
    )


def _at_best(
    catalogue: Catalogue, assessment: AssessmentInput, missing: tuple[Item, ...]
) -> Mapping[Item, Fraction]:
    """Full points for what is missing; the pay gap too where it may still be given."""
    open_items = set(missing)
    if assessment.people.gap is None and Item.PAY in asked_items(catalogue, assessment.headcount):
        open_items.add(Item.PAY)
    return dict.fromkeys(open_items, Fraction(100))
