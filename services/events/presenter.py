"""What the calendar of families shows: the dates of a month as days and weeks, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.http import QueryDict

from buendnis.tenancy.models import Alliance
from services.directory.states import Registration
from services.events.months import Month, month_of, read_month, shown_months
from services.events.queries import coming
from services.events.values import Gathering
from services.languages.addresses import family_address
from services.languages.dates import day_words, month_words, weekday_name
from services.languages.queries import say
from services.languages.values import Language
from services.languages.when import hours_words, kind_label
from services.search.query import Notice, Query, address_params, read_query
from services.search.store import places_of
from services.search.values import Facet
from services.taxonomy.queries import term, terms
from services.timetable.publicholidays import holidays_in
from services.timetable.values import WEEKDAYS

MONTH, VIEW = "monat", "ansicht"
AS_MONTH, AS_LIST = "monat", "liste"
# More than anybody reads in a month: the page says so and asks to choose.
MOST_SHOWN = 400
MOST_IN_A_CELL = 4
# What the form of this page asks; what else an address selects goes with it unseen.
ASKED = (Facet.TOPIC, Facet.AUDIENCE, Facet.PLACE, Facet.FREE)


@dataclass(frozen=True)
class Item:
    """An entry on a date."""

    code: str
    title: str
    title_language: str
    kind: str
    hours: str
    place: str
    called_off: bool
    note: str
    by_appointment: bool
    needs_registration: bool
    is_unsure: bool


@dataclass(frozen=True)
class Day:
    """A day with what takes place on it."""

    on: date
    title: str
    items: tuple[Item, ...]
    is_today: bool
    is_holiday: bool

    @property
    def first_items(self) -> tuple[Item, ...]:
        """What has room in a cell of the month."""
        return self.items[:MOST_IN_A_CELL]

    @property
    def further(self) -> int:
        """How many do not."""
        return len(self.items) - len(self.first_items)


@dataclass(frozen=True)
class CalendarPage:
    """The calendar of one month, selected by the filters of the search."""

    alliance: Alliance
    language: Language
    today: date
    query: Query
    notices: tuple[Notice, ...]
    month: Month
    view: str
    days: tuple[Day, ...]
    total: int

    @property
    def title(self) -> str:
        """The month in words."""
        return month_words(self.month.first, self.language)

    @property
    def weekdays(self) -> list[tuple[str, str]]:
        """The days of the week, short and whole."""
        return [
            (weekday_name(day, self.language, short=True), weekday_name(day, self.language))
            for day in WEEKDAYS
        ]

    @property
    def weeks(self) -> list[list[Day | None]]:
        """The days by weeks; outside the month there is nothing."""
        filled = {day.on: day for day in self.days}
        return [
            [filled.get(day) or self._empty(day) if day else None for day in week]
            for week in self.month.weeks
        ]

    def _empty(self, day: date) -> Day:
        return _day(day, (), self.language, self.today, self._holidays)

    @property
    def _holidays(self) -> frozenset[date]:
        return holidays_in(self.alliance.land, [self.month.year])

    @property
    def has_holiday(self) -> bool:
        """Whether a date falls on a public holiday."""
        return any(day.is_holiday for day in self.days)

    @property
    def has_unsure(self) -> bool:
        """Whether a date is not confirmed."""
        return any(item.is_unsure for day in self.days for item in day.items)

    @property
    def is_cut(self) -> bool:
        """Whether there are more dates than the page shows."""
        return self.total > MOST_SHOWN

    @property
    def shown(self) -> int:
        """How many dates the page shows."""
        return min(self.total, MOST_SHOWN)

    @property
    def views(self) -> list[tuple[str, str, bool]]:
        """The two views: key of the label, address, and whether it is the one shown."""
        return [
            ("month", self.address(view=AS_MONTH), self.view == AS_MONTH),
            ("list", self.address(view=AS_LIST), self.view == AS_LIST),
        ]

    @property
    def previous(self) -> tuple[str, str] | None:
        """Title and address of the month before, if the calendar shows it."""
        return self._neighbour(-1)

    @property
    def following(self) -> tuple[str, str] | None:
        """Title and address of the month after, if the calendar shows it."""
        return self._neighbour(1)

    def _neighbour(self, step: int) -> tuple[str, str] | None:
        month = self.month.plus(step)
        if month not in shown_months(self.today):
            return None
        return month_words(month.first, self.language), self.address(month=month)

    @property
    def list_address(self) -> str:
        """The same month as a list."""
        return self.address(view=AS_LIST)

    @property
    def all_address(self) -> str:
        """The same month without any filter."""
        return self._address("events:calendar", {}, self.month, self.view)

    @property
    def feed_address(self) -> str:
        """What a calendar subscribes to: the same selection, every month."""
        return family_address("events:feed", language=self.language, **self._filters)

    def address(self, *, month: Month | None = None, view: str = "") -> str:
        """Return the address of this selection in another month or view."""
        return self._address(
            "events:calendar", self._filters, month or self.month, view or self.view
        )

    @property
    def _filters(self) -> dict[str, Any]:
        return address_params(self.query.on_page(1))

    def _address(self, name: str, filters: Mapping[str, Any], month: Month, view: str) -> str:
        chosen = dict(filters)
        if month != month_of(self.today):
            chosen[MONTH] = month.key
        if view != AS_MONTH:
            chosen[VIEW] = view
        return family_address(name, language=self.language, **chosen)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form sends along unseen: month, view, and filters that it does not ask."""
        found = [(VIEW, AS_LIST)] if self.view == AS_LIST else []
        if self.month != month_of(self.today):
            found.append((MONTH, self.month.key))
        if self.query.text:
            found.append(("q", self.query.text))
        hidden = [facet for facet in self.query.filters if facet not in ASKED]
        return found + [(facet, value) for facet in hidden for value in self.query.filters[facet]]

    @property
    def choices(self) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
        """The lists to choose from: name of the filter, key of its label, options."""
        code = self.language.code
        lists = ((Facet.TOPIC, "topic"), (Facet.AUDIENCE, "audience"))
        return [
            (
                facet.value,
                f"events.filter_{kind}",
                [
                    (term.key, term.name(code), self.query.has(facet, term.key))
                    for term in terms(kind)
                ],
            )
            for facet, kind in lists
        ]

    @property
    def quick_exit(self) -> bool:
        """Whether separation or violence is chosen: somebody may have to leave the page fast."""
        kinds = ((Facet.SITUATION, "situation"), (Facet.TOPIC, "topic"))
        return any(
            term(key, kind).quick_exit
            for facet, kind in kinds
            for key in self.query.filters.get(facet, ())
        )

    @property
    def place(self) -> str:
        """The district or postcode that is chosen."""
        return next(iter(self.query.filters.get(Facet.PLACE, ())), "")

    @property
    def only_free(self) -> bool:
        """Whether only what is free of charge is chosen."""
        return bool(self.query.filters.get(Facet.FREE))


