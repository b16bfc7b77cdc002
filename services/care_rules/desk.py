"""The desk of the law: what ends soon, what is due to be read again, and what nobody could prove."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from buendnis.templatetags.german import datum, zahlwort
from services.care_leave.rulebook import Rulebook, RuleValue, Source
from services.care_rules.checking import gaps
from services.care_rules.queries import parameters, the_rulebook
from services.care_rules.status import WARN_DAYS, due_on, due_values, ends_within, standing
from services.care_rules.texts import CheckedText, checked_texts
from services.care_rules.words import said

# The desk looks further than the warning, so that an update can be planned.
LOOKS_AHEAD = 120


@dataclass(frozen=True, slots=True)
class Line:
    """A value with its words, and how urgent it is."""

    value: RuleValue
    name: str
    words: str
    days: str
    sources: tuple[Source, ...]
    badge: str = ""
    tone: str = "neutral"


@dataclass(frozen=True, slots=True)
class Due:
    """A part of the law, or a text, that somebody has to read again."""

    name: str
    checked_on: date
    badge: str
    tone: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the page shows."""

    law_of: date
    next_check: date
    is_due: bool
    count: int
    ending: list[Line]
    due: list[Due]
    open_gaps: list[Line]
    past_gaps: list[Line]
    assumed: list[Line]


def desk_on(today: date) -> Desk:
    """Return the state of the law on a day, the most urgent first."""
    rulebook = the_rulebook()
    found = gaps(rulebook)
    next_check = min(due_on(each.checked_on, rulebook.law_of) for each in standing(rulebook, today))
    return Desk(
        law_of=rulebook.law_of,
        next_check=next_check,
        is_due=next_check <= today,
        count=sum(len(rows) for rows in rulebook.values.values()),
        ending=[_ending(each, rulebook, today) for each in ends_within(rulebook, LOOKS_AHEAD, today)],
        due=_due(rulebook, today),
        open_gaps=[_line(each, rulebook) for each in found if not _is_past(each, today)],
        past_gaps=[_line(each, rulebook) for each in found if _is_past(each, today)],
        assumed=[_line(each, rulebook) for rows in rulebook.values.values() for each in rows if each.precision],
    )  # fmt: skip


def urgent_count(today: date) -> int:
    """Return how many values end within the days of the warning, and how many parts and texts are due."""
    rulebook = the_rulebook()
    return len(ends_within(rulebook, WARN_DAYS, today)) + len(_due(rulebook, today))


def _ending(value: RuleValue, rulebook: Rulebook, today: date) -> Line:
    days = ((value.valid_to or today) - today).days
    if days < 0:
        return _line(value, rulebook, "abgelaufen", "danger")
    tone = "warning" if days <= WARN_DAYS else "info"
    return _line(
        value, rulebook, f"endet in {zahlwort(days, 'Tag,Tagen')}" if days else "endet heute", tone
    )


def _due(rulebook: Rulebook, today: date) -> list[Due]:
    """Return the parts of the law and the texts whose check is due, the longest overdue first."""
    known = parameters()
    values = sorted(
        due_values(rulebook, today), key=lambda each: (known[each.key].room, each.checked_on)
    )
    rooms = groupby(values, key=lambda each: known[each.key].room)
    found = [(room, "", min(each.checked_on for each in rows)) for room, rows in rooms]
    found += [(each.name, each.path, each.checked_on) for each in _due_texts(rulebook, today)]
    ordered = sorted(found, key=lambda each: each[2])
    return [_due_line(*each, rulebook.law_of, today) for each in ordered]


def _due_texts(rulebook: Rulebook, today: date) -> list[CheckedText]:
    return [each for each in checked_texts() if due_on(each.checked_on, rulebook.law_of) <= today]


def _due_line(name: str, path: str, checked_on: date, law_of: date, today: date) -> Due:
    days = (today - due_on(checked_on, law_of)).days
    badge = f"fällig seit {zahlwort(days, 'Tag,Tagen')}" if days else "heute fällig"
    return Due(name, checked_on, badge, "warning" if days else "info", path)


def _is_past(value: RuleValue, today: date) -> bool:
    return value.valid_to is not None and value.valid_to < today


def _line(value: RuleValue, rulebook: Rulebook, badge: str = "", tone: str = "neutral") -> Line:
    parameter = parameters()[value.key]
    return Line(
        value=value,
        name=f"{parameter.room}: {parameter.name}",
        words=said(value),
        days=span_said(value),
        sources=tuple(rulebook.sources[key] for key in value.sources),
        badge=badge,
        tone=tone,
    )


def span_said(value: RuleValue) -> str:
    """Return on which days a value holds: „ab 1. Januar 2025“, „1. Januar 2026 bis 31. Dezember 2026“."""
    first = datum(value.valid_from)
    return f"{first} bis {datum(value.valid_to)}" if value.valid_to else f"ab {first}"
