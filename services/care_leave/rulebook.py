"""What the law says on a day: dated values with statute and sources, and where nothing is proven, that this is so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

# What was before this day is told on a page, not computed.
FIRST_DAY = date(2015, 1, 1)


class Unit(StrEnum):
    """What a value counts."""

    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    HOURS_PER_WEEK = "hours_per_week"
    HEADS = "heads"
    EURO = "euro"
    EURO_PER_DAY = "euro_per_day"
    EURO_PER_MONTH = "euro_per_month"
    EURO_PER_YEAR = "euro_per_year"
    SHARE = "share"
    EURO_PER_WEEK = "euro_per_week"
    DAYS = "days"
    GRADE = "grade"
    FORM = "form"
    RULE = "rule"


class Form(StrEnum):
    """How a declaration must be made."""

    NONE = "none"
    TEXT = "text"
    WRITTEN = "written"
    WRITTEN_OR_ELECTRONIC = "written_or_electronic"


@dataclass(frozen=True, slots=True)
class Source:
    """A text in which a value was read."""

    key: str
    title: str
    url: str
    official: str = ""


@dataclass(frozen=True, slots=True)
class RuleValue:
    """One value of a parameter and the days on which it holds (both ends included; no end: open).

    `value` is a number, a `Form`, or for `Unit.RULE` one word of the parameter's own short list;
    None says: not proven for these days. `override` goes before what else holds inside its dates.
    `precision` says where its first or last day is only assumed.
    """

    key: str
    value: Decimal | Form | str | None
    unit: Unit
    valid_from: date
    valid_to: date | None
    statute: str
    sources: tuple[str, ...]
    checked_on: date
    override: bool = False
    note: str = ""
    precision: str = ""

    @property
    def proven(self) -> bool:
        """Whether a source is known for it."""
        return self.value is not None

    def holds_on(self, day: date) -> bool:
        """Whether the value is the law of that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class NoRule(LookupError):
    """No value is known for that day: it lies before the first one."""


class NotProven(LookupError):
    """A number was wanted where no source is known."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All dated values; `law_of` is the day whose law was read last."""

    values: Mapping[str, tuple[RuleValue, ...]]
    sources: Mapping[str, Source]
    law_of: date

    def at(self, key: str, day: date) -> RuleValue:
        """Return the value of a parameter on a day, exceptions first. Raises KeyError, NoRule."""
        held = [each for each in self.values[key] if each.holds_on(day)]
        if not held:
            raise NoRule(f"{key} on {day}")
        return next((each for each in held if each.override), held[0])

    def number(self, key: str, day: date) -> Decimal:
        """Return a number on a day. Raises KeyError, NoRule, NotProven."""
        value = self.at(key, day).value
        if value is None:
            raise NotProven(f"{key} on {day}")
        if not isinstance(value, Decimal):
            raise TypeError(f"{key} is no number")
        return value

    def count(self, key: str, day: date) -> int:
        """Return a whole number (days, weeks, months, heads) on a day. Raises as `number`."""
        return int(self.number(key, day))

    def form(self, key: str, day: date) -> Form:
        """Return how a declaration must be made on a day. Raises KeyError, NoRule."""
        return Form(str(self.at(key, day).value))

    def differs(self, key: str, first: date, second: date) -> bool:
        """Whether a parameter says something else on the second day."""
        return self.at(key, first) != self.at(key, second)


def rulebook(values: Iterable[RuleValue], sources: Iterable[Source], law_of: date) -> Rulebook:
    """Return a rulebook of single values, each parameter's in the order of their days."""
    by_key: dict[str, list[RuleValue]] = {}
    for each in sorted(values, key=lambda each: (each.key, each.valid_from)):
        by_key.setdefault(each.key, []).append(each)
    return Rulebook(
        values={key: tuple(rows) for key, rows in by_key.items()},
        sources={each.key: each for each in sources},
        law_of=law_of,
    )
