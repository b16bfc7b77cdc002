"""The paid days that all carers of a person share, day by day, across the turn of years and of the law."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from services.care_leave import planner_words as words
from services.care_leave.allowance import days_left
from services.care_leave.planner_values import AllowanceRow, Numbered, PlannedLeave, Remark, Weight
from services.care_leave.rulebook import Rulebook
from services.care_leave.workdays import is_working_day


@dataclass(slots=True)
class _Account:
    """Paid days of one calendar year, or of all time until 2023."""

    in_all: int = 0
    used: int = 0
    unpaid: int = 0


def working_days(leave: PlannedLeave) -> Iterator[date]:
    """Yield the days of a leave on which people work there."""
    for count in range((leave.last - leave.first).days + 1):
        day = leave.first + timedelta(days=count)
        if is_working_day(day, leave.workplace, in_doubt=True):
            yield day


def paid_days(
    numbered: Sequence[Numbered], rulebook: Rulebook
) -> tuple[dict[int, int], tuple[AllowanceRow, ...], list[Remark]]:
    """Return how many days of each short absence are paid, the accounts, and which absence is paid in part."""
    accounts: dict[int | None, _Account] = {}
    paid: dict[int, int] = {}
    remarks = []
    for number, leave in numbered:
        if not leave.short:
            continue
        wanted = list(working_days(leave))[: leave.paid_days]
        paid[number] = sum(_take(day, accounts, rulebook) for day in wanted)
        if paid[number] < len(wanted):
            statute = rulebook.at("care_support_allowance.days", leave.first).statute
            reason = words.paid_in_part(paid[number], len(wanted), statute)
            remarks.append(Remark(Weight.REMARK, reason, (number,)))
    return paid, tuple(_row(year, each) for year, each in accounts.items()), remarks


def _take(day: date, accounts: dict[int | None, _Account], rulebook: Rulebook) -> bool:
    """Return whether a day is still paid, and count it."""
    law = days_left(day, 0, rulebook)
    account = accounts.setdefault(day.year if law.per_year else None, _Account())
    account.in_all = law.in_all
    if account.used < law.in_all:
        account.used += 1
        return True
    account.unpaid += 1
    return False


def _row(year: int | None, account: _Account) -> AllowanceRow:
    """Return an account as a row."""
    left = max(0, account.in_all - account.used)
    return AllowanceRow(year, account.in_all, account.used, left, account.unpaid)
