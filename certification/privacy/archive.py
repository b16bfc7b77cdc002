"""Which stored files belong to the alliance in scope, and whether its seals and editions are whole."""

from collections.abc import Iterator

from django.db.models import Q

from buendnis.transfer.values import Keeper
from certification.applications.models import Application
from certification.assessment.files import store
from certification.assessment.files.scanner import ScanState
from certification.assessment.models import Evidence
from certification.catalogue.models import Edition
from certification.catalogue.reading import edition_hash
from certification.records.models import SealedRecord
from certification.reports.proof import faults_of
from certification.signoffs.models import SignOff


def named() -> dict[str, str]:
    """Return stored name and SHA-256 of every file that a row or a sealed submission names.

    What was taken back, or refused by the virus scanner, has a row and a hash but no content any more.
    """
    found: dict[str, str] = {}
    for parts in SealedRecord.objects.filter(kind="submission").values_list("parts", flat=True):
        found |= {one["stored_as"]: one["sha256"] for one in parts["evidence"]}
    signed = SignOff.objects.exclude(stored_as="").values_list("stored_as", "sha256")
    found |= dict(signed) | dict(Evidence.objects.values_list("stored_as", "sha256"))
    emptied = Evidence.objects.filter(
        Q(taken_back_at__isnull=False) | Q(scan_state=ScanState.REFUSED)
    )
    for name in emptied.values_list("stored_as", flat=True):
        found.pop(name, None)
    return found


def faults() -> Iterator[str]:
    """Yield a sentence for every edition, seal, certificate and document that does not fit its hash."""
    for edition in Edition.objects.order_by("pk"):
        if edition.content and edition_hash(edition.content) != edition.content_hash:
            yield f"Katalogstand {edition.version}: Der Inhalt passt nicht zu seiner Prüfsumme."
    for application in Application.objects.order_by("pk").iterator(chunk_size=100):
        for sentence in faults_of(application):
            yield f"{application.code}: {sentence}"


KEEPER = Keeper(named=named, read=store.get, write=store.put_as, remove=store.remove, faults=faults)
