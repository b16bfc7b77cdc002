"""The receipt after handing in: what was submitted, when, by whom, under which edition. No counts."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from buendnis.templatetags.german import dateigroesse, datum, zeitpunkt
from certification.assessment.values import GivenAnswer
from certification.catalogue.queries import catalogue_of
from certification.records.models import SealedRecord
from certification.reports.criteria import NOT_APPLICABLE
from certification.scoring import Catalogue
from certification.signoffs.queries import sealed_signature
from certification.signoffs.values import Signature

YES_NO = {True: "Ja", False: "Nein", None: "ohne Angabe"}
DECLARATIONS = (
    ("complaints_office", "Eine Beschwerdestelle nach § 13 AGG ist benannt und bekannt gemacht."),
    ("no_open_findings", "Es gibt keine offenen Verstöße gegen MuSchG, BEEG, PflegeZG oder AGG."),
    ("truthful", "Alle Angaben sind nach bestem Wissen wahr und vollständig."),
)


@dataclass(frozen=True)
class AnswerRow:
    """One answer as the receipt prints it."""

    id: str
    title: str
    answer: str
    proof: str
    note: str


@dataclass(frozen=True)
class AnswerSection:
    """The answers of one action field."""

    title: str
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True)
class FileRow:
    """One file with the start of its hash."""

    title: str
    name: str
    size: str
    criteria: str
    sha256: str


@dataclass(frozen=True)
class Receipt:
    """What the receipt says, from the sealed submission alone."""

    record: SealedRecord
    catalogue: Catalogue

    @property
    def employer(self) -> str:
        return str(self.record.parts["scope"]["employer"])

    @property
    def facts(self) -> list[tuple[str, Any]]:
        scope, edition = self.record.parts["scope"], self.record.parts["edition"]
        size = self.catalogue.size_class(scope["headcount"]).title
        return [
            ("Betrieb", self.employer),
            ("Sitz", f"{scope['street']}, {scope['postcode']} {scope['city']}"),
            ("Geltungsbereich", _scope(scope)),
            ("Stichtag", datum(date.fromisoformat(scope["reference_date"]))),
            ("Größe", size),
            ("Eingereicht", zeitpunkt(self.record.sealed_at)),
            ("Eingereicht von", self.record.sealed_by),
            ("Katalogstand", edition["version"]),
        ]

    @property
    def declarations(self) -> list[tuple[str, str]]:
        given = self.record.parts["declarations"]
        return [(sentence, YES_NO[given.get(name)]) for name, sentence in DECLARATIONS]

    @property
    def declared_by(self) -> str:
        return str(self.record.parts["declarations"].get("declared_by", ""))

    @property
    def signature(self) -> Signature | None:
        """Who signed the declarations, and how; None for submissions from before it was kept."""
        return sealed_signature(self.record.parts["declarations"].get("signed"))

    @property
    def sections(self) -> list[AnswerSection]:
        catalogue = self.catalogue
        groups = [
            (field.title, tuple(one.id for one in field.criteria)) for field in catalogue.fields
        ]
        groups.append((catalogue.indicator.title, tuple(catalogue.stage_questions)))
        return [AnswerSection(title, tuple(self._rows(keys))) for title, keys in groups]

    def _rows(self, keys: tuple[str, ...]) -> list[AnswerRow]:
        answers = self.record.parts["answers"]
        return [self._row(key, answers[key]) for key in keys if key in answers]

    def _row(self, key: str, answer: dict[str, Any]) -> AnswerRow:
        return AnswerRow(
            key,
            self.catalogue.title_of(key),
            self._answer(answer),
            self._proof(key, answer),
            GivenAnswer(criterion=key, **answer).told_note,
        )

    def _answer(self, answer: dict[str, Any]) -> str:
        reason = answer["not_applicable"]
        if reason:
            return f"trifft nicht zu: {NOT_APPLICABLE.get(reason, reason.replace('_', ' '))}"
        stage = answer["stage"]
        title = next((one.title for one in self.catalogue.stages if one.value == stage), "")
        planned = ", erst geplant" if answer["planned"] else ""
        return f"{stage} {title}{planned}" if stage is not None else "ohne Angabe"

    def _proof(self, key: str, answer: dict[str, Any]) -> str:
        files = sum(key in one["criteria"] for one in self.record.parts["evidence"])
        parts = [f"{files} {'Datei' if files == 1 else 'Dateien'}"] if files else []
        if answer["show_on_visit"]:
            parts.append("wird beim Besuch gezeigt")
        return ", ".join(parts)

    @property
    def files(self) -> list[FileRow]:
        return [
            FileRow(
                title=one["title"],
                name=one["file_name"],
                size=dateigroesse(one["size"]),
                criteria=", ".join(one["criteria"]),
                sha256=one["sha256"],
            )
            for one in self.record.parts["evidence"]
        ]

    @property
    def benefits_answered(self) -> bool:
        return bool(self.record.parts["benefits"])


def receipt_of(record: SealedRecord) -> Receipt:
    """Return the receipt of a sealed submission."""
    return Receipt(record, catalogue_of(record.application.edition))


def _scope(scope: dict[str, Any]) -> str:
    covered = "der ganze Betrieb" if scope["scope"] == "whole" else f"Standorte: {scope['sites']}"
    return covered + (f"; ausgenommen: {scope['excluded']}" if scope["excluded"] else "")
