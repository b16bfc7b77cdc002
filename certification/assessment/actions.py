"""What we do with a self-assessment: save answers, benefit rows and numbers, each with its version."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.journal.actions import record
from buendnis.journal.models import Entry
from buendnis.workflow import NotPossible
from certification.applications.actions import writer_in
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.models import (
    Answer,
    BenefitRow,
    Evidence,
    EvidenceUse,
    PeopleNumbers,
    Versioned,
)
from certification.assessment.shared_notes import refuse_sharing

CLOSED = (
    "Der Antrag ist inzwischen eingereicht. Ihre letzte Eingabe wurde nicht mehr übernommen; nehmen "
    "Sie den Antrag zurück, wenn Sie noch etwas ändern möchten."
)
# One line in the journal for each question and person in this time keeps it readable.
QUIET = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Change:
    """New values for one stored thing, and the version that the page knew."""

    key: str
    version: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a change: the row as it is now, and whether somebody was faster."""

    key: str
    row: Any
    conflict: bool = False


@transaction.atomic
def save_answers(
    application: Application, changes: Iterable[Change], *, by: Actor
) -> list[Outcome]:
    """Save answers by criterion; a change made on an older version is a conflict and not saved.

    Raises NotPossible when the case is no draft any more, and where the note of a criterion that is no
    earlier neighbour shall serve another one.
    """
    given = list(changes)
    for change in given:
        if note_of := change.values.get("note_of"):
            refuse_sharing(change.key, note_of)
    return _save(
        application,
        given,
        by=by,
        rows={row.criterion: row for row in Answer.objects.filter(application=application)},
        new=lambda key: Answer(application=application, criterion=key),
        sentence=lambda row: f"Antwort {row.criterion} geändert",
    )


@transaction.atomic
def save_benefits(
    application: Application, changes: Iterable[Change], *, by: Actor
) -> list[Outcome]:
    """Save rows of the check list by their place (as text); conflicts like `save_answers`."""
    return _save(
        application,
        list(changes),
        by=by,
        rows={str(row.row): row for row in BenefitRow.objects.filter(application=application)},
        new=lambda key: BenefitRow(application=application, row=int(key)),
        sentence=lambda row: f"Familienleistung {row.row} geändert",
    )


@transaction.atomic
def save_numbers(application: Application, change: Change, *, by: Actor) -> Outcome:
    """Save the people numbers; the journal only says that they changed (DECISIONS 4)."""
    row = PeopleNumbers.objects.filter(application=application).first()
    return _save(
        application,
        [change],
        by=by,
        rows={change.key: row} if row else {},
        new=lambda key: PeopleNumbers(application=application),
        sentence=lambda row: "Zahlen geändert",
    )[0]


@transaction.atomic
def change_uses(
    application: Application, *, criterion: str, add: set[str], remove: set[str], by: Actor
) -> None:
    """Let files (by code) serve a criterion, or serve it no more; unknown codes are passed over."""
    lock_draft(application)
    by = writer_in(application, by=by)
    files = {
        row.code: row
        for row in Evidence.objects.filter(application=application, code__in=add | remove)
    }
    taken = [files[code] for code in sorted(remove) if code in files]
    EvidenceUse.objects.filter(evidence__in=taken, criterion=criterion).delete()
    for code in sorted(add & files.keys()):
        EvidenceUse.objects.get_or_create(evidence=files[code], criterion=criterion)
    if files:
        record(
            "assessment.evidence_assigned",
            about=application,
            by=by,
            case_code=application.code,
            sentence=f"Nachweise zu {criterion} geändert",
        )


def lock_draft(application: Application) -> None:
    """Lock the case for this transaction. Raises NotPossible when it is no draft."""
    rows = Application.objects.select_for_update().filter(pk=application.pk)
    if list(rows.values_list("state", flat=True)) != [State.DRAFT]:
        raise NotPossible(CLOSED)


def _save(
    application: Application,
    changes: list[Change],
    *,
    by: Actor,
    rows: Mapping[str, Versioned],
    new: Callable[[str], Versioned],
    sentence: Callable[[Any], str],
) -> list[Outcome]:
    lock_draft(application)
    by = writer_in(application, by=by)
    outcomes = [_saved(change, rows.get(change.key), new, by=by) for change in changes]
    stored = [outcome.row for outcome in outcomes if not outcome.conflict]
    _write_down(application, stored, sentence, by=by)
    return outcomes


def _saved(
    change: Change, row: Versioned | None, new: Callable[[str], Versioned], *, by: Actor
) -> Outcome:
    if (row.version if row else 0) != change.version:
        # An answer that was lost on the way back is sent again: the same values are no conflict.
        same = row and all(getattr(row, name) == value for name, value in change.values.items())
        return Outcome(change.key, row, conflict=not same)
    row = row or new(change.key)
    for name, value in change.values.items():
        setattr(row, name, value)
    row.version, row.changed_at, row.changed_by = change.version + 1, timezone.now(), by.name
    row.save()
    return Outcome(change.key, row)


def _write_down(
    application: Application, rows: list[Any], sentence: Callable[[Any], str], *, by: Actor
) -> None:
    """Add a line for each changed row, unless this person changed it within the hour."""
    if not rows:
        return
    verb = f"assessment.{type(rows[0]).__name__.lower()}_changed"
    recent = set(
        Entry.objects.filter(
            case_code=application.code,
            verb=verb,
            actor_id=by.user_id,
            at__gte=timezone.now() - QUIET,
        ).values_list("about_code", flat=True)
    )
    for row in rows:
        if str(row.pk) not in recent:
            record(verb, about=row, by=by, case_code=application.code, sentence=sentence(row))
