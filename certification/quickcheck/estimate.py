"""Estimates a total from fifteen answers: how low and how high it may come out (docs/decisions/0016)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from certification.quickcheck.selection import Worth, heaviest, home_of_questions, worth_at
from certification.scoring import Catalogue
from certification.scoring.rounding import half_up
from certification.scoring.values import HIGHEST_STAGE

# How far what nobody asked may lie from what was answered: half a stage to either side.
MARGIN = Fraction(1, 2)
BEST_STEPS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What somebody said: stages by question, and reasons why a question does not apply.

    Of the questions that are asked, one that is in neither is not known.
    """

    headcount: int
    stages: Mapping[str, int] = field(default_factory=dict)
    not_applicable: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Span:
    """Points from 0 to 100 between which the true value presumably lies, rounded to one decimal."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Potential:
    """A question where stages are left: what the next one says is up to the reader of `to_stage`."""

    question: str
    from_stage: int
    to_stage: int
    points: Decimal


@dataclass(frozen=True, slots=True)
class Estimate:
    """The spans of the total, of each field and of the indicator (by id), and what would lift most.

    `unknown` names what was asked and not known.
    """

    total: Span
    parts: Mapping[str, Span]
    best: tuple[Potential, ...]
    unknown: tuple[str, ...]


def estimate(catalogue: Catalogue, given: Given) -> Estimate:
    """Return between which points an employer with these answers presumably lies."""
    asked = heaviest(catalogue, given.headcount)
    left_out = {name: why for name, why in given.not_applicable.items() if name in asked}
    applicable = [name for name in asked if name not in left_out]
    worth = worth_at(catalogue, given.headcount, left_out)
    ends = [
        _end(catalogue, worth, {name: given.stages.get(name) for name in applicable}, lowest)
        for lowest in (True, False)
    ]
    low, high = (_points(catalogue, worth, end) for end in ends)
    return Estimate(
        total=Span(*(half_up(sum(end.values(), Fraction(0))) for end in (low, high))),
        parts=_spans(catalogue, worth, low, high),
        best=_best(worth, given, applicable),
        unknown=tuple(name for name in applicable if name not in given.stages),
    )


def carried(stage: int) -> Fraction:
    """Return what a claim may come down to: what lies above stage 2 needs evidence and counts half."""
    return min(Fraction(stage), 2 + Fraction(stage - 2, 2))


def _end(
    catalogue: Catalogue, worth: Worth, answers: Mapping[str, int | None], lowest: bool
) -> dict[str, Fraction]:
    """The stage of every question at one end, and that of the numbers under the indicator's id."""
    worst = 0 if lowest else HIGHEST_STAGE
    known = {
        name: carried(worst if stage is None else stage)
        if lowest
        else Fraction(worst if stage is None else stage)
        for name, stage in answers.items()
    }
    overall = _mean(worth, known) if known else Fraction(worst)
    homes = home_of_questions(catalogue)
    assumed = {}
    for home in dict.fromkeys(homes.values()):
        own = {name: stage for name, stage in known.items() if homes[name] == home}
        middle = (_mean(worth, own) + overall) / 2 if own else overall
        moved = middle - MARGIN if lowest else middle + MARGIN
        assumed[home] = max(Fraction(0), min(Fraction(HIGHEST_STAGE), moved))
    stages = {name: known.get(name, assumed[homes[name]]) for name in worth.stages}
    return stages | {catalogue.indicator.id: assumed[catalogue.indicator.id]}


def _mean(worth: Worth, stages: Mapping[str, Fraction]) -> Fraction:
    weight = sum((worth.stages[name] for name in stages), Fraction(0))
    return sum((worth.stages[name] * stage for name, stage in stages.items()), Fraction(0)) / weight


def _points(
    catalogue: Catalogue, worth: Worth, stages: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    """Points of the total by field; the numbers belong to the indicator."""
    homes, indicator = home_of_questions(catalogue), catalogue.indicator.id
    points = dict.fromkeys([*(field.id for field in catalogue.fields), indicator], Fraction(0))
    for name, each in worth.stages.items():
        points[homes[name]] += each * stages[name]
    points[indicator] += worth.numbers * stages[indicator] / HIGHEST_STAGE
    return points


def _spans(
    catalogue: Catalogue, worth: Worth, low: Mapping[str, Fraction], high: Mapping[str, Fraction]
) -> dict[str, Span]:
    """The spans of fields and indicator on their own scale of 100; void fields have none."""
    full = _points(
        catalogue,
        worth,
        dict.fromkeys([*worth.stages, catalogue.indicator.id], Fraction(HIGHEST_STAGE)),
    )
    return {
        name: Span(half_up(100 * low[name] / most), half_up(100 * high[name] / most))
        for name, most in full.items()
        if most
    }


def _best(worth: Worth, given: Given, applicable: list[str]) -> tuple[Potential, ...]:
    """The answered questions with the most points left, the heaviest first."""
    left = [
        (worth.stages[name] * (HIGHEST_STAGE - stage), name, stage)
        for name in applicable
        if (stage := given.stages.get(name)) is not None and stage < HIGHEST_STAGE
    ]
    left.sort(key=lambda one: -one[0])
    return tuple(
        Potential(name, stage, stage + 1, half_up(points))
        for points, name, stage in left[:BEST_STEPS]
    )
