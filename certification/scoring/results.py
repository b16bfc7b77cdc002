"""What scoring gives out: a result that explains itself and prints the same in ten years.

A result holds points, ratios and sentences, never head counts of women and men, so that it may
be kept when those counts are deleted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from certification.scoring.plain import from_plain, to_plain
from certification.scoring.values import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTrace:
    """How one criterion, or one stage question of the indicator, came to its points.

    `status` is `applicable`, `too_small` or `not_applicable`. `claimed` is None where nobody
    answered; `cap` is the highest stage the evidence allows where that is below the claim.
    """

    id: str
    title: str
    weight: int
    status: str
    reason: str
    claimed: int | None
    evidence: Evidence
    cap: int | None
    stage: int
    points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldResult:
    """One action field; `value` is None where too little of it applies to be scored.

    `effective_weight` is the weight after voided fields of the same group handed theirs over.
    """

    id: str
    title: str
    group: str
    weight: int
    effective_weight: Decimal
    coverage: int
    value: Decimal | None
    questions: tuple[QuestionTrace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartResult:
    """One sub-indicator; without points, `gate` and `reason` say why it is not scored.

    `ratios` are the quotients behind the points. `flag` names the disadvantaged gender (`w` or
    `m`) where the exact test speaks against chance; it never changes points.
    """

    id: str
    title: str
    pillar: str
    kind: str
    weight: int
    points: Decimal | None
    gate: str
    reason: str
    unproven: bool
    ratios: Mapping[str, Decimal]
    flag: str | None
    question: QuestionTrace | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorResult:
    """The diversity indicator; `label` is `kompakt`, `orientierend` or `belastbar`."""

    title: str
    weight: int
    value: Decimal | None
    pillars: Mapping[str, Decimal | None]
    coverage: int
    label: str
    label_sentence: str
    flags: tuple[str, ...]
    parts: tuple[PartResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelTrace:
    """One level of the edition: reached or not, and a sentence for each thing that is missing."""

    id: str
    title: str
    reached: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The score of one assessment under one edition. Points are rounded to one decimal.

    `level` and `next_level` are ids of levels; `reasons` say why this level, `missing` what the
    next one still needs.
    """

    employer: str
    headcount: int
    size_class: str
    edition_version: str
    edition_hash: str
    fields: tuple[FieldResult, ...]
    indicator: IndicatorResult
    total: Decimal | None
    evidence_share: Decimal
    level: str | None
    next_level: str | None
    levels: tuple[LevelTrace, ...]
    reasons: tuple[str, ...]
    missing: tuple[str, ...]

    def field(self, key: str) -> FieldResult:
        """The result of one action field. Raises KeyError for an unknown one."""
        return {field.id: field for field in self.fields}[key]

    def part(self, key: str) -> PartResult:
        """The result of one sub-indicator. Raises KeyError for an unknown one."""
        return {part.id: part for part in self.indicator.parts}[key]

    def question(self, key: str) -> QuestionTrace:
        """The trace of one criterion or stage question. Raises KeyError for an unknown one."""
        return {question.id: question for question in self.questions}[key]

    @property
    def questions(self) -> tuple[QuestionTrace, ...]:
        """All criteria, then the stage questions of the indicator, in the catalogue's order."""
        criteria = tuple(question for field in self.fields for question in field.questions)
        return criteria + tuple(part.question for part in self.indicator.parts if part.question)

    def summary(self) -> dict[str, Any]:
        """The short form that `manage.py score` prints: scores as texts, coverage as a number."""
        indicator = self.indicator
        return {
            "employer": self.employer,
            "fields": {field.id: _text(field.value) for field in self.fields},
            "diversity": {
                "value": _text(indicator.value),
                "pillars": {name: _text(value) for name, value in indicator.pillars.items()},
                "indicators": {part.id: _text(part.points) for part in indicator.parts},
                "coverage": indicator.coverage,
                "label": indicator.label,
                "flags": list(indicator.flags),
            },
            "total": _text(self.total),
            "evidence_share": _text(self.evidence_share),
            "level": self.level,
        }

    def to_dict(self) -> dict[str, Any]:
        """The whole result as values that JSON can hold, without loss."""
        plain: dict[str, Any] = to_plain(self)
        return plain

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Result:
        """The result that `to_dict` wrote. Raises KeyError or ValueError where it did not."""
        return from_plain(cls, data)


def _text(score: Decimal | None) -> str | None:
    return None if score is None else f"{score:.1f}"
