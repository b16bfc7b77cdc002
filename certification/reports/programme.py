"""The action programme as the decision froze it, for the report."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from certification.programme.models import Measure
from certification.signoffs.queries import sealed_signature
from certification.signoffs.values import Signature

STATUSES = dict(Measure.STATUSES)


@dataclass(frozen=True)
class MeasureRow:
    """One numbered measure; `due` is empty where it exists already."""

    number: str
    text: str
    units: str
    due: date | None
    status: str
    success: str


@dataclass(frozen=True)
class ProgrammeField:
    """One action field with its objective and measures."""

    number: int
    title: str
    objective: str
    measures: tuple[MeasureRow, ...]


@dataclass(frozen=True)
class SealedProgramme:
    """The programme with its signature."""

    fields: tuple[ProgrammeField, ...]
    signature: Signature | None

    @property
    def measure_count(self) -> int:
        return sum(len(field.measures) for field in self.fields)


def sealed_programme(part: Mapping[str, Any]) -> SealedProgramme:
    """Return the programme of a sealed part, as `programme_part` wrote it."""
    return SealedProgramme(
        fields=tuple(_field(one) for one in part["fields"] if one["measures"]),
        signature=sealed_signature(part.get("signed")),
    )


def _field(part: Mapping[str, Any]) -> ProgrammeField:
    return ProgrammeField(
        number=part["number"],
        title=part["title"],
        objective=part["objective"],
        measures=tuple(
            MeasureRow(
                number=one["number"],
                text=one["text"],
                units=one["units"],
                due=_day(one["due"]),
                status=STATUSES.get(one["status"], ""),
                success=one["success"],
            )
            for one in part["measures"]
        ),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
