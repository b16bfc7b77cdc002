"""The three rights side by side on a day, what is different today, and the same in Leichte Sprache."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from buendnis.strict_yaml import read_file
from services.care_leave.rulebook import Rulebook
from services.guide.filling import filled
from services.guide.reading import BESIDE, laws_of, read_statement
from services.guide.values import Statement


@dataclass(frozen=True, slots=True)
class Column:
    """One right: its cells by the key of the row."""

    title: str
    lead: str
    chapter: str
    cells: Mapping[str, tuple[Statement, ...]]


@dataclass(frozen=True, slots=True)
class Overview:
    """The rows with their labels, and the rights."""

    rows: Mapping[str, str]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class CellShown:
    """A cell on a day; `today` is filled where something else holds by now."""

    label: str
    lines: tuple[str, ...]
    laws: tuple[str, ...]
    today: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """A right on a day."""

    title: str
    lead: str
    chapter: str
    cells: tuple[CellShown, ...]


@dataclass(frozen=True, slots=True)
class EasyPart:
    """A part in Leichte Sprache: one thought a line."""

    heading: str
    lines: tuple[str, ...]
    laws: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EasyOverview:
    """The overview in Leichte Sprache."""

    title: str
    lead: tuple[str, ...]
    parts: tuple[EasyPart, ...]


@cache
def overview() -> Overview:
    """Return the overview as it is written. Raises EntryFault."""
    data = read_file(BESIDE / "overview.yaml")
    columns = tuple(
        Column(
            row["title"],
            row["lead"],
            row["chapter"],
            {
                key: tuple(read_statement(each, f"{row['title']} {key}") for each in cell)
                for key, cell in row["cells"].items()
            },
        )
        for row in data["columns"]
    )
    return Overview(data["rows"], columns)


@cache
def easy_overview() -> EasyOverview:
    """Return the overview in Leichte Sprache as it is written. Raises EntryFault."""
    data = read_file(BESIDE / "overview_ls.yaml")
    parts = tuple(
        EasyPart(row["heading"], tuple(row["lines"]), laws_of(row)) for row in data["parts"]
    )
    return EasyOverview(data["title"], tuple(data["lead"]), parts)


def columns_on(rulebook: Rulebook, day: date, today: date) -> tuple[ColumnShown, ...]:
    """Return the rights as they are on a day; where today differs, the cell says what holds today."""
    source = overview()
    return tuple(
        ColumnShown(
            title=column.title,
            lead=column.lead,
            chapter=column.chapter,
            cells=tuple(
                _cell(label, column.cells[key], rulebook, day, today)
                for key, label in source.rows.items()
            ),
        )
        for column in source.columns
    )


def easy_on(rulebook: Rulebook, day: date) -> EasyOverview:
    """Return the overview in Leichte Sprache with the numbers of a day."""
    source = easy_overview()
    parts = tuple(
        EasyPart(
            each.heading,
            tuple(filled(line, rulebook, day) for line in each.lines),
            each.laws,
        )
        for each in source.parts
    )
    return EasyOverview(source.title, source.lead, parts)


def _cell(
    label: str, cell: tuple[Statement, ...], rulebook: Rulebook, day: date, today: date
) -> CellShown:
    valid = [each for each in cell if each.holds_on(day)]
    lines = tuple(filled(each.text, rulebook, day) for each in valid)
    by_now = tuple(filled(each.text, rulebook, today) for each in cell if each.holds_on(today))
    return CellShown(
        label=label,
        lines=lines,
        laws=tuple(dict.fromkeys(law for each in valid for law in each.laws)),
        today=() if by_now == lines else by_now,
    )
