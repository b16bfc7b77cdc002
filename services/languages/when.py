"""Words for timetables in the reader's language: hours of opening, meetings that recur, open now or when next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from services.languages.dates import (
    clock,
    date_words,
    day_and_month,
    day_words,
    list_words,
    month_name,
    weekday_name,
)
from services.languages.queries import say
from services.languages.values import Language
from services.timetable.dates import has_ended
from services.timetable.rules import Rule, read_rule
from services.timetable.values import ZONE, Kind, Occurrence, OpenKind, OpenState, Slot

# Which form of "the second" a weekday takes, Monday first: 0 masculine, 1 feminine, 2 neuter.
GENDERS = {"uk": (0, 0, 1, 0, 1, 1, 1), "ru": (0, 0, 1, 0, 1, 1, 2)}
ALL_DAYS = tuple(range(7))


@dataclass(frozen=True)
class When:
    """A line of a timetable: its kind and its words in the reader's language; the note is German free text."""

    label: str
    text: str
    note: str = ""
    kind: Kind = Kind.OPENING


def timetable_words(slots: Iterable[Slot], language: Language, today: date) -> tuple[When, ...]:
    """Return the lines of a timetable; hours that are the same on several days stand in one, ended ones nowhere."""
    valid = [slot for slot in slots if not has_ended(slot, today)]
    weekly = [slot for slot in valid if is_weekly(slot)]
    lines = _week(weekly, language, today)
    lines += [
        When(
            kind_label(slot.kind, language), slot_words(slot, language, today), slot.note, slot.kind
        )
        for slot in valid
        if slot not in weekly
    ]
    return tuple(lines)


def kind_label(kind: Kind, language: Language) -> str:
    """Return what a slot offers: Öffnungszeiten, Sprechstunde, Treffen, Veranstaltung."""
    return say(f"when.kind_{kind}", language)


def slot_words(slot: Slot, language: Language, today: date) -> str:
    """Return one slot as a line: „jeden 2. Dienstag im Monat: 16 bis 18 Uhr“."""
    return _line(repeat_words(slot, language), [slot], language, today)


def hours_words(slot: Slot | Occurrence, language: Language) -> str:
    """Return the hours: „10 bis 12 Uhr“, „ab 10 Uhr“, „rund um die Uhr“; empty where they are not known."""
    if slot.opens is None:
        return ""
    if slot.opens == slot.closes:
        return say("when.round_the_clock", language)
    opens = clock(slot.opens, language)
    if slot.closes is None:
        return say("when.from_hour", language, opens=opens)
    closes = clock(slot.closes, language, is_end=True)
    return say("when.hours", language, opens=opens, closes=closes)


def occurrence_words(occurrence: Occurrence, language: Language) -> str:
    """Return one date with its hours: „Dienstag, 3. November 2026: 16 bis 18 Uhr“."""
    days, hours = day_words(occurrence.on, language), hours_words(occurrence, language)
    return say("when.line", language, days=days, hours=hours) if hours else days


def repeat_words(slot: Slot, language: Language) -> str:
    """Return on which days: a single date, or the rule in words."""
    if not slot.rrule:
        return day_words(slot.starts_on, language)
    rule = read_rule(slot.rrule)
    words = REPEATS[rule.frequency](rule, slot, language)
    if rule.interval > 1:
        unit = {"DAILY": "days", "WEEKLY": "weeks", "MONTHLY": "months", "YEARLY": "years"}
        every = say(f"when.every_{unit[rule.frequency]}", language, count=rule.interval)
        words = _joined([every, words], language)
    if rule.months and rule.frequency != "YEARLY":
        words = _joined([words, _only(rule.months, language)], language)
    return words


