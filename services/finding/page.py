"""The page of one entry, gathered once: texts, facts, banners, week, places and what one can do next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.urls import NoReverseMatch

from buendnis.tenancy.models import Alliance
from services.directory.sheets import Sheet, SheetPhone, SheetPlace
from services.directory.states import Kind
from services.events.values import dated
from services.facts.opening import HOURS, now_lines
from services.facts.rows import NOT_ASKED, Fact, Line, checked, facts_of, feature_lines
from services.finding.cards import Said, said
from services.finding.filters import Way
from services.languages.addresses import family_address
from services.languages.dates import date_words, month_words, weekday_name
from services.languages.queries import say
from services.languages.values import Language
from services.languages.when import hours_words, is_weekly, slot_words
from services.timetable.dates import has_ended
from services.timetable.rules import read_rule
from services.timetable.values import ZONE, Slot

# Told by parts of the page of their own.
ELSEWHERE = ("when", "access", "source", "checked", "organisation")


@dataclass(frozen=True, slots=True)
class Banner:
    """What a reader must know before believing the rest."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Day:
    """A weekday of the timetable with its hours; `notes` are German."""

    name: str
    hours: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """A place: its address, how to open it in a map, and yes, no or not known for each feature."""

    name: str
    address: str
    note: str
    geo: str
    features: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class EntryPage:
    """What the page of an entry says in one language at one moment."""

    sheet: Sheet
    language: Language
    title: Said
    summary: Said
    text: Said
    facts: tuple[Fact, ...]
    now: tuple[Line, ...]
    week: tuple[Day, ...]
    dates: tuple[Line, ...]
    places: tuple[PlaceShown, ...]
    banners: tuple[Banner, ...]
    ways: tuple[Way, ...]
    status: str
    source_day: str

    @property
    def is_only_german(self) -> bool:
        """Whether the free text cannot be read in the reader's language."""
        return not self.language.is_german and self.text.language.is_german

    @property
    def is_stale(self) -> bool:
        """Whether the German text has changed since it was translated."""
        return self.sheet.text_in(self.language.code)[1].is_stale

    @property
    def first_phone(self) -> SheetPhone | None:
        """The number for the button to call: a confirmed one if there is any."""
        callable_ones = [each for each in self.sheet.service_phones if each.e164]
        return min(callable_ones, key=lambda each: not each.confirmed, default=None)


def entry_page(sheet: Sheet, language: Language, *, now: datetime, alliance: Alliance) -> EntryPage:
    """Gather the page; `now` is an aware moment, the holidays are those of the alliance's Land."""
    today = now.astimezone(ZONE).date()
    valid = [slot for slot in sheet.slots if not has_ended(slot, today)]
    return EntryPage(
        sheet=sheet,
        language=language,
        title=said(sheet, "title", language),
        summary=said(sheet, "summary", language),
        text=said(sheet, "text", language),
        facts=tuple(each for each in facts_of(sheet, language, today) if each.key not in ELSEWHERE),
        now=now_lines(sheet, language, now, alliance.land),
        week=tuple(_week([slot for slot in valid if is_weekly(slot)], language)),
        dates=tuple(
            _dates([slot for slot in valid if not is_weekly(slot)], sheet, language, today)
        ),
        places=tuple(_place(each, language) for each in sheet.places),
        banners=tuple(_banners(sheet, language, today)),
        ways=tuple(_ways(sheet, language)),
        status=checked(sheet, language, today),
        source_day=_source_day(sheet, language),
    )


def _source_day(sheet: Sheet, language: Language) -> str:
    """Return when the source was written; of an old paper the month is known, hardly ever the day."""
    if sheet.source_date is None:
        return ""
    return (month_words if sheet.historical else date_words)(sheet.source_date, language)


def _week(slots: list[Slot], language: Language) -> Iterator[Day]:
    for number in range(7):
        of_day = [slot for slot in slots if number in _weekdays(slot)]
        of_day.sort(key=lambda slot: (slot.opens is None, slot.opens))
        if of_day:
            yield Day(
                weekday_name(number, language),
                tuple(_hours(slot, language) for slot in of_day),
                tuple(dict.fromkeys(slot.note for slot in of_day if slot.note)),
            )


def _weekdays(slot: Slot) -> set[int]:
    rule = read_rule(slot.rrule)
    if rule.days:
        return {weekday for _, weekday in rule.days}
    return set(range(7)) if rule.frequency == "DAILY" else {slot.starts_on.weekday()}


def _hours(slot: Slot, language: Language) -> str:
    words = [hours_words(slot, language)]
    if slot.kind != HOURS[0]:
        words.append(say(f"when.kind_{slot.kind}", language))
    if slot.by_appointment:
        words.append(say("when.by_appointment", language))
    return ("، " if language.is_rtl else ", ").join(each for each in words if each)


def _dates(slots: list[Slot], sheet: Sheet, language: Language, today: date) -> Iterator[Line]:
    for slot in slots:
        yield Line(slot_words(slot, language, today))
        if slot.note:
            yield Line(slot.note, german=True)
    if sheet.by_appointment:
        yield Line(say("when.by_appointment", language))
    asked = "when" not in NOT_ASKED.get(Kind(sheet.kind), ())
    if asked and not sheet.slots and not sheet.by_appointment:
        yield Line(say("when.unknown", language), unknown=True)


def _place(place: SheetPlace, language: Language) -> PlaceShown:
    town = ", ".join(filter(None, [place.address, place.district]))
    return PlaceShown(
        name=place.name,
        address=town,
        note=place.note,
        geo=_geo(place.latitude, place.longitude),
        features=feature_lines(place.features, language),
    )


def _geo(latitude: Decimal | None, longitude: Decimal | None) -> str:
    return f"geo:{latitude},{longitude}" if latitude is not None and longitude is not None else ""


def _banners(sheet: Sheet, language: Language, today: date) -> Iterator[Banner]:
    if sheet.historical:
        text = say("finding.banner_historical_undated", language)
        if sheet.source_date:
            month = month_words(sheet.source_date, language)
            text = say("finding.banner_historical", language, date=month)
        yield Banner(say("finding.banner_historical_title", language), text)
    elif sheet.is_unconfirmed(today):
        text = say("finding.banner_never_checked", language)
        if sheet.checked_on:
            day = date_words(sheet.checked_on, language)
            text = say("finding.banner_unconfirmed", language, date=day)
        yield Banner(say("finding.banner_unconfirmed_title", language), text)


def _ways(sheet: Sheet, language: Language) -> Iterator[Way]:
    """Yield what one can do with the entry, as far as this portal has the pages for it."""
    names = [("finding.add_to_calendar", "events:entry_calendar")] if dated(sheet.slots) else []
    names += [
        ("card.title", "finding:show_card"),
        ("finding.callback", "feedback:callback"),
        ("finding.report", "feedback:report"),
    ]
    for text, name in names:
        about = () if name == "feedback:callback" else (sheet.code,)
        try:
            yield Way(say(text, language), family_address(name, *about, language=language))
        except NoReverseMatch:
            continue
