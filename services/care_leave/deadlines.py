"""The days that count, one plain function for each rule: notices, answers, ends, protection and applications.

Backwards the safe, earlier day is told: how such a period is counted is disputed, one day later may be enough.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from services.care_leave.rulebook import Unit
from services.care_leave.situation import Workplace
from services.care_leave.workdays import (
    ONE_DAY,
    SATURDAY,
    earliest_start,
    is_holiday,
    latest_receipt,
    send_by,
)


@dataclass(frozen=True, slots=True)
class Notice:
    """The last day on which a notice may arrive, and the working day by which to send it."""

    on: date
    send_by: date


def add_months(day: date, months: int) -> date:
    """Return the day of the same number so many months on (or back), else the last day of that month, § 188 (3) BGB."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def notice_in_working_days(start: date, days: int, workplace: Workplace) -> Notice:
    """Return when a notice of so many working days must arrive, § 3 (3) PflegeZG. Raises ValueError without days."""
    return _notice(latest_receipt(start, days, workplace), workplace)


def notice_in_weeks(start: date, weeks: int, workplace: Workplace) -> Notice:
    """Return when a notice of so many weeks must arrive, § 2a (1) FPfZG. Raises ValueError without weeks."""
    return _notice(start - timedelta(weeks=_positive(weeks)) - ONE_DAY, workplace)


def notice_in_months(start: date, months: int, workplace: Workplace) -> Notice:
    """Return when a notice of so many months must arrive, § 2a (1) S. 5 FPfZG. Raises ValueError without months."""
    return _notice(add_months(start, -_positive(months)) - ONE_DAY, workplace)


def _notice(on: date, workplace: Workplace) -> Notice:
    return Notice(on, send_by(on, workplace))


NOTICES: dict[Unit, Callable[[date, int, Workplace], Notice]] = {
    Unit.WORKING_DAYS: notice_in_working_days,
    Unit.WEEKS: notice_in_weeks,
    Unit.MONTHS: notice_in_months,
}


def notice_before(start: date, length: int, unit: Unit, workplace: Workplace) -> Notice:
    """Return when a notice of that length must arrive. Raises KeyError for a unit of no time, else ValueError."""
    return NOTICES[unit](start, length, workplace)


def late_start(received: date, length: int, unit: Unit, workplace: Workplace) -> date:
    """Return the first day for which a notice received on that day is in time: a late one only moves the start.

    Raises KeyError for a unit that is no time, ValueError for no length.
    """
    _positive(length)
    if unit is Unit.WORKING_DAYS:
        return earliest_start(received, length, workplace)
    if unit is Unit.WEEKS:
        return received + timedelta(weeks=length) + ONE_DAY
    start = add_months(received, length)
    while NOTICES[unit](start, length, workplace).on < received:
        start += ONE_DAY
    return start


def answer_of_small_employer(received: date, weeks: int, workplace: Workplace) -> date:
    """Return the last day for the answer to a request, on the next working day where it ends on a free one, § 193 BGB.

    Raises ValueError without weeks.
    """
    day = received + timedelta(weeks=_positive(weeks))
    while day.weekday() >= SATURDAY or is_holiday(day, workplace):
        day += ONE_DAY
    return day


def request_by(start: date, weeks: int, workplace: Workplace) -> Notice:
    """Return by when a request should arrive to be answered before the start. Raises ValueError without weeks."""
    on = start - timedelta(weeks=_positive(weeks)) - ONE_DAY
    while answer_of_small_employer(on, weeks, workplace) >= start:
        on -= ONE_DAY
    return _notice(on, workplace)


def end_of_leave(start: date, months: int) -> date:
    """Return the last day of so many months from a day on, §§ 187, 188 BGB. Raises ValueError without months."""
    same = add_months(start, _positive(months))
    return same if same.day < start.day else same - ONE_DAY


def early_end(event: date, planned_end: date, weeks: int) -> date:
    """Return when leave ends after care at home became needless or impossible, never after its planned end, § 4 (2).

    Raises ValueError without weeks.
    """
    return min(event + timedelta(weeks=_positive(weeks)), planned_end)


def protection_from(
    notice: date, start: date, weeks: int, *, agreed_by_small_employer: bool = False
) -> date:
    """Return since when nobody may be dismissed, § 5 (1) PflegeZG. Raises ValueError without weeks."""
    longest = start - timedelta(weeks=_positive(weeks))
    return start if agreed_by_small_employer else max(notice, longest)


def loan_application_until(start: date, months: int) -> date:
    """Return the last day to apply for a loan from the first day of leave on, § 8 (2) FPfZG.

    Raises ValueError without months.
    """
    return end_of_leave(start, months)


def quarter_waiver_until(start: date, months: int) -> date:
    """Return the last day to apply for the waiver of a quarter, so many months after the start, § 10 (3) FPfZG.

    Raises ValueError without months.
    """
    return add_months(start, _positive(months))


def _positive(count: int) -> int:
    if count < 1:
        raise ValueError("A period needs at least one unit of time.")
    return count