def open_words(state: OpenState, now: datetime, language: Language) -> str:
    """Return what can be said now: „jetzt geschlossen, öffnet morgen um 10 Uhr“."""
    if state.kind == OpenKind.BY_APPOINTMENT:
        return say("when.only_appointment", language)
    if state.kind == OpenKind.UNKNOWN and state.next_opening is None:
        return say("when.open_unknown", language)
    if state.kind == OpenKind.OPEN:
        parts = [_open_until(state, language)]
    else:
        closed = state.kind == OpenKind.CLOSED
        parts = [say("when.closed", language)] if closed else []
        parts += [_opens(state.next_opening, now, language)] if state.next_opening else []
    if state.is_holiday and state.kind == OpenKind.CLOSED:
        parts.append(say("when.holiday_today", language))
    if state.also_by_appointment:
        parts.append(say("when.also_appointment", language))
    return _joined(parts, language)


def days_words(weekdays: Iterable[int], language: Language) -> str:
    """Return weekdays (0: Monday), three and more in a row as a range, all seven as „jeden Tag“."""
    found = sorted(set(weekdays))
    if len(found) == len(ALL_DAYS):
        return say("when.daily", language)
    pieces: list[str] = []
    # Days in a row keep the same distance to their place in the list.
    for _, run in groupby(enumerate(found), key=lambda pair: pair[1] - pair[0]):
        days = [weekday_name(day, language) for _, day in run]
        if len(days) >= 3:
            pieces.append(say("when.day_range", language, first=days[0], last=days[-1]))
        else:
            pieces += days
    return _joined(pieces, language)


def is_weekly(slot: Slot) -> bool:
    """Return whether a slot is one of plain opening hours: each week on the same days."""
    if slot.kind not in {Kind.OPENING, Kind.CONSULTATION} or not slot.rrule:
        return False
    rule = read_rule(slot.rrule)
    plain = not (rule.months or rule.month_days or rule.count or rule.until)
    return rule.frequency in {"WEEKLY", "DAILY"} and rule.interval == 1 and plain


def _week(slots: list[Slot], language: Language, today: date) -> list[When]:
    """Gather opening hours: same kind and same notes, then same hours."""
    lines = []
    groups: dict[tuple[object, ...], list[Slot]] = {}
    for slot in slots:
        coming = slot.starts_on if slot.starts_on > today else None
        key = (slot.kind, slot.note, slot.by_appointment, slot.valid_to, coming)
        groups.setdefault(key, []).append(slot)
    for group in groups.values():
        by_day = {
            day: sorted(
                (slot for slot in group if day in _weekdays(slot)),
                key=lambda slot: (slot.opens is None, slot.opens),
            )
            for day in ALL_DAYS
        }
        alike: dict[str, list[int]] = {}
        for day, of_day in by_day.items():
            if of_day:
                hours = [hours_words(slot, language) for slot in of_day]
                alike.setdefault(list_words([h for h in hours if h], language), []).append(day)
        kind, note = group[0].kind, group[0].note
        for days in alike.values():
            text = _line(days_words(days, language), by_day[days[0]], language, today)
            lines.append(When(kind_label(kind, language), text, note, kind))
    return lines


def _line(days: str, slots: list[Slot], language: Language, today: date) -> str:
    """Put days, hours and limits together; the slots share all but their hours."""
    hours = list_words([h for slot in slots if (h := hours_words(slot, language))], language)
    words = say("when.line", language, days=days, hours=hours) if hours else days
    return _joined([words, *_limits(slots[0], language, today)], language)


def _limits(slot: Slot, language: Language, today: date) -> list[str]:
    rule = read_rule(slot.rrule) if slot.rrule else Rule("DAILY")
    found = [say("when.by_appointment", language)] if slot.by_appointment else []
    if rule.count:
        found.append(say("when.times", language, count=rule.count))
    if slot.rrule and slot.starts_on > today:
        found.append(say("when.starting", language, day=date_words(slot.starts_on, language)))
    last = min((day for day in (rule.until, slot.valid_to) if day), default=None)
    if slot.rrule and last:
        found.append(say("when.ending", language, day=date_words(last, language)))
    cancelled = [date_words(day, language) for day in sorted(slot.cancelled) if day >= today]
    if cancelled:
        found.append(say("when.cancelled", language, days=list_words(cancelled, language)))
    return found


