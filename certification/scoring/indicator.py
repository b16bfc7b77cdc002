"""The diversity indicator: thirteen parts, two pillars, one value, one label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from certification.scoring.formulas import FORMULAS, Setting
from certification.scoring.gates import closed_gate, missing_items
from certification.scoring.numbers import Item, Numbers, counted_numbers, required_from
from certification.scoring.questions import Answered, answered_stage
from certification.scoring.rounding import weighted_mean
from certification.scoring.values import AssessmentInput, Catalogue, Kind, SubIndicator

COMPACT, ORIENTING, ROBUST = "kompakt", "orientierend", "belastbar"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSum:
    """One part, unrounded; without points, `gate` names what closed it and `reason` says why."""

    part: SubIndicator
    points: Fraction | None
    gate: str = ""
    reason: str = ""
    unproven: bool = False
    ratios: Mapping[str, Fraction] = field(default_factory=dict)
    flag: str | None = None
    question: Answered | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorSum:
    """The indicator, unrounded; `value` is None below the minimum coverage."""

    parts: tuple[PartSum, ...]
    pillars: Mapping[str, Fraction | None]
    coverage: int
    value: Fraction | None
    label: str


def reckon_indicator(
    catalogue: Catalogue,
    assessment: AssessmentInput,
    assumed: Mapping[Item, Fraction] | None = None,
) -> IndicatorSum:
    """The diversity indicator of an assessment, in points from 0 to 100."""
    numbers = counted_numbers(catalogue, assessment, assumed)
    parts = tuple(
        _stage_part(catalogue, assessment, part)
        if part.kind is Kind.STAGE
        else _counted_part(catalogue, numbers, part)
        for part in catalogue.indicator.parts
    )
    coverage = sum(scored.part.weight for scored in parts if scored.points is not None)
    pillars = {pillar.id: _pillar(parts, pillar.id) for pillar in catalogue.indicator.pillars}
    enough = coverage >= catalogue.rules.indicator_minimum_coverage
    return IndicatorSum(
        parts=parts,
        pillars=pillars,
        coverage=coverage,
        value=_value(catalogue, pillars) if enough else None,
        label=_label(catalogue, numbers, parts),
    )


def _stage_part(catalogue: Catalogue, assessment: AssessmentInput, part: SubIndicator) -> PartSum:
    question = answered_stage(catalogue, assessment, part)
    return PartSum(part=part, points=question.points, question=question)


def _counted_part(catalogue: Catalogue, numbers: Numbers, part: SubIndicator) -> PartSum:
    closed = closed_gate(catalogue, part, numbers)
    if closed:
        return PartSum(part=part, points=None, gate=closed[0], reason=closed[1])
    missing = missing_items(part, numbers)
    if missing:
        return _without_numbers(catalogue, numbers, part, missing)
    size_class = catalogue.size_class(numbers.headcount).id
    setting = Setting(part, Fraction(catalogue.indicator.kappa), size_class)
    counted = FORMULAS[part.id](numbers, setting)
    turned = counted.points is None
    return PartSum(
        part=part,
        points=counted.points,
        gate="one_person" if turned else "",
        reason="Eine einzige andere Beförderung würde die Richtung umkehren." if turned else "",
        ratios=counted.ratios,
        flag=counted.flag,
    )


def _without_numbers(
    catalogue: Catalogue, numbers: Numbers, part: SubIndicator, missing: tuple[Item, ...]
) -> PartSum:
    """Zero for what is not proven or must be given; else not scored."""
    assumed = [numbers.assumed[item] for item in missing if item in numbers.assumed]
    if len(assumed) == len(missing):
        unproven = min(assumed) == 0
        return PartSum(part=part, points=min(assumed), unproven=unproven)
    if Item.BENEFITS in missing:
        return PartSum(part=part, points=Fraction(0))
    if Item.PAY in missing and numbers.headcount >= required_from(catalogue, Item.PAY):
        return PartSum(part=part, points=Fraction(0))
    return PartSum(
        part=part, points=None, gate="missing", reason="Die Zahlen dazu wurden nicht angegeben."
    )


def _pillar(parts: tuple[PartSum, ...], pillar: str) -> Fraction | None:
    return weighted_mean(
        (one.part.weight, one.points)
        for one in parts
        if one.part.pillar == pillar and one.points is not None
    )


def _value(catalogue: Catalogue, pillars: Mapping[str, Fraction | None]) -> Fraction | None:
    return weighted_mean(
        (pillar.weight, value)
        for pillar in catalogue.indicator.pillars
        if (value := pillars[pillar.id]) is not None
    )


def _label(catalogue: Catalogue, numbers: Numbers, parts: tuple[PartSum, ...]) -> str:
    scored = (one for one in parts if one.part.kind is Kind.NUMBER and one.points is not None)
    if not any(scored):
        return COMPACT
    robust = catalogue.small_numbers.label(ROBUST)
    leaders, promoted = numbers.leader_total or 0, numbers.promotion_total or 0
    if leaders >= robust.leaders and promoted >= robust.promotions:
        return ROBUST
    return ORIENTING
