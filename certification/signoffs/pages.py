"""Signed pages: checked and stored like evidence, handed out whole or not at all, forgotten when replaced."""

import hashlib
from contextlib import suppress
from functools import partial
from typing import Any

from django.db import transaction

from buendnis.tenancy.scope import require_alliance
from certification.assessment.files import scanner, store
from certification.assessment.files.checks import Checked
from certification.assessment.files.kinds import Refused
from certification.assessment.files.scanner import ScanState
from certification.signoffs.models import SignOff
from certification.signoffs.queries import is_sealed_page

ALLOWED = frozenset({"application/pdf", "image/jpeg", "image/png"})
OTHER_KIND = "Bitte laden Sie die unterschriebene Seite als PDF oder als Foto (JPEG, PNG) hoch."
SCANNER_SILENT = (
    "Der Virenscanner antwortet gerade nicht. Deshalb können wir die Seite noch nicht annehmen. Bitte versuchen Sie "
    "es in ein paar Minuten noch einmal."
)


class PageIsDamaged(RuntimeError):
    """The stored bytes are not the ones that were uploaded."""


def store_page(file: Checked) -> dict[str, Any]:
    """Store a checked page and return its values for a SignOff. Raises Refused."""
    if file.content_type not in ALLOWED:
        raise Refused(OTHER_KIND)
    scanned = scanner.scan(file.data)
    if scanned is ScanState.REFUSED:
        raise Refused(scanner.VIRUS)
    if scanned is ScanState.WAITING:
        raise Refused(SCANNER_SILENT)
    return {
        "file_name": file.name,
        "content_type": file.content_type,
        "size": file.size,
        "sha256": file.sha256,
        "stored_as": store.put(file.data, alliance=require_alliance().slug),
    }


def drop_page(stored: dict[str, Any]) -> None:
    """Delete the bytes of a page that was stored but not kept; one that fails is an orphan for `tick`."""
    with suppress(OSError):
        store.remove(stored["stored_as"])


def forget_page(row: SignOff) -> None:
    """Delete the bytes of a replaced page when the transaction is through, unless a record was sealed with it."""
    if row.stored_as and not is_sealed_page(row):
        transaction.on_commit(partial(drop_page, {"stored_as": row.stored_as}))
        row.stored_as = ""
        row.save(update_fields=["stored_as"])


def bytes_of(row: SignOff) -> bytes:
    """Return the stored bytes. Raises PageIsDamaged when they are gone or not the uploaded ones."""
    try:
        data = store.get(row.stored_as)
    except OSError as error:
        raise PageIsDamaged(row.pk) from error
    if hashlib.sha256(data).hexdigest() != row.sha256:
        raise PageIsDamaged(row.pk)
    return data
