"""The action programme as a document: one shape for a case's programme and for a published one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from buendnis.templatetags.german import datum
from certification.applications.models import Application
from certification.programme.models import PublishedProgramme
from certification.programme.queries import hash_of_fields
from certification.programme.values import FieldView, MeasureView, ProgrammeView
from certification.signoffs.values import Signature, mark_of

UNSAID = "nicht angegeben"


@dataclass(frozen=True)
class PaperMeasure:
    """One measure as it is printed; what nobody said is empty or „nicht angegeben“."""

    number: str
    text: str
    details: tuple[str, ...]
    units: str
    due: str
    status: str
    success: str


@dataclass(frozen=True)
class PaperField:
    """One field as it is printed. `units` stands once for all measures where the source says it so."""

    number: int
    title: str
    objective: str
    units: str
    measures: tuple[PaperMeasure, ...]


@dataclass(frozen=True)
class ProgrammePaper:
    """The whole document."""

    title: str
    organisation: str
    introduction: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    fields: tuple[PaperField, ...]
    declaration: str
    signature: tuple[tuple[str, str], ...]
    stand: str
    source: str = ""
    # By it a page signed by hand is matched.
    mark: str = ""
    alliance: Any = None

    @property
    def measure_count(self) -> int:
        """How many measures there are."""
        return sum(len(field.measures) for field in self.fields)


def programme_paper(application: Application, programme: ProgrammeView) -> ProgrammePaper:
    """Return the programme of a case as a document, agreed and signed or marked as a draft."""
    employer = application.employer
    signed = programme.signature
    unsaid = UNSAID if programme.needs_objectives else ""
    return ProgrammePaper(
        title="Handlungsprogramm",
        organisation=employer.name,
        introduction=(),
        facts=(
            ("Betrieb", employer.name),
            ("Sitz", f"{employer.postcode} {employer.city}"),
            ("Zustimmung der Beratung", _agreed(programme)),
        ),
        fields=tuple(_field(one, unsaid=unsaid) for one in programme.used),
        declaration="Ich bin mit diesem Handlungsprogramm einverstanden.",
        signature=_signature(signed),
        stand=f"Unterschrieben am {datum(signed.on)}"
        if signed
        else "Entwurf, noch nicht unterschrieben",
        mark=mark_of(hash_of_fields(programme.fields)) if programme.used else "",
        alliance=employer.alliance,
    )


def published_paper(published: PublishedProgramme) -> ProgrammePaper:
    """Return a published programme as a document; what its source does not say stays unsaid."""
    content: Mapping[str, Any] = published.content
    signed_on = date.fromisoformat(content["signed"]["on"])
    return ProgrammePaper(
        title=published.title,
        organisation=published.organisation,
        introduction=tuple(content["introduction"]),
        facts=(
            ("Organisation", published.organisation),
            ("Beschäftigte", content["employees"]),
            ("Erstmals zertifiziert", content["first_certified"]),
            ("Verfahren", content["procedure"]),
            ("Stand", datum(signed_on)),
        ),
        fields=tuple(_published_field(one) for one in content["fields"]),
        declaration="Die oberste Leitung hat sich mit dem Handlungsprogramm einverstanden erklärt.",
        signature=(
            ("Name", content["signed"]["name"]),
            ("Funktion", content["signed"]["function"]),
            ("Ort", content["signed"]["place"]),
            ("Datum", datum(signed_on)),
        ),
        stand=f"Stand {datum(signed_on)}",
        source=content["source"],
        alliance=published.alliance,
    )


def _agreed(programme: ProgrammeView) -> str:
    if programme.agreed_at is None:
        return "steht noch aus"
    day = datum(timezone.localdate(programme.agreed_at))
    return f"{programme.agreed_by}, {day}"


def _field(one: FieldView, *, unsaid: str) -> PaperField:
    """Return a field; `unsaid` stands for an objective that nobody wrote."""
    return PaperField(
        number=one.number,
        title=one.title,
        objective=one.objective or unsaid,
        units="",
        measures=tuple(_measure(measure) for measure in one.measures),
    )


def _measure(one: MeasureView) -> PaperMeasure:
    return PaperMeasure(
        number=one.number,
        text=one.text,
        details=(),
        units=one.units or UNSAID,
        due=datum(one.due) if one.due else "–" if one.is_settled else UNSAID,
        status=one.status_label,
        success=one.success or UNSAID,
    )


def _published_field(entry: Mapping[str, Any]) -> PaperField:
    return PaperField(
        number=entry["number"],
        title=entry["title"],
        objective=entry["objective"],
        units=", ".join(entry["units"]),
        measures=tuple(
            PaperMeasure(
                number=one["number"],
                text=one["text"],
                details=tuple(one["details"]),
                units="",
                due=UNSAID,
                status=UNSAID,
                success=UNSAID,
            )
            for one in entry["measures"]
        ),
    )


def _signature(signed: Signature | None) -> tuple[tuple[str, str], ...]:
    if signed is None:
        return ()
    return (
        ("Name", signed.name),
        ("Funktion", signed.function),
        ("Ort", signed.place),
        ("Datum", datum(signed.on)),
        ("Form", signed.method_label),
    )
