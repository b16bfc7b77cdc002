"""One decided case as its sealed records tell it: what report and certificate are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from certification.applications.models import Application
from certification.catalogue.queries import catalogue_of
from certification.certificates.facts import Letterhead
from certification.decisions.queries import result_in
from certification.records.models import SealedRecord
from certification.scoring import Catalogue, Level, Result


@dataclass(frozen=True)
class Link:
    """One link of the chain of seals."""

    title: str
    hash: str
    at: datetime | None


@dataclass(frozen=True)
class SealedCase:
    """Submission, examination and decision of a case, with the edition they refer to.

    `decision` holds the parts of the sealed decision, or of one that is only planned (a preview):
    then `seal` is empty and `number` too.
    """

    catalogue: Catalogue
    submission: SealedRecord
    examination: SealedRecord
    decision: Mapping[str, Any]
    seal: str = ""
    sealed_at: datetime | None = None
    number: str = ""

    @property
    def is_preview(self) -> bool:
        return not self.seal

    @cached_property
    def result(self) -> Result:
        """The examined score; the only one that counts."""
        result = result_in(self.examination)
        if result is None:
            raise ValueError("Ohne abgeschlossene Prüfung gibt es keinen Bericht.")
        return result

    @property
    def level(self) -> Level | None:
        """The level that was decided, None for none."""
        key = self.decision["level"]["id"]
        return self.catalogue.level(key) if key else None

    @property
    def decided_on(self) -> date:
        return date.fromisoformat(self.decision["dates"]["decided_on"])

    @property
    def valid_from(self) -> date | None:
        return self._date("valid_from")

    @property
    def valid_until(self) -> date | None:
        return self._date("valid_until")

    def _date(self, name: str) -> date | None:
        text = self.decision["dates"][name]
        return date.fromisoformat(text) if text else None

    @property
    def employer(self) -> Mapping[str, str]:
        return self.decision["employer"]

    @property
    def alliance(self) -> Letterhead:
        return Letterhead(**self.decision["alliance"])

    @property
    def programme(self) -> Mapping[str, Any]:
        return self.decision["programme"]

    @property
    def chain(self) -> tuple[Link, ...]:
        """The three seals, oldest first; the last is open in a preview."""
        return (
            Link("Einreichung", self.submission.hash, self.submission.sealed_at),
            Link("Prüfung", self.examination.hash, self.examination.sealed_at),
            Link("Entscheidung", self.seal, self.sealed_at),
        )


def decided_case(record: SealedRecord, *, number: str = "") -> SealedCase:
    """Return the case of a sealed decision. Raises ValueError where the chain is incomplete."""
    examination = record.parent
    submission = _before(examination, "submission")
    if examination is None or submission is None:
        raise ValueError("Zur Entscheidung gehören Prüfung und Einreichung.")
    return SealedCase(
        catalogue=catalogue_of(record.application.edition),
        submission=submission,
        examination=examination,
        decision=record.parts,
        seal=record.hash,
        sealed_at=record.sealed_at,
        number=number,
    )


def planned_case(
    application: Application, parts: Mapping[str, Any], *, examination: SealedRecord
) -> SealedCase:
    """Return the case as a planned decision would leave it, for the preview."""
    submission = _before(examination, "submission")
    if submission is None:
        raise ValueError("Zur Prüfung gehört eine Einreichung.")
    return SealedCase(
        catalogue=catalogue_of(application.edition),
        submission=submission,
        examination=examination,
        decision=parts,
    )


def _before(record: SealedRecord | None, kind: str) -> SealedRecord | None:
    """Return the nearest record of a kind up the chain."""
    while record is not None and record.kind != kind:
        record = record.parent
    return record
