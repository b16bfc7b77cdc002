"""Seals a record and proves later that nothing moved."""

import secrets
from collections.abc import Mapping
from typing import Any

from buendnis.access.rules import Actor
from certification.applications.models import Application
from certification.records.models import SealedCounts, SealedRecord
from certification.records.sealing import hash_of, record_hash, salted_hash

COUNTS = "people_counts"


def seal(
    application: Application,
    *,
    kind: str,
    parts: Mapping[str, Any],
    counts: Mapping[str, Any] | None,
    by: Actor,
    reason: str = "",
) -> SealedRecord:
    """Freeze the parts of a case and chain them to the record before; call inside the transaction.

    `counts` (people numbers) go into a row of their own with a salt, so that deleting them later
    leaves every hash true.
    """
    parent = SealedRecord.objects.filter(application=application).order_by("-number").first()
    hashes = {name: hash_of(content) for name, content in parts.items()}
    salt = secrets.token_hex(16)
    if counts is not None:
        hashes[COUNTS] = salted_hash(counts, salt=salt)
    number = parent.number + 1 if parent else 1
    record = SealedRecord.objects.create(
        application=application,
        kind=kind,
        number=number,
        parts=dict(parts),
        part_hashes=hashes,
        hash=record_hash(
            case=application.code,
            kind=kind,
            number=number,
            part_hashes=hashes,
            parent=parent.hash if parent else "",
        ),
        parent=parent,
        reason=reason,
        sealed_by=by.name,
    )
    if counts is not None:
        SealedCounts.objects.create(record=record, salt=salt, content=dict(counts))
    return record
