"""What we ask about trying things out: where to start, and which steps are noted."""

from collections.abc import Mapping

from certification.applications.models import Application
from certification.applications.states import DECIDED
from certification.assessment.scoring_input import checklist_of, input_of
from certification.assessment.snapshots import snapshot_of
from certification.catalogue.queries import catalogue_of
from certification.review.material import material_of
from certification.review.scoring_input import examined_choice, examined_numbers, input_from
from certification.scoring import Catalogue
from certification.whatif.models import StepNote
from certification.whatif.values import Base


def base_of(application: Application) -> Base:
    """Return where to start: the examined values once the case is decided, before that the employer's own."""
    catalogue = catalogue_of(application.edition)
    if application.state in DECIDED:
        material = material_of(application)
        rows = range(1, len(material.checklist) + 1)
        return Base(
            assessment=input_from(material),
            benefits=tuple(examined_choice(material, row) for row in rows),
            numbers=examined_numbers(material),
            examined=True,
        )
    snapshot = snapshot_of(application)
    return Base(
        assessment=input_of(application, catalogue, snapshot),
        benefits=tuple(
            snapshot.benefit(row).choice for row in range(1, len(checklist_of(catalogue)) + 1)
        ),
        numbers=snapshot.numbers.values,
    )


def notes_of(application: Application) -> Mapping[str, StepNote]:
    """Return what the employer said about steps, by question."""
    return {one.question: one for one in StepNote.objects.filter(application=application)}


def efforts_of(notes: Mapping[str, StepNote]) -> dict[str, int]:
    """Return the effort per question, where the employer set one."""
    return {key: one.effort for key, one in notes.items() if one.effort is not None}


def noted_steps(application: Application) -> list[StepNote]:
    """Return the steps that are noted as measures, the earliest first: the programme offers them first."""
    noted = StepNote.objects.filter(application=application, noted_at__isnull=False)
    return list(noted.order_by("noted_at", "pk"))


def step_sentence(catalogue: Catalogue, note: StepNote) -> str:
    """Return a noted step in words: title and the stage it leads to."""
    titles = {key: one.title for key, one in catalogue.criteria.items()}
    titles |= {key: one.title for key, one in catalogue.stage_questions.items()}
    return f"{titles.get(note.question, note.question)}: auf Stufe {note.to_stage}"
