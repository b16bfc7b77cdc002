"""The diversity indicator as board and report see it: pillars, label, what could not be scored and why.

No points of sub-indicators and no counts: below the label „belastbar“ the counted parts are not even
told in bands, because a single person could be recognised in them, and nor are the stages beside them, because
a pillar and its stages leave only the counts open (DECISIONS 4).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from certification.scoring import Catalogue, Kind, PartResult, Result
from certification.scoring.disclosure import stages_give_counts_away, told_pillars
from certification.scoring.indicator import ROBUST
from certification.scoring.reasons import band

COUNTED = (Kind.NUMBER, Kind.SURVEY)
INCLUDED = "eingerechnet"
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
    shows_parts: bool
    tells_stages: bool

    @property
    def not_scored(self) -> tuple[PartRow, ...]:
        """What could not be scored, with the reason."""
        return tuple(row for pillar in self.pillars for row in pillar.rows if row.reason)


def diversity_of(catalogue: Catalogue, result: Result) -> Diversity:
    """Return the examined indicator without points of its parts and without counts."""
    indicator, pillars = result.indicator, told_pillars(result.indicator)
    return Diversity(
        title=indicator.title,
        value=indicator.value,
        label=catalogue.small_numbers.label(indicator.label).title,
        label_sentence=indicator.label_sentence,
        pillars=tuple(
            PillarSection(
                id=pillar.id,
                title=pillar.title,
                value=pillars[pillar.id],
                rows=tuple(_rows(result, pillar.id)),
            )
            for pillar in catalogue.indicator.pillars
        ),
        flags=tuple(
            f"{catalogue.title_of(key)}: {FLAG}"
            for key in (indicator.flags if indicator.label == ROBUST else ())
        ),
        shows_parts=indicator.label == ROBUST,
        tells_stages=not stages_give_counts_away(indicator),
    )


def _rows(result: Result, pillar: str) -> Iterator[PartRow]:
    carries = result.indicator.label == ROBUST
    silent = stages_give_counts_away(result.indicator)
    for part in result.indicator.parts:
        if part.pillar == pillar:
            told = not silent and (carries or part.kind not in COUNTED)
            yield PartRow(part.id, part.title, in_words(part, told=told), part.reason)


def in_words(part: PartResult, *, told: bool) -> str:
    """Return what a reader without access to counts may know of a sub-indicator: a band where `told`."""
    if part.points is None:
        return "nicht bewertet"
    if part.unproven:
        return UNPROVEN
    return band(part.points) if told else INCLUDED
