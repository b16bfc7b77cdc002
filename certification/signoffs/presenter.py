"""What the top management reads before it declares: the self-assessment, without people counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from buendnis.templatetags.german import datum
from certification.applications.models import Application
from certification.assessment.snapshots import draft_of
from certification.assessment.values import GivenAnswer, Snapshot
from certification.catalogue.queries import catalogue_of
from certification.scoring import Catalogue, Criterion, SubIndicator


@dataclass(frozen=True)
class Section:
    """One part of the assessment as (term, text)."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Covered:
    """What „wahr und vollständig“ speaks of; `has_numbers` says that there are people counts beside it."""

    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    files: tuple[str, ...]
    has_numbers: bool


def covered(application: Application) -> Covered:
    """Return the draft as a link shows it: a mail may be passed on, so people counts stay in the portal."""
    catalogue, snapshot = catalogue_of(application.edition), draft_of(application)
    employer = application.employer
    return Covered(
        facts=(
            ("Betrieb", employer.name),
            ("Sitz", f"{employer.street}, {employer.postcode} {employer.city}"),
            ("Geltungsbereich", " ".join((application.get_scope_display(), application.sites)).strip()),
            ("Ausgenommen", application.excluded or "nichts"),
            ("Stichtag", datum(application.reference_date)),
            ("Beschäftigte am Stichtag", str(application.headcount)),
        ),
        sections=tuple(section for section in _sections(catalogue, snapshot) if section.rows),
        files=tuple(one.title for one in snapshot.files if one.taken_back_at is None),
        has_numbers=bool(snapshot.numbers.values),
    )  # fmt: skip


def _sections(catalogue: Catalogue, snapshot: Snapshot) -> Iterator[Section]:
    for field in catalogue.fields:
        yield Section(field.title, tuple(_rows(catalogue, field.criteria, snapshot)))
    stages = tuple(catalogue.stage_questions.values())
    yield Section(catalogue.indicator.title, tuple(_rows(catalogue, stages, snapshot)))


def _rows(
    catalogue: Catalogue, questions: tuple[Criterion | SubIndicator, ...], snapshot: Snapshot
) -> Iterator[tuple[str, str]]:
    titles = {one.value: one.title for one in catalogue.stages}
    for one in questions:
        if one.id in snapshot.answers:
            yield one.title, _answer(one, snapshot.answers[one.id], titles)


def _answer(question: Criterion | SubIndicator, given: GivenAnswer, titles: dict[int, str]) -> str:
    if given.not_applicable:
        return f"Trifft nicht zu: {given.not_applicable_why}"
    if given.stage is None:
        return "noch ohne Antwort"
    planned = ", erst geplant" if given.planned else ""
    return f"Stufe {given.stage} – {titles[given.stage]}{planned}. {question.anchors[given.stage]}"
