"""A self-assessment as frozen values: the same shape for a draft's rows and for a sealed record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

# Everything that is stored of a person count; n_x is derived and only stands in sealed records.
TOTALS = ("leaders", "promotions", "leaves")
SPLIT_KEYS: Mapping[str, tuple[str, ...]] = {
    "leaders": ("l1_w", "l1_m", "l2_w", "l2_m"),
    "promotions": ("b_w", "b_m"),
    "leaves": ("e_w", "e_m"),
}
NUMBER_KEYS = (
    "n_w", "n_m", "leaders", "l1_w", "l1_m", "l2_w", "l2_m", "t_l", "promotions", "b_w", "b_m",
    "leaves", "e_w", "e_m", "gap", "umfrage_n", "umfrage_zustimmung",
)  # fmt: skip
WHY_NOT = {
    "waiting": "Diese Datei wird noch auf Viren geprüft. Bis dahin zählt sie nicht.",
    "refused": "In dieser Datei hat der Virenscanner einen Virus gefunden. Ihr Inhalt ist gelöscht.",
}
BENEFIT_CHOICES = ("none", "some", "all")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """The answer to one criterion or stage question; version 0 means never saved."""

    criterion: str
    stage: int | None = None
    not_applicable: str = ""
    not_applicable_why: str = ""
    planned: bool = False
    note: str = ""
    note_of: str = ""
    # What the other criterion says that `note_of` names: worked out for a draft, frozen in a sealed record.
    shared_note: str = ""
    show_on_visit: bool = False
    visit_note: str = ""
    version: int = 0
    changed_at: datetime | None = None
    changed_by: str = ""

    @property
    def is_given(self) -> bool:
        """Whether the question is answered (a stage, or not applicable with its reason in words)."""
        return self.stage is not None or bool(self.not_applicable and self.not_applicable_why)

    @property
    def told_note(self) -> str:
        """The whole description: what a neighbouring criterion says for this one, too, then its own."""
        shared = f"siehe {self.note_of}: {self.shared_note}" if self.shared_note else ""
        return "\n\n".join(part for part in (shared, self.note) if part)


ANSWER_VALUES = (
    "stage",
    "not_applicable",
    "not_applicable_why",
    "planned",
    "note",
    "note_of",
    "show_on_visit",
    "visit_note",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBenefit:
    """One row of the check list; `choice` is empty where nobody answered."""

    row: int
    choice: str = ""
    version: int = 0
    changed_at: datetime | None = None
    changed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenNumbers:
    """The people numbers; decimals are kept as texts, so that nothing is lost on the way."""

    values: Mapping[str, Any] = field(default_factory=dict)
    version: int = 0
    changed_at: datetime | None = None
    changed_by: str = ""

    def whole(self, key: str) -> int | None:
        """A count, or None where it is not given."""
        value = self.values.get(key)
        return value if isinstance(value, int) else None

    def wholes(self, *keys: str) -> tuple[int, ...] | None:
        """All of these counts, or None where one is missing: half a split is no split."""
        found = [value for key in keys if (value := self.whole(key)) is not None]
        return tuple(found) if len(found) == len(keys) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFile:
    """A stored file and the criteria that it serves."""

    code: str
    title: str
    file_name: str
    content_type: str
    size: int
    sha256: str
    stored_as: str
    criteria: tuple[str, ...] = ()
    uploaded_at: datetime | None = None
    uploaded_by: str = ""
    scan_state: str = "none"
    taken_back_at: datetime | None = None

    @property
    def counts(self) -> bool:
        """Whether the file can prove anything: its content is here, and no virus check is open."""
        return self.taken_back_at is None and self.scan_state in ("none", "clean")

    @property
    def waits(self) -> bool:
        """Whether the virus scanner has not answered yet."""
        return self.taken_back_at is None and self.scan_state == "waiting"

    @property
    def why_not(self) -> str:
        """Why the file proves nothing and cannot be fetched; empty where it does."""
        if self.taken_back_at is not None:
            return "Der Betrieb hat diese Datei zurückgenommen. Ihr Inhalt ist gelöscht."
        return WHY_NOT.get(self.scan_state, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Everything that a self-assessment says at one moment."""

    answers: Mapping[str, GivenAnswer] = field(default_factory=dict)
    benefits: Mapping[int, GivenBenefit] = field(default_factory=dict)
    numbers: GivenNumbers = GivenNumbers()
    files: tuple[GivenFile, ...] = ()
    sealed: bool = False
    # The headcount that the sealed record froze: from then on it decides the questions.
    headcount: int | None = None

    def size(self, stored: int) -> int:
        """The headcount that decides the questions: as sealed, else the stored one of the draft."""
        return stored if self.headcount is None else self.headcount

    def answer(self, criterion: str) -> GivenAnswer:
        """The answer to a question; an empty one where nobody answered."""
        return self.answers.get(criterion) or GivenAnswer(criterion=criterion)

    def benefit(self, row: int) -> GivenBenefit:
        """One row of the check list; an empty one where nobody answered."""
        return self.benefits.get(row) or GivenBenefit(row=row)

    def files_for(self, criterion: str) -> tuple[GivenFile, ...]:
        """The files that serve a criterion."""
        return tuple(one for one in self.files if criterion in one.criteria)

    def file(self, code: str) -> GivenFile | None:
        """The file of that code, if it belongs here."""
        return next((one for one in self.files if one.code == code), None)
