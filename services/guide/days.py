"""The day that a page is asked for: `?am=2015-07-01`, today where nothing is said."""

import re
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

PARAMETER = "am"
# The law that we know begins here; what was before is told in chapters, not reckoned.
FIRST = date(2015, 1, 1)
# Nobody plans further ahead, and a slip in the year is seen.
LAST_YEAR = 2099
NO_DATE = "Das ist kein Datum. Wählen Sie einen Tag, zum Beispiel {example}."
TOO_LATE = "So weit reicht kein Gesetz. Wählen Sie ein Jahr bis {year}."
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII)
_GERMAN = re.compile(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: the day to show, what stood in the field, and what is wrong with it.

    `too_early`: the day lies before 2015; then `day` is today. `is_to_come`: it lies after today.
    """

    day: date
    typed: str
    error: str = ""
    too_early: bool = False
    is_to_come: bool = False

    @property
    def typed_day(self) -> date | None:
        """The day that was typed, also one before 2015."""
        return read_day(self.typed)

    @property
    def is_chosen(self) -> bool:
        """Whether somebody chose a day that we can show."""
        return bool(self.typed) and not self.error and not self.too_early


def asked_day(request: HttpRequest, today: date) -> Asked:
    """Return the day that the address asks for."""
    typed = request.GET.get(PARAMETER, "").strip()[:40]
    if not typed:
        return Asked(today, "")
    day = read_day(typed)
    if day is None:
        return Asked(today, typed, NO_DATE.format(example=f"{today:%d.%m.%Y}"))
    if day.year > LAST_YEAR:
        return Asked(today, typed, TOO_LATE.format(year=LAST_YEAR))
    if day < FIRST:
        return Asked(today, day.isoformat(), too_early=True)
    return Asked(day, day.isoformat(), is_to_come=day > today)


def read_day(text: str) -> date | None:
    """Return the day of „2015-07-01“ or „1.7.2015“; None for what is no day, and for „1.7.15“: which century?"""
    found = _ISO.fullmatch(text) or _GERMAN.fullmatch(text)
    try:
        return date(*(int(found[part]) for part in ("year", "month", "day"))) if found else None
    except ValueError:
        return None
