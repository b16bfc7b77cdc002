"""The building blocks of every page; the Python signature of a tag is the list of its props."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.text import slugify

register = template.Library()

TONES = ("neutral", "info", "success", "warning", "danger")
BUTTONS = ("primary", "secondary", "tertiary")
STEP_STATES = ("done", "current", "open", "skipped")

# Colour of a stored state wherever it is shown; what is not named here stays neutral.
STATE_TONES = {
    "draft": "neutral",
    "submitted": "info",
    "accepted": "info",
    "in_review": "info",
    "programme_open": "warning",
    "for_decision": "warning",
    "certified": "success",
    "on_the_way": "info",
    "not_certified": "neutral",
    "withdrawn": "neutral",
    "rejected": "danger",
    "valid": "success",
    "suspended": "warning",
    "revoked": "danger",
    "replaced": "neutral",
    "expired": "neutral",
    "unknown": "danger",
}


def rendered(name: str, **props: Any) -> SafeString:
    """Return the component's own template, filled with its props."""
    return SafeString(get_template(f"components/{name}.html").render(props))


def one_of(name: str, value: str, allowed: Sequence[str]) -> str:
    """Return the value; raises TemplateSyntaxError when it is none of the allowed ones."""
    if value not in allowed:
        raise template.TemplateSyntaxError(f"{name}: „{value}“ ist keines von {', '.join(allowed)}")
    return value


# Headings and frames


@register.inclusion_tag("components/page_heading.html")
def page_heading(title: str, kicker: str = "", lead: str = "") -> dict[str, Any]:
    """The one h1 of a page, with a line above and an introduction below."""
    return {"title": title, "kicker": kicker, "lead": lead}


@register.inclusion_tag("components/section_heading.html")
def section_heading(title: str, level: int = 2, id: str = "", hint: str = "") -> dict[str, Any]:
    """A heading inside a page (level 2 to 4) that can be linked to."""
    return {"title": title, "level": level, "id": id or slugify(title), "hint": hint}


@register.simple_block_tag
def card(
    content: SafeString,
    title: str = "",
    kicker: str = "",
    level: int = 2,
    href: str = "",
    tone: str = "",
) -> SafeString:
    """A framed piece; with `href` its title links. tone: "", "accent", "surface"."""
    one_of("card tone", tone, ("", "accent", "surface"))
    return rendered(
        "card", content=content, title=title, kicker=kicker, level=level, href=href, tone=tone
    )


@register.simple_block_tag
def grid(content: SafeString, columns: int = 3) -> SafeString:
    """Puts its children side by side, at most `columns` (2, 3 or 4), fewer on small screens."""
    one_of("grid columns", str(columns), ("2", "3", "4"))
    return rendered("grid", content=content, columns=columns)


@register.simple_block_tag
def actions(content: SafeString) -> SafeString:
    """A row of buttons or links."""
    return rendered("actions", content=content)


@register.simple_block_tag
def fold(content: SafeString, title: str, open: bool = False) -> SafeString:
    """A part that opens on demand."""
    return rendered("fold", content=content, title=title, open=open)


@register.simple_block_tag
def why(
    content: SafeString, title: str = "Warum fragen wir das?", open: bool = False
) -> SafeString:
    """The reason behind a question, folded away."""
    return rendered("why", content=content, title=title, open=open)


@register.simple_block_tag
def quote(content: SafeString, source: str = "") -> SafeString:
    """Somebody's own words."""
    return rendered("quote", content=content, source=source)


@register.simple_block_tag
def tile(
    content: SafeString, title: str, href: str, drawing: str = "", level: int = 2
) -> SafeString:
    """A big way in for start pages; drawing is the name of a file in static/img/drawings."""
    return rendered("tile", content=content, title=title, href=href, drawing=drawing, level=level)


@register.simple_block_tag
def empty_state(content: SafeString, title: str, drawing: str = "leer") -> SafeString:
    """What stands where nothing is yet, with the next step as content."""
    return rendered("empty_state", content=content, title=title, drawing=drawing)


# Messages and states


