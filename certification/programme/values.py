"""The action programme as plain values: fields in order, numbered measures, agreement, signature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from certification.signoffs.values import Signature

MINIMUM_MEASURES = 3
OBJECTIVES_FROM = 50
# A measure that exists and stays, or is done, needs no day in the future.
SETTLED = frozenset({"kept", "done"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureView:
    """One measure with its number, such as 2.1."""

    pk: int
    number: str
    field: str
    text: str
    units: str
    due: date | None
    status: str
    status_label: str
    success: str
    criterion: str = ""
    criterion_title: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether the measure exists already and only has to stay."""
        return self.status in SETTLED


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One action field with its objective; `number` is its place among the fields in use, 0 for none."""

    id: str
    title: str
    aim: str
    number: int
    objective: str
    measures: tuple[MeasureView, ...]

    @property
    def is_used(self) -> bool:
        """Whether the programme says anything of this field that counts."""
        return bool(self.measures)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeView:
    """The whole programme of a case, all action fields in the order of the catalogue."""

    fields: tuple[FieldView, ...] = field(default=())
    agreed_at: datetime | None = None
    agreed_by: str = ""
    signature: Signature | None = None
    # Below fifty employees measures are enough: an objective may be written and need not.
    needs_objectives: bool = True

    @property
    def used(self) -> tuple[FieldView, ...]:
        """The fields with measures; only these have a number and stand in the document."""
        return tuple(one for one in self.fields if one.is_used)

    @property
    def measures(self) -> tuple[MeasureView, ...]:
        """All measures in the order of their numbers."""
        return tuple(measure for one in self.used for measure in one.measures)

    @property
    def is_bound(self) -> bool:
        """Whether a change would take back an agreement or a signature."""
        return self.agreed_at is not None or self.signature is not None


def content_faults(programme: ProgrammeView, *, today: date) -> list[str]:
    """Return what keeps the programme from being complete, dated and measurable, as sentences.

    `today` is the day from which due days must lie in the future: the day of the signature once
    there is one.
    """
    day = programme.signature.on if programme.signature else today
    return [
        *_too_few(programme),
        *(
            f"Handlungsfeld {one.title}: Das Ziel fehlt."
            for one in programme.used
            if programme.needs_objectives and not one.objective.strip()
        ),
        *(fault for measure in programme.measures for fault in _faults_of(measure, day)),
    ]


def faults(programme: ProgrammeView, *, today: date) -> list[str]:
    """Return everything that is missing, the agreement and the signature included."""
    missing = content_faults(programme, today=today)
    if programme.agreed_at is None:
        missing.append("Die Beratung hat dem Handlungsprogramm noch nicht zugestimmt.")
    if programme.signature is None:
        missing.append("Die oberste Leitung hat das Handlungsprogramm noch nicht unterschrieben.")
    return missing


def _too_few(programme: ProgrammeView) -> Iterator[str]:
    count = len(programme.measures)
    if count == 0:
        yield f"Es gibt noch keine Maßnahme; nötig sind mindestens {MINIMUM_MEASURES}."
    elif count < MINIMUM_MEASURES:
        there = "gibt es 1 Maßnahme" if count == 1 else f"gibt es {count} Maßnahmen"
        yield f"Bisher {there}; nötig sind mindestens {MINIMUM_MEASURES}."


def _faults_of(measure: MeasureView, day: date) -> Iterator[str]:
    start = f"Maßnahme {measure.number}:"
    if not measure.units.strip():
        yield f"{start} Es fehlt, welche Stelle zuständig ist."
    if not measure.is_settled:
        if measure.due is None:
            yield f"{start} Es fehlt, bis wann sie umgesetzt ist."
        elif measure.due <= day:
            yield f"{start} Das Datum muss nach der Unterschrift liegen."
    if not measure.success.strip():
        yield f"{start} Es fehlt, woran zu merken ist, dass sie wirkt."
