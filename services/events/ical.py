"""Calendars to take along (RFC 5545, RFC 7986): one entry, or a feed of many.

A calendar is read by whoever holds the phone. On separation and violence it therefore says "Termin" and
an address, unless the whole titles are asked for.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vText

from services.directory.sheets import Sheet, SheetPlace
from services.directory.states import Registration
from services.events.values import dated
from services.languages.queries import say
from services.languages.values import Language
from services.timetable.dates import dates_of, end_of, has_ended
from services.timetable.rules import DAYS, read_rule
from services.timetable.values import ZONE, Slot

PRODUCT = "-//Buendnisportal//Hilfen fuer Familien//DE"
# A feed carries so many lines of timetables at most, the nearest dates first.
MOST_SLOTS = 300
MOST_CANCELLED = 100
# How often a calendar looks for news; the offices change their dates by the week.
REFRESH = timedelta(days=1)
LOOKS_AHEAD = timedelta(days=366)
FIRST_DATE_WITHIN = timedelta(days=3 * 366)
SEVERAL_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Edition:
    """How a calendar is written: for whom, on which day, and where it can be fetched again, if that may stand in it."""

    language: Language
    today: date
    name: str
    source: str
    # The address of an entry's page, by its code.
    entry_address: Callable[[str], str]
    whole_titles: bool = False


def calendar_of(sheets: Iterable[Sheet], edition: Edition) -> bytes:
    """Return the dates of the entries as a calendar, UTF-8, its lines folded and ended as the standard asks."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(one_line(edition.name)))
    calendar.add("x-wr-timezone", vText(ZONE.key))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vText("P1D"))
    if edition.source:
        calendar.add("source", edition.source, parameters={"VALUE": "URI"})
    calendar.add_component(_german_time())
    for _, sheet, slot in islice(_nearest(sheets, edition.today), MOST_SLOTS):
        for event in _events(sheet, slot, edition):
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _nearest(sheets: Iterable[Sheet], today: date) -> list[tuple[date, Sheet, Slot]]:
    found = [
        (next(dates_of(slot, today, today + LOOKS_AHEAD), date.max), sheet, slot)
        for sheet in sheets
        for slot in dated(sheet.slots)
        if not has_ended(slot, today)
    ]
    return sorted(found, key=lambda each: (each[0], each[1].sort_key, each[1].code, each[2].uid))


def _events(sheet: Sheet, slot: Slot, edition: Edition) -> Iterator[Event]:
    first = next(dates_of(slot, slot.starts_on, slot.starts_on + FIRST_DATE_WITHIN), None)
    if first is None:
        return
    main = _event(sheet, slot, first, edition)
    if not slot.rrule:
        if first in slot.cancelled:
            _call_off(main, sheet, slot, first, edition)
        yield main
        return
    main.add("rrule", _rule_of(slot))
    called_off = sorted(day for day in slot.cancelled if next(dates_of(slot, day, day), None))
    # What is over is simply left out; what is to come is shown as called off.
    past = [_at(slot, day) for day in called_off if day < edition.today]
    if past:
        main.add("exdate", past[-MOST_CANCELLED:])
    yield main
    for day in [day for day in called_off if day >= edition.today][:MOST_CANCELLED]:
        single = _event(sheet, slot, day, edition)
        single.add("recurrence-id", _at(slot, day))
        _call_off(single, sheet, slot, day, edition)
        yield single


def _event(sheet: Sheet, slot: Slot, on: date, edition: Edition) -> Event:
    event = Event()
    event.add("uid", slot.uid)
    event.add("dtstamp", sheet.changed_at.astimezone(UTC))
    event.add("last-modified", sheet.changed_at.astimezone(UTC))
    event.add("dtstart", _at(slot, on))
    if slot.opens and slot.closes:
        ends_on = on + timedelta(days=1) if slot.closes <= slot.opens else on
        event.add("dtend", datetime.combine(ends_on, slot.closes, tzinfo=ZONE))
    # An offer that one may visit does not make anybody busy.
    event.add("transp", "TRANSPARENT")
    is_neutral = sheet.quick_exit and not edition.whole_titles
    event.add("summary", one_line(_title(sheet, edition, is_neutral)))
    if is_neutral:
        event.add("class", "PRIVATE")
    else:
        event.add("description", clean("\n".join(_description(sheet, slot, edition))))
        event.add("url", edition.entry_address(sheet.code))
    if sheet.places:
        event.add("location", one_line(_location(sheet.places[0], is_neutral)))
    return event


