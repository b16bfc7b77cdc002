"""Asks again about files that wait for the virus scanner (`tick`), and takes out what it refuses."""

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import ANONYMOUS
from buendnis.journal.actions import record
from buendnis.mail.sending import send_after_commit
from buendnis.tenancy.addresses import address
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.assessment.evidence_actions import FileIsDamaged, bytes_of, forget_bytes
from certification.assessment.files import scanner
from certification.assessment.files.scanner import ScanState
from certification.assessment.models import Evidence
from certification.employers.queries import addresses_of

# So many at once, so that one `tick` stays short.
BATCH = 50


def scan_waiting() -> int:
    """Ask about every file nobody has asked about yet, oldest first; return how many were answered.

    Ends early where the scanner does not answer: all others would wait for it in vain as well.
    """
    if not scanner.is_configured():
        return 0
    answered = 0
    for alliance in Alliance.objects.all():
        with scope(alliance):
            open_ones = [ScanState.NONE, ScanState.WAITING]
            rows = Evidence.objects.filter(scan_state__in=open_ones, taken_back_at__isnull=True)
            for row in rows.select_related("application__employer")[:BATCH]:
                state = _asked(row)
                if state is ScanState.WAITING:
                    return answered
                answered += state is not ScanState.NONE
    return answered


def _asked(row: Evidence) -> ScanState:
    try:
        state = scanner.scan(bytes_of(row))
    except FileIsDamaged:
        return ScanState.NONE  # Its own page says that it is damaged.
    if state is not ScanState.WAITING:
        _settle(row, state)
    return state


@transaction.atomic
def _settle(row: Evidence, state: ScanState) -> None:
    found = Evidence.objects.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if found is None or found.scan_state not in (ScanState.NONE, ScanState.WAITING):
        return
    found.scan_state, found.scanned_at = state, timezone.now()
    found.save(update_fields=["scan_state", "scanned_at"])
    if state is not ScanState.REFUSED:
        return
    application = row.application
    record(
        "assessment.evidence_refused",
        about=found,
        by=ANONYMOUS,
        case_code=application.code,
        sentence=f"Virus gefunden: Nachweis „{found.title}“ zählt nicht, sein Inhalt ist gelöscht",
    )
    send_after_commit(
        "evidence_refused",
        to=addresses_of(application.employer),
        link=address("assessment:evidence", application.code),
        application=application,
        title=found.title,
    )
    forget_bytes(found)