@register.simple_block_tag
def alert(
    content: SafeString, kind: str = "info", title: str = "", level: int = 2, role: str = ""
) -> SafeString:
    """A framed message. kind: info, success, warning, danger; role: "", "status", "alert"."""
    one_of("alert kind", kind, TONES[1:])
    one_of("alert role", role, ("", "status", "alert"))
    return rendered("alert", content=content, kind=kind, title=title, level=level, role=role)


@register.inclusion_tag("components/badge.html")
def badge(text: str, tone: str = "neutral") -> dict[str, Any]:
    """A short label. tone: neutral, info, success, warning, danger."""
    return {"text": text, "tone": one_of("badge tone", tone, TONES)}


@register.inclusion_tag("components/badge.html")
def state_badge(state: Any, label: str = "") -> dict[str, Any]:
    """The badge of a stored state; without `label` an enum member's own label is shown."""
    text = label or getattr(state, "label", str(state))
    return {"text": text, "tone": STATE_TONES.get(str(state), "neutral")}


@register.simple_block_tag
def conflict(
    content: SafeString,
    mine: Any,
    theirs: Any,
    theirs_by: str = "",
    theirs_at: Any = None,
    title: str = "Inzwischen wurde etwas anderes gespeichert",
) -> SafeString:
    """Two versions of one answer side by side; the content says what can be done."""
    props = {"mine": mine, "theirs": theirs, "theirs_by": theirs_by, "theirs_at": theirs_at}
    return rendered("conflict", content=content, title=title, **props)


# Buttons and links


@register.inclusion_tag("components/button.html")
def button(
    label: str,
    kind: str = "primary",
    name: str = "",
    value: str = "",
    reason: str = "",
    icon: str = "",
    form: str = "",
) -> dict[str, Any]:
    """A submit button; with `reason` it is greyed and says why."""
    return {
        "label": label,
        "kind": one_of("button kind", kind, BUTTONS),
        "name": name,
        "value": value,
        "reason": reason,
        "reason_id": f"grund-{slugify(f'{label} {value}')}",
        "icon": icon,
        "form": form,
    }


@register.inclusion_tag("components/button_link.html")
def button_link(
    label: str, href: str, kind: str = "primary", icon: str = "", reason: str = ""
) -> dict[str, Any]:
    """A link that looks like a button; with `reason` it is greyed and says why."""
    return {
        "label": label,
        "href": href,
        "kind": one_of("button_link kind", kind, BUTTONS),
        "icon": icon,
        "reason": reason,
        "reason_id": f"grund-{slugify(label)}",
    }


@register.inclusion_tag("components/download_link.html")
def download_link(
    label: str, href: str, format: str = "PDF", size: int | None = None, hint: str = ""
) -> dict[str, Any]:
    """A link to a file with its format and size (bytes)."""
    return {"label": label, "href": href, "format": format, "size": size, "hint": hint}


@register.inclusion_tag("components/icon.html")
def icon(name: str, label: str = "") -> dict[str, Any]:
    """One of the KERN icons; without a label it is decoration."""
    return {"name": name, "label": label}


@register.inclusion_tag("components/drawing.html")
def drawing(name: str, alt: str = "", size: str = "") -> dict[str, Any]:
    """A drawing from static/img/drawings. size: "", "small", "large"."""
    return {"name": name, "alt": alt, "size": one_of("drawing size", size, ("", "small", "large"))}


@register.inclusion_tag("components/emblem.html")
def emblem(name: str = "haus", alt: str = "", size: str = "") -> dict[str, Any]:
    """The emblem of an alliance: elbe, lahn, mosel or haus."""
    return {"name": name or "haus", "alt": alt, "size": size}


@register.inclusion_tag("components/seal.html")
def seal(level: str, alt: str = "") -> dict[str, Any]:
    """The seal of a level: freundlich or vorbild; "weg" has none."""
    return {"level": level, "alt": alt, "exists": level in ("freundlich", "vorbild")}


# Facts, people, time


