"""What a certificate says, gathered from the sealed records alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from certification.decisions.queries import result_in
from certification.records.models import SealedRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The alliance as it was called and looked when it decided."""

    name: str
    city: str
    emblem: str
    accent: str
    contact_name: str
    contact_email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Employer, scope, level, dates and edition as printed and as shown on the check page."""

    kind: str
    employer: str
    city: str
    scope: str
    level: str
    level_title: str
    decided_on: date
    valid_from: date
    valid_until: date
    examined_on: date
    examined_how: str
    evidence_share: Decimal
    edition: str
    edition_hash: str
    alliance: Letterhead


def facts_of(record: SealedRecord) -> Facts:
    """Return what the certificate of a sealed decision says. Raises ValueError for one without a level."""
    examination = record.parent
    if examination is None:
        raise ValueError("Eine Entscheidung folgt auf eine Prüfung.")
    return facts_from(record.parts, examination=examination)


def facts_from(decision: Mapping[str, Any], *, examination: SealedRecord) -> Facts:
    """Return what a certificate says, from the parts of a decision (sealed or only planned)."""
    result = result_in(examination)
    visit = examination.parts["visit"]
    dates, level = decision["dates"], decision["level"]
    return Facts(
        kind=level["kind"],
        employer=decision["employer"]["name"],
        city=decision["employer"]["city"],
        scope=decision["employer"]["scope"],
        level=level["id"],
        level_title=level["title"],
        decided_on=date.fromisoformat(dates["decided_on"]),
        valid_from=date.fromisoformat(dates["valid_from"]),
        valid_until=date.fromisoformat(dates["valid_until"]),
        examined_on=date.fromisoformat(visit["date"]),
        examined_how=visit["kind"],
        evidence_share=result.evidence_share if result else Decimal(0),
        edition=decision["edition"]["version"],
        edition_hash=decision["edition"]["hash"],
        alliance=Letterhead(**decision["alliance"]),
    )
