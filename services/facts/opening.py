"""What can be said of an entry at this moment: open, closed, or when it takes place next."""

from datetime import date, datetime, timedelta

from services.directory.sheets import Sheet
from services.facts.rows import Line
from services.languages.queries import say
from services.languages.values import Language
from services.languages.when import occurrence_words, open_words
from services.timetable import OpenKind, holidays_in, occurrences, open_state
from services.timetable.values import ZONE, Occurrence
from services.timetable.values import Kind as SlotKind

# How far ahead a date is looked for; what comes later is found by the timetable itself.
AHEAD = timedelta(days=183)
HOURS = (SlotKind.OPENING, SlotKind.CONSULTATION)


def now_lines(sheet: Sheet, language: Language, now: datetime, land: str) -> tuple[Line, ...]:
    """Return „jetzt geschlossen, öffnet morgen um 10 Uhr“ and the next date, as far as either can be said.

    `now` is an aware moment, `land` the two letters whose public holidays hold. Of an entry from an old
    paper nothing is said: its hours may be over for years.
    """
    if sheet.historical:
        return ()
    today = now.astimezone(ZONE).date()
    lines = []
    if any(slot.kind in HOURS for slot in sheet.slots):
        state = open_state(sheet.slots, now, holidays_in(land, (today.year, today.year + 1)))
        if state.kind != OpenKind.UNKNOWN or state.next_opening:
            lines.append(Line(open_words(state, now, language)))
    if coming := next_date(sheet, today):
        words = occurrence_words(coming, language)
        lines.append(Line(say("facts.next_date", language, date=words)))
    return tuple(lines)


def next_date(sheet: Sheet, today: date) -> Occurrence | None:
    """Return the next meeting or event that takes place, within half a year."""
    slots = [slot for slot in sheet.slots if slot.kind not in HOURS]
    found = occurrences(slots, today, today + AHEAD) if slots else []
    return next((each for each in found if not each.cancelled), None)
