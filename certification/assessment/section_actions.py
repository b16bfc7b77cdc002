"""Sharing out the sections of a self-assessment: who takes on what, until when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.accounts.models import User
from buendnis.journal.actions import record
from buendnis.mail.sending import send_after_commit
from buendnis.templatetags.german import datum
from buendnis.tenancy.addresses import address
from certification.applications.models import Application
from certification.assessment.actions import lock_draft
from certification.assessment.missing import section_title
from certification.assessment.models import SectionTask
from certification.assessment.presenter import Section
from certification.catalogue.queries import catalogue_of


@dataclass(frozen=True, slots=True)
class Taken:
    """Who takes a section on, and until when; nobody takes it on without a person."""

    user: User | None = None
    due: date | None = None


@transaction.atomic
def share_out(application: Application, *, tasks: Mapping[str, Taken], by: Actor) -> list[str]:
    """Store who takes on which section; return the sections that changed.

    Whoever is newly named gets one mail with all their sections. Raises NotPossible when the case is no
    draft any more.
    """
    lock_draft(application)
    stored = {one.section: one for one in SectionTask.objects.filter(application=application)}
    changed, told = [], dict[int, tuple[User, list[str]]]()
    for section, taken in tasks.items():
        row = stored.get(section)
        before = (row.user_id, row.due) if row else (None, None)
        if before == (taken.user.pk if taken.user else None, taken.due):
            continue
        changed.append(section)
        _store(row or SectionTask(application=application, section=section), taken, by=by)
        if taken.user and taken.user.pk not in (before[0], by.user_id):
            told.setdefault(taken.user.pk, (taken.user, []))[1].append(section)
    if changed:
        record(
            "assessment.sections_shared",
            about=application,
            by=by,
            case_code=application.code,
            sentence="Abschnitte der Selbsteinschätzung aufgeteilt",
        )
    for user, sections in told.values():
        _tell(application, user, sections, by=by)
    return changed


def _store(row: SectionTask, taken: Taken, *, by: Actor) -> None:
    if taken.user is None:
        if row.pk is not None:
            row.delete()
        return
    row.user, row.due = taken.user, taken.due
    row.given_at, row.given_by = timezone.now(), by.name
    row.save()


def _tell(application: Application, user: User, sections: list[str], *, by: Actor) -> None:
    catalogue = catalogue_of(application.edition)
    send_after_commit(
        "sections_given",
        to=[user.email],
        link=address("assessment:overview", application.code) + "?meine=1",
        application=application,
        titles=[section_title(catalogue, section) for section in sections],
        given_by=by.name,
        recipient_name=user.name,
    )


def tasks_of(application: Application) -> dict[str, SectionTask]:
    """Return who takes on which section, by section, with the people."""
    rows = SectionTask.objects.filter(application=application).select_related("user")
    return {one.section: one for one in rows}


def with_takers(
    sections: Sequence[Section], tasks: Mapping[str, SectionTask], *, only: int | None = None
) -> list[Section]:
    """Return the sections with who takes them on and until when; `only` keeps those of one person."""
    told = []
    for section in sections:
        task = tasks.get(section.id)
        if only is not None and (task is None or task.user_id != only):
            continue
        words = taker_in_words(task) if task else ""
        told.append(
            replace(section, hint=". ".join(part for part in (words, section.hint) if part))
        )
    return told


def taker_in_words(task: SectionTask) -> str:
    """Return „Übernimmt Kim Muster bis 3. März 2026“."""
    until = f" bis {datum(task.due)}" if task.due else ""
    return f"Übernimmt {task.user.name or task.user.email}{until}"
