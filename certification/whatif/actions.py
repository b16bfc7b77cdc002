"""What we do with steps: set their effort, note one as a measure, take a note back."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.journal.actions import record
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.applications.states import OPEN
from certification.catalogue.queries import catalogue_of
from certification.whatif.models import StepNote

UNKNOWN = "Diese Frage gibt es im Katalog dieses Antrags nicht."
FINISHED = "Dieser Antrag ist abgeschlossen. Vormerken lässt sich nichts mehr."


@transaction.atomic
def set_efforts(application: Application, *, efforts: Mapping[str, int | None], by: Actor) -> int:
    """Store how much effort a step at each question is (1 to 3, None for not said); return how many changed.

    Raises NotPossible for a question that the edition does not have, and in a finished case.
    """
    _lock(application)
    known = {one.question: one for one in StepNote.objects.filter(application=application)}
    changed = 0
    for question, effort in efforts.items():
        _refuse_unknown(application, question)
        row = known.get(question)
        if (row.effort if row else None) == effort:
            continue
        row = row or StepNote(application=application, question=question)
        row.effort, row.changed_at = effort, timezone.now()
        row.save()
        changed += 1
    if changed:
        record(
            "whatif.efforts_set",
            about=application,
            by=by,
            case_code=application.code,
            sentence="Aufwand von Schritten eingeschätzt",
        )
    return changed


@transaction.atomic
def note_step(application: Application, *, question: str, to_stage: int, by: Actor) -> StepNote:
    """Note a step as a measure; noting it again changes only the stage it leads to.

    Raises NotPossible for a question or stage that the edition does not have, and in a finished case.
    """
    _lock(application)
    _refuse_unknown(application, question)
    if not 1 <= to_stage <= 4:
        raise NotPossible("Vormerken lassen sich die Stufen 1 bis 4.")
    row = StepNote.objects.filter(application=application, question=question).first()
    row = row or StepNote(application=application, question=question)
    if row.noted_at and row.to_stage == to_stage:
        return row
    now = timezone.now()
    row.noted_at, row.noted_by = row.noted_at or now, row.noted_by or by.name
    row.to_stage, row.changed_at = to_stage, now
    row.save()
    record(
        "whatif.step_noted",
        about=application,
        by=by,
        case_code=application.code,
        sentence=f"Als Maßnahme vorgemerkt: {question}, Stufe {to_stage}",
    )
    return row


@transaction.atomic
def forget_step(application: Application, *, question: str, by: Actor) -> None:
    """Take a noted step back; its effort stays."""
    _lock(application)
    noted = StepNote.objects.filter(
        application=application, question=question, noted_at__isnull=False
    )
    if noted.update(noted_at=None, noted_by="", to_stage=None, changed_at=timezone.now()):
        record(
            "whatif.step_forgotten",
            about=application,
            by=by,
            case_code=application.code,
            sentence=f"Nicht mehr vorgemerkt: {question}",
        )


def _lock(application: Application) -> None:
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.state not in OPEN:
        raise NotPossible(FINISHED)


def _refuse_unknown(application: Application, question: str) -> None:
    if question not in catalogue_of(application.edition).question_ids:
        raise NotPossible(UNKNOWN)
