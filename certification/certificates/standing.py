"""What a certificate is worth on a given day; plain values, no clock."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """The answer of the check page."""

    UPCOMING = "upcoming"
    VALID = "valid"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    REPLACED = "replaced"
    EXPIRED = "expired"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Standing.UPCOMING: "Noch nicht verliehen",
    Standing.VALID: "Gültig",
    Standing.SUSPENDED: "Ausgesetzt",
    Standing.REVOKED: "Entzogen",
    Standing.REPLACED: "Ersetzt",
    Standing.EXPIRED: "Abgelaufen",
}


@dataclass(frozen=True)
class Span:
    """What the answer depends on: stored status, dates, and the day from which it is replaced."""

    status: str
    valid_from: date
    valid_until: date
    replaced_on: date | None = None


def standing(span: Span, *, today: date) -> Standing:
    """Return what the certificate is on that day.

    Withdrawn stays withdrawn; the end of the span ends a suspension too; a newer certificate replaces
    this one from the day on which that one begins, and until then a suspension lasts.
    """
    if span.status == "withdrawn":
        return Standing.REVOKED
    if today < span.valid_from:
        return Standing.UPCOMING
    if _is_replaced(span, today=today):
        return Standing.REPLACED
    if today > span.valid_until:
        return Standing.EXPIRED
    return Standing.SUSPENDED if span.status == "suspended" else Standing.VALID


def _is_replaced(span: Span, *, today: date) -> bool:
    """Whether a newer paper has begun; without its day the stored status says so."""
    if span.replaced_on is None:
        return span.status == "replaced"
    return span.replaced_on <= today
