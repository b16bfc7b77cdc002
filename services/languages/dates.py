"""Days, hours, months and lists of words as the reader's language writes them, by the rules of the CLDR."""

from collections.abc import Sequence
from datetime import date, time

from babel.dates import format_date, get_day_names, get_month_names
from babel.lists import format_list

from services.languages.values import Language
from services.timetable.values import WEEKDAYS

DAY_AND_MONTH = {"de": "d. MMMM", "ar": "d MMMM"}


def date_words(day: date, language: Language) -> str:
    """Return a date: 3. November 2026."""
    return format_date(day, "long", locale=language.locale)


def day_words(day: date, language: Language) -> str:
    """Return a date with its weekday: Dienstag, 3. November 2026."""
    return format_date(day, "full", locale=language.locale)


def day_and_month(day: date, language: Language) -> str:
    """Return a date without its year: 3. November."""
    pattern = DAY_AND_MONTH.get(language.locale, "d MMMM")
    return format_date(day, pattern, locale=language.locale)


def month_words(day: date, language: Language) -> str:
    """Return the month of a date: November 2026."""
    return format_date(day, "LLLL y", locale=language.locale)


def month_name(number: int, language: Language) -> str:
    """Return the name of a month (1 to 12)."""
    return get_month_names("wide", context="stand-alone", locale=language.locale)[number]


def weekday_name(day: int | str, language: Language, *, short: bool = False) -> str:
    """Return the name of a weekday: 0 or "mo" is Monday. Raises ValueError for an unknown one."""
    number = day if isinstance(day, int) else WEEKDAYS.index(day)
    names = get_day_names(
        "abbreviated" if short else "wide", context="stand-alone", locale=language.locale
    )
    return names[number]


def clock(at: time, language: Language, *, is_end: bool = False) -> str:
    """Return an hour, in German 10 or 10:30 (the word „Uhr“ follows), else 10:00; midnight as an end is 24."""
    hour = 24 if is_end and at == time(0) else at.hour
    if language.is_german and not at.minute:
        return str(hour)
    return f"{hour}:{at.minute:02}"


def list_words(items: Sequence[str], language: Language) -> str:
    """Return a list in words: a, b und c."""
    return format_list(items, locale=language.locale) if items else ""
