"""Stored answers for people who read and do not fill in."""

from collections.abc import Sequence
from dataclasses import dataclass

from certification.assessment.forms import stored_values
from certification.assessment.number_texts import LABELS
from certification.assessment.presenter import Assessment
from certification.assessment.values import GivenAnswer, GivenFile
from certification.assessment.wording import benefit_in_words, number_in_words, stage_in_words
from certification.scoring import Criterion, SubIndicator


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
    """Return the questions with what was answered."""
    return [
        ReadQuestion(
            question,
            answer := found.snapshot.answer(question.id),
            stage_in_words(question, found.catalogue.stages, stored_values(answer)),
            found.snapshot.files_for(question.id),
        )
        for question in questions
    ]


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
