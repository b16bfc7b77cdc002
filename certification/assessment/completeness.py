"""What is still missing in a self-assessment, and which of its numbers contradict each other."""

from collections.abc import Iterator
from dataclasses import dataclass

from certification.applications.models import Application
from certification.assessment.number_texts import ENTRY_TITLES, MISSING_SENTENCES
from certification.assessment.scoring_input import checklist_of, input_of
from certification.assessment.values import Snapshot
from certification.scoring import AssessmentInput, Catalogue, Criterion, SubIndicator
from certification.scoring import faults as scoring_faults
from certification.scoring.asked import missing_items
from certification.scoring.numbers import Item

DIVERSITY = "DI"
NUMBERS = "zahlen"
EVIDENCE = "nachweise"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing: the section it belongs to, its place on that page, a sentence."""

    section: str
    anchor: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Numbers at odds with each other: a sentence, and the titles of the entries it concerns."""

    sentence: str
    entries: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence with the entries named."""
        if not self.entries:
            return self.sentence
        return f"{self.sentence} Es geht um: {', '.join(self.entries)}."


def gaps(application: Application, catalogue: Catalogue, snapshot: Snapshot) -> list[Gap]:
    """Return what must still be given before submission, in the order of the pages."""
    return [
        *_field_gaps(snapshot.size(application.headcount), catalogue, snapshot),
        *_diversity_gaps(catalogue, snapshot),
        *_number_gaps(catalogue, input_of(application, catalogue, snapshot)),
        *_file_gaps(snapshot),
    ]


def contradictions_in(assessment: AssessmentInput, catalogue: Catalogue) -> list[Contradiction]:
    """Return the contradictions between numbers, each naming the entries as people read them."""
    found = [
        Contradiction(
            fault.sentence, tuple(ENTRY_TITLES.get(entry, entry) for entry in fault.entries)
        )
        for fault in scoring_faults.contradictions(catalogue, assessment)
    ]
    leaders = assessment.totals.leaders
    if leaders is not None and leaders > assessment.headcount:
        entries = (ENTRY_TITLES["totals.leaders"], ENTRY_TITLES["headcount"])
        found.append(Contradiction("Es gibt mehr Führungskräfte als Beschäftigte.", entries))
    return found


def applicable_criteria(headcount: int, criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """Return the criteria that an employer of this size is asked."""
    return tuple(one for one in criteria if one.minimum_size <= headcount)


def _field_gaps(headcount: int, catalogue: Catalogue, snapshot: Snapshot) -> Iterator[Gap]:
    for field in catalogue.fields:
        for criterion in applicable_criteria(headcount, field.criteria):
            sentence = _question_gap(criterion, snapshot)
            if sentence:
                yield Gap(field.id, criterion.id, f"{field.title}: {sentence}")


def _diversity_gaps(catalogue: Catalogue, snapshot: Snapshot) -> Iterator[Gap]:
    title = catalogue.indicator.title
    for part in catalogue.stage_questions.values():
        sentence = _question_gap(part, snapshot)
        if sentence:
            yield Gap(DIVERSITY, part.id, f"{title}: {sentence}")
    rows = len(checklist_of(catalogue))
    still_open = [row for row in range(1, rows + 1) if not snapshot.benefit(row).choice]
    if still_open:
        count = (
            "ist noch eine Zeile" if len(still_open) == 1 else f"sind noch {len(still_open)} Zeilen"
        )
        sentence = f"{title}: In der Liste der Familienleistungen {count} offen."
        yield Gap(DIVERSITY, f"leistung-{still_open[0]}", sentence)


def _question_gap(question: Criterion | SubIndicator, snapshot: Snapshot) -> str:
    answer = snapshot.answer(question.id)
    if answer.not_applicable and not answer.not_applicable_why.strip():
        return f"Bei „{question.title}“ fehlt noch, warum das bei Ihnen nicht zutrifft."
    if not answer.is_given:
        return f"„{question.title}“ ist noch nicht beantwortet."
    if answer.show_on_visit and not answer.visit_note.strip():
        return (
            f"Bei „{question.title}“ fehlt noch, was Sie beim Besuch zeigen, wo und wer dabei ist."
        )
    if answer.note_of and not answer.shared_note:
        return f"Bei „{question.title}“ verweisen Sie auf die Beschreibung bei {answer.note_of}. Dort steht keine."
    return ""


def _file_gaps(snapshot: Snapshot) -> Iterator[Gap]:
    for one in snapshot.files:
        if one.waits:
            sentence = (
                f"Die Datei „{one.title}“ wird noch auf Viren geprüft. Warten Sie etwas, oder nehmen Sie "
                "sie zurück und zeigen das beim Besuch."
            )
            yield Gap(EVIDENCE, "dateien", sentence)


def _number_gaps(catalogue: Catalogue, assessment: AssessmentInput) -> Iterator[Gap]:
    for item in missing_items(catalogue, assessment):
        if item is not Item.BENEFITS:
            yield Gap(NUMBERS, item.value, f"Zahlen: {MISSING_SENTENCES[item]}")
