"""Reads YAML that says one thing once: no double keys, no aliases, no second document."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import yaml

LARGEST_FILE: Final = 2_000_000
LONGEST_NUMBER: Final = 40
_TAG: Final = "tag:yaml.org,2002:"
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


class _Loader(yaml.CSafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}


for _kind, _pattern, _first in (
    ("null", _NULL, ["~", "n", "N", ""]),
    ("bool", _BOOL, list("yYnNtTfFoO")),
    ("int", _INT, list("-+0123456789")),
    ("float", _DECIMAL, list("-+0123456789.")),
    ("float", _NOT_FINITE, list("-+.")),
):
    _Loader.add_implicit_resolver(_TAG + _kind, _pattern, _first)


def read_file(path: Path | str) -> Any:
    """The one document of a file; numbers with decimals become exact Decimals.

    Raises EntryFault where the file cannot be read or says something that is not clear.
    """
    return read_text(_text(Path(path)))


def read_text(text: str) -> Any:
    """The one document of a text. Raises EntryFault."""
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise EntryFault(_place(error), _problem(error)) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise EntryFault("Datei", "Das ist kein lesbares YAML.") from error
    if node is None:
        raise EntryFault("Datei", "Die Datei ist leer.")
    return _Reader().value(node, "")


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


def _problem(error: yaml.MarkedYAMLError) -> str:
    if isinstance(error, yaml.composer.ComposerError) and "single document" in str(error.context):
        return "Die Datei darf nur ein Dokument enthalten."
    return "Das ist kein lesbares YAML."


class _Reader:
    """Walks the nodes of one document; meeting a node twice means that it was an alias."""

    def __init__(self) -> None:
        self._met: set[int] = set()

    def value(self, node: yaml.Node, entry: str) -> Any:
        if id(node) in self._met:
            raise EntryFault(entry or "Datei", "Verweise auf andere Stellen sind nicht erlaubt.")
        self._met.add(id(node))
        if isinstance(node, yaml.MappingNode) and node.tag == f"{_TAG}map":
            return self._mapping(node, entry)
        if isinstance(node, yaml.SequenceNode) and node.tag == f"{_TAG}seq":
            return [
                self.value(item, f"{entry}[{place}]")
                for place, item in enumerate(node.value, start=1)
            ]
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node, entry or "Datei")
        raise EntryFault(entry or "Datei", "Kennzeichnungen mit ! sind nicht erlaubt.")

    def _mapping(self, node: yaml.MappingNode, entry: str) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise EntryFault(entry or "Datei", "Ein Schlüssel muss ein Text sein.")
            key = key_node.value
            place = f"{entry}.{one_line(key)}" if entry else one_line(key)
            if key in result:
                raise EntryFault(place, "Dieser Eintrag steht zweimal da.")
            self.value(key_node, place)
            result[key] = self.value(value_node, place)
        return result


def _scalar(node: yaml.ScalarNode, entry: str) -> Any:
    text: str = node.value
    match node.tag.removeprefix(_TAG):
        case "str":
            return text
        case "null" if _NULL.match(text):
            return None
        case "bool" if _BOOL.match(text):
            return text.lower() in {"yes", "true", "on"}
        case "int" if _INT.match(text):
            return int(_short(text, entry))
        case "float" if _DECIMAL.match(text):
            return Decimal(_short(text, entry))
        case "float" if _NOT_FINITE.match(text):
            return Decimal(text.lower().replace(".inf", "Infinity").replace(".nan", "NaN"))
    raise EntryFault(entry, "Kennzeichnungen mit ! sind nicht erlaubt.")


def _short(text: str, entry: str) -> str:
    if len(text) > LONGEST_NUMBER:
        raise EntryFault(entry, "Diese Zahl ist zu lang.")
    return text
