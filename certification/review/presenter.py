"""What the pages of an examination show, gathered once: overview, one field, its cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from certification.assessment.scoring_input import (
    evaluations,
    stored_evaluations,
)
from certification.assessment.values import GivenAnswer, GivenFile
from certification.review.forms import FindingForm
from certification.review.material import INDICATOR, Material
from certification.review.models import EvidenceVerdict
from certification.review.scoring_input import examined_result, expected_input
from certification.review.values import Found, counted_claim, counted_finding
from certification.review.weight import all_gaps, gaps_of
from certification.scoring import Catalogue, Criterion, Result, SubIndicator, score

NUMBERS_HINT = "Belegschaft und Führung, Beförderungen, Elternzeit, Entgelt, Befragung"
BENEFITS_HINT = "Jede angegebene Leistung der Prüfliste"


@dataclass(frozen=True)
class Button:
    """One click that decides a question as claimed."""

    label: str
    value: str


@dataclass(frozen=True)
class File:
    """A file as its link names it."""

    title: str
    code: str
    format: str
    size: int
    why_not: str


@dataclass(frozen=True)
class Card:
    """One question: what the employer says beside what the examiner finds."""

    question: Criterion | SubIndicator
    claim: GivenAnswer
    found: Found | None
    files: tuple[File, ...]
    gaps: tuple[str, ...]
    form: FindingForm
    claimed_text: str
    found_text: str
    claimed_anchor: str
    buttons: tuple[Button, ...]

    @property
    def version(self) -> str:
        """The version that the next save must find stored."""
        return str(self.form["version"].value())

    @property
    def has_no_evidence(self) -> bool:
        """Whether the employer names neither a file nor a showing."""
        return not (self.files or self.claim.show_on_visit or self.claim.planned)

    @property
    def is_decided(self) -> bool:
        """Whether nothing is left to say of this question."""
        return not self.gaps

    @property
    def is_begun(self) -> bool:
        """Whether the examiner has chosen something that still lacks a word."""
        return self.found is not None and self.found.is_chosen


@dataclass(frozen=True)
class FieldRow:
    """One field in the overview: points of both sides, and how much is decided."""

    id: str
    title: str
    claimed: Decimal | None
    without_evidence: Decimal | None
    examined: Decimal | None
    decided: int
    total: int
    undecided: tuple[str, ...]

    @property
    def status(self) -> str:
        """What the badge says."""
        return "fertig" if self.decided == self.total else f"{self.decided} von {self.total}"

    @property
    def tone(self) -> str:
        """The colour of the badge."""
        if self.decided == self.total:
            return "success"
        return "info" if self.decided else "neutral"


@dataclass(frozen=True)
class Overview:
    """Where the whole examination stands."""

    rows: tuple[FieldRow, ...]
    claimed: Result
    without_evidence: Result
    examined: Result
    expected: Result
    live: bool

    @property
    def decided(self) -> int:
        """How many questions are decided."""
        return sum(row.decided for row in self.rows)

    @property
    def total(self) -> int:
        """How many questions there are."""
        return sum(row.total for row in self.rows)


@dataclass(frozen=True)
class Task:
    """One further part of the examination: where it is done, and how far it is."""

    title: str
    page: str
    fragment: str
    hint: str
    status: str
    tone: str


def tasks_of(material: Material) -> tuple[Task, ...]:
    """Return what is to do besides the findings."""
    rows = material.offered_rows
    numbers = sum(group.value in material.numbers for group in material.groups)
    benefits = sum(row in material.benefits for row in rows)
    visited = material.visit is not None
    refused = material.application.visit_refused
    return (
        *(
            [_task("Zahlen", "review:numbers", "", NUMBERS_HINT, numbers, len(material.groups))]
            if material.groups
            else []
        ),
        _task(
            "Familienleistungen", "review:numbers", "leistungen", BENEFITS_HINT, benefits, len(rows)
        ),
        Task(
            title="Besuch",
            page="review:visit",
            fragment="",
            hint="Bedingung jeder Entscheidung",
            status="verweigert" if refused else "eingetragen" if visited else "offen",
            tone="warning" if refused else "success" if visited else "neutral",
        ),
        Task(
            title="Texte für den Bericht",
            page="review:report",
            fragment="",
            hint="Stärken und Entwicklungsmöglichkeiten",
            status="fertig" if material.report_text else "offen",
            tone="success" if material.report_text else "neutral",
        ),
    )


def _task(title: str, page: str, fragment: str, hint: str, done: int, total: int) -> Task:
    complete = done == total
    return Task(
        title=title,
        page=page,
        fragment=fragment,
        hint=hint,
        status="fertig" if complete else f"{done} von {total}",
        tone="success" if complete else "info" if done else "neutral",
    )


def level_hint(material: Material, result: Result) -> str:
    """Return the level of a score in words; never that there is none while things are open."""
    return f"Stufe {material.catalogue.level(result.level).title}" if result.level else ""


def overview_of(material: Material, *, live: bool) -> Overview:
    """Return the overview; a finished examination shows its sealed score."""
    case = material.application
    claimed = stored_evaluations(case) or evaluations(case)
    examined = examined_result(case)
    missing = all_gaps(material)
    rows = tuple(
        _row(material, field, missing, (claimed.as_claimed, claimed.without_evidence, examined))
        for field, questions in material.questions.items()
        if questions
    )
    return Overview(
        rows=rows,
        claimed=claimed.as_claimed,
        without_evidence=claimed.without_evidence,
        examined=examined,
        expected=score(material.catalogue, expected_input(material)) if live else examined,
        live=live,
    )


def _row(
    material: Material,
    field: str,
    missing: Mapping[str, list[str]],
    results: tuple[Result, Result, Result],
) -> FieldRow:
    questions = material.questions[field]
    undecided = tuple(one.id for one in questions if one.id in missing)
    claimed, without_evidence, examined = (_value(result, field) for result in results)
    return FieldRow(
        id=field,
        title=material.field_title(field),
        claimed=claimed,
        without_evidence=without_evidence,
        examined=examined,
        decided=len(questions) - len(undecided),
        total=len(questions),
        undecided=undecided,
    )


def _value(result: Result, field: str) -> Decimal | None:
    return result.indicator.value if field == INDICATOR else result.field(field).value


def cards_of(material: Material, field: str) -> tuple[Card, ...]:
    """Return the cards of a field in the order of the catalogue."""
    return tuple(card_of(material, one) for one in material.questions[field])


def card_of(
    material: Material, question: Criterion | SubIndicator, *, form: FindingForm | None = None
) -> Card:
    """Return one card; `form` is one that was sent and is shown again."""
    claim = material.claimed.answer(question.id)
    stored = material.findings.get(question.id)
    return Card(
        question=question,
        claim=claim,
        found=stored,
        files=tuple(_file(one) for one in material.claimed.files_for(question.id)),
        gaps=tuple(gaps_of(material, question.id)),
        form=form or finding_form(material, question),
        claimed_text=claim_text(material.catalogue, claim),
        found_text=finding_text(material.catalogue, stored),
        claimed_anchor="" if claim.stage is None else question.anchors[claim.stage],
        buttons=_buttons(claim),
    )


def finding_form(
    material: Material,
    question: Criterion | SubIndicator,
    data: Mapping[str, Any] | None = None,
) -> FindingForm:
    """Return the form of a question, filled with what was sent or what is stored."""
    return FindingForm(
        data,
        catalogue=material.catalogue,
        question=question,
        claim=material.claimed.answer(question.id),
        stored=material.findings.get(question.id),
    )


def claim_text(catalogue: Catalogue, claim: GivenAnswer) -> str:
    """Return in words what the employer claims."""
    if claim.not_applicable:
        return f"Trifft nicht zu ({claim.not_applicable})"
    if claim.stage is None:
        return "Nicht beantwortet"
    return _stage_text(catalogue, claim.stage, counted_claim(catalogue, claim))


def finding_text(catalogue: Catalogue, found: Found | None) -> str:
    """Return in words what the examiner found; empty while nothing is chosen."""
    if found is None or not found.is_chosen:
        return ""
    if found.stage is None:
        return f"Trifft nicht zu ({found.not_applicable})"
    text = _stage_text(catalogue, found.stage, counted_finding(catalogue, found))
    if not found.evidence:
        return (
            text if not found.stage else f"Stufe {found.stage} – {_title(catalogue, found.stage)}"
        )
    return f"{text}, {EvidenceVerdict(found.evidence).label[0].lower()}{EvidenceVerdict(found.evidence).label[1:]}"


def _stage_text(catalogue: Catalogue, stage: int, counted: int) -> str:
    capped = f" (zählt als Stufe {counted})" if counted < stage else ""
    return f"Stufe {stage} – {_title(catalogue, stage)}{capped}"


def _title(catalogue: Catalogue, stage: int) -> str:
    return next(one.title for one in catalogue.stages if one.value == stage)


def _file(piece: GivenFile) -> File:
    ending = piece.file_name.rpartition(".")[2].upper()
    return File(
        title=piece.title, code=piece.code, format=ending, size=piece.size, why_not=piece.why_not
    )


def _buttons(claim: GivenAnswer) -> tuple[Button, ...]:
    """The clicks that decide as claimed; what needs no evidence has one."""
    if claim.not_applicable:
        return (Button("Bestätigen: trifft nicht zu", "as_claimed"),)
    if claim.stage is None:
        return ()
    if claim.stage == 0:
        return (Button("Wie angegeben bestätigen", "as_claimed"),)
    if claim.planned:
        return (Button("Wie angegeben bestätigen: erst geplant", "planned"),)
    return (
        Button("Wie angegeben, durch Dokument belegt", "document"),
        Button("Wie angegeben, beim Besuch bestätigt", "visit"),
    )
