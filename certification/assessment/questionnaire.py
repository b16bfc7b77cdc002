"""The empty questionnaire on paper: every question of this size, without any answer."""

from dataclasses import dataclass

from certification.applications.actions import COUNTS_FROM
from certification.applications.contacts import Contact, contact_of
from certification.applications.models import Application
from certification.assessment.completeness import applicable_criteria
from certification.assessment.question_texts import not_applicable_label
from certification.assessment.scoring_input import checklist_of
from certification.catalogue.queries import catalogue_of
from certification.catalogue.size_hints import hints_for
from certification.scoring import Catalogue, Criterion, SubIndicator

# Up to this size the reading for the smallest employers is printed with each question.
SMALL_TO = 9


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """One question with boxes to tick and lines to write on."""

    id: str
    title: str
    question: str
    anchors: tuple[tuple[int, str], ...]
    left_out: tuple[str, ...]
    reading: str
    hints: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperSection:
    """An action field, or the rules of the indicator, on pages of its own."""

    title: str
    aim: str
    questions: tuple[PaperQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """Everything the paper says."""

    employer: str
    code: str
    headcount: int
    edition: str
    contact: Contact
    sections: tuple[PaperSection, ...]
    benefits: tuple[str, ...]
    asks_numbers: bool


def questionnaire_of(application: Application) -> Questionnaire:
    """Return the paper of a case: its edition, its size, the employer's name, no answer."""
    catalogue, headcount = catalogue_of(application.edition), application.headcount
    fields = tuple(
        PaperSection(
            one.title,
            one.aim,
            tuple(
                _question(each, headcount) for each in applicable_criteria(headcount, one.criteria)
            ),
        )
        for one in catalogue.fields
    )
    return Questionnaire(
        employer=application.employer.name,
        code=application.code,
        headcount=headcount,
        edition=application.edition.version,
        contact=contact_of(application),
        sections=(*fields, _indicator(catalogue, headcount)),
        benefits=checklist_of(catalogue),
        asks_numbers=headcount >= COUNTS_FROM,
    )


def _indicator(catalogue: Catalogue, headcount: int) -> PaperSection:
    questions = tuple(_question(one, headcount) for one in catalogue.stage_questions.values())
    aim = "Gefragt wird nach Regeln, nie nach einzelnen Menschen."
    return PaperSection(catalogue.indicator.title, aim, questions)


def _question(one: Criterion | SubIndicator, headcount: int) -> PaperQuestion:
    reasons = getattr(one, "not_applicable_reasons", ())
    return PaperQuestion(
        id=one.id,
        title=one.title,
        question=one.question,
        anchors=tuple(enumerate(one.anchors)),
        left_out=tuple(not_applicable_label(reason) for reason in reasons),
        reading=one.small_reading if headcount <= SMALL_TO else "",
        hints=tuple(hint.sentence for hint in hints_for(one.id, headcount)),
        evidence=one.evidence,
    )
