"""Reads chapters, changes and the other texts of the guide from services/content/care; a slip in a file is an error."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from buendnis.strict_yaml import EntryFault, read_file
from services.care_rules.parts import mapping
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
NEEDED = {"key", "title", "lead", "blocks", "checked_on", "search"}
_CHAPTER = {"audience", "unknown", "letters", "targets", "related", "dated"}
_STATEMENT = {"law", "source", "tip", "from", "to"}


@cache
def chapter(key: str) -> Chapter:
    """Return one chapter as it is written. Raises EntryFault."""
    return read_chapter(CHAPTERS / f"{key}.yaml")


def read_chapter(path: Path) -> Chapter:
    """Return the chapter of a file, whose name is its key. Raises EntryFault."""
    row = mapping(read_file(path), path.stem, NEEDED, _CHAPTER)
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
    )


@cache
def glossary() -> tuple[Term, ...]:
    """Return the words of the glossary in their order."""
    return _rows(
        "glossary",
        {"name", "text", "law"},
        {"chapter"},
        lambda row: Term(row["name"], row["text"], laws_of(row), row.get("chapter", "")),
    )


@cache
def changes() -> tuple[Change, ...]:
    """Return the changes of the law since 2008, the oldest first."""
    return _rows(
        "changes",
        {"on", "text", "law", "keys"},
        {"note"},
        lambda row: Change(
            on=date.fromisoformat(row["on"]),
            text=row["text"],
            laws=laws_of(row),
            keys=tuple(row.get("keys", ())),
            note=row.get("note", ""),
        ),
    )


@cache
def folder_errors() -> tuple[FolderError, ...]:
    """Return what the folder of 2015 says wrongly, or says no longer rightly."""
    return _rows(
        "folder_errors",
        {"said", "right", "law", "then"},
        set(),
        lambda row: FolderError(row["said"], row["right"], laws_of(row), row["then"]),
    )


@cache
def funding_sources() -> tuple[FundingSource, ...]:
    """Return where public money is found."""
    return _rows(
        "funding",
        {"name", "text"},
        {"website", "old"},
        lambda row: FundingSource(
            row["name"],
            row["text"],
            row.get("website", ""),
            row.get("old", False),
        ),
    )


def _rows[T](
    name: str, needed: set[str], allowed: set[str], build: Callable[[Row], T]
) -> tuple[T, ...]:
    rows = read_file(BESIDE / f"{name}.yaml")
    return tuple(
        build(mapping(row, f"{name}[{place}]", needed, allowed))
        for place, row in enumerate(rows, 1)
    )


def _block(row: Row, place: str) -> Block:
    mapping(row, place, {"heading"}, {"statements", "part"})
    return Block(
        heading=row["heading"],
        statements=tuple(
            read_statement(each, f"{place} {row['heading']}") for each in row.get("statements", ())
        ),
        part=Part(row.get("part", "")),
    )


def read_statement(row: Row, place: str) -> Statement:
    """Return one statement. Raises EntryFault where it has neither paragraph nor source."""
    mapping(row, place, {"text"}, _STATEMENT)
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
