"""A self-assessment to read through in one go: every answer in the words of the catalogue, without people counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from certification.applications.models import Application
from certification.assessment.completeness import DIVERSITY
from certification.assessment.models import BenefitRow
from certification.assessment.places import address_of
from certification.assessment.values import GivenAnswer, Snapshot
from certification.catalogue.queries import catalogue_of
from certification.scoring import Catalogue, Criterion, SubIndicator


@dataclass(frozen=True)
class Row:
    """One question with what is said about it; `note` is what the employer tells beside its stage."""

    title: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class Part:
    """One page of the assessment, and where it is filled in."""

    title: str
    href: str
    rows: tuple[Row, ...]

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """The rows as (term, text), without the notes."""
        return tuple((row.title, row.text) for row in self.rows)


def read_through(application: Application, snapshot: Snapshot) -> tuple[Part, ...]:
    """Return the pages on which something is answered, in their order."""
    catalogue = catalogue_of(application.edition)
    parts = [
        Part(
            field.title,
            address_of(application.code, field.id),
            tuple(_answers(catalogue, field.criteria, snapshot)),
        )
        for field in catalogue.fields
    ]
    stages = tuple(catalogue.stage_questions.values())
    diversity = (*_answers(catalogue, stages, snapshot), *_benefits(catalogue, snapshot))
    parts.append(
        Part(catalogue.indicator.title, address_of(application.code, DIVERSITY), diversity)
    )
    return tuple(part for part in parts if part.rows)


def _answers(
    catalogue: Catalogue, questions: tuple[Criterion | SubIndicator, ...], snapshot: Snapshot
) -> Iterator[Row]:
    titles = {one.value: one.title for one in catalogue.stages}
    for one in questions:
        if given := snapshot.answers.get(one.id):
            yield Row(one.title, _in_words(one, given, titles), given.told_note)


def _in_words(
    question: Criterion | SubIndicator, given: GivenAnswer, titles: dict[int, str]
) -> str:
    if given.not_applicable:
        return f"Trifft nicht zu: {given.not_applicable_why}"
    if given.stage is None:
        return "noch ohne Antwort"
    planned = ", erst geplant" if given.planned else ""
    return f"Stufe {given.stage} – {titles[given.stage]}{planned}. {question.anchors[given.stage]}"


def _benefits(catalogue: Catalogue, snapshot: Snapshot) -> Iterator[Row]:
    words = dict(BenefitRow.CHOICES)
    listed = next((part.checklist for part in catalogue.indicator.parts if part.checklist), ())
    for number, title in enumerate(listed, start=1):
        if choice := snapshot.benefit(number).choice:
            yield Row(title, words[choice])
