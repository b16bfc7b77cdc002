"""The days that count as a calendar file, whole days with reminders; by default its titles tell strangers nothing."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from services.advice.cards import TITLES, Card
from services.advice.days import Date
from services.care_leave.advice import Meets

NAME = "termine.ics"
PRODUCT = "-//Buendnisportal//Termine//DE"
ONE_DAY = timedelta(days=1)
# Nine in the morning, a week and a day before.
REMINDERS = (timedelta(days=-7, hours=9), timedelta(days=-1, hours=9))
WITH_REMINDER = {Meets.NOTICE, Meets.LOAN, Meets.ANSWER, Meets.QUARTER_WAIVER}
NEUTRAL = {
    Meets.NOTICE: "Schreiben muss ankommen",
    Meets.ANSWER: "Antwort abwarten bis heute",
    Meets.LOAN: "Antrag stellen bis heute",
    Meets.QUARTER_WAIVER: "Antrag stellen bis heute",
    Meets.PROTECTION: "Gilt ab heute",
    Meets.START: "Beginn",
    Meets.END: "Ende",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One day of the calendar."""

    uid: str
    on: date
    title: str
    text: str
    reminds: bool


def entries_of(cards: Iterable[Card], today: date, *, clear: bool = False) -> list[Entry]:
    """Return the coming days in their order; `clear` says what they are about.

    Of a way that still waits for a paper it is the day of the letter: an announced leave speeds the paper up.
    """
    days = {
        (each.on, each.meets, each.kind): each
        for card in cards
        for each in card.dates
        if card.is_open_way or (card.is_prepared and each.meets is Meets.NOTICE)
    }
    coming = [day for day in sorted(days.values(), key=_order) if day.on >= today]
    return [
        entry
        for number, day in enumerate(coming, start=1)
        for entry in _entries(day, number, today, clear=clear)
    ]


def _order(day: Date) -> tuple[date, str, str]:
    return day.on, day.kind.value, day.meets.value


def _entries(day: Date, number: int, today: date, *, clear: bool) -> Iterator[Entry]:
    about = TITLES[day.kind] if clear else f"Frist {number}"
    label = day.label if clear else NEUTRAL[day.meets]
    text = f"{day.sentence} {day.note} ({day.statute})" if clear else ""
    mark = f"{day.kind}-{day.meets}-{day.on}"
    if day.send_by and today <= day.send_by < day.on:
        yield Entry(
            _uid(f"{mark}-send"), day.send_by, f"{about}: Schreiben abschicken", text, reminds=True
        )
    yield Entry(_uid(mark), day.on, f"{about}: {label}", text, reminds=day.meets in WITH_REMINDER)


def _uid(mark: str) -> str:
    """Return a mark that stays the same when the file is fetched again, and tells nothing."""
    return f"{hashlib.sha256(mark.encode()).hexdigest()[:24]}@buendnisportal.invalid"


def calendar_of(entries: Iterable[Entry], today: date) -> bytes:
    """Return the entries as a calendar (RFC 5545)."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry, today))
    return bytes(calendar.to_ical())


def _event(entry: Entry, today: date) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", datetime(today.year, today.month, today.day, tzinfo=UTC))
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + ONE_DAY)
    event.add("summary", entry.title)
    if entry.text:
        event.add("description", entry.text)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    for before in REMINDERS if entry.reminds else ():
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.title)
        alarm.add("trigger", before)
        event.add_component(alarm)
    return event
