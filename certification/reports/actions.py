"""Renders the stored documents of a case, outside of the transaction that asked for them."""

import hashlib
import logging
from functools import partial

from django.db import transaction
from django.utils import timezone

from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import require_alliance, scope
from certification.applications.models import Application
from certification.certificates.models import StoredDocument
from certification.records.models import SealedRecord
from certification.reports.rendering import rendered

logger = logging.getLogger(__name__)


def request_documents(
    application: Application, *, kinds: tuple[str, ...], record: SealedRecord
) -> None:
    """Note that documents are to be made out („wird ausgefertigt“) and render them after the commit.

    Call inside the transaction that seals the record. Asking twice makes nothing twice.
    """
    alliance = require_alliance()
    for kind in kinds:
        note, _ = StoredDocument.objects.get_or_create(
            application=application, kind=kind, record_hash=record.hash
        )
        transaction.on_commit(partial(_make_out, alliance, note.pk), robust=True)


def finish_documents() -> int:
    """Make out what was noted and interrupted, in every alliance (called by `manage.py tick`).

    Returns how many documents are ready now that were not. One that fails is logged and tried again
    the next time; it does not keep the others waiting.
    """
    finished = 0
    for alliance in Alliance.objects.all():
        with scope(alliance):
            waiting = StoredDocument.objects.filter(rendered_at__isnull=True)
            pending = list(waiting.order_by("requested_at").values_list("pk", flat=True))
        for pk in pending:
            try:
                finished += _make_out(alliance, pk)
            except Exception:
                logger.exception("Unterlage %s ließ sich nicht ausfertigen", pk)
    return finished


def _make_out(alliance: Alliance, pk: int) -> bool:
    """Render one noted document without a transaction, then store bytes and hash in a short one.

    Returns whether this call stored it: whoever comes second leaves the first bytes alone.
    """
    with scope(alliance):
        document = (
            StoredDocument.objects.filter(pk=pk, rendered_at__isnull=True)
            .select_related("application__employer__alliance", "application__edition")
            .first()
        )
        if document is None:
            return False
        pdf = rendered(document)
        changed = StoredDocument.objects.filter(pk=pk, rendered_at__isnull=True).update(
            pdf=pdf, sha256=hashlib.sha256(pdf).hexdigest(), rendered_at=timezone.now()
        )
        return bool(changed)
