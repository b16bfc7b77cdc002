"""What the staff representation reads of a submission: no counts, no points, no files (decision 0021)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from buendnis.templatetags.german import datum, zeitpunkt
from certification.applications.models import Application
from certification.catalogue.queries import catalogue_of
from certification.records.models import SealedRecord
from certification.records.queries import latest
from certification.scoring import Catalogue, Criterion, SubIndicator


@dataclass(frozen=True)
class AnswerRow:
    """One answer: the stage with its sentence from the catalogue, and the employer's note."""

    title: str
    stage: str
    meaning: str
    note: str


@dataclass(frozen=True)
class FieldSummary:
    """The answers of one action field."""

    title: str
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True)
class MeasureRow:
    """One measure that employer and adviser have agreed on."""

    text: str
    units: str
    due: date | None


@dataclass(frozen=True)
class Summary:
    """A submission in plain words."""

    facts: tuple[tuple[str, str], ...]
    fields: tuple[FieldSummary, ...]
    measures: tuple[MeasureRow, ...]


def summary_of(application: Application) -> Summary | None:
    """Return what the newest submission says, None before there is one."""
    sealed = latest(application, "submission")
    if sealed is None:
        return None
    catalogue = catalogue_of(application.edition)
    return Summary(
        facts=_facts(catalogue, sealed),
        fields=tuple(_fields(catalogue, sealed.parts["answers"])),
        measures=_measures(application),
    )


def _facts(catalogue: Catalogue, sealed: SealedRecord) -> tuple[tuple[str, str], ...]:
    scope = sealed.parts["scope"]
    covered = "der ganze Betrieb" if scope["scope"] == "whole" else f"Standorte: {scope['sites']}"
    return (
        ("Betrieb", scope["employer"]),
        ("Sitz", f"{scope['street']}, {scope['postcode']} {scope['city']}"),
        ("Branche", scope["sector"]),
        ("Das Siegel soll gelten für", covered),
        ("Ausgenommen", scope["excluded"] or "nichts"),
        ("Stichtag", datum(date.fromisoformat(scope["reference_date"]))),
        ("Größe", catalogue.size_class(scope["headcount"]).title),
        ("Eingereicht", zeitpunkt(sealed.sealed_at)),
    )


def _fields(catalogue: Catalogue, answers: dict[str, Any]) -> Iterator[FieldSummary]:
    for field in catalogue.fields:
        yield FieldSummary(field.title, tuple(_rows(catalogue, field.criteria, answers)))
    stages = tuple(catalogue.stage_questions.values())
    yield FieldSummary(catalogue.indicator.title, tuple(_rows(catalogue, stages, answers)))


def _rows(
    catalogue: Catalogue, questions: tuple[Criterion | SubIndicator, ...], answers: dict[str, Any]
) -> Iterator[AnswerRow]:
    titles = {one.value: one.title for one in catalogue.stages}
    for one in questions:
        answer = answers.get(one.id)
        if answer is None:
            continue
        if answer["not_applicable"]:
            yield AnswerRow(one.title, "Trifft nicht zu", answer["not_applicable_why"], "")
            continue
        stage = answer["stage"]
        planned = ", erst geplant" if answer["planned"] else ""
        words = f"Stufe {stage} – {titles[stage]}{planned}"
        yield AnswerRow(one.title, words, one.anchors[stage], answer["note"])


def _measures(application: Application) -> tuple[MeasureRow, ...]:
    # The room above owns the programme; from here it is only the case's own row.
    programme = getattr(application, "programme", None)
    if programme is None or not programme.is_agreed:
        return ()
    rows = programme.measures.all()
    return tuple(MeasureRow(row.text, row.units, row.due) for row in rows)