def _weekdays(slot: Slot) -> tuple[int, ...]:
    rule = read_rule(slot.rrule)
    if rule.days:
        return tuple(sorted({weekday for _, weekday in rule.days}))
    return ALL_DAYS if rule.frequency == "DAILY" else (slot.starts_on.weekday(),)


def _daily(rule: Rule, slot: Slot, language: Language) -> str:
    if rule.days:
        return days_words(_weekdays(slot), language)
    return say("when.daily", language) if rule.interval == 1 else ""


def _weekly(rule: Rule, slot: Slot, language: Language) -> str:
    days = _weekdays(slot)
    if rule.interval > 1 or slot.kind in {Kind.OPENING, Kind.CONSULTATION}:
        return days_words(days, language)
    return list_words([say(f"when.every_{day}", language) for day in days], language)


def _monthly(rule: Rule, slot: Slot, language: Language) -> str:
    if rule.days:
        by_day = groupby(sorted(rule.days, key=lambda pair: pair[::-1]), key=lambda pair: pair[1])
        found = [_nth_weekday(day, [nth for nth, _ in pairs], language) for day, pairs in by_day]
        return list_words(found, language)
    days = rule.month_days or (slot.starts_on.day,)
    found = [str(day) for day in days if day > 0]
    words = [say("when.month_days", language, days=list_words(found, language))] if found else []
    words += [say("when.month_last_day", language)] if min(days) < 0 else []
    return list_words(words, language)


def _nth_weekday(day: int, ordinals: list[int], language: Language) -> str:
    if 0 in ordinals:
        return say(f"when.every_{day}", language)
    # From the end of the month stands last: the first and the last Tuesday.
    ordered = sorted(ordinals, key=lambda nth: (nth < 0, nth))
    nth = list_words([_nth(each, day, language) for each in ordered], language)
    return say(f"when.monthly_{day}", language, nth=nth)


def _nth(ordinal: int, day: int, language: Language) -> str:
    named = ordinal >= -2
    number = ordinal if named else -ordinal
    forms = say(f"when.nth_{number}", language).split("|")
    form = forms[GENDERS.get(language.code, (0,) * 7)[day] if len(forms) > 1 else 0]
    return form if named else say("when.nth_before_last", language, nth=form)


def _yearly(rule: Rule, slot: Slot, language: Language) -> str:
    months = rule.months or (slot.starts_on.month,)
    if rule.days:
        words = _joined([_monthly(rule, slot, language), _only(months, language)], language)
    else:
        days = [day for day in rule.month_days if day > 0] or [slot.starts_on.day]
        # The year 2024 has every day that a year can have.
        dates = [
            date(2024, month, day) for month in months for day in days if day <= 29 or month != 2
        ]
        words = list_words([day_and_month(each, language) for each in dates], language)
    return words if rule.interval > 1 else say("when.yearly", language, days=words)


def _only(months: Iterable[int], language: Language) -> str:
    names = list_words([month_name(month, language) for month in months], language)
    return say("when.only_months", language, months=names)


REPEATS = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}


def _open_until(state: OpenState, language: Language) -> str:
    if state.until is None:
        return say("when.open_always", language)
    until = clock(state.until.astimezone(ZONE).time(), language, is_end=True)
    return say("when.open_until", language, time=until)


def _opens(at: datetime, now: datetime, language: Language) -> str:
    local, today = at.astimezone(ZONE), now.astimezone(ZONE).date()
    time, day = clock(local.time(), language), local.date()
    if day == today:
        return say("when.opens_today", language, time=time)
    if day == today + timedelta(days=1):
        return say("when.opens_tomorrow", language, time=time)
    within_a_week = day < today + timedelta(days=7)
    name = weekday_name(day.weekday(), language) if within_a_week else day_words(day, language)
    return say("when.opens_later", language, day=name, time=time)


def _joined(parts: Iterable[str], language: Language) -> str:
    """Return parts of a line, set apart by the comma of the language."""
    return ("، " if language.is_rtl else ", ").join(part for part in parts if part)
