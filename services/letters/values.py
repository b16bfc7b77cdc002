"""What a letter is made of: who writes it, in which form, which fields it asks for, and its text in blocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.care_leave.rulebook import Form

# What a condition says for a choice that nobody has made: on paper it is a box to tick.
OPEN = "offen"


class Writer(StrEnum):
    """Who writes a letter."""

    EMPLOYEE = "employee"
    EMPLOYER = "employer"
    BOTH = "both"


class Recipient(StrEnum):
    """Who gets it."""

    EMPLOYER = "employer"
    EMPLOYEE = "employee"
    STAFF = "staff"
    CARE_FUND = "care_fund"
    LOAN_OFFICE = "loan_office"
    BOTH = "both"


class Sort(StrEnum):
    """What the paper looks like."""

    LETTER = "letter"
    MESSAGE = "message"
    AGREEMENT = "agreement"
    CHECKLIST = "checklist"


class FieldKind(StrEnum):
    """What is typed into a field."""

    LINE = "line"
    LINES = "lines"
    DATE = "date"
    HOURS = "hours"
    EURO = "euro"
    CHOICE = "choice"


class Space(StrEnum):
    """How much room a field that stays empty gets on paper."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"
    LINES = "lines"
    WEEK = "week"


class Part(StrEnum):
    """What a block of the text is."""

    TEXT = "text"
    HEADING = "heading"
    POINTS = "points"
    BOXES = "boxes"
    FACTS = "facts"
    CHOICE = "choice"
    SIGNATURES = "signatures"


Condition = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to choose: how the form says it, and the sentence of the letter."""

    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """What somebody may type. `most` are letters of a text, hours of a week or euro; `rows` lines of a text.

    `spare`: the letter is complete without it; on paper there is room for it, in an e-mail it is left out.
    """

    name: str
    kind: FieldKind
    label: str
    hint: str = ""
    space: Space = Space.MEDIUM
    most: int = 0
    rows: int = 0
    choices: tuple[Choice, ...] = ()
    spare: bool = False

    def choice(self, key: str) -> Choice | None:
        """Return the choice of this key, or None."""
        return next((each for each in self.choices if each.key == key), None)


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand together in the form."""

    title: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list, or a row of facts (then with its `label`); shown only where its condition holds."""

    text: str
    label: str = ""
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the text; shown only where its condition holds."""

    part: Part
    text: str = ""
    items: tuple[Item, ...] = ()
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """Two days of which the second may not come before the first."""

    first: str
    second: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Longest:
    """How long it may be from `first` to `last`: months by a rule of the law, or so many days."""

    first: str
    last: str
    sentence: str
    rule: str = ""
    days: int = 0
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Least:
    """A field that may not be below a number of the law."""

    field: str
    rule: str
    sentence: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Fewer:
    """Hours that must be fewer than others."""

    field: str
    than: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Apart:
    """Choices that do not go together: the field says so where the condition holds."""

    field: str
    when: Condition
    sentence: str


@dataclass(frozen=True, slots=True)
class Checks:
    """What answers must keep to."""

    order: tuple[Order, ...] = ()
    longest: tuple[Longest, ...] = ()
    least: tuple[Least, ...] = ()
    fewer: tuple[Fewer, ...] = ()
    apart: tuple[Apart, ...] = ()


@dataclass(frozen=True, slots=True)
class LegalForm:
    """How a letter must be made: by a rule of the rulebook, or fixed where no rule changes it.

    `sentence` stands in place of what is usually said of that form.
    """

    rule: str = ""
    fixed: Form | None = None
    sentence: str = ""
    note: str = ""
    statute: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A page of somebody else that belongs to a letter, as an official form."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter; `when_needed` says in plain words when, `on_date` names the field of its own date.

    `since` is the first day whose law knows this way; `also` tells what else the paper is good for.
    """

    key: str
    title: str
    file_name: str
    sort: Sort
    writer: Writer
    recipient: Recipient
    when_needed: str
    statute: str
    form: LegalForm
    checked_on: date
    subject: str
    fields: tuple[Field, ...]
    groups: tuple[Group, ...]
    blocks: tuple[Block, ...]
    hints: tuple[str, ...]
    checks: Checks
    greeting: str = ""
    closing: str = ""
    sender: str = ""
    receiver: str = ""
    fixed_receiver: tuple[str, ...] = ()
    on_date: str = ""
    since: date | None = None
    is_copied: bool = False
    also: str = ""
    link: Link | None = None

    def field(self, name: str) -> Field:
        """Return the field of this name. Raises KeyError."""
        return {each.name: each for each in self.fields}[name]

    @property
    def has_signature(self) -> bool:
        """Whether a line to sign on stands below."""
        return self.sort in {Sort.LETTER, Sort.AGREEMENT}
