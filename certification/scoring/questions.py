"""What a question counts: whether it applies, and how far its evidence carries the claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from certification.scoring.values import (
    HIGHEST_STAGE,
    AssessmentInput,
    Catalogue,
    Criterion,
    Evidence,
    Rules,
    SubIndicator,
)

APPLICABLE = "applicable"
TOO_SMALL = "too_small"
NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One question with its answer; `stage` is what counts after the evidence."""

    id: str
    title: str
    weight: int
    status: str
    reason: str
    claimed: int | None
    evidence: Evidence
    cap: int | None
    stage: int

    @property
    def applies(self) -> bool:
        """Whether the question counts for this employer."""
        return self.status == APPLICABLE

    @property
    def points(self) -> Fraction:
        """The counted stage on a scale of 100."""
        return Fraction(self.stage * 100, HIGHEST_STAGE)


def cap_of(rules: Rules, evidence: Evidence) -> int:
    """The highest stage that such evidence allows."""
    caps = {Evidence.NONE: rules.cap_without_evidence, Evidence.PLANNED: rules.cap_planned}
    return caps.get(evidence, HIGHEST_STAGE)


def answered_criterion(
    catalogue: Catalogue, assessment: AssessmentInput, criterion: Criterion
) -> Answered:
    """The criterion as this employer answered it; size rules act before everything else."""
    if criterion.minimum_size > assessment.headcount:
        reason = f"erst ab {criterion.minimum_size} Beschäftigten"
        return _left_out(assessment, criterion, TOO_SMALL, reason)
    if criterion.id in assessment.not_applicable:
        reason = assessment.not_applicable[criterion.id]
        return _left_out(assessment, criterion, NOT_APPLICABLE, reason)
    return _answered(catalogue, assessment, criterion, assessment.answers.get(criterion.id))


def answered_stage(
    catalogue: Catalogue, assessment: AssessmentInput, part: SubIndicator
) -> Answered:
    """The stage question of the indicator as this employer answered it; it always applies."""
    return _answered(catalogue, assessment, part, assessment.stages.get(part.id))


def evidence_share(questions: Iterable[Answered]) -> Fraction:
    """Percent of the applicable questions claimed at stage 1 or more whose evidence is accepted.

    By count, not by weight; 0 where nothing is claimed.
    """
    claimed = [question for question in questions if question.applies and question.claimed]
    accepted = [question for question in claimed if question.evidence is Evidence.ACCEPTED]
    return Fraction(100 * len(accepted), len(claimed)) if claimed else Fraction(0)


def _answered(
    catalogue: Catalogue,
    assessment: AssessmentInput,
    question: Criterion | SubIndicator,
    claimed: int | None,
) -> Answered:
    evidence = assessment.evidence.get(question.id, Evidence.ACCEPTED)
    stage = min(claimed or 0, cap_of(catalogue.rules, evidence))
    return Answered(
        id=question.id,
        title=question.title,
        weight=question.weight,
        status=APPLICABLE,
        reason="",
        claimed=claimed,
        evidence=evidence,
        cap=stage if stage < (claimed or 0) else None,
        stage=stage,
    )


def _left_out(
    assessment: AssessmentInput, criterion: Criterion, status: str, reason: str
) -> Answered:
    return Answered(
        id=criterion.id,
        title=criterion.title,
        weight=criterion.weight,
        status=status,
        reason=reason,
        claimed=None,
        evidence=assessment.evidence.get(criterion.id, Evidence.ACCEPTED),
        cap=None,
        stage=0,
    )
