"""What a starter sheet is made of: parts to read, blanks to fill, and where the law can be looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Blank:
    """One gap: typed on the page, or written on the line that is printed instead."""

    key: str
    label: str
    longest: int
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to fill in, each with the same columns."""

    caption: str
    rows: int
    columns: tuple[Blank, ...]

    def cells(self) -> Iterator[tuple[int, Blank, str]]:
        """Give every cell: the number of its row (from 1), its column, the name of its field."""
        for row in range(1, self.rows + 1):
            for column in self.columns:
                yield row, column, f"row-{row}-{column.key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the sheet; what is empty is left out."""

    heading: str = ""
    text: str = ""
    points: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    fill: tuple[Blank, ...] = ()
    table: Table | None = None
    contacts: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where something on the sheet comes from, and when that was looked up."""

    name: str
    address: str
    checked_on: date

    @property
    def host(self) -> str:
        """The address as it may stand on paper, short."""
        return self.address.removeprefix("https://").removeprefix("www.").split("/")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page to print and put up."""

    key: str
    title: str
    headline: str
    purpose: str
    note: str
    criteria: tuple[str, ...]
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The gaps outside of tables, in the order of the sheet."""
        return tuple(blank for part in self.parts for blank in part.fill)

    @property
    def table(self) -> Table | None:
        """The table of the sheet, None where it has none."""
        return next((part.table for part in self.parts if part.table), None)


@dataclass(frozen=True, slots=True)
class Sheets:
    """All sheets of one file with the day their wording is of."""

    as_of: date
    all: tuple[Sheet, ...]

    def named(self, key: str) -> Sheet | None:
        """Return the sheet of this key, None where there is none."""
        return next((one for one in self.all if one.key == key), None)

    def serving(self, criterion: str) -> tuple[Sheet, ...]:
        """Return the sheets that help with a criterion."""
        return tuple(one for one in self.all if criterion in one.criteria)
