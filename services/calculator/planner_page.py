"""A plan as its page shows it: bars over the years, and for each leave its days, its limit and its deadlines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from services.calculator.planner_forms import KINDS
from services.care_leave.advice import Deadline, Meets
from services.care_leave.planner_values import LeaveRow, Plan, PlannedLeave, Remark
from services.care_leave.situation import Kind

NAMES = dict(KINDS.values())
# The drawing tells full from part release; the words of each row say which leave it is.
FULL, PART, SHORT = 0, 1, 2
MEANING = {
    Meets.NOTICE: "Ankündigung",
    Meets.ANSWER: "Antwort des Betriebs",
    Meets.LOAN: "Antrag auf das Darlehen",
    Meets.QUARTER_WAIVER: "Antrag auf Erlass eines Viertels",
    Meets.PROTECTION: "Kündigungsschutz ab",
    Meets.START: "Beginn",
    Meets.END: "Ende",
}


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One leave with all that is said about it; each deadline with its meaning and whether it is over."""

    number: int
    title: str
    row: LeaveRow
    deadlines: tuple[tuple[str, Deadline, bool], ...]
    remarks: tuple[Remark, ...]

    @property
    def is_too_long(self) -> bool:
        """Whether it lasts longer than the limits allow."""
        until = self.row.longest_until
        return not self.row.leave.short and (until is None or until < self.row.leave.last)


@dataclass(frozen=True, slots=True)
class PlannerPage:
    """A plan with its drawing."""

    plan: Plan
    rows: tuple[PlannedRow, ...]
    common: tuple[Remark, ...]
    spans: tuple[tuple[str, tuple[tuple[date, date, int], ...]], ...]
    summary: str

    @property
    def verdict(self) -> tuple[str, str]:
        """Return the tone and the sentence above all."""
        if not self.plan.possible:
            return "danger", "So geht es nicht. Unten steht, was nicht passt."
        if self.plan.needs_consent:
            return "warning", "Das geht nur, wenn Ihr Betrieb zustimmt. Unten steht, wo."
        return "success", "So passt es."


def page_of(plan: Plan, today: date) -> PlannerPage:
    """Return a plan as its page shows it."""
    rows = tuple(_rows(plan, today))
    return PlannerPage(
        plan=plan,
        rows=rows,
        common=tuple(each for each in plan.remarks if len(each.leaves) != 1),
        spans=tuple((_label(each.row.leave), (_span(each.row.leave),)) for each in rows),
        summary="; ".join(f"{_label(each.row.leave)} {_days(each.row.leave)}" for each in rows),
    )


def _rows(plan: Plan, today: date) -> Iterator[PlannedRow]:
    for row in plan.rows:
        yield PlannedRow(
            number=row.number + 1,
            title=f"{row.leave.carer}: {NAMES[row.leave.kind]}",
            row=row,
            deadlines=tuple((MEANING[each.meets], each, each.on < today) for each in row.deadlines),
            remarks=tuple(each for each in plan.remarks if each.leaves == (row.number,)),
        )


def _label(leave: PlannedLeave) -> str:
    name = NAMES[leave.kind].partition(" (")[0]
    short = {Kind.MINOR: "Kind mit Pflegegrad", Kind.TERMINAL: "Letzte Phase"}.get(leave.kind, name)
    return f"{leave.carer}: {short}"


def _days(leave: PlannedLeave) -> str:
    return f"{leave.first:%d.%m.%Y} bis {leave.last:%d.%m.%Y}"


def _span(leave: PlannedLeave) -> tuple[date, date, int]:
    kind = SHORT if leave.short else FULL if leave.hours is None else PART
    return leave.first, leave.last, kind
