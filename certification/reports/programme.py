"""The action programme as the decision froze it, for the report."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from certification.programme.models import Measure, Programme

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
    """The programme with its signature in one sentence's parts."""

    fields: tuple[ProgrammeField, ...]
    signed_by: str
    signed_as: str
    signed_at: str
    signed_on: date | None
    signed_how: str

    @property
    def measure_count(self) -> int:
        return sum(len(field.measures) for field in self.fields)


def sealed_programme(part: Mapping[str, Any]) -> SealedProgramme:
    """Return the programme of a sealed part, as `programme_part` wrote it."""
    signature = part.get("signed") or {}
    return SealedProgramme(
        fields=tuple(_field(one) for one in part["fields"] if one["measures"]),
        signed_by=signature.get("name", ""),
        signed_as=signature.get("function", ""),
        signed_at=signature.get("place", ""),
        signed_on=_day(signature.get("on")),
        signed_how=dict(Programme.METHODS).get(signature.get("method", ""), ""),
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