@register.inclusion_tag("components/facts.html")
def facts(pairs: Iterable[tuple[Any, Any]], compact: bool = False) -> dict[str, Any]:
    """A description list from pairs (term, value)."""
    return {"pairs": pairs, "compact": compact}


@register.simple_block_tag
def fact_list(content: SafeString, compact: bool = False) -> SafeString:
    """A description list whose entries are written as `fact` tags."""
    return rendered("fact_list", content=content, compact=compact)


@register.simple_block_tag
def fact(content: SafeString, term: str) -> SafeString:
    """One entry of a `fact_list`; the value may be anything."""
    return rendered("fact", content=content, term=term)


@register.inclusion_tag("components/person.html")
def person(name: str, role: str = "", note: str = "", email: str = "") -> dict[str, Any]:
    """One line for a person."""
    return {"name": name, "role": role, "note": note, "email": email}


@register.simple_block_tag
def timeline(content: SafeString, label: str = "Verlauf") -> SafeString:
    """A list of `moment` tags, newest or oldest first as given."""
    return rendered("timeline", content=content, label=label)


@register.simple_block_tag
def moment(content: SafeString, title: str, at: Any = None, by: str = "") -> SafeString:
    """One entry of a `timeline`: what happened, when, and through whom."""
    return rendered("moment", content=content, title=title, at=at, by=by)


@register.inclusion_tag("components/bullets.html")
def bullets(items: Iterable[Any], kind: str = "plain") -> dict[str, Any]:
    """A list of sentences. kind: plain, missing (open circles), done (ticks)."""
    return {"items": items, "kind": one_of("bullets kind", kind, ("plain", "missing", "done"))}


# Tasks and steps


@register.simple_block_tag
def task_list(content: SafeString, title: str = "", level: int = 2) -> SafeString:
    """A list of `task` tags."""
    return rendered("task_list", content=content, title=title, level=level)


@register.inclusion_tag("components/task.html")
def task(
    label: str, href: str = "", status: str = "", tone: str = "neutral", hint: str = ""
) -> dict[str, Any]:
    """One entry of a `task_list`; without `href` it cannot be opened yet."""
    tone = one_of("task tone", tone, TONES)
    return {"label": label, "href": href, "status": status, "tone": tone, "hint": hint}


@register.inclusion_tag("components/steps.html")
def steps(items: Iterable[Sequence[str]], label: str = "Stand des Verfahrens") -> dict[str, Any]:
    """Where a case stands: items are (label, state) or (label, state, note).

    States: done, current, open, skipped.
    """
    rows = [(*item, "")[:3] for item in items]
    for row in rows:
        one_of("steps state", row[1], STEP_STATES)
    return {"rows": rows, "label": label}


# Tables and ways


@register.simple_block_tag
def data_table(content: SafeString, caption: str, hide_caption: bool = False) -> SafeString:
    """Wraps thead and tbody; scrolls inside itself on small screens. Numbers: class="num"."""
    return rendered("data_table", content=content, caption=caption, hide_caption=hide_caption)


@register.simple_block_tag
def breadcrumb(content: SafeString) -> SafeString:
    """The way to this page as `crumb` tags."""
    return rendered("breadcrumb", content=content)


@register.inclusion_tag("components/crumb.html")
def crumb(label: str, href: str = "") -> dict[str, Any]:
    """One part of a `breadcrumb`; without `href` it is the page itself."""
    return {"label": label, "href": href}


@register.inclusion_tag("components/side_nav.html")
def side_nav(items: Iterable[Sequence[Any]], label: str = "In diesem Antrag") -> dict[str, Any]:
    """Navigation beside a case: items are (label, url, current) or (label, url, current, note)."""
    return {"rows": [(*item, "")[:4] for item in items], "label": label}


@register.inclusion_tag("components/pagination.html")
def pagination(
    page: Any, label: str = "Seiten", query: str = "", parameter: str = "seite"
) -> dict[str, Any]:
    """Previous and next for a Django page object; `query` is kept ("suche=kita&").

    `parameter` names the page in the address, where several lists on a page have pages of their own.
    """
    return {"page": page, "label": label, "query": query, "parameter": parameter}
