"""Adds up an assessment without rounding: fields, redistribution, evidence, coverage, total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from certification.scoring.indicator import IndicatorSum, reckon_indicator
from certification.scoring.numbers import Item
from certification.scoring.questions import Answered, answered_criterion, evidence_share
from certification.scoring.rounding import weighted_mean
from certification.scoring.values import AssessmentInput, Catalogue, Field


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSum:
    """One action field, unrounded; `weight` is what it counts after voided fields gave theirs."""

    field: Field
    questions: tuple[Answered, ...]
    coverage: int
    value: Fraction | None
    weight: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """An assessment in exact fractions; `total` is None where a group or the indicator is void."""

    fields: tuple[FieldSum, ...]
    indicator: IndicatorSum
    total: Fraction | None
    evidence_share: Fraction

    @property
    def questions(self) -> tuple[Answered, ...]:
        """Criteria, then stage questions of the indicator."""
        criteria = tuple(question for field in self.fields for question in field.questions)
        return criteria + tuple(part.question for part in self.indicator.parts if part.question)


def reckon(
    catalogue: Catalogue,
    assessment: AssessmentInput,
    assumed: Mapping[Item, Fraction] | None = None,
) -> Reckoning:
    """The exact sums of an assessment; `assumed` gives points for numbers not yet given."""
    fields = _fields(catalogue, assessment)
    indicator = reckon_indicator(catalogue, assessment, assumed)
    asked = [question for field in fields for question in field.questions]
    asked += [part.question for part in indicator.parts if part.question]
    return Reckoning(
        fields=fields,
        indicator=indicator,
        total=_total(catalogue, fields, indicator),
        evidence_share=evidence_share(asked),
    )


def redistributed(
    catalogue: Catalogue, values: Mapping[str, Fraction | None]
) -> dict[str, Fraction]:
    """The weights of the fields after a void field gave its own to the rest of its group.

    In proportion to the weights of the rest; a field without value counts nothing.
    """
    full: dict[str, int] = {}
    scored: dict[str, int] = {}
    for field in catalogue.fields:
        full[field.group] = full.get(field.group, 0) + field.weight
        if values[field.id] is not None:
            scored[field.group] = scored.get(field.group, 0) + field.weight
    return {
        field.id: Fraction(field.weight * full[field.group], scored[field.group])
        if values[field.id] is not None
        else Fraction(0)
        for field in catalogue.fields
    }


def _fields(catalogue: Catalogue, assessment: AssessmentInput) -> tuple[FieldSum, ...]:
    answered = {
        field.id: tuple(
            answered_criterion(catalogue, assessment, criterion) for criterion in field.criteria
        )
        for field in catalogue.fields
    }
    values = {name: _value(catalogue, questions) for name, questions in answered.items()}
    weights = redistributed(catalogue, values)
    return tuple(
        FieldSum(
            field=field,
            questions=answered[field.id],
            coverage=_coverage(answered[field.id]),
            value=values[field.id],
            weight=weights[field.id],
        )
        for field in catalogue.fields
    )


def _coverage(questions: tuple[Answered, ...]) -> int:
    return sum(question.weight for question in questions if question.applies)


def _value(catalogue: Catalogue, questions: tuple[Answered, ...]) -> Fraction | None:
    coverage = _coverage(questions)
    if coverage < catalogue.rules.field_minimum_coverage:
        return None
    return weighted_mean(
        (question.weight, question.points) for question in questions if question.applies
    )


def _total(
    catalogue: Catalogue, fields: tuple[FieldSum, ...], indicator: IndicatorSum
) -> Fraction | None:
    groups = {field.field.group for field in fields}
    scored = {field.field.group for field in fields if field.value is not None}
    if groups != scored or indicator.value is None:
        return None
    points = (field.weight * field.value for field in fields if field.value is not None)
    return (sum(points, Fraction(0)) + catalogue.indicator.weight * indicator.value) / 100
