"""The diversity indicator in the report: pillars, label, and what could not be scored and why.

No points of sub-indicators and no counts: below the label „belastbar“ the counted parts are not even
told in bands, because a single person could be recognised in them (DECISIONS 4).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from certification.reports.sealed import SealedCase
from certification.scoring import Kind, PartResult
from certification.scoring.indicator import ROBUST
from certification.scoring.reasons import band

COUNTED = (Kind.NUMBER, Kind.SURVEY)
INCLUDED = "eingerechnet; wegen kleiner Zahlen nur im Wert der Säule gezeigt"
UNPROVEN = "nicht nachgewiesen, bringt deshalb keine Punkte"
FLAG = "Der Unterschied ist größer, als Zufall erwarten lässt: ein Thema für das Gespräch, ohne Abzug von Punkten."


@dataclass(frozen=True)
class PartRow:
    """One sub-indicator in words."""

    id: str
    title: str
    result: str
    reason: str


@dataclass(frozen=True)
class PillarSection:
    """One half of the indicator."""

    id: str
    title: str
    value: Decimal | None
    rows: tuple[PartRow, ...]


@dataclass(frozen=True)
class Diversity:
    """The indicator as every reader may see it."""

    title: str
    value: Decimal | None
    label: str
    label_sentence: str
    pillars: tuple[PillarSection, ...]
    flags: tuple[str, ...]

    @property
    def not_scored(self) -> tuple[PartRow, ...]:
        """What could not be scored, with the reason."""
        return tuple(row for pillar in self.pillars for row in pillar.rows if row.reason)


def diversity_of(case: SealedCase) -> Diversity:
    """Return the indicator of a case without points of its parts and without counts."""
    indicator = case.result.indicator
    return Diversity(
        title=indicator.title,
        value=indicator.value,
        label=case.catalogue.small_numbers.label(indicator.label).title,
        label_sentence=indicator.label_sentence,
        pillars=tuple(
            PillarSection(
                id=pillar.id,
                title=pillar.title,
                value=indicator.pillars[pillar.id],
                rows=tuple(_rows(case, pillar.id)),
            )
            for pillar in case.catalogue.indicator.pillars
        ),
        flags=tuple(
            f"{case.catalogue.title_of(key)}: {FLAG}"
            for key in (indicator.flags if indicator.label == ROBUST else ())
        ),
    )


def _rows(case: SealedCase, pillar: str) -> Iterator[PartRow]:
    carries = case.result.indicator.label == ROBUST
    for part in case.result.indicator.parts:
        if part.pillar == pillar:
            yield PartRow(part.id, part.title, in_words(case, part, carries=carries), part.reason)


def in_words(case: SealedCase, part: PartResult, *, carries: bool) -> str:
    """Return what a reader without access to counts may know of a sub-indicator."""
    if part.points is None:
        return "nicht bewertet"
    if part.unproven:
        return UNPROVEN
    if part.kind in COUNTED and not carries:
        return INCLUDED
    return band(part.points)
