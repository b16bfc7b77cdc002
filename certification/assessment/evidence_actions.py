"""What we do with evidence files: add one, hand one out, take one back at once."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from functools import partial

from django.db import IntegrityError, transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.journal.actions import record
from buendnis.mail.sending import send_after_commit
from buendnis.tenancy.addresses import address
from buendnis.tenancy.scope import require_alliance
from buendnis.workflow import NotPossible
from certification.applications.actions import writer_in
from certification.applications.models import Application
from certification.applications.queries import adviser_addresses, examiner_addresses
from certification.applications.states import OPEN, State
from certification.assessment.actions import lock_draft
from certification.assessment.files import scanner, store
from certification.assessment.files.checks import Checked
from certification.assessment.files.kinds import Refused
from certification.assessment.files.scanner import ScanState
from certification.assessment.models import Evidence, EvidenceUse
from certification.assessment.queries import is_sealed

TWICE = (
    "Diese Datei liegt schon bei diesem Antrag („{}“). Ordnen Sie sie dort den Fragen zu, statt sie "
    "noch einmal hochzuladen."
)
TOO_LATE = (
    "Dieser Antrag ist abgeschlossen. Soll eine Datei gelöscht werden, wenden Sie sich bitte an die "
    "Koordination."
)


class FileIsDamaged(RuntimeError):
    """The stored bytes are not the ones that were uploaded."""


def add_evidence(
    application: Application, *, file: Checked, title: str, criteria: Iterable[str], by: Actor
) -> Evidence:
    """Store a checked file and let it serve the criteria.

    Raises Refused for the same file twice, for a virus and for a full disk, NotPossible when the case is
    no draft. A scanner that does not answer lets the file in: it waits, and counts nowhere until then.
    """
    same = Evidence.objects.filter(
        application=application, sha256=file.sha256, taken_back_at__isnull=True
    ).first()
    if same is not None:
        raise Refused(TWICE.format(same.title))
    scanned = scanner.scan(file.data)
    if scanned is ScanState.REFUSED:
        raise Refused(scanner.VIRUS)
    stored = store.put(file.data, alliance=require_alliance().slug)
    try:
        return _add(application, file, stored, scanned, title=title, criteria=criteria, by=by)
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
    scanned: ScanState,
    *,
    title: str,
    criteria: Iterable[str],
    by: Actor,
) -> Evidence:
    lock_draft(application)
    by = writer_in(application, by=by)
    evidence = Evidence.objects.create(
        application=application,
        title=title.strip() or file.name,
        file_name=file.name,
        content_type=file.content_type,
        size=file.size,
        sha256=file.sha256,
        stored_as=stored,
        scan_state=scanned,
        scanned_at=timezone.now() if scanned is ScanState.CLEAN else None,
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
    by = writer_in(application, by=by)
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
def take_back_evidence(application: Application, *, evidence: Evidence, by: Actor) -> None:
    """Delete the content of a file at once, in any open state, because somebody should not have been in it.

    Where a sealed submission names the file, its title and hash stay (the seal stays true) and whoever
    advises and examines is told; otherwise nothing of it is left. Raises NotPossible for a finished case.
    """
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.state not in OPEN:
        raise NotPossible(TOO_LATE)
    row = Evidence.objects.select_for_update().filter(pk=evidence.pk).first()
    if row is None or row.taken_back_at is not None:
        return
    if locked.state == State.DRAFT:
        by = writer_in(locked, by=by)
    record(
        "assessment.evidence_taken_back",
        about=row,
        by=by,
        case_code=application.code,
        sentence=f"Nachweis „{row.title}“ zurückgenommen, Inhalt gelöscht",
        details={"sha256": [row.sha256, ""]},
    )
    forget_bytes(row)
    if not is_sealed(row):
        row.delete()
        return
    row.taken_back_at = timezone.now()
    row.save(update_fields=["taken_back_at"])
    row.uses.all().delete()
    if locked.state != State.DRAFT:
        send_after_commit(
            "evidence_taken_back",
            to=[*adviser_addresses(locked), *examiner_addresses(locked)],
            link=address("casefile:case", application.code),
            application=locked,
            title=row.title,
        )


def forget_bytes(evidence: Evidence) -> None:
    """Delete the stored bytes when the transaction is through; one that fails now is an orphan for `tick`."""
    transaction.on_commit(partial(_delete_bytes, evidence.stored_as))


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
