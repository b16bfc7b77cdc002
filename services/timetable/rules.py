"""Rules of recurrence (RFC 5545) as far as timetables need them: read, refused, and asked about one day.

A rule is a question that each day answers by itself, so nothing is ever expanded further than asked,
whatever the rule says; libraries that step from date to date run for minutes on a rule that never holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from services.timetable.values import ZONE

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONGEST_RULE = 200
MOST_TIMES = 1000
LONGEST_INTERVAL = 99
# A series of so many times is looked at for so long: longer than any that people plan.
YEARS_OF_A_SERIES = 20
LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

EVERY = re.compile(r"([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)")
NUMBER = re.compile(r"[+-]?[0-9]{1,4}")
DAY_OF_UNTIL = re.compile(r"\d{8}(T\d{6}Z?)?")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that holds; `days` are pairs of ordinal (0: each) and weekday (0: Monday)."""

    frequency: str
    interval: int = 1
    days: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    until: date | None = None
    count: int | None = None


def check_rule(text: str) -> None:
    """Raises ValueError with a sentence for people if the text is no rule that a timetable takes.

    An empty text is fine: it stands for a single date.
    """
    if text:
        read_rule(text)


@lru_cache(maxsize=4096)
def read_rule(text: str) -> Rule:
    """The rule of a text. Raises ValueError with a sentence for people."""
    values = _pairs(text)
    rule = Rule(
        frequency=_frequency(values.pop("FREQ", "")),
        interval=_number(values.pop("INTERVAL", "1"), 1, LONGEST_INTERVAL, "INTERVAL"),
        days=_days(values.pop("BYDAY", "")),
        month_days=_numbers(values.pop("BYMONTHDAY", ""), -31, 31, "BYMONTHDAY"),
        months=_numbers(values.pop("BYMONTH", ""), 1, 12, "BYMONTH"),
        until=_until(values.pop("UNTIL", "")),
        count=_count(values.pop("COUNT", "")),
    )
    if values.pop("WKST", "MO") != "MO":
        raise ValueError("Die Woche beginnt hier am Montag: Bitte lassen Sie WKST weg.")
    if values:
        raise ValueError(f"Diesen Teil der Regel kennen wir nicht: {min(values)[:20]}.")
    _fits_together(rule)
    return rule


def _pairs(text: str) -> dict[str, str]:
    if len(text) > LONGEST_RULE:
        raise ValueError(f"Die Regel ist zu lang: Es gehen höchstens {LONGEST_RULE} Zeichen.")
    if not text.isascii() or not text.isprintable():
        raise ValueError("Die Regel enthält Zeichen, die dort nicht stehen dürfen.")
    found: dict[str, str] = {}
    for part in text.upper().removesuffix(";").split(";"):
        name, sign, value = part.partition("=")
        if not sign or not value:
            raise ValueError("Die Regel ist nicht lesbar. Ein Beispiel: FREQ=WEEKLY;BYDAY=MO.")
        if name in found:
            raise ValueError(f"Die Regel nennt {name[:20]} zweimal.")
        found[name] = value
    return found


def _frequency(text: str) -> str:
    if text not in FREQUENCIES:
        raise ValueError("Es geht täglich, jede Woche, jeden Monat oder jedes Jahr.")
    return text


def _number(text: str, lowest: int, highest: int, name: str) -> int:
    if not NUMBER.fullmatch(text) or not lowest <= int(text) <= highest or int(text) == 0:
        raise ValueError(f"{name} muss eine Zahl von {lowest} bis {highest} sein.")
    return int(text)


def _numbers(text: str, lowest: int, highest: int, name: str) -> tuple[int, ...]:
    if not text:
        return ()
    return tuple(sorted({_number(part, lowest, highest, name) for part in text.split(",")}))


def _days(text: str) -> tuple[tuple[int, int], ...]:
    if not text:
        return ()
    found = [EVERY.fullmatch(part) for part in text.split(",")]
    if not all(found):
        raise ValueError("Die Tage der Woche heißen MO, TU, WE, TH, FR, SA und SU.")
    return tuple(sorted({(int(match[1] or 0), DAYS.index(match[2])) for match in found if match}))


