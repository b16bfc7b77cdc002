"""How a value stands in one cell, and how it is read again; what cannot be read says why."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from services.directory.numbers import NotANumber, to_dial
from services.directory.values import ContactValues, PhoneValues, PlaceAt, SlotValues

YES, NO = "ja", "nein"
BETWEEN_ITEMS, BETWEEN_PARTS = "; ", " | "
# A spreadsheet takes a text that begins so for a formula; the apostrophe tells it not to.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# Signs that no text has; a database refuses the null byte.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


class BadCell(ValueError):
    """A cell that cannot be read; its words say why, in German."""


@dataclass(frozen=True)
class Cell:
    """How one kind of value is written into a cell and read from it."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


def text_of(raw: Any) -> str:
    """Return what a spreadsheet gave as text: numbers without a needless comma, days in ISO form."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return YES if raw else NO
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == time() else raw.isoformat(" ", "minutes")
    if isinstance(raw, date | time):
        return raw.isoformat()
    lines = str(raw).replace("\r\n", "\n").replace("\r", "\n")
    return unguarded(_CONTROL.sub("", lines).strip())


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def unguarded(text: str) -> str:
    """Return the text behind the guard."""
    return text[1:] if text[:1] == "'" and text.lstrip("'").startswith(_FORMULA) else text


def _read_yes(text: str) -> bool:
    if text.lower() in {YES, "j", "x", "1", "true", "wahr"}:
        return True
    if text.lower() in {NO, "n", "", "0", "false", "falsch"}:
        return False
    raise BadCell(f"„{text[:40]}“ ist weder „{YES}“ noch „{NO}“.")


def read_day(text: str) -> date | None:
    """Return a day written as 2026-01-31 or 31.01.2026, None for nothing. Raises BadCell."""
    if not text:
        return None
    german = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    try:
        return date(*map(int, german.groups()[::-1])) if german else date.fromisoformat(text[:10])
    except ValueError:
        raise BadCell(f"„{text[:40]}“ ist kein Datum. Ein Beispiel: 31.01.2026.") from None


def _read_time(text: str) -> time | None:
    try:
        return time.fromisoformat(text if ":" in text else f"{int(text):02}:00") if text else None
    except ValueError:
        raise BadCell(f"„{text[:40]}“ ist keine Uhrzeit. Ein Beispiel: 10:30.") from None


def _read_whole(text: str) -> int | None:
    if text and not re.fullmatch(r"[0-9]{1,4}", text):
        raise BadCell(f"„{text[:40]}“ ist keine ganze Zahl.")
    return int(text) if text else None


def _read_amount(text: str) -> Decimal | None:
    plain = text.replace("€", "").strip()
    # Nobody pays in thousandths: 1.250 is a German thousand.
    if "," in plain or re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+", plain):
        plain = plain.replace(".", "").replace(",", ".")
    try:
        return Decimal(plain).quantize(Decimal("0.01")) if plain else None
    except InvalidOperation:
        raise BadCell(f"„{text[:40]}“ ist kein Betrag. Ein Beispiel: 5,50.") from None


def _read_degrees(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ".")).quantize(Decimal("0.000001")) if text else None
    except InvalidOperation:
        raise BadCell(f"„{text[:40]}“ ist keine Zahl.") from None


def _items(text: str) -> list[str]:
    return [item.strip() for item in text.split(BETWEEN_ITEMS.strip()) if item.strip()]


def _postcodes(text: str) -> tuple[str, ...]:
    """Return postcodes; a spreadsheet drops the zero at the beginning of one that stands alone."""
    return tuple(item.zfill(5) if item.isdigit() else item for item in _items(text))


def _features(text: str) -> dict[str, bool]:
    found = {}
    for item in _items(text):
        name, _, state = item.partition("=")
        found[name.strip()] = _read_yes(state.strip())
    return found


# Compound values: one line for each, parts set apart by " | ".


def _parts(values: Sequence[Any]) -> str:
    escaped = [
        str(value).replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")
        for value in values
    ]
    while escaped and not escaped[-1]:
        escaped.pop()
    return BETWEEN_PARTS.join(escaped)


def _read_parts(line: str, most: int) -> list[str]:
    found = [
        re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], part.strip())
        for part in re.split(r"(?<!\\)\|", line)
    ]
    if len(found) > most:
        raise BadCell(f"„{line[:60]}“ hat mehr als {most} Teile, getrennt durch „|“.")
    return found + [""] * (most - len(found))


def _lines[T](read: Callable[[list[str]], T], most: int) -> Callable[[str], tuple[T, ...]]:
    def read_all(text: str) -> tuple[T, ...]:
        return tuple(read(_read_parts(line, most)) for line in text.split("\n") if line.strip())

    return read_all


def _phone(parts: list[str]) -> PhoneValues:
    raw, kind, label, confirmed, e164 = parts
    return PhoneValues(raw, e164, label, kind or PhoneValues(raw).kind, _read_yes(confirmed))


def _write_phone(phone: PhoneValues) -> str:
    """Write a number; how it is dialled only where that does not follow from it: who corrects it forgets that."""
    follows = phone.e164 == _dialled(phone.raw)
    return _parts(
        [phone.raw, phone.kind, phone.label, _yes(phone.confirmed), "" if follows else phone.e164]
    )


def _dialled(raw: str) -> str:
    try:
        return to_dial(raw)
    except NotANumber:
        return ""


def _contact(parts: list[str]) -> ContactValues:
    name, function, email, is_press = parts
    return ContactValues(name, function, email, _read_yes(is_press))


def _slot(parts: list[str]) -> SlotValues:
    kind, starts_on, rrule, opens, closes, by_appointment, valid_to, note, cancelled = parts
    first = read_day(starts_on)
    if first is None:
        raise BadCell("Einer Zeit fehlt der erste Tag.")
    # A note may hold the sign that sets two days apart.
    off = [pair.partition("=") for pair in re.findall(r"(?:\\.|[^;\\])+", cancelled)]
    days = [(read_day(day.strip()), re.sub(r"\\(.)", r"\1", why.strip())) for day, _, why in off]
    return SlotValues(
        starts_on=first, kind=kind or "opening", rrule=rrule, opens=_read_time(opens),
        closes=_read_time(closes), by_appointment=_read_yes(by_appointment),
        valid_to=read_day(valid_to), note=note,
        cancelled=tuple((day, why) for day, why in days if day is not None),
    )  # fmt: skip


def _write_slot(slot: SlotValues) -> str:
    off = BETWEEN_ITEMS.join(
        f"{day}={re.sub(r'([;\\])', r'\\\1', why)}" for day, why in slot.cancelled
    )
    hours = [each.isoformat("minutes") if each else "" for each in (slot.opens, slot.closes)]
    return _parts(
        [slot.kind, slot.starts_on, slot.rrule, *hours, _yes(slot.by_appointment),
         slot.valid_to or "", slot.note, off]
    )  # fmt: skip


def _yes(value: bool) -> str:
    return YES if value else NO


def _as_text(value: Any) -> str:
    return "" if value is None else str(value)


TEXT = Cell(_as_text, str)
LIST = Cell(BETWEEN_ITEMS.join, lambda text: tuple(_items(text)))
POSTCODES = Cell(BETWEEN_ITEMS.join, _postcodes)
POSTCODE = Cell(str, lambda text: "".join(_postcodes(text)))
YES_OR_NO = Cell(_yes, _read_yes)
DAY = Cell(lambda day: day.isoformat() if day else "", read_day)
WHOLE = Cell(_as_text, _read_whole)
AMOUNT = Cell(lambda amount: "" if amount is None else str(amount).replace(".", ","), _read_amount)
DEGREES = Cell(_as_text, _read_degrees)
FEATURES = Cell(
    lambda features: BETWEEN_ITEMS.join(
        f"{key}={_yes(on)}" for key, on in sorted(features.items())
    ),
    _features,
)
PHONES = Cell(
    lambda phones: "\n".join(map(_write_phone, phones)),
    _lines(_phone, 5),
)
CONTACTS = Cell(
    lambda contacts: "\n".join(
        _parts([each.name, each.function, each.email, _yes(each.is_press)]) for each in contacts
    ),
    _lines(_contact, 4),
)
SLOTS = Cell(lambda slots: "\n".join(map(_write_slot, slots)), _lines(_slot, 9))
PLACES = Cell(
    lambda places: "\n".join(_parts([each.place, each.note]) for each in places),
    _lines(lambda parts: PlaceAt(*parts), 2),
)
