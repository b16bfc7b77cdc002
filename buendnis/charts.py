"""Plain geometry of the charts: values become SVG numbers, the same for screen and paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

Number = int | float | Decimal

# The main colours of tokens.css: WeasyPrint gives no style sheet to inline SVG, so charts carry theirs.
ACCENT_COLOURS = {
    "elbe": "#1d5f8c",
    "lahn": "#2d6a48",
    "mosel": "#8c2f45",
    "koralle": "#ad402c",
    "bernstein": "#875405",
    "pflaume": "#783a77",
    "petrol": "#14666a",
    "schiefer": "#4a5b6c",
}

LABEL_WIDTH = 200
BAR_WIDTH = 340
ROW_HEIGHT = 34
CHART_WIDTH = LABEL_WIDTH + BAR_WIDTH + 60


class Mark(NamedTuple):
    """A threshold drawn across a bar, for instance the minimum of a field."""

    value: Number
    label: str


class Bar(NamedTuple):
    """One row of a bar chart; `value` None means that it could not be scored."""

    label: str
    value: Number | None
    marks: Sequence[Mark | tuple[Number, str]] = ()
    second: Number | None = None
    note: str = ""


@dataclass(frozen=True)
class DrawnMark:
    """Where a threshold stands, in SVG units."""

    x: str
    label: str
    value: Number


@dataclass(frozen=True)
class DrawnBar:
    """One bar in SVG units, with what is written beside it."""

    label: str
    lines: tuple[str, ...]
    value: Number | None
    second: Number | None
    note: str
    y: int
    width: str
    second_width: str
    marks: tuple[DrawnMark, ...]


def scaled(value: Number | None, *, maximum: Number, width: int) -> str:
    """Return the length of a value as an SVG number with one decimal, cut to the drawing."""
    if value is None or not maximum:
        return "0"
    share = min(max(float(value) / float(maximum), 0.0), 1.0)
    return f"{share * width:.1f}"


def wrapped(label: str, *, limit: int = 24) -> tuple[str, ...]:
    """Break a label into at most two lines at a space or hyphen; SVG text does not wrap."""
    if len(label) <= limit:
        return (label,)
    words = label.replace("-", "-\u200b").replace("\u200b", " \u200b").split(" ")
    lines = [""]
    for word in words:
        glue = "" if word.startswith("\u200b") or not lines[-1] else " "
        candidate = lines[-1] + glue + word.lstrip("\u200b")
        if len(candidate) > limit and lines[-1] and len(lines) == 1:
            lines.append(word.lstrip("\u200b"))
        else:
            lines[-1] = candidate
    return tuple(lines)


def drawn_bars(rows: Iterable[Bar | tuple], *, maximum: Number = 100) -> list[DrawnBar]:
    """Return the bars of a chart, top to bottom; tuples are read in the order of `Bar`."""
    return [_drawn(Bar(*row), index, maximum) for index, row in enumerate(rows)]


def _drawn(bar: Bar, index: int, maximum: Number) -> DrawnBar:
    marks = [Mark(*mark) for mark in bar.marks]
    return DrawnBar(
        label=bar.label,
        lines=wrapped(bar.label),
        value=bar.value,
        second=bar.second,
        note=bar.note,
        y=index * ROW_HEIGHT,
        width=scaled(bar.value, maximum=maximum, width=BAR_WIDTH),
        second_width=scaled(bar.second, maximum=maximum, width=BAR_WIDTH),
        marks=tuple(
            DrawnMark(scaled(mark.value, maximum=maximum, width=BAR_WIDTH), mark.label, mark.value)
            for mark in marks
        ),
    )
