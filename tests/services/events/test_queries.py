"""What takes place: dates of public entries only, by day and hour, chosen by the filters of the search."""

from dataclasses import replace
from datetime import date, time

import pytest
from django.db import connection
from django.http import Http404, QueryDict
from django.test.utils import CaptureQueriesContext

from buendnis.access.rules import ANONYMOUS
from buendnis.tenancy.scope import scope
from services.directory.models import Listing
from services.directory.states import Status
from services.directory.values import SlotValues
from services.events.queries import coming, next_dates, sheet_with_dates
from services.search.query import read_query
from tests.builders import directory, people

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)
TABLE = SlotValues(
    starts_on=date(2026, 2, 1),
    kind="meeting",
    rrule="FREQ=MONTHLY;BYDAY=1TH",
    opens=time(18),
    cancelled=((date(2026, 12, 3), "Der Raum ist zu."),),
)
FEAST = SlotValues(starts_on=date(2026, 12, 6), kind="event", opens=time(15), closes=time(17))


def found(alliance, address="", first=FIRST, last=LAST):
    query, _ = read_query(QueryDict(address))
    return [
        (each.sheet.title, each.occurrence.on.day, each.occurrence.cancelled)
        for each in coming(alliance, query, first, last)
    ]


def test_meetings_and_events_are_dates_and_opening_hours_are_not(alliance):
    directory.entry("Stammtisch", slots=(TABLE,))
    directory.entry("Fest", slots=(FEAST, directory.TUESDAYS))
    directory.entry("Entwurf", status=Status.DRAFT, slots=(FEAST,))
    directory.entry("Vorbei", slots=(replace(FEAST, starts_on=date(2026, 11, 6)),))
    arranged = SlotValues(starts_on=FIRST, kind="consultation", by_appointment=True)
    directory.entry("Nach Absprache", slots=(arranged,))

    assert found(alliance) == [("Stammtisch", 3, True), ("Fest", 6, False)]
    assert found(alliance, first=date(2026, 12, 7)) == []


def test_a_filter_chooses_entries_and_weekday_and_hour_choose_dates(alliance):
    both = replace(TABLE, cancelled=()), replace(FEAST, opens=time(10), closes=time(12))
    directory.entry("Treff", terms=("pflege-hilfe",), slots=both)
    directory.entry("Fest", terms=("freizeit",), slots=(FEAST,))

    assert found(alliance, "thema=pflege-hilfe") == [("Treff", 3, False), ("Treff", 6, False)]
    assert found(alliance, "tag=so") == [("Treff", 6, False), ("Fest", 6, False)]
    assert found(alliance, "tag=so&zeit=vormittag") == [("Treff", 6, False)]
    assert found(alliance, "thema=wohnen") == []


def test_dates_of_a_listed_entry_of_a_neighbour_stand_in_the_calendar(alliance):
    with scope(people.alliance("marburg")):
        entry = directory.entry("Nachbarn", slots=(FEAST,))
    assert found(alliance) == []

    Listing.objects.create(entry_code=entry.code)

    assert found(alliance) == [("Nachbarn", 6, False)]


def test_more_entries_take_no_more_queries(alliance):
    taken = []
    for count in (1, 2):
        for number in range(count):
            directory.entry(f"Fest {count}{number}", at=directory.place(), slots=(FEAST, TABLE))
        with CaptureQueriesContext(connection) as queries:
            assert len(found(alliance)) == 2 * (2 * count - 1)
        taken.append(len(queries))

    assert taken[0] == taken[1]


def test_only_a_public_entry_with_dates_has_a_calendar(alliance):
    feast = directory.entry("Fest", slots=(FEAST,))
    codes = [
        directory.entry("Sprechzeit", slots=(directory.TUESDAYS,)).code,
        directory.entry("Entwurf", status=Status.DRAFT, slots=(FEAST,)).code,
        "NICHTS",
    ]

    assert sheet_with_dates(ANONYMOUS, feast.code).code == feast.code
    for code in codes:
        with pytest.raises(Http404):
            sheet_with_dates(ANONYMOUS, code)


def test_coordinators_see_the_next_dates_thirty_at_most(alliance):
    daily = replace(TABLE, rrule="FREQ=DAILY", cancelled=())
    entry = directory.entry("Treff", slots=(daily,))

    dates = [each.on for each in next_dates(entry, FIRST)]

    assert (dates[0], dates[-1], len(dates)) == (FIRST, date(2026, 12, 30), 30)
