"""The examined result as the employer and its examiner read it: with the points that nobody else sees."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from buendnis.templatetags.german import punkte
from certification.reports.criteria import CriterionRow, indicator_rows
from certification.reports.report import AuditReport
from certification.reports.sealed import SealedCase
from certification.scoring import PartResult


@dataclass(frozen=True)
class PartRow:
    """One sub-indicator with its points, or with the reason why it has none."""

    title: str
    points: str
    reason: str


@dataclass(frozen=True)
class PillarRows:
    """One half of the indicator with its parts."""

    title: str
    value: Decimal | None
    parts: tuple[PartRow, ...]


@dataclass(frozen=True)
class ExaminedResult:
    """What the page says; everything that the report says too comes from `report`."""

    case: SealedCase

    @cached_property
    def report(self) -> AuditReport:
        return AuditReport(self.case)

    @property
    def pillars(self) -> tuple[PillarRows, ...]:
        indicator = self.case.result.indicator
        return tuple(
            PillarRows(
                title=f"Säule {pillar.id}, {pillar.title}",
                value=indicator.pillars[pillar.id],
                parts=tuple(_row(part) for part in indicator.parts if part.pillar == pillar.id),
            )
            for pillar in self.case.catalogue.indicator.pillars
        )

    @property
    def questions(self) -> tuple[CriterionRow, ...]:
        """The stage questions of the indicator with stage and reason."""
        return indicator_rows(self.case)


def _row(part: PartResult) -> PartRow:
    if part.unproven:
        return PartRow(part.title, punkte(part.points), "Die Zahlen sind nicht nachgewiesen.")
    return PartRow(part.title, punkte(part.points), part.reason)
