"""A month as the calendar shows it: whole weeks from Monday on, and the months before and after."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

# How far ahead the calendar goes; what is over has left it.
MONTHS_AHEAD = 12
WRITTEN = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
WEEK = calendar.Calendar(firstweekday=calendar.MONDAY)


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """One month of one year."""

    year: int
    number: int

    @property
    def key(self) -> str:
        """As an address writes it: 2026-12."""
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return self.plus(1).first - timedelta(days=1)

    @property
    def weeks(self) -> list[list[date | None]]:
        """Return the days by weeks; what lies outside the month is empty."""
        return [
            [day if day.month == self.number else None for day in week]
            for week in WEEK.monthdatescalendar(self.year, self.number)
        ]

    def plus(self, months: int) -> "Month":
        """Return the month so many later, or earlier."""
        years, rest = divmod(self.number - 1 + months, 12)
        return Month(self.year + years, rest + 1)


def month_of(day: date) -> Month:
    """Return the month of a day."""
    return Month(day.year, day.month)


def read_month(text: str, today: date) -> Month | None:
    """Return the month that an address names, or None where it is not one that the calendar shows."""
    match = WRITTEN.fullmatch(text)
    found = Month(int(match[1]), int(match[2])) if match else None
    return found if found and found in shown_months(today) else None


def shown_months(today: date) -> list[Month]:
    """Return the months that the calendar shows, this one first."""
    return [month_of(today).plus(number) for number in range(MONTHS_AHEAD + 1)]
