"""What we do with evidence files: add one, hand one out, remove one without losing what is sealed."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from functools import partial

from django.db import IntegrityError, transaction

from buendnis.access.rules import Actor
from buendnis.journal.actions import record
from buendnis.tenancy.scope import require_alliance
from certification.applications.models import Application
from certification.assessment.actions import lock_draft
from certification.assessment.files import store
from certification.assessment.files.checks import Checked
from certification.assessment.files.kinds import Refused
from certification.assessment.models import Evidence, EvidenceUse
from certification.assessment.queries import is_sealed

TWICE = (
    "Diese Datei liegt schon bei diesem Antrag („{}“). Ordnen Sie sie dort den Fragen zu, statt sie "
    "noch einmal hochzuladen."
)


class FileIsDamaged(RuntimeError):
    """The stored bytes are not the ones that were uploaded."""


def add_evidence(
    application: Application, *, file: Checked, title: str, criteria: Iterable[str], by: Actor
) -> Evidence:
    """Store a checked file and let it serve the criteria.

    Raises Refused for the same file twice and for a full disk, NotPossible when the case is no draft.
    """
    same = Evidence.objects.filter(application=application, sha256=file.sha256).first()
    if same is not None:
        raise Refused(TWICE.format(same.title))
    stored = store.put(file.data, alliance=require_alliance().slug)
    try:
        return _add(application, file, stored, title=title, criteria=criteria, by=by)
    except IntegrityError as error:
        store.remove(stored)
        raise Refused(TWICE.format(title)) from error
    except Exception:
        store.remove(stored)
        raise


@transaction.atomic
def _add(
    application: Application,
    file: Checked,
    stored: str,
    *,
    title: str,
    criteria: Iterable[str],
    by: Actor,
) -> Evidence:
    lock_draft(application)
    evidence = Evidence.objects.create(
        application=application,
        title=title.strip() or file.name,
        file_name=file.name,
        content_type=file.content_type,
        size=file.size,
        sha256=file.sha256,
        stored_as=stored,
        uploaded_by=by.name,
        uploaded_by_user_id=by.user_id,
    )
    for criterion in sorted(set(criteria)):
        EvidenceUse.objects.create(evidence=evidence, criterion=criterion)
    record(
        "assessment.evidence_added",
        about=evidence,
        by=by,
        case_code=application.code,
        sentence=f"Nachweis „{evidence.title}“ hinzugefügt",
        details={"sha256": ["", file.sha256]},
    )
    return evidence


@transaction.atomic
def change_evidence(
    application: Application, *, evidence: Evidence, title: str, criteria: Iterable[str], by: Actor
) -> None:
    """Rename a file, and let it serve exactly these criteria."""
    lock_draft(application)
    wanted = set(criteria)
    evidence.title = title.strip() or evidence.file_name
    evidence.save(update_fields=["title"])
    evidence.uses.exclude(criterion__in=wanted).delete()
    for criterion in sorted(wanted - set(evidence.uses.values_list("criterion", flat=True))):
        EvidenceUse.objects.create(evidence=evidence, criterion=criterion)
    record(
        "assessment.evidence_changed",
        about=evidence,
        by=by,
        case_code=application.code,
        sentence=f"Nachweis „{evidence.title}“ zugeordnet",
        details={"criteria": ["", ", ".join(sorted(wanted))]},
    )


@transaction.atomic
def remove_evidence(application: Application, *, evidence: Evidence, by: Actor) -> None:
    """Take a file away from a draft; its bytes stay where a sealed submission refers to them."""
    lock_draft(application)
    kept = is_sealed(evidence)
    title, stored = evidence.title, evidence.stored_as
    record(
        "assessment.evidence_removed",
        about=evidence,
        by=by,
        case_code=application.code,
        sentence=f"Nachweis „{title}“ entfernt",
        details={"sha256": [evidence.sha256, ""]},
    )
    evidence.delete()
    if not kept:
        transaction.on_commit(partial(_delete_bytes, stored))


def bytes_of(evidence: Evidence) -> bytes:
    """Return the stored bytes. Raises FileIsDamaged when they are gone or not the uploaded ones."""
    try:
        data = store.get(evidence.stored_as)
    except OSError as error:
        raise FileIsDamaged(evidence.code) from error
    if hashlib.sha256(data).hexdigest() != evidence.sha256:
        raise FileIsDamaged(evidence.code)
    return data


def _delete_bytes(stored: str) -> None:
    # A file that cannot be deleted now is an orphan, no reason to fail after the commit.
    with suppress(OSError):
        store.remove(stored)