def _until(text: str) -> date | None:
    if not text:
        return None
    refused = ValueError("Das Ende der Regel muss ein Datum sein, zum Beispiel UNTIL=20261231.")
    if not DAY_OF_UNTIL.fullmatch(text):
        raise refused
    try:
        if text.endswith("Z"):
            moment = datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            return moment.astimezone(ZONE).date()
        return datetime.strptime(text[:8], "%Y%m%d").replace(tzinfo=ZONE).date()
    except (ValueError, OverflowError):
        raise refused from None


def _count(text: str) -> int | None:
    return _number(text, 1, MOST_TIMES, "COUNT") if text else None


def _fits_together(rule: Rule) -> None:
    if rule.until and rule.count:
        raise ValueError("Bitte nennen Sie ein Enddatum oder eine Anzahl, nicht beides.")
    if rule.frequency == "WEEKLY" and rule.month_days:
        raise ValueError("Eine Regel für jede Woche kann keine Tage des Monats nennen.")
    ordinals = [abs(ordinal) for ordinal, _ in rule.days if ordinal]
    if ordinals and max(ordinals) > 5:
        raise ValueError("Einen Wochentag gibt es höchstens fünfmal im Monat.")
    if ordinals and not (
        rule.frequency == "MONTHLY" or (rule.frequency == "YEARLY" and rule.months)
    ):
        raise ValueError("Der wievielte Wochentag: Das geht nur bei jedem Monat.")
    months = rule.months or range(1, 13)
    longest = max(LONGEST_MONTH[month - 1] for month in months)
    if rule.month_days and min(abs(day) for day in rule.month_days) > longest:
        raise ValueError("Diesen Tag gibt es in diesen Monaten nicht.")


# Does a day lie in a period that counts, and in one of every so many?
_DISTANCE: dict[str, Callable[[date, date], int]] = {
    "DAILY": lambda start, day: (day - start).days,
    # Whole weeks from Monday to Monday; day 1 of the calendar was a Monday.
    "WEEKLY": lambda start, day: (day.toordinal() - 1) // 7 - (start.toordinal() - 1) // 7,
    "MONTHLY": lambda start, day: (day.year - start.year) * 12 + day.month - start.month,
    "YEARLY": lambda start, day: day.year - start.year,
}


def matches(rule: Rule, start: date, day: date) -> bool:
    """Whether the rule, begun on `start`, names this day; its end is not asked for here."""
    if day < start or _DISTANCE[rule.frequency](start, day) % rule.interval:
        return False
    if rule.months and day.month not in rule.months:
        return False
    if rule.days and not _is_one_of(rule.days, day):
        return False
    if rule.month_days and not _is_day_of_month(rule.month_days, day):
        return False
    return bool(rule.days or rule.month_days) or _like_the_start(rule, start, day)


def _length_of_month(day: date) -> int:
    following = date(day.year, day.month, 28) + timedelta(days=4)
    return (following - timedelta(days=following.day)).day


def _is_one_of(days: tuple[tuple[int, int], ...], day: date) -> bool:
    weekday = day.weekday()
    for ordinal, wanted in days:
        if wanted != weekday:
            continue
        if ordinal in (0, (day.day - 1) // 7 + 1):
            return True
        if ordinal < 0 and ordinal == -((_length_of_month(day) - day.day) // 7 + 1):
            return True
    return False


def _is_day_of_month(month_days: tuple[int, ...], day: date) -> bool:
    if day.day in month_days:
        return True
    return month_days[0] < 0 and day.day - _length_of_month(day) - 1 in month_days


def _like_the_start(rule: Rule, start: date, day: date) -> bool:
    """Where a rule names no day, that of its beginning repeats."""
    if rule.frequency == "DAILY":
        return True
    if rule.frequency == "WEEKLY":
        return day.weekday() == start.weekday()
    same_month = rule.frequency == "MONTHLY" or bool(rule.months) or day.month == start.month
    return same_month and day.day == start.day


@lru_cache(maxsize=4096)
def last_day(text: str, start: date) -> date | None:
    """The last day that a rule can name: start itself for a single date, nothing for one without end.

    For a number of times it is counted from the start, for at most twenty years.
    """
    if not text:
        return start
    rule = read_rule(text)
    if rule.count is None:
        return rule.until
    left, day = rule.count, start
    horizon = min(start.toordinal() + YEARS_OF_A_SERIES * 366, date.max.toordinal())
    for number in range(start.toordinal(), horizon):
        if matches(rule, start, date.fromordinal(number)):
            left, day = left - 1, date.fromordinal(number)
            if not left:
                break
    return day
