"""Which level an assessment reaches, and what stands between it and each other one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from certification.scoring.points import Reckoning
from certification.scoring.rounding import half_up_or_none
from certification.scoring.values import Catalogue, Level

CORE, EXTRA = "kern", "ergaenzung"


class Lack(StrEnum):
    """What a level may miss."""

    VOID = "void"
    TOTAL = "total"
    CORE = "core"
    CORE_COUNT = "core_count"
    EXTRA = "extra"
    INDICATOR = "indicator"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What levels compare: rounded points of scorable fields, and the exact evidence share."""

    total: Decimal | None
    core: Mapping[str, Decimal]
    extra: Mapping[str, Decimal]
    indicator: Decimal | None
    evidence_share: Fraction


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One thing that a level asks for and the standing does not have.

    `subject` is the id of a field where one is meant. For a count of core fields `have` and
    `need` are numbers of fields, else points or percent.
    """

    lack: Lack
    have: Fraction
    need: Fraction
    subject: str = ""

    @property
    def gap(self) -> Fraction:
        """How much is missing."""
        return self.need - self.have


def standing_of(reckoning: Reckoning) -> Standing:
    """The rounded values that decide about levels."""
    rounded = {
        group: {
            field.field.id: value
            for field in reckoning.fields
            if field.field.group == group and (value := half_up_or_none(field.value)) is not None
        }
        for group in (CORE, EXTRA)
    }
    return Standing(
        total=half_up_or_none(reckoning.total),
        core=rounded[CORE],
        extra=rounded[EXTRA],
        indicator=half_up_or_none(reckoning.indicator.value),
        evidence_share=reckoning.evidence_share,
    )


def level_for(catalogue: Catalogue, standing: Standing) -> Level | None:
    """The highest level whose every condition holds, or None."""
    reached = (level for level in reversed(catalogue.levels) if not shortfalls(level, standing))
    return next(reached, None)


def next_level(catalogue: Catalogue, level: Level | None) -> Level | None:
    """The level after this one, the lowest after none, and None after the highest."""
    place = catalogue.levels.index(level) + 1 if level else 0
    return catalogue.levels[place] if place < len(catalogue.levels) else None


def core_needed(level: Level, scorable: int) -> int:
    """How many core fields must reach the minimum: never more than can be scored."""
    return min(level.core_minimum_count, scorable)


def shortfalls(level: Level, standing: Standing) -> tuple[Shortfall, ...]:
    """Everything that keeps the standing from the level, in the order of the catalogue."""
    if standing.total is None or standing.indicator is None:
        return (Shortfall(Lack.VOID, Fraction(0), Fraction(level.total_from)),)
    asked = [
        _below(Lack.TOTAL, standing.total, level.total_from),
        *_core(level, standing.core),
        *(
            _below(Lack.EXTRA, value, level.extra_minimum, name)
            for name, value in standing.extra.items()
        ),
        _below(Lack.INDICATOR, standing.indicator, level.indicator_minimum),
        _below(Lack.EVIDENCE, standing.evidence_share, level.evidence_minimum),
    ]
    return tuple(lack for lack in asked if lack)


def _below(
    lack: Lack, have: Decimal | Fraction, need: Decimal, subject: str = ""
) -> Shortfall | None:
    shortfall = Shortfall(lack, Fraction(have), Fraction(need), subject)
    return shortfall if shortfall.gap > 0 else None


def _core(level: Level, core: Mapping[str, Decimal]) -> list[Shortfall | None]:
    below = [_below(Lack.CORE, value, level.core_minimum, name) for name, value in core.items()]
    needed = core_needed(level, len(core))
    if needed == len(core):
        return below
    passing = below.count(None)
    if passing >= needed:
        return []
    return [Shortfall(Lack.CORE_COUNT, Fraction(passing), Fraction(needed))]
