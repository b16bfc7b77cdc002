"""What a plan is made of: leaves of several carers for one person in need, and what is said of them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from services.care_leave.advice import Deadline, Reason
from services.care_leave.months import Length
from services.care_leave.situation import ANYWHERE, Kind, Workplace

type Numbered = tuple[int, PlannedLeave]


class Weight(StrEnum):
    """How much a remark weighs: it closes the plan, needs the employer's consent, or is good to know."""

    NO = "no"
    AGREEMENT = "agreement"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class PlannedLeave:
    """One leave, taken or wished; both days belong to it. `carer` is any mark that tells people apart, no name.

    `hours` are the weekly hours that stay, on average; None is full release. `paid_days` are the days
    of a short absence for which the allowance is wanted; None is all of them.
    """

    carer: str
    kind: Kind
    first: date
    last: date
    hours: Decimal | None = None
    notice_on: date | None = None
    paid_days: int | None = None
    workplace: Workplace = ANYWHERE

    @property
    def short(self) -> bool:
        """Whether it is a short absence, which uses up no months."""
        return self.kind is Kind.SHORT_ABSENCE


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing found in a plan; `leaves` are the numbers of the leaves it is about, as they were handed in."""

    weight: Weight
    reason: Reason
    leaves: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LeaveRow:
    """One leave of the plan, in the order of days.

    `longest_until` is the last day that all limits allow, None where nothing is left (or for a short
    absence); `days` are the working days of a short absence, of which `paid` bring the allowance.
    """

    number: int
    leave: PlannedLeave
    length: Length
    longest_until: date | None
    deadlines: tuple[Deadline, ...] = ()
    days: int | None = None
    paid: int | None = None


@dataclass(frozen=True, slots=True)
class CarerRow:
    """What one carer has used up for this person and has left: of all leaves, and of each kind."""

    carer: str
    used: Length
    left: Length
    pflegezeit_left: Length
    terminal_left: Length


@dataclass(frozen=True, slots=True)
class AllowanceRow:
    """Paid days that all carers share: of a calendar year, or of all time until 2023 (`year` is None)."""

    year: int | None
    in_all: int
    used: int
    left: int
    unpaid: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Days between the leaves on which nobody is released; both belong to it."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole answer. `too_early`: a day lies before 2015, nothing is computed."""

    rows: tuple[LeaveRow, ...] = ()
    carers: tuple[CarerRow, ...] = ()
    allowance: tuple[AllowanceRow, ...] = ()
    gaps: tuple[Gap, ...] = ()
    remarks: tuple[Remark, ...] = ()
    too_early: bool = False
    beyond_law: bool = False

    @property
    def possible(self) -> bool:
        """Whether nothing in it is against the law; consent may still be needed."""
        return not self.too_early and all(each.weight is not Weight.NO for each in self.remarks)

    @property
    def needs_consent(self) -> bool:
        """Whether some leave is possible only if the employer agrees."""
        return any(each.weight is Weight.AGREEMENT for each in self.remarks)

    @property
    def said(self) -> set[str]:
        """Return the keys of all reasons."""
        return {each.reason.key for each in self.remarks}
