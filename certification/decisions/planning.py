"""What the board is about to decide, and what speaks against it; plain values, no clock."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from certification.decisions.validity import last_day
from certification.scoring import Level

LATEST_AWARD_MONTHS = 12
NOT_HIGHER = "Höher als gerechnet kann das Kuratorium nicht entscheiden."


@dataclass(frozen=True)
class Plan:
    """A decision before it is taken. `kind` is `zertifikat`, `status` or empty for no level."""

    kind: str
    level: str
    reasons: str
    decided_on: date
    valid_from: date


@dataclass(frozen=True)
class Bounds:
    """What a plan is measured by: the levels of the edition, the ceiling, the examination's day."""

    levels: tuple[Level, ...]
    ceiling: str
    computed: str
    examined_on: date
    today: date
    ceiling_reasons: tuple[str, ...] = ()
    used_up: dict[str, str] = field(default_factory=dict)

    def level(self, key: str) -> Level | None:
        """Return the level of that id, None for an unknown or empty one."""
        return next((level for level in self.levels if level.id == key), None)

    def rank(self, key: str) -> int:
        """Return the place of a level from 1, 0 for none."""
        return next((n for n, level in enumerate(self.levels, start=1) if level.id == key), 0)


def faults(plan: Plan, bounds: Bounds) -> Iterator[str]:
    """Yield a sentence for everything that speaks against a plan; nothing means it can be decided."""
    if plan.level and bounds.level(plan.level) is None:
        yield "Diese Stufe gibt es in diesem Katalogstand nicht."
        return
    yield from _level_faults(plan, bounds)
    if bounds.rank(plan.level) < bounds.rank(bounds.computed) and not plan.reasons:
        yield "Sie bleiben unter der gerechneten Stufe. Bitte begründen Sie das."
    yield from _date_faults(plan, bounds)


def _level_faults(plan: Plan, bounds: Bounds) -> Iterator[str]:
    level = bounds.level(plan.level)
    if (level.kind if level else "") != plan.kind:
        yield "Die Stufe passt nicht zu diesem Schritt."
    if bounds.rank(plan.level) > bounds.rank(bounds.computed):
        yield NOT_HIGHER
    elif bounds.rank(plan.level) > bounds.rank(bounds.ceiling):
        yield " ".join(("Diese Stufe ist nicht möglich.", *bounds.ceiling_reasons))
    if plan.level in bounds.used_up:
        yield bounds.used_up[plan.level]


def _date_faults(plan: Plan, bounds: Bounds) -> Iterator[str]:
    if plan.decided_on > bounds.today:
        yield "Das Datum des Beschlusses liegt in der Zukunft."
    if plan.decided_on < bounds.examined_on:
        yield "Der Beschluss kann nicht vor dem Abschluss der Prüfung liegen."
    if plan.valid_from < plan.decided_on:
        yield "Gültig wird die Entscheidung frühestens am Tag des Beschlusses."
    if plan.valid_from > last_day(plan.decided_on, months=LATEST_AWARD_MONTHS):
        yield "Die Verleihung liegt mehr als ein Jahr nach dem Beschluss. Bitte prüfen Sie das Datum."


def valid_until(plan: Plan, bounds: Bounds) -> date | None:
    """Return the last day of validity, None where no level is given."""
    level = bounds.level(plan.level)
    return last_day(plan.valid_from, months=level.valid_months) if level else None
