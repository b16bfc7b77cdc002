"""Numbers, meters and charts; drawn as SVG attributes, so that screen and paper share them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import slugify

from buendnis.charts import (
    ACCENT_COLOURS,
    BAR_WIDTH,
    CHART_WIDTH,
    LABEL_WIDTH,
    ROW_HEIGHT,
    Bar,
    Number,
    drawn_bars,
    scaled,
)
from buendnis.charts_over_time import (
    LEFT,
    RIGHT,
    SPAN_HEIGHT,
    STEPS_BOTTOM,
    STEPS_HEIGHT,
    WIDTH,
    Line,
    Span,
    drawn_spans,
    drawn_steps,
)

register = template.Library()

METER_WIDTH = 400


def accent_of(context: Context) -> str:
    """Return the main colour of the alliance that the page or document belongs to."""
    accent = getattr(context.get("alliance"), "accent", "")
    return ACCENT_COLOURS.get(accent, ACCENT_COLOURS["petrol"])


@register.inclusion_tag("components/stat.html")
def stat(value: Any, label: str, hint: str = "", href: str = "") -> dict[str, Any]:
    """One big number with its meaning."""
    return {"value": value, "label": label, "hint": hint, "href": href}


@register.inclusion_tag("components/progress.html")
def progress(label: str, value: Number, max: Number = 100, text: str = "") -> dict[str, Any]:
    """How far something is; `text` replaces "value von max"."""
    return {"label": label, "value": value, "max": max, "text": text}


@register.inclusion_tag("components/two_values.html")
def two_values(
    claimed: Number | None,
    proven: Number | None,
    title: str = "",
    hint: str = "Der Unterschied wird beim Besuch geprüft.",
) -> dict[str, Any]:
    """Points as claimed and without evidence, side by side (0 to 100)."""
    return {"claimed": claimed, "proven": proven, "title": title, "hint": hint}


@register.inclusion_tag("components/meter.html", takes_context=True)
def meter(
    context: Context,
    label: str,
    claimed: Number | None,
    proven: Number | None = None,
    max: Number = 100,
    threshold: Number | None = None,
    threshold_label: str = "Mindestwert",
) -> dict[str, Any]:
    """One bar with both values (as claimed, without evidence) and an optional threshold."""
    return {
        "colour": accent_of(context),
        "label": label,
        "claimed": claimed,
        "proven": proven,
        "threshold": threshold,
        "threshold_label": threshold_label,
        "width": METER_WIDTH,
        "claimed_width": scaled(claimed, maximum=max, width=METER_WIDTH),
        "proven_width": scaled(proven, maximum=max, width=METER_WIDTH),
        "threshold_x": scaled(threshold, maximum=max, width=METER_WIDTH),
    }


@register.inclusion_tag("components/score_range.html", takes_context=True)
def score_range(
    context: Context,
    sure: Number,
    possible: Number,
    answered: int,
    total: int,
    title: str = "Ihr Stand bisher",
) -> dict[str, Any]:
    """The score while answers are missing: what is sure, what is still possible (0 to 100)."""
    start = float(scaled(sure, maximum=100, width=METER_WIDTH))
    end = float(scaled(possible, maximum=100, width=METER_WIDTH))
    props = {"sure": sure, "possible": possible, "answered": answered, "total": total}
    spans = {"sure_width": f"{start:.1f}", "open_width": f"{max(end - start, 0):.1f}"}
    return {**props, **spans, "title": title, "width": METER_WIDTH, "colour": accent_of(context)}


@register.inclusion_tag("components/range_bar.html", takes_context=True)
def range_bar(
    context: Context,
    label: str,
    low: Number,
    high: Number,
    max: Number = 100,
    marks: Iterable[tuple[Number, str]] = (),
) -> dict[str, Any]:
    """A value that is only known to lie between two ends, with thresholds as (value, meaning)."""
    start = float(scaled(low, maximum=max, width=METER_WIDTH))
    end = float(scaled(high, maximum=max, width=METER_WIDTH))
    return {
        "colour": accent_of(context),
        "label": label,
        "low": low,
        "high": high,
        "max": max,
        "width": METER_WIDTH,
        "start": f"{start:.1f}",
        "length": f"{end - start:.1f}",
        "marks": [
            (value, meaning, scaled(value, maximum=max, width=METER_WIDTH))
            for value, meaning in marks
        ],
    }


@register.inclusion_tag("components/bars.html", takes_context=True)
def bars(
    context: Context,
    title: str,
    rows: Iterable[Bar | tuple],
    max: Number = 100,
    unit: str = "Punkte",
    value_label: str = "geprüft",
    second_label: str = "",
    table: bool = True,
) -> dict[str, Any]:
    """A bar chart with its data table; rows are (label, value, marks, second, note).

    The same drawing serves screen and paper. `second` is drawn as a thin line below the bar.
    """
    drawn = drawn_bars(rows, maximum=max)
    return {
        "colour": accent_of(context),
        "title": title,
        "id": f"diagramm-{slugify(title)}",
        "rows": drawn,
        "unit": unit,
        "value_label": value_label,
        "second_label": second_label,
        "table": table,
        "marked": any(row.marks for row in drawn),
        "noted": any(row.note for row in drawn),
        "left": LABEL_WIDTH,
        "track": BAR_WIDTH,
        "width": CHART_WIDTH,
        "height": len(drawn) * ROW_HEIGHT,
    }


@register.simple_block_tag(takes_context=True)
def step_chart(
    context: Context,
    content: SafeString,
    title: str,
    lines: Sequence[Line | tuple],
    times: Iterable[tuple[int, str]],
    summary: str,
) -> SafeString:
    """One or two lines of steps over time; `summary` says them in words, the block is the table of values."""
    props = {
        "colour": accent_of(context),
        "content": content,
        "title": title,
        "summary": summary,
        "id": f"diagramm-{slugify(title)}",
        "drawn": drawn_steps(lines, times),
        "left": LEFT,
        "right": RIGHT,
        "bottom": STEPS_BOTTOM,
        "width": WIDTH,
        "height": STEPS_HEIGHT,
    }
    return render_to_string("components/step_chart.html", props)


@register.inclusion_tag("components/span_chart.html", takes_context=True)
def span_chart(
    context: Context,
    title: str,
    rows: Iterable[tuple[str, Sequence[Span | tuple]]],
    summary: str,
) -> dict[str, Any]:
    """Bars from day to day, one row for each label that says what they are; `summary` says them in words."""
    return {
        "colour": accent_of(context),
        "title": title,
        "summary": summary,
        "id": f"diagramm-{slugify(title)}",
        "drawn": drawn_spans(rows),
        "bar": SPAN_HEIGHT,
        "right": RIGHT,
        "width": WIDTH,
    }