def calendar_page(
    alliance: Alliance, params: QueryDict, language: Language, today: date
) -> CalendarPage:
    """Return the calendar that an address asks for; what it does not understand is left out with a notice."""
    query, notices = read_query(params, language=language.code, places=places_of(alliance))
    asked = params.get(MONTH, "")
    month = read_month(asked, today)
    if asked and month is None:
        notices = (*notices, Notice(MONTH, asked[:20]))
    month = month or month_of(today)
    found = coming(alliance, query, max(today, month.first), month.last)
    holidays = holidays_in(alliance.land, [month.year])
    days = groupby(found[:MOST_SHOWN], key=lambda each: each.occurrence.on)
    return CalendarPage(
        alliance=alliance,
        language=language,
        today=today,
        query=query,
        notices=notices,
        month=month,
        view=AS_LIST if params.get(VIEW) == AS_LIST else AS_MONTH,
        days=tuple(
            _day(
                on,
                tuple(_item(each, language, today) for each in of_day),
                language,
                today,
                holidays,
            )
            for on, of_day in days
        ),
        total=len(found),
    )


def _day(
    on: date, items: tuple[Item, ...], language: Language, today: date, holidays: frozenset[date]
) -> Day:
    return Day(on, day_words(on, language), items, on == today, on in holidays)


def _item(gathering: Gathering, language: Language, today: date) -> Item:
    sheet, occurrence = gathering.sheet, gathering.occurrence
    text_language, text = sheet.text_in(language.code)
    place = sheet.places[0] if sheet.places else None
    return Item(
        code=sheet.code,
        title=text.title,
        title_language=text_language,
        kind=kind_label(occurrence.slot.kind, language),
        hours=hours_words(occurrence, language) or say("events.no_hour", language),
        place=", ".join(filter(None, [place.name or place.street, place.district]))
        if place
        else "",
        called_off=occurrence.cancelled,
        note=occurrence.note,
        by_appointment=occurrence.slot.by_appointment,
        needs_registration=sheet.registration == Registration.REQUIRED,
        is_unsure=sheet.historical or sheet.is_unconfirmed(today),
    )
