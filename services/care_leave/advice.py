"""What somebody may do, from when to when, and why: the answer of the engine, ready to be shown and to be tested."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.care_leave.rulebook import Form
from services.care_leave.situation import Kind


class Verdict(StrEnum):
    """How far a way is open."""

    RIGHT = "right"
    REQUEST = "request"
    AGREEMENT = "agreement"
    NOT_YET = "not_yet"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence for people why something is so, and the paragraph that says it; `key` is for tests and links."""

    key: str
    sentence: str
    statute: str


class Meets(StrEnum):
    """What a day is the last one, or the first one, for."""

    NOTICE = "notice"
    ANSWER = "answer"
    LOAN = "loan"
    QUARTER_WAIVER = "quarter_waiver"
    PROTECTION = "protection"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that counts. For a notice `on` is the last day on which it may arrive, `send_by` a working day."""

    meets: Meets
    kind: Kind
    on: date
    statute: str
    send_by: date | None = None
    note: str = ""
    missed: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """Working days of a short absence: how many, which ones where a first day is known, how many are paid."""

    most: int
    first: date | None
    last: date | None
    paid: int | None


@dataclass(frozen=True, slots=True)
class Option:
    """One way out of work, with its verdict and all that belongs to it.

    `missing` names fields of the situation whose answer would settle an open verdict, or make it more
    exact. `way` is how a leave is declared once all that is open turns out well. `months` and `rest_days`
    are the longest length; `starts_on` may lie after the wish where a notice comes late.
    `form` is how the declaration must be made on the day of the notice; `form_changes` says that it
    would differ on the first day of leave.
    """

    kind: Kind
    verdict: Verdict
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...] = ()
    way: Verdict | None = None
    months: int | None = None
    rest_days: int = 0
    starts_on: date | None = None
    ends_on: date | None = None
    days: Days | None = None
    form: Form | None = None
    form_changes: bool = False
    deadlines: tuple[Deadline, ...] = ()
    documents: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    speaks_for: tuple[str, ...] = ()
    loan: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Answers that do not fit each other; `fields` are those of the situation."""

    fields: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do now, beside the ways out of work; `key` is stable."""

    key: str
    sentence: str
    statute: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """The whole answer: always all five ways in the order of `Kind`, unless the answers contradict each other.

    `beyond_law`: the start lies after the last day whose law was read. `too_early`: a day lies before
    1 January 2015; then nothing is computed.
    """

    options: tuple[Option, ...]
    actions: tuple[Action, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    beyond_law: bool = False
    too_early: bool = False

    def option(self, kind: Kind) -> Option:
        """Return one way. Raises StopIteration where answers contradict each other."""
        return next(each for each in self.options if each.kind == kind)
