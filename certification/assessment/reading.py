"""Stored answers for people who read and do not fill in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from certification.assessment.forms import stored_values
from certification.assessment.number_texts import LABELS
from certification.assessment.presenter import Assessment
from certification.assessment.values import GivenAnswer, GivenFile
from certification.assessment.wording import benefit_in_words, number_in_words, stage_in_words
from certification.scoring import Criterion, SubIndicator

UNTOLD = (
    "Beantwortet. Die Stufe sehen nur der Betrieb und seine Prüferin oder sein Prüfer: Die Zahlen des Betriebs sind "
    "klein, und aus den Stufen und dem Wert der Säule ließe sich auf einzelne Menschen schließen."
)


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """One question with its answer in words and the files that prove it."""

    question: Criterion | SubIndicator
    answer: GivenAnswer
    stage: str
    files: tuple[GivenFile, ...]


def read_questions(
    found: Assessment, questions: Sequence[Criterion | SubIndicator]
) -> list[ReadQuestion]:
    """Return the questions with what was answered, as far as this reader may see it."""
    untold = () if found.tells_stages else tuple(found.catalogue.stage_questions)
    return [_read(found, question, told=question.id not in untold) for question in questions]


def _read(found: Assessment, question: Criterion | SubIndicator, *, told: bool) -> ReadQuestion:
    """Return one question; what is only planned tells the stage, too."""
    answer = found.snapshot.answer(question.id)
    if not told:
        return ReadQuestion(
            question, replace(answer, planned=False), UNTOLD, found.snapshot.files_for(question.id)
        )
    stage = stage_in_words(question, found.catalogue.stages, stored_values(answer))
    return ReadQuestion(question, answer, stage, found.snapshot.files_for(question.id))


def read_benefits(found: Assessment, rows: Sequence[str]) -> list[tuple[str, str]]:
    """Return the check list with what was chosen."""
    return [
        (title, benefit_in_words(found.snapshot.benefit(row).choice))
        for row, title in enumerate(rows, start=1)
    ]


def read_numbers(found: Assessment, keys: Sequence[str]) -> list[tuple[str, str]]:
    """Return the people numbers; the page's rule has decided who may see them."""
    values = found.snapshot.numbers.values
    return [(LABELS[key], number_in_words(values[key])) for key in keys if key in values]
