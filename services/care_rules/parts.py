"""Takes entries of the files of the law apart: what is unknown or has the wrong type is refused with a sentence."""

from collections.abc import Mapping, Set
from datetime import date
from decimal import Decimal
from typing import Any

from buendnis.strict_yaml import EntryFault
from services.care_leave.rulebook import Form, Unit

UNPROVEN = "Nicht belegt."


def mapping(
    row: Any, place: str, needed: Set[str], allowed: Set[str] = frozenset()
) -> Mapping[str, Any]:
    """Return an entry that has all needed keys and no unknown one. Raises EntryFault."""
    if not isinstance(row, dict):
        raise EntryFault(place, "Hier fehlen die Angaben.")
    if missing := needed - set(row):
        raise EntryFault(place, f"Es fehlt: {', '.join(sorted(missing))}.")
    if unknown := set(row) - needed - allowed:
        raise EntryFault(place, f"Nicht bekannt: {', '.join(sorted(unknown))}.")
    return row


def text(value: Any, place: str) -> str:
    """Return a text that is not empty. Raises EntryFault."""
    if not isinstance(value, str) or not value.strip():
        raise EntryFault(place, "Hier fehlt ein Text.")
    return value


def day(value: Any, place: str) -> date:
    """Return a day written as 2026-12-31. Raises EntryFault."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise EntryFault(place, "Das ist kein Tag wie 2026-12-31.") from error


def day_or_none(value: Any, place: str) -> date | None:
    """Return a day, or None where none is named. Raises EntryFault."""
    return None if value is None else day(value, place)


def texts(value: Any, place: str) -> tuple[str, ...]:
    """Return the texts of a list. Raises EntryFault."""
    if not isinstance(value, list):
        raise EntryFault(place, "Hier fehlt eine Liste.")
    return tuple(text(each, place) for each in value)


def unit(value: Any, place: str) -> Unit:
    """Return a unit. Raises EntryFault."""
    try:
        return Unit(value)
    except ValueError as error:
        raise EntryFault(place, f"Diese Einheit gibt es nicht: {value}.") from error


def number(value: Any, place: str) -> Decimal:
    """Return an exact number, never below zero. Raises EntryFault."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise EntryFault(place, "Hier fehlt eine Zahl.")
    found = Decimal(value)
    if not found.is_finite() or found < 0:
        raise EntryFault(place, "Hier fehlt eine Zahl ab 0.")
    return found


def typed(
    value: Any, kind: Unit, words: Mapping[str, str], place: str
) -> Decimal | Form | str | None:
    """Return a value as its unit wants it: a number, a form, a word of the list; None for not proven.

    Raises EntryFault.
    """
    if value is None:
        return None
    if kind is Unit.FORM:
        try:
            return Form(value)
        except ValueError as error:
            raise EntryFault(place, f"Diese Form gibt es nicht: {value}.") from error
    if kind is Unit.RULE:
        if value not in words:
            raise EntryFault(place, f"Dieses Wort steht nicht in der Liste: {value}.")
        return text(value, place)
    return number(value, place)
