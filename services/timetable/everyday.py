"""Rules of recurrence in the words of a form: every week on Tuesday, every second Tuesday of the month, once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.timetable.rules import DAYS, Rule, read_rule
from services.timetable.values import WEEKDAYS

NAMES = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
# Which one of the month; -1 is the last.
ORDINALS = (1, 2, 3, 4, -1)


class Repeats(StrEnum):
    """How often, as a form offers it; what is rarer is written as a rule."""

    DAILY = "taeglich"
    WEEKLY = "woche"
    FORTNIGHTLY = "zwei-wochen"
    MONTHLY = "monat"
    ONCE = "einmal"
    RULE = "regel"


@dataclass(frozen=True, slots=True)
class Everyday:
    """A recurrence as people say it; `rule` is only for what has no such words."""

    repeats: Repeats
    weekdays: tuple[str, ...] = ()
    ordinals: tuple[int, ...] = ()
    rule: str = ""


def everyday_of(text: str) -> Everyday:
    """Return a stored rule in everyday words, or as the rule itself where there are none."""
    if not text:
        return Everyday(Repeats.ONCE)
    try:
        rule = read_rule(text)
    except ValueError:
        return Everyday(Repeats.RULE, rule=text)
    for found in _guesses(rule):
        if read_rule(rule_of(found)) == rule:
            return found
    return Everyday(Repeats.RULE, rule=text)


def _guesses(rule: Rule) -> list[Everyday]:
    """Return what the rule might be; the caller compares."""
    weekdays = tuple(WEEKDAYS[day] for day in sorted({day for _, day in rule.days}))
    numbers = {number for number, _ in rule.days if number}
    ordinals = tuple(number for number in ORDINALS if number in numbers)
    found = [Everyday(Repeats.DAILY)]
    if weekdays:
        found += [
            Everyday(Repeats.WEEKLY, weekdays),
            Everyday(Repeats.FORTNIGHTLY, weekdays),
        ]
    if weekdays and ordinals:
        found.append(Everyday(Repeats.MONTHLY, weekdays, ordinals))
    return found


def rule_of(everyday: Everyday) -> str:
    """Return the rule of RFC 5545 for everyday words; empty for a single date.

    Raises ValueError with a sentence for people where a weekday is missing.
    """
    if everyday.repeats is Repeats.ONCE:
        return ""
    if everyday.repeats is Repeats.RULE:
        return everyday.rule
    if everyday.repeats is Repeats.DAILY:
        return "FREQ=DAILY"
    if not everyday.weekdays:
        raise ValueError("Bitte wählen Sie einen Wochentag.")
    days = [DAYS[WEEKDAYS.index(day)] for day in everyday.weekdays]
    if everyday.repeats is Repeats.WEEKLY:
        return f"FREQ=WEEKLY;BYDAY={','.join(days)}"
    if everyday.repeats is Repeats.FORTNIGHTLY:
        return f"FREQ=WEEKLY;INTERVAL=2;BYDAY={','.join(days)}"
    if not everyday.ordinals:
        raise ValueError("Bitte wählen Sie, der wievielte Wochentag im Monat es ist.")
    numbered = [f"{number}{day}" for number in everyday.ordinals for day in days]
    return f"FREQ=MONTHLY;BYDAY={','.join(numbered)}"


def same_rule(one: str, other: str) -> bool:
    """Whether two rules mean the same, however they are written."""
    if not (one and other):
        return one == other
    try:
        return read_rule(one) == read_rule(other)
    except ValueError:
        return one == other


def words_of_rule(text: str) -> str:
    """Return a rule in German words; the rule itself where there are none, nothing for a single date."""
    found = everyday_of(text)
    days = _and([NAMES[WEEKDAYS.index(day)] for day in found.weekdays])
    if found.repeats is Repeats.DAILY:
        return "jeden Tag"
    if found.repeats is Repeats.WEEKLY:
        return f"jede Woche am {days}"
    if found.repeats is Repeats.FORTNIGHTLY:
        return f"alle zwei Wochen am {days}"
    if found.repeats is Repeats.MONTHLY:
        which = _and(["letzten" if number < 0 else f"{number}." for number in found.ordinals])
        return f"jeden {which} {days} im Monat"
    return found.rule


def _and(words: list[str]) -> str:
    return " und ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
