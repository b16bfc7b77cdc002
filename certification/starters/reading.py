"""Reads the starter sheets from their file; an error names file, entry and field."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from buendnis.strict_yaml import EntryFault, read_file
from certification.catalogue.entries import Entries
from certification.catalogue.reading import CatalogueError
from certification.starters.values import Blank, Part, Sheet, Sheets, Source, Table

STANDARD = Path(__file__).resolve().parent.parent / "content" / "starters.yaml"
# What fits on one sheet of paper.
MOST_ROWS = 12
LONGEST_BLANK = 200


@cache
def sheets() -> Sheets:
    """Return the sheets that come with the portal."""
    return read_sheets(STANDARD)


def starters_for(criterion: str) -> tuple[Sheet, ...]:
    """Return the sheets that help with a criterion, empty where there are none."""
    return sheets().serving(criterion)


def read_sheets(path: Path) -> Sheets:
    """Return the sheets of a file. Raises CatalogueError naming file, entry and reason."""
    try:
        root = Entries(read_file(path))
        root.only("as_of", "sheets")
        found = Sheets(_day(root, "as_of"), tuple(_sheet(one) for one in _each(root, "sheets")))
        _require_once([one.key for one in found.all], "sheets")
    except EntryFault as fault:
        raise CatalogueError(str(path), fault.entry, fault.sentence) from fault
    return found


def _sheet(entry: Entries) -> Sheet:
    entry.only("key", "title", "headline", "purpose", "note", "criteria", "parts", "sources")
    sheet = Sheet(
        key=entry.text("key"),
        title=entry.text("title"),
        headline=entry.text("headline"),
        purpose=entry.text("purpose"),
        note=entry.text("note"),
        criteria=entry.texts("criteria", required=True),
        parts=tuple(_part(one) for one in entry.each("parts", named="heading")),
        sources=tuple(_source(one) for one in _each(entry, "sources", named="name")),
    )
    _require_once([blank.key for blank in sheet.blanks], entry.at("parts"))
    if sum(part.table is not None for part in sheet.parts) > 1:
        raise entry.fault("Ein Blatt hat höchstens eine Tabelle.", "parts")
    return sheet


def _part(entry: Entries) -> Part:
    entry.only("heading", "text", "points", "numbers", "fill", "table", "contacts")
    part = Part(
        heading=entry.text("heading", ""),
        text=entry.text("text", ""),
        points=entry.texts("points"),
        numbers=entry.texts("numbers"),
        fill=tuple(_blank(one) for one in _each(entry, "fill")),
        table=_table(entry.inner("table")) if "table" in entry.data else None,
        contacts=entry.data.get("contacts", False) is True,
    )
    if part.points and part.numbers:
        raise entry.fault("Punkte und Nummern zugleich gehen nicht.", "numbers")
    if part == Part(heading=part.heading):
        raise entry.fault("Dieser Teil sagt nichts.")
    return part


def _blank(entry: Entries) -> Blank:
    entry.only("key", "label", "hint", "longest")
    longest = entry.whole("longest")
    if not 1 <= longest <= LONGEST_BLANK:
        raise entry.fault(f"Hier muss eine Zahl von 1 bis {LONGEST_BLANK} stehen.", "longest")
    return Blank(entry.text("key"), entry.text("label"), longest, entry.text("hint", ""))


def _table(entry: Entries) -> Table:
    entry.only("caption", "rows", "columns")
    rows = entry.whole("rows")
    if not 1 <= rows <= MOST_ROWS:
        raise entry.fault(f"Hier muss eine Zahl von 1 bis {MOST_ROWS} stehen.", "rows")
    columns = tuple(_blank(one) for one in entry.each("columns", named="key"))
    _require_once([column.key for column in columns], entry.at("columns"))
    return Table(entry.text("caption"), rows, columns)


def _source(entry: Entries) -> Source:
    entry.only("name", "address", "checked_on")
    address = entry.text("address")
    if not address.startswith("https://"):
        raise entry.fault("Hier muss eine Adresse mit https:// stehen.", "address")
    return Source(entry.text("name"), address, _day(entry, "checked_on"))


def _each(entry: Entries, key: str, *, named: str = "key") -> tuple[Entries, ...]:
    """The mappings of a list that may be missing."""
    return tuple(entry.each(key, named=named)) if key in entry.data else ()


def _day(entry: Entries, key: str) -> date:
    try:
        return date.fromisoformat(entry.text(key))
    except ValueError as error:
        raise entry.fault("Hier muss ein Tag stehen, zum Beispiel 2026-11-22.", key) from error


def _require_once(keys: list[str], place: str) -> None:
    """Raise EntryFault where two entries have the same key."""
    for key in keys:
        if keys.count(key) > 1:
            raise EntryFault(f"{place}.{key}", "Diese Kennung steht zweimal da.")
