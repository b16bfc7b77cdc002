"""Makes the result of an assessment: exact sums, rounded once, with level, trace and sentences."""

from __future__ import annotations

from certification.scoring.indicator import IndicatorSum, PartSum
from certification.scoring.levels import Standing, level_for, next_level, standing_of
from certification.scoring.points import FieldSum, reckon
from certification.scoring.questions import Answered
from certification.scoring.reasons import label_sentence, level_reasons, missing_for
from certification.scoring.results import (
    FieldResult,
    IndicatorResult,
    LevelTrace,
    PartResult,
    QuestionTrace,
    Result,
)
from certification.scoring.rounding import half_up, half_up_or_none
from certification.scoring.values import AssessmentInput, Catalogue

# Quotients are kept with so few decimals that nobody can reckon back to head counts.
RATIO_DIGITS = 2
CHANCE_DIGITS = 3


def score(catalogue: Catalogue, assessment: AssessmentInput) -> Result:
    """The score of an assessment under an edition: points from 0 to 100, level, trace, reasons."""
    reckoning = reckon(catalogue, assessment)
    standing = standing_of(reckoning)
    level = level_for(catalogue, standing)
    coming = next_level(catalogue, level)
    return Result(
        employer=assessment.employer,
        headcount=assessment.headcount,
        size_class=catalogue.size_class(assessment.headcount).id,
        edition_version=catalogue.version,
        edition_hash=catalogue.edition_hash,
        fields=tuple(_field(one) for one in reckoning.fields),
        indicator=_indicator(catalogue, reckoning.indicator),
        total=standing.total,
        evidence_share=half_up(reckoning.evidence_share),
        level=level.id if level else None,
        next_level=coming.id if coming else None,
        levels=_levels(catalogue, standing),
        reasons=level_reasons(catalogue, standing, level, reckoning),
        missing=missing_for(catalogue, coming, standing) if coming else (),
    )


def trace_of(question: Answered) -> QuestionTrace:
    """A question as the trace keeps it."""
    return QuestionTrace(
        id=question.id,
        title=question.title,
        weight=question.weight,
        status=question.status,
        reason=question.reason,
        claimed=question.claimed,
        evidence=question.evidence,
        cap=question.cap,
        stage=question.stage,
        points=half_up(question.points),
    )


def _levels(catalogue: Catalogue, standing: Standing) -> tuple[LevelTrace, ...]:
    traces = []
    for level in catalogue.levels:
        missing = missing_for(catalogue, level, standing)
        traces.append(
            LevelTrace(id=level.id, title=level.title, reached=not missing, missing=missing)
        )
    return tuple(traces)


def _field(one: FieldSum) -> FieldResult:
    return FieldResult(
        id=one.field.id,
        title=one.field.title,
        group=one.field.group,
        weight=one.field.weight,
        effective_weight=half_up(one.weight),
        coverage=one.coverage,
        value=half_up_or_none(one.value),
        questions=tuple(trace_of(question) for question in one.questions),
    )


def _indicator(catalogue: Catalogue, sums: IndicatorSum) -> IndicatorResult:
    return IndicatorResult(
        title=catalogue.indicator.title,
        weight=catalogue.indicator.weight,
        value=half_up_or_none(sums.value),
        pillars={name: half_up_or_none(value) for name, value in sums.pillars.items()},
        coverage=sums.coverage,
        label=sums.label,
        label_sentence=label_sentence(sums.label),
        flags=tuple(one.part.id for one in sums.parts if one.flag),
        parts=tuple(_part(one) for one in sums.parts),
    )


def _part(one: PartSum) -> PartResult:
    return PartResult(
        id=one.part.id,
        title=one.part.title,
        pillar=one.part.pillar,
        kind=one.part.kind.value,
        weight=one.part.weight,
        points=half_up_or_none(one.points),
        gate=one.gate,
        reason=one.reason,
        unproven=one.unproven,
        ratios={
            name: half_up(ratio, CHANCE_DIGITS if name == "p" else RATIO_DIGITS)
            for name, ratio in one.ratios.items()
        },
        flag=one.flag,
        question=trace_of(one.question) if one.question else None,
    )