def _at(slot: Slot, on: date) -> date:
    """The beginning on a day: the clock time with its zone, or the whole day where no hour is known."""
    return on if slot.opens is None else datetime.combine(on, slot.opens, tzinfo=ZONE)


def _call_off(event: Event, sheet: Sheet, slot: Slot, on: date, edition: Edition) -> None:
    event.add("status", "CANCELLED")
    title = str(event.pop("summary"))
    event.add("summary", say("events.called_off_title", edition.language, title=title))
    if "description" in event:
        lines = [slot.cancelled[on], str(event.pop("description"))]
        event.add("description", clean("\n".join(filter(None, lines))))


def _title(sheet: Sheet, edition: Edition, is_neutral: bool) -> str:
    if is_neutral:
        return say("events.neutral_title", edition.language)
    return sheet.text_in(edition.language.code)[1].title


def _description(sheet: Sheet, slot: Slot, edition: Edition) -> Iterator[str]:
    language = edition.language
    yield sheet.organisation.name
    if slot.note:
        yield slot.note
    if slot.opens is None:
        yield say("events.no_hour", language)
    if slot.by_appointment:
        yield say("events.by_appointment", language)
    if sheet.registration == Registration.REQUIRED:
        yield say("events.registration", language)
    for phone in sheet.service_phones[:1]:
        yield say("events.phone", language, number=phone.raw)
    if sheet.historical or sheet.is_unconfirmed(edition.today):
        yield f"{say('events.unsure', language)}."
    yield edition.entry_address(sheet.code)


def _location(place: SheetPlace, is_neutral: bool) -> str:
    """Where it is; the name of a house may tell what somebody seeks there."""
    named = [] if is_neutral else [place.name, place.note]
    return ", ".join(filter(None, [*named[:1], place.address, *named[1:]]))


def _rule_of(slot: Slot) -> dict[str, Any]:
    """The rule as the library writes it; where the slot ends before its rule, its end is the rule's."""
    rule = read_rule(slot.rrule)
    parts: dict[str, Any] = {"freq": rule.frequency}
    if rule.interval > 1:
        parts["interval"] = rule.interval
    if rule.days:
        parts["byday"] = [f"{nth or ''}{DAYS[weekday]}" for nth, weekday in rule.days]
    if rule.month_days:
        parts["bymonthday"] = list(rule.month_days)
    if rule.months:
        parts["bymonth"] = list(rule.months)
    if rule.count and not slot.valid_to:
        parts["count"] = rule.count
    elif end := end_of(slot):
        # Until the last minute of the day; of a whole day the date alone.
        last = datetime.combine(end, time(23, 59, 59), tzinfo=ZONE).astimezone(UTC)
        parts["until"] = end if slot.opens is None else last
    return parts


def _german_time() -> Timezone:
    """Clock times in Germany since 1996 in two rules; from the library's own table they fill a page."""
    zone = Timezone()
    zone.add("tzid", ZONE.key)
    winter, summer = timedelta(hours=1), timedelta(hours=2)
    for part, name, begins, month, before, after in (
        # Times of the clock without a zone: they describe the zone itself (RFC 5545, 3.6.5).
        (TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), 3, winter, summer),  # noqa: DTZ001
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), 10, summer, winter),  # noqa: DTZ001
    ):
        part.add("dtstart", begins)
        part.add("rrule", {"freq": "YEARLY", "bymonth": month, "byday": "-1SU"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return zone


def clean(text: str) -> str:
    """Return a text without control characters other than the ends of lines: no calendar may hold them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        each for each in text if each == "\n" or unicodedata.category(each) not in ("Cc", "Cs")
    )


def one_line(text: str) -> str:
    """Return a cleaned text in one line."""
    return SEVERAL_BLANKS.sub(" ", clean(SEVERAL_BLANKS.sub(" ", text))).strip()
