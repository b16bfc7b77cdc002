"""What we ask of sealed records."""

from collections.abc import Iterator

from certification.applications.models import Application
from certification.records.actions import COUNTS
from certification.records.models import SealedRecord
from certification.records.sealing import hash_of, record_hash, salted_hash


def latest(application: Application, kind: str) -> SealedRecord | None:
    """Return the newest record of a kind (`submission`, `examination`, `decision`), or None."""
    return (
        SealedRecord.objects.filter(application=application, kind=kind).order_by("-number").first()
    )


def broken_seals(application: Application) -> Iterator[str]:
    """Yield a sentence for every record of the case whose content or chain does not fit its hashes."""
    parent_hash = ""
    for record in SealedRecord.objects.filter(application=application).order_by("number"):
        for name, content in record.parts.items():
            if hash_of(content) != record.part_hashes.get(name):
                yield f"Stand {record.number}: Der Teil „{name}“ wurde verändert."
        counts = getattr(record, "counts", None)
        if counts is not None and salted_hash(
            counts.content, salt=counts.salt
        ) != record.part_hashes.get(COUNTS):
            yield f"Stand {record.number}: Die Zahlen wurden verändert."
        expected = record_hash(
            kind=record.kind,
            number=record.number,
            part_hashes=record.part_hashes,
            parent=parent_hash,
        )
        if record.hash != expected:
            yield f"Stand {record.number}: Die Kette ist unterbrochen."
        parent_hash = record.hash
