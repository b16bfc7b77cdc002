"""Every criterion of the report: stage, what the stage means, how it was proven, why it differs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from certification.reports.sealed import SealedCase
from certification.review.models import DifferenceReason, EvidenceVerdict
from certification.scoring import Criterion, QuestionTrace, SubIndicator

# The catalogue names its reasons as keys; this is how they are read.
NOT_APPLICABLE = {
    "keine_besprechungen_und_pflichttermine": "Es gibt keine Besprechungen und Pflichttermine.",
    "keine_mobil_moegliche_taetigkeit": "Keine Arbeit lässt sich mobil tun.",
    "keine_verschiebbaren_aufgaben_und_schulungen": "Aufgaben und Schulungen lassen sich nicht verschieben.",
    "gefaehrdungsbereich_ohne_bueroflaeche": "Der ganze Betrieb ist ein Gefährdungsbereich, ein Büro gibt es nicht.",
}


@dataclass(frozen=True)
class CriterionRow:
    """One criterion as the report prints it. `claimed` is empty where it equals the finding."""

    id: str
    title: str
    question: str
    stage: str
    meaning: str
    claimed: str
    proof: str
    why: str
    # applicable, too_small or not_applicable
    status: str = "applicable"

    @property
    def is_asked(self) -> bool:
        """Whether an employer of this size is asked at all."""
        return self.status != "too_small"


@dataclass(frozen=True)
class FieldSection:
    """One action field (or the stage questions of the indicator) with its criteria."""

    id: str
    title: str
    aim: str
    value: Decimal | None
    rows: tuple[CriterionRow, ...]


def field_sections(case: SealedCase) -> tuple[FieldSection, ...]:
    """Return the sections of all action fields, in the order of the catalogue."""
    return tuple(
        FieldSection(
            id=field.id,
            title=field.title,
            aim=field.aim,
            value=case.result.field(field.id).value,
            rows=tuple(_rows(case, field.criteria)),
        )
        for field in case.catalogue.fields
    )


def indicator_rows(case: SealedCase) -> tuple[CriterionRow, ...]:
    """Return the stage questions of the diversity indicator: they are rules, not counts."""
    return tuple(_rows(case, tuple(case.catalogue.stage_questions.values())))


def _rows(
    case: SealedCase, questions: tuple[Criterion | SubIndicator, ...]
) -> Iterator[CriterionRow]:
    traces = {trace.id: trace for trace in case.result.questions}
    for question in questions:
        if trace := traces.get(question.id):
            yield _row(case, question, trace)


def _row(
    case: SealedCase, question: Criterion | SubIndicator, trace: QuestionTrace
) -> CriterionRow:
    finding = case.examination.parts["findings"].get(question.id, {})
    verdict = case.examination.parts["evidence"].get(question.id, {}).get("verdict", "")
    applies = trace.status == "applicable"
    return CriterionRow(
        id=question.id,
        title=question.title,
        question=question.question,
        stage=stage_in_words(case, trace.stage) if applies else "Trifft nicht zu",
        meaning=question.anchors[trace.stage] if applies else _left_out(trace),
        claimed=_claimed(case, finding, trace) if applies else "",
        proof=_proof(verdict, trace) if applies else "",
        why=_why(finding, trace),
        status=trace.status,
    )


def stage_in_words(case: SealedCase, stage: int) -> str:
    """Return a stage with its name: „3 Gelebt“."""
    title = next((one.title for one in case.catalogue.stages if one.value == stage), "")
    return f"{stage} {title}".strip()


def _left_out(trace: QuestionTrace) -> str:
    if trace.status == "too_small":
        return f"Gefragt {trace.reason}."
    return NOT_APPLICABLE.get(trace.reason, trace.reason.replace("_", " "))


def _claimed(case: SealedCase, finding: Mapping[str, Any], trace: QuestionTrace) -> str:
    """Return what the employer had said, where the stage that counts is another."""
    claimed = finding.get("claimed")
    if finding.get("claimed_not_applicable"):
        return "trifft nicht zu"
    return "" if claimed is None or claimed == trace.stage else stage_in_words(case, claimed)


def _proof(verdict: str, trace: QuestionTrace) -> str:
    """Return how the stage was proven; stage 0 needs no proof."""
    if trace.stage == 0 and verdict not in EvidenceVerdict.values:
        return ""
    return str(EvidenceVerdict(verdict).label) if verdict in EvidenceVerdict.values else ""


def _why(finding: Mapping[str, Any], trace: QuestionTrace) -> str:
    """Return why the finding differs: the short reason, the examiner's words, the cap."""
    reason, words = finding.get("reason", ""), finding.get("text", "").strip()
    found = finding.get("stage")
    parts = [str(DifferenceReason(reason).label) + "." if reason in DifferenceReason.values else ""]
    parts.append(words)
    if trace.cap is not None and found is not None and found > trace.cap:
        parts.append(f"Ohne anerkannten Nachweis zählt höchstens Stufe {trace.cap}.")
    return " ".join(part for part in parts if part)
