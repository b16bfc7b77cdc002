"""Geometry of charts whose way to the right is time: values that hold for a while, and spans beside each other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from buendnis.charts import Number

# Narrow, so that words stay large enough on a telephone.
WIDTH, LEFT, RIGHT, TOP = 420, 66, 410, 12
STEPS_BOTTOM, STEPS_HEIGHT = 214, 244
SPAN_ROW, SPAN_HEIGHT, SPANS_TOP = 46, 16, 24
MOST_LINES = 5
# Numbers of years that fit below a chart.
MOST_YEARS = 8
# What the name of a time needs to its right.
NAME_WIDTH = 38


class Line(NamedTuple):
    """One value for each point of time; None where there is none."""

    label: str
    values: Sequence[Number | None]


class Span(NamedTuple):
    """Something that lasts from one day to another, both belong to it."""

    first: date
    last: date
    kind: int = 0


class Tick(NamedTuple):
    """A line across the chart with what is written at its end."""

    at: str
    label: str


@dataclass(frozen=True)
class DrawnSteps:
    """A chart of steps in SVG units: a path for each line, values at the left, times below."""

    paths: tuple[tuple[str, str], ...]
    values: tuple[Tick, ...]
    times: tuple[Tick, ...]


@dataclass(frozen=True)
class DrawnSpan:
    """A bar in SVG units."""

    x: str
    width: str
    kind: int


@dataclass(frozen=True)
class DrawnSpans:
    """Rows of bars in SVG units below lines for years."""

    rows: tuple[tuple[str, int, tuple[DrawnSpan, ...]], ...]
    times: tuple[Tick, ...]
    height: int


def drawn_steps(lines: Sequence[Line | tuple], times: Iterable[tuple[int, str]]) -> DrawnSteps:
    """Return a chart from 0 to a round number above all values; `times` are points with their names."""
    named = [Line(*line) for line in lines]
    count = max((len(line.values) for line in named), default=0)
    highest = max((float(v) for line in named for v in line.values if v is not None), default=0.0)
    step = round_step(highest)
    top = step * max(1, -(-highest // step))
    return DrawnSteps(
        paths=tuple((line.label, _path(line.values, count, top)) for line in named),
        values=tuple(
            Tick(_number(_height(step * n, top)), f"{step * n:,.0f}".replace(",", "."))
            for n in range(int(top / step) + 1)
        ),
        times=tuple(
            Tick(_number(x), name if x + NAME_WIDTH < WIDTH else "")
            for x, name in ((_across(at, count), name) for at, name in times)
        ),
    )


def round_step(highest: float) -> float:
    """Return the distance of lines (1, 2 or 5 and noughts) with which few of them reach over the highest value."""
    step = 1.0
    while True:
        for factor in (1, 2, 5):
            if highest <= step * factor * MOST_LINES:
                return step * factor
        step *= 10


def drawn_spans(rows: Iterable[tuple[str, Sequence[Span | tuple]]]) -> DrawnSpans:
    """Return rows of bars, from the year of the first day to the end of the year of the last one."""
    named = [(label, [Span(*span) for span in spans]) for label, spans in rows]
    all_spans = [span for _, spans in named for span in spans]
    first = date(min(span.first.year for span in all_spans), 1, 1)
    last = date(max(span.last.year for span in all_spans), 12, 31)
    days = (last - first).days + 1

    def x(day: date) -> float:
        return _across((day - first).days, days, left=0)

    return DrawnSpans(
        rows=tuple(
            (label, SPANS_TOP + index * SPAN_ROW, tuple(_span(span, x) for span in spans))
            for index, (label, spans) in enumerate(named)
        ),
        times=tuple(
            Tick(_number(x(date(year, 1, 1))), str(year))
            for year in range(first.year, last.year + 1, 1 + (last.year - first.year) // MOST_YEARS)
        ),
        height=SPANS_TOP + len(named) * SPAN_ROW,
    )


def _span(span: Span, x: Callable[[date], float]) -> DrawnSpan:
    left = x(span.first)
    return DrawnSpan(_number(left), _number(max(x(span.last) - left, 3)), span.kind)


def _path(values: Sequence[Number | None], count: int, top: float) -> str:
    """Return level lines joined by upright ones; a value that is missing leaves a gap."""
    words: list[str] = []
    for index, (before, value) in enumerate(pairwise([None, *values])):
        if value is None:
            continue
        y, end = _number(_height(float(value), top)), _number(_across(index + 1, count))
        if before is None:
            words.append(f"M{_number(_across(index, count))} {y}")
        elif before != value:
            words.append(f"V{y}")
        words.append(f"H{end}")
    return " ".join(words)


def _across(point: float, count: int, left: int = LEFT) -> float:
    return left + (RIGHT - left) * point / max(count, 1)


def _height(value: float, top: float) -> float:
    return STEPS_BOTTOM - (STEPS_BOTTOM - TOP) * value / top


def _number(value: float) -> str:
    return f"{value:.1f}"
