"""The German that families read: the texts of their pages room by room, easy German apart, and what entries say."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from buendnis.strict_yaml import read_file
from services.languages.reading import LIKE_GERMAN, STRINGS
from services.letters.drawing import blank_parts
from services.letters.plain import plain_text
from services.letters.queries import letters
from tests.readability.templates import running_text

CONTENT = STRINGS.parents[1] / "content"
KINDS = {"de": "Familien", "ls": "Leichte Sprache"}


def family_texts() -> Iterator[tuple[str, str, str]]:
    """Give kind, place and running text of everything that families read in German."""
    for path in sorted(STRINGS.glob("*.yaml")):
        for code, kind in KINDS.items():
            if text := running_text(_lines(path, code)):
                yield kind, path.name, text
    for entry in read_file(CONTENT / "help_now.yaml")["entries"]:
        for code, kind in KINDS.items():
            if text := running_text([entry["text"][code]]):
                yield kind, f"help_now {entry['key']}", text
    for path in sorted(CONTENT.glob("*_entries.yaml")):
        for entry in read_file(path)["entries"]:
            blocks = [entry.get("summary", ""), *entry.get("text", "").split("\n\n")]
            if text := running_text(blocks):
                yield "Eintrag", f"{path.stem} {entry['key']}", text
    yield from letter_texts()


def letter_texts() -> Iterator[tuple[str, str, str]]:
    """Give kind, place and running text of the letters about care leave, empty, and of what is said beside them."""
    for each in letters():
        blank = blank_parts(each.key)
        hints = [blank.when_needed, *blank.hints, *(field.hint for field in each.fields)]
        texts = {"Text": plain_text(blank.paper).splitlines(), "Hinweise": hints}
        for name, lines in texts.items():
            yield "Brief", f"{each.key} {name}", running_text(lines)


def _lines(path: Path, code: str) -> list[str]:
    rows: dict[str, Any] = read_file(path)
    said = [row[code] for row in rows.values() if row[code] != LIKE_GERMAN]
    forms = [
        each for text in said for each in (text.values() if isinstance(text, dict) else [text])
    ]
    return [re.sub(r"{\w+}", "", form) for form in forms]
