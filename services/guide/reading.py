"""Reads chapters, changes and the other texts of the guide from services/content/care; a slip in a file is an error."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from buendnis.strict_yaml import EntryFault, read_file
from services.guide.values import (
    Audience,
    Block,
    Change,
    Chapter,
    FolderError,
    FundingSource,
    Part,
    Statement,
    Term,
)

CONTENT = Path(__file__).resolve().parents[1] / "content" / "care"
CHAPTERS = CONTENT / "chapters"
BESIDE = CONTENT / "guide"

Row = Mapping[str, Any]
_CHAPTER = {
    "key", "title", "lead", "audience", "blocks", "unknown", "letters", "targets", "related",
    "search", "checked_on", "dated", "quiet",
}  # fmt: skip
_STATEMENT = {"text", "law", "source", "tip", "from", "to"}


@cache
def chapter(key: str) -> Chapter:
    """Return one chapter as it is written. Raises EntryFault."""
    return read_chapter(CHAPTERS / f"{key}.yaml")


def read_chapter(path: Path) -> Chapter:
    """Return the chapter of a file, whose name is its key. Raises EntryFault."""
    row = _checked(read_file(path), _CHAPTER, path.stem)
    if row["key"] != path.stem:
        raise EntryFault(path.stem, "Datei und Schlüssel heißen verschieden.")
    return Chapter(
        key=row["key"],
        title=row["title"],
        lead=row["lead"],
        audience=Audience(row.get("audience", Audience.BOTH)),
        blocks=tuple(_block(each, row["key"]) for each in row["blocks"]),
        unknown=tuple(row.get("unknown", ())),
        letters=tuple(row.get("letters", ())),
        targets=tuple(row.get("targets", ())),
        related=tuple(row.get("related", ())),
        search=tuple(row.get("search", ())),
        checked_on=date.fromisoformat(row["checked_on"]),
        dated=row.get("dated", True),
        quiet=row.get("quiet", False),
    )


@cache
def glossary() -> tuple[Term, ...]:
    """Return the words of the glossary in their order."""
    return _rows(
        "glossary",
        {"name", "text", "law", "chapter"},
        lambda row: Term(row["name"], row["text"], laws_of(row), row.get("chapter", "")),
    )


@cache
def changes() -> tuple[Change, ...]:
    """Return the changes of the law since 2008, the oldest first."""
    return _rows(
        "changes",
        {"on", "text", "law", "keys", "proof", "note"},
        lambda row: Change(
            on=date.fromisoformat(row["on"]),
            text=row["text"],
            laws=laws_of(row),
            keys=tuple(row.get("keys", ())),
            proof=row.get("proof", "A"),
            note=row.get("note", ""),
        ),
    )


@cache
def folder_errors() -> tuple[FolderError, ...]:
    """Return what the folder of 2015 says wrongly, or says no longer rightly."""
    return _rows(
        "folder_errors",
        {"said", "right", "law", "then"},
        lambda row: FolderError(row["said"], row["right"], laws_of(row), row["then"]),
    )


@cache
def funding_sources() -> tuple[FundingSource, ...]:
    """Return where public money is found."""
    return _rows(
        "funding",
        {"name", "text", "website", "old", "about"},
        lambda row: FundingSource(
            row["name"],
            row["text"],
            row.get("website", ""),
            row.get("old", False),
            row.get("about", ""),
        ),
    )


def _rows[T](name: str, known: set[str], build: Callable[[Row], T]) -> tuple[T, ...]:
    rows = read_file(BESIDE / f"{name}.yaml")
    return tuple(
        build(_checked(row, known, f"{name}[{place}]")) for place, row in enumerate(rows, 1)
    )


def _block(row: Row, place: str) -> Block:
    _checked(row, {"heading", "statements", "part"}, place)
    return Block(
        heading=row["heading"],
        statements=tuple(
            read_statement(each, f"{place} {row['heading']}") for each in row.get("statements", ())
        ),
        part=Part(row.get("part", "")),
    )


def read_statement(row: Row, place: str) -> Statement:
    """Return one statement. Raises EntryFault where it has neither paragraph nor source."""
    _checked(row, _STATEMENT, place)
    found = Statement(
        text=" ".join(row["text"].split()),
        laws=laws_of(row),
        source=row.get("source", ""),
        tip=row.get("tip", False),
        valid_from=_day(row.get("from")),
        valid_to=_day(row.get("to")),
    )
    if not (found.laws or found.source or found.tip):
        raise EntryFault(place, f"Ohne Paragraf und Quelle: {found.text}")
    return found


def laws_of(row: Row) -> tuple[str, ...]:
    """Return the paragraphs of a row: one, or a list of them."""
    said = row.get("law", ())
    return (said,) if isinstance(said, str) else tuple(said)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _checked(row: Any, known: set[str], place: str) -> Row:
    if not isinstance(row, Mapping):
        raise EntryFault(place, "Hier fehlen die Angaben.")
    if unknown := set(row) - known:
        raise EntryFault(place, f"Diese Angabe kennen wir nicht: {', '.join(sorted(unknown))}")
    return row
