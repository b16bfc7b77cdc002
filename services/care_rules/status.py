"""The state of the law as we know it: until which day, which values end, and whose check is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from services.care_leave.rulebook import Rulebook, RuleValue

# Half a year.
CHECK_DAYS = 182
WARN_DAYS = 60
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Status:
    """What a page says about the law behind it.

    `beyond`: the day that the page speaks of lies after the last one whose law was read.
    """

    law_of: date
    checked_on: date | None
    due_on: date
    is_due: bool
    beyond: bool


def known_until(checked_on: date, law_of: date) -> date:
    """Return the day to which a check reaches: who reads an old text knows the old law."""
    return min(checked_on, law_of)


def due_on(checked_on: date, law_of: date) -> date:
    """Return the day from which a value or a text must be checked again."""
    return known_until(checked_on, law_of) + timedelta(days=CHECK_DAYS)


def status_of(
    rulebook: Rulebook, today: date, *, checked_on: date | None = None, until: date | None = None
) -> Status:
    """Return the state of the law for a text read on `checked_on` that speaks of the days up to `until`."""
    due = due_on(checked_on or rulebook.law_of, rulebook.law_of)
    return Status(
        law_of=rulebook.law_of,
        checked_on=checked_on,
        due_on=due,
        is_due=due <= today,
        beyond=until is not None and until > rulebook.law_of,
    )


def ends_within(rulebook: Rulebook, days: int, today: date) -> list[RuleValue]:
    """Return proven values that end in so many days, or ended already, and that nothing proven follows.

    What had ended before the last reading of the law is history: a gap there is told as a gap.
    """
    last = today + timedelta(days=days)
    found = [
        each
        for rows in rulebook.values.values()
        for each in rows
        if each.proven
        and not each.override
        and each.valid_to is not None
        and rulebook.law_of <= each.valid_to <= last
        and not _is_followed(each, rows)
    ]
    return sorted(found, key=lambda each: (each.valid_to or last, each.key))


def standing(rulebook: Rulebook, today: date) -> list[RuleValue]:
    """Return the proven values that hold today or later: only these can be overtaken by a new law."""
    return [
        each
        for rows in rulebook.values.values()
        for each in rows
        if each.proven and (each.valid_to is None or each.valid_to >= today)
    ]


def due_values(rulebook: Rulebook, today: date) -> list[RuleValue]:
    """Return the standing values whose check is due."""
    law_of = rulebook.law_of
    return [each for each in standing(rulebook, today) if due_on(each.checked_on, law_of) <= today]


def _is_followed(value: RuleValue, rows: Iterable[RuleValue]) -> bool:
    if value.valid_to is None:
        return True
    after = value.valid_to + ONE_DAY
    return any(each.proven and not each.override and each.holds_on(after) for each in rows)
