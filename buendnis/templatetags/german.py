"""Filters that write numbers, dates, sizes and lists the way German readers expect them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django import template
from django.utils import timezone

register = template.Library()

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
    "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
SPANS = (
    (60 * 60 * 24 * 365, "Jahr", "Jahren"),
    (60 * 60 * 24 * 30, "Monat", "Monaten"),
    (60 * 60 * 24 * 7, "Woche", "Wochen"),
    (60 * 60 * 24, "Tag", "Tagen"),
    (60 * 60, "Stunde", "Stunden"),
    (60, "Minute", "Minuten"),
)
FEMININE_SPANS = frozenset({"Woche", "Stunde", "Minute"})
NARROW_SPACE = "\u202f"
HARD_SPACE = "\u00a0"


@register.filter
def komma(value: object, places: int | str = 1) -> str:
    """Return a number with a decimal comma, rounded half up; "" for what is no number."""
    number = _number(value)
    if number is None:
        return ""
    rounded = number.quantize(Decimal(1).scaleb(-int(places)), rounding=ROUND_HALF_UP)
    if rounded.is_zero():
        rounded = abs(rounded)
    return f"{rounded:,}".replace(",", NARROW_SPACE).replace(".", ",")


@register.filter
def zahl(value: object, places: int | str = 1) -> str:
    """Return a number as `komma` does, without a trailing zero: "23", "39,5"."""
    return _trimmed(komma(value, places))


@register.filter
def ganz(value: object) -> str:
    """Return a whole number with thin spaces between thousands."""
    return komma(value, 0)


@register.filter
def punkte(value: object, places: int | str = 1) -> str:
    """Return points with their unit: "1 Punkt", "39,5 Punkte", "nicht bewertet" for None."""
    number = _number(value)
    if number is None:
        return "nicht bewertet"
    text = _trimmed(komma(number, places))
    return f"{text}{HARD_SPACE}{'Punkt' if text == '1' else 'Punkte'}"


@register.filter
def prozent(value: object, places: int | str = 0) -> str:
    """Return percentage points (0 to 100) with their sign; "" for what is no number."""
    text = komma(value, places)
    return f"{text}{HARD_SPACE}%" if text else ""


@register.filter
def datum(value: date | datetime | None) -> str:
    """Return a date in words: "3. März 2026"."""
    day = _day(value)
    return f"{day.day}.{HARD_SPACE}{MONTHS[day.month - 1]} {day.year}" if day else ""


@register.filter
def datum_kurz(value: date | datetime | None) -> str:
    """Return a date in figures: "03.03.2026"."""
    day = _day(value)
    return f"{day:%d.%m.%Y}" if day else ""


@register.filter
def zeitpunkt(value: datetime | None) -> str:
    """Return date and local time: "3. März 2026, 14:05 Uhr"."""
    if not isinstance(value, datetime):
        return datum(value)
    return f"{datum(value)}, {_local(value):%H:%M}{HARD_SPACE}Uhr"


@register.filter
def dateigroesse(value: object) -> str:
    """Return a size given in bytes as "512 Byte", "12 KB" or "1,4 MB"."""
    number = _number(value)
    if number is None:
        return ""
    if number < 1000:
        return f"{number:.0f}{HARD_SPACE}Byte"
    if number < 999_500:
        return f"{komma(number / 1000, 0)}{HARD_SPACE}KB"
    return f"{komma(number / 1_000_000, 1)}{HARD_SPACE}MB"


@register.filter
def zahlwort(count: object, forms: str) -> str:
    """Return a count with its noun: `{{ 3|zahlwort:"Frage,Fragen" }}` is "3 Fragen"."""
    singular, _, plural = forms.partition(",")
    number = _number(count) or Decimal(0)
    noun = singular if number == 1 else plural.strip() or singular
    return f"{_trimmed(komma(number, 1))} {noun}"


@register.filter
def aufzaehlung(values: Iterable[object] | None, last: str = "und") -> str:
    """Return a list as a phrase: "a, b und c"."""
    words = [str(value) for value in values or ()]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


@register.filter
def seit(value: date | datetime | None, now: datetime | None = None) -> str:
    """Return how long ago something was: "seit 3 Tagen", "seit heute" for a date of today."""
    if value is None:
        return ""
    present = timezone.localtime(now) if now else timezone.localtime()
    if not isinstance(value, datetime):
        days = (present.date() - value).days
        return _since(days * 24 * 60 * 60) if days > 0 else "seit heute"
    return _since(int((present - _local(value)).total_seconds()))


def _since(seconds: int) -> str:
    for length, one, many in SPANS:
        count = seconds // length
        if count == 1:
            return f"seit {'einer' if one in FEMININE_SPANS else 'einem'} {one}"
        if count > 1:
            return f"seit {count} {many}"
    return "seit gerade eben"


def _number(value: object) -> Decimal | None:
    if value is None or value == "" or isinstance(value, bool):
        return None
    try:
        number = value if isinstance(value, Decimal) else Decimal(str(value).replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(",") if "," in text else text


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else timezone.make_aware(value)


def _day(value: date | datetime | None) -> date | None:
    return _local(value).date() if isinstance(value, datetime) else value
