"""What we ask of sealed records."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from certification.applications.models import Application
from certification.records.actions import COUNTS
from certification.records.models import SealedRecord
from certification.records.sealing import NotPlain, hash_of, record_hash, salted_hash


def latest(application: Application, kind: str) -> SealedRecord | None:
    """Return the newest record of a kind (`submission`, `examination`, `decision`), or None."""
    return (
        SealedRecord.objects.filter(application=application, kind=kind).order_by("-number").first()
    )


def broken_seals(application: Application) -> Iterator[str]:
    """Yield a sentence for every record of the case whose content or chain does not fit its hashes."""
    parent_hash = ""
    records = SealedRecord.objects.filter(application=application).select_related("counts")
    for record in records.order_by("number"):
        for fault in broken_parts(record):
            yield f"Stand {record.number}: {fault}"
        expected = record_hash(
            case=application.code,
            kind=record.kind,
            number=record.number,
            part_hashes=record.part_hashes,
            parent=parent_hash,
        )
        if record.hash != expected:
            yield f"Stand {record.number}: Die Kette ist unterbrochen."
        parent_hash = record.hash


def broken_parts(record: SealedRecord) -> Iterator[str]:
    """Yield what does not fit in one record; counts that were deleted are no fault."""
    for name in sorted((record.part_hashes.keys() | record.parts.keys()) - {COUNTS}):
        if name not in record.parts:
            yield f"Der Teil „{name}“ fehlt."
        elif _differs(hash_of, record.parts[name], record.part_hashes.get(name)):
            yield f"Der Teil „{name}“ wurde verändert."
    counts = getattr(record, "counts", None)
    if counts is not None:
        salted = partial(salted_hash, salt=counts.salt)
        if _differs(salted, counts.content, record.part_hashes.get(COUNTS)):
            yield "Die Zahlen wurden verändert."


def _differs(hashed: Callable[[Any], str], content: Any, expected: str | None) -> bool:
    """Return whether content has another hash; what could never have been sealed differs, too."""
    try:
        return hashed(content) != expected
    except NotPlain:
        return True
