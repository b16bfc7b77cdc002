"""The file to take along: the answers of one visitor, opened again on his own device; nobody else has them."""

import json
from collections.abc import Mapping
from typing import Any

from services.advice.forms import LONGEST
from services.advice.questions import NAMES

NAME = "zwischenstand.json"
MARK, VERSION = "buendnisportal-zwischenstand", 1
MOST_BYTES = 16 * 1024


class NoSuchFile(ValueError):
    """What was opened is no file of ours; the sentence says what to do."""


NOT_OURS = (
    "Diese Datei können wir nicht lesen. Bitte wählen Sie die Datei, die Sie hier mitgenommen haben: "
    f"Sie heißt meist „{NAME}“."
)
TOO_LARGE = "Diese Datei ist zu groß: Von uns kann sie nicht sein. Bitte wählen Sie eine andere."
TOO_NEW = (
    "Diese Datei hat eine andere Fassung. Wir können sie nicht mehr lesen. Bitte antworten Sie neu."
)


def written(answers: Mapping[str, str]) -> bytes:
    """Return the answers as a file; it names no person and no day on which it was made."""
    content = {"datei": MARK, "fassung": VERSION, "antworten": dict(answers)}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def read(raw: bytes) -> dict[str, str]:
    """Return the answers of a file. Raises NoSuchFile for everything that we did not write."""
    if len(raw) > MOST_BYTES:
        raise NoSuchFile(TOO_LARGE)
    try:
        content = json.loads(
            raw.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_refused
        )
    except (ValueError, RecursionError) as error:
        raise NoSuchFile(NOT_OURS) from error
    if not isinstance(content, dict) or content.get("datei") != MARK:
        raise NoSuchFile(NOT_OURS)
    if content.get("fassung") != VERSION:
        raise NoSuchFile(TOO_NEW)
    answers = content.get("antworten")
    if not isinstance(answers, dict) or not all(map(_is_answer, answers.items())):
        raise NoSuchFile(NOT_OURS)
    return answers


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refused(name: str) -> Any:
    raise ValueError(f"{name} is no answer")


def _is_answer(pair: tuple[str, Any]) -> bool:
    name, value = pair
    return (
        name in NAMES and isinstance(value, str) and len(value) <= LONGEST and value.isprintable()
    )
