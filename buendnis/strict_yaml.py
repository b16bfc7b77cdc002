"""Reads YAML that says one thing once: no double keys, no aliases, no second document."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import yaml

LARGEST_FILE: Final = 2_000_000
LONGEST_NUMBER: Final = 40
DEEPEST: Final = 40
_INT: Final = re.compile(r"[-+]?[0-9]+\Z")
_DECIMAL: Final = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)\Z")
_NOT_FINITE: Final = re.compile(r"(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z")
_BOOL: Final = re.compile(
    r"(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)\Z"
)
_NULL: Final = re.compile(r"(?:~|null|Null|NULL|)\Z")


class EntryFault(Exception):
    """What is wrong with one entry of a file, as a German sentence."""

    def __init__(self, entry: str, sentence: str) -> None:
        super().__init__(f"{entry}: {sentence}")
        self.entry = entry
        self.sentence = sentence


def read_file(path: Path | str) -> Any:
    """The one document of a file; numbers with decimals become exact Decimals.

    Raises EntryFault where the file cannot be read or says something that is not clear.
    """
    return read_text(_text(Path(path)))


def read_text(text: str) -> Any:
    """The one document of a text. Raises EntryFault."""
    try:
        return _Reader(yaml.CSafeLoader(text)).document()
    except yaml.MarkedYAMLError as error:
        raise EntryFault(_place(error), "Das ist kein lesbares YAML.") from error
    except yaml.YAMLError as error:
        raise EntryFault("Datei", "Das ist kein lesbares YAML.") from error


def one_line(text: str, longest: int = 80) -> str:
    """A text from a file as it may stand in a message of one line."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    return plain if len(plain) <= longest else f"{plain[:longest]}…"


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise EntryFault("Datei", "Diese Datei gibt es nicht.") from error
    except (OSError, ValueError) as error:
        raise EntryFault("Datei", "Diese Datei lässt sich nicht lesen.") from error
    if len(content) > LARGEST_FILE:
        raise EntryFault("Datei", "Die Datei ist größer als 2 MB.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EntryFault("Datei", "Die Datei ist nicht in UTF-8 geschrieben.") from error


def _place(error: yaml.MarkedYAMLError) -> str:
    mark = error.problem_mark or error.context_mark
    return f"Zeile {mark.line + 1}" if mark else "Datei"


class _Reader:
    """Builds values from the events of the parser, which never nest deeper than it allows.

    The composer of the library would follow aliases, and a tower of brackets brings it down.
    """

    def __init__(self, parser: yaml.CSafeLoader) -> None:
        self._next: Callable[[], Any] = parser.get_event
        self._depth = 0

    def document(self) -> Any:
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise EntryFault("Datei", "Die Datei ist leer.")
        first = self._next()
        empty = isinstance(first, yaml.ScalarEvent) and not first.value and first.implicit[0]
        if empty:
            raise EntryFault("Datei", "Die Datei ist leer.")
        value = self._value(first, "")
        self._next()
        if not isinstance(self._next(), yaml.StreamEndEvent):
            raise EntryFault("Datei", "Die Datei darf nur ein Dokument enthalten.")
        return value

    def _value(self, event: Any, entry: str) -> Any:
        place = entry or "Datei"
        if isinstance(event, yaml.AliasEvent):
            raise EntryFault(place, "Verweise auf andere Stellen sind nicht erlaubt.")
        if event.tag is not None:
            raise EntryFault(place, "Kennzeichnungen mit ! sind nicht erlaubt.")
        if isinstance(event, yaml.ScalarEvent):
            return _plain(event.value, place) if event.implicit[0] else event.value
        self._depth += 1
        if self._depth > DEEPEST:
            raise EntryFault(place, "Hier ist zu viel ineinander verschachtelt.")
        nested = isinstance(event, yaml.MappingStartEvent)
        value = self._mapping(entry) if nested else self._list(entry)
        self._depth -= 1
        return value

    def _list(self, entry: str) -> list[Any]:
        result: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            result.append(self._value(event, f"{entry}[{len(result) + 1}]"))
        return result

    def _mapping(self, entry: str) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.tag is not None:
                raise EntryFault(entry or "Datei", "Ein Schlüssel muss ein Text sein.")
            key = event.value
            place = f"{entry}.{one_line(key)}" if entry else one_line(key)
            if key in result:
                raise EntryFault(place, "Dieser Eintrag steht zweimal da.")
            result[key] = self._value(self._next(), place)
        return result


def _plain(text: str, entry: str) -> Any:
    """What a text without quotation marks means: nothing, yes or no, a number, or itself."""
    if _NULL.match(text):
        return None
    if _BOOL.match(text):
        return text.lower() in {"yes", "true", "on"}
    if _NOT_FINITE.match(text):
        return Decimal(text.lower().replace(".inf", "Infinity").replace(".nan", "NaN"))
    whole = _INT.match(text)
    if not whole and not _DECIMAL.match(text):
        return text
    if len(text) > LONGEST_NUMBER:
        raise EntryFault(entry, "Diese Zahl ist zu lang.")
    return int(text) if whole else Decimal(text)
