"""Reads the texts of the families' pages from services/languages/strings, one file for each room."""

from functools import cache
from pathlib import Path
from typing import Any

from buendnis.strict_yaml import read_file
from services.languages.values import LANGUAGES

STRINGS = Path(__file__).resolve().parent / "strings"
# Stands where easy German says the very same as German.
LIKE_GERMAN = "wie de"

# A text, or its forms by the plural category of `count`: one, two, few, many, other (zero where it differs).
Text = str | dict[str, str]


@cache
def texts() -> dict[str, dict[str, Text]]:
    """Return all texts: "room.key" -> code of the language -> text."""
    found: dict[str, dict[str, Text]] = {}
    for path in sorted(STRINGS.glob("*.yaml")):
        rows: dict[str, Any] = read_file(path)
        for key, row in rows.items():
            found[f"{path.stem}.{key}"] = _with_easy_german(row)
    return found


def _with_easy_german(row: dict[str, Text]) -> dict[str, Text]:
    if row.get("ls") == LIKE_GERMAN:
        return row | {"ls": row["de"]}
    return {code: row[code] for code in LANGUAGES if code in row}
