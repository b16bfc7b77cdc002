"""Renders the stored documents of a case, outside of the transaction that asked for them."""

import hashlib
import logging
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import require_alliance, scope
from certification.applications.models import Application
from certification.certificates.models import Certificate, StoredDocument
from certification.certificates.reissue import reissue
from certification.records.models import SealedRecord
from certification.reports.rendering import corrected_document, records_by_hash, rendered

logger = logging.getLogger(__name__)


def request_documents(
    application: Application, *, kinds: tuple[str, ...], record: SealedRecord
) -> None:
    """Note that documents are to be made out („wird ausgefertigt“) and render them after the commit.

    Call inside the transaction that seals the record. Asking twice makes nothing twice.
    """
    notes = [
        StoredDocument(application=application, kind=kind, record_hash=record.hash)
        for kind in kinds
    ]
    StoredDocument.objects.bulk_create(notes, ignore_conflicts=True)
    alliance = require_alliance()
    transaction.on_commit(partial(_make_out, alliance, record_hash=record.hash), robust=True)


def finish_documents() -> int:
    """Make out what was noted and interrupted, in every alliance (called by `manage.py tick`).

    Returns how many documents are ready now that were not. One that fails is logged and tried again
    the next time; it does not keep the others waiting.
    """
    return sum(_make_out(alliance) for alliance in Alliance.objects.all())


def _make_out(alliance: Alliance, **which: Any) -> int:
    """Render what is noted in an alliance; return how many documents this call stored."""
    with scope(alliance):
        waiting = StoredDocument.objects.filter(rendered_at__isnull=True, **which)
        documents = list(
            waiting.select_related("certificate__replaces").order_by("requested_at", "pk")
        )
        records = records_by_hash({document.record_hash for document in documents})
        return sum(_stored(document, records) for document in documents)


def _stored(document: StoredDocument, records: dict[str, SealedRecord]) -> bool:
    """Render one document without a transaction, then store bytes and hash in one short statement.

    Returns whether this call stored it: whoever comes second leaves the first bytes alone.
    """
    try:
        pdf = _bytes_of(document, records[document.record_hash])
    except Exception:
        # A document may fail in any way; the note stays, and the next tick tries again.
        logger.exception("Unterlage %s ließ sich nicht ausfertigen", document.pk)
        return False
    mine = StoredDocument.objects.filter(pk=document.pk, rendered_at__isnull=True)
    changed = mine.update(
        pdf=pdf, sha256=hashlib.sha256(pdf).hexdigest(), rendered_at=timezone.now()
    )
    return bool(changed)


def _bytes_of(document: StoredDocument, record: SealedRecord) -> bytes:
    if document.certificate is not None:
        return corrected_document(record, document.certificate).pdf
    return rendered(document.kind, record)


@transaction.atomic
def reissue_with_paper(
    certificate: Certificate, *, seen: str, reason: str, public_text: str, by: Actor
) -> Certificate:
    """Make a certificate out again with the right name, and its document after the commit. Raises NotPossible."""
    made = reissue(certificate, seen=seen, reason=reason, public_text=public_text, by=by)
    record = made.decision.record
    StoredDocument.objects.create(
        application=made.decision.application,
        kind="certificate",
        record_hash=record.hash,
        certificate=made,
    )
    alliance = require_alliance()
    transaction.on_commit(partial(_make_out, alliance, certificate=made), robust=True)
    return made
