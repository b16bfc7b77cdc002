"""The score page: what counts, what is missing for each level, and which steps lift most."""

from dataclasses import dataclass
from decimal import Decimal

from certification.assessment.completeness import DIVERSITY
from certification.assessment.presenter import Assessment, Link, Standing
from certification.scoring import FieldResult, LevelTrace, Result
from certification.scoring.disclosure import told_pillars
from certification.scoring.improve import Plan, Step, improvements, plan_for_next
from certification.scoring.reasons import band, german

STEPS_SHOWN = 8
ROBUST = "belastbar"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One action field, or the indicator, with its three values and the minimum of the next level."""

    title: str
    href: str
    weight: Decimal
    claimed: Decimal | None
    provisional: Decimal | None
    proven: Decimal | None
    minimum: Decimal | None


@dataclass(frozen=True, slots=True)
class PartRow:
    """One sub-indicator: points for the employer and its examiner, words for everybody else."""

    title: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step that lifts the score."""

    sentence: str
    gain: Decimal
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePage:
    """Everything the page says; `rows` and what follows are empty while answers are missing."""

    standing: Standing
    rows: tuple[FieldRow, ...] = ()
    parts: tuple[PartRow, ...] = ()
    levels: tuple[LevelTrace, ...] = ()
    steps: tuple[StepRow, ...] = ()
    plan: Plan | None = None
    plan_steps: tuple[StepRow, ...] = ()
    missing: tuple[Link, ...] = ()
    pillars: tuple[tuple[str, str], ...] = ()


def score_page(found: Assessment) -> ScorePage:
    """Return the page of a draft or of a submission; steps are computed for drafts only."""
    standing = found.standing()
    missing = tuple(found.missing())
    if standing.values is None:
        return ScorePage(standing=standing, missing=missing)
    result = standing.values.provisional
    plan = None if standing.sealed else plan_for_next(found.catalogue, found.assessment)
    steps = (
        ()
        if standing.sealed
        else improvements(found.catalogue, found.assessment, limit=STEPS_SHOWN)
    )
    return ScorePage(
        standing=standing,
        rows=_rows(found, standing, result),
        parts=_parts(found, result),
        levels=result.levels,
        steps=tuple(_step(found, step) for step in steps),
        plan=plan,
        plan_steps=tuple(_step(found, step) for step in plan.steps) if plan else (),
        missing=missing,
        pillars=_pillars(found, result),
    )


def _pillars(found: Assessment, result: Result) -> tuple[tuple[str, str], ...]:
    """The pillars in words; coarser for readers without access to counts, where counts are small."""
    indicator = result.indicator
    values = indicator.pillars if found.sees_counts else told_pillars(indicator)
    return tuple(
        (pillar.title, _points(values[pillar.id])) for pillar in found.catalogue.indicator.pillars
    )


def _rows(found: Assessment, standing: Standing, result: Result) -> tuple[FieldRow, ...]:
    values = standing.values
    if values is None:
        return ()
    rows = [
        FieldRow(
            title=one.title,
            href=found.address_of(one.id),
            weight=one.effective_weight,
            claimed=values.as_claimed.field(one.id).value,
            provisional=one.value,
            proven=values.without_evidence.field(one.id).value,
            minimum=_minimum(found, result, one),
        )
        for one in result.fields
    ]
    next_level = result.next_level
    rows.append(
        FieldRow(
            title=result.indicator.title,
            href=found.address_of(DIVERSITY),
            weight=Decimal(result.indicator.weight),
            claimed=values.as_claimed.indicator.value,
            provisional=result.indicator.value,
            proven=values.without_evidence.indicator.value,
            minimum=found.catalogue.level(next_level).indicator_minimum if next_level else None,
        )
    )
    return tuple(rows)


def _minimum(found: Assessment, result: Result, one: FieldResult) -> Decimal | None:
    if result.next_level is None:
        return None
    level = found.catalogue.level(result.next_level)
    return level.core_minimum if one.group == "kern" else level.extra_minimum


def _parts(found: Assessment, result: Result) -> tuple[PartRow, ...]:
    """Points only for the employer and its examiner; below the label `belastbar` others see pillars."""
    if found.sees_counts:
        return tuple(
            PartRow(one.title, _points(one.points), one.reason) for one in result.indicator.parts
        )
    if result.indicator.label != ROBUST:
        return ()
    return tuple(PartRow(one.title, band(one.points), "") for one in result.indicator.parts)


def _points(points: Decimal | None) -> str:
    if points is None:
        return "nicht bewertet"
    return f"{german(points)} von 100 Punkten"


def _step(found: Assessment, step: Step) -> StepRow:
    return StepRow(step.sentence, step.gain, found.address_of_question(step.question))
