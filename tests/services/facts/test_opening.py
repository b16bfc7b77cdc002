"""What is said of an entry at a moment: open, closed, or when next."""

from dataclasses import replace
from datetime import date, datetime, time

from services.directory.sheets import public_sheet
from services.directory.values import SlotValues
from services.facts.opening import now_lines
from services.languages.values import GERMAN
from services.timetable.values import ZONE
from tests.builders import directory

MONDAY = datetime(2026, 1, 19, 9, tzinfo=ZONE)
TABLE = SlotValues(
    starts_on=date(2026, 1, 21), kind="meeting", rrule="FREQ=WEEKLY;BYDAY=WE", opens=time(16)
)


def said(entry, now=MONDAY):
    return [line.text for line in now_lines(public_sheet(entry.code), GERMAN, now, "ST")]


def test_it_says_when_it_opens(alliance):
    assert said(directory.entry(slots=(directory.TUESDAYS,))) == [
        "jetzt geschlossen, öffnet morgen um 10 Uhr"
    ]


def test_the_holidays_of_the_land_count(alliance):
    """Epiphany of 2026 is a Tuesday and a public holiday in Sachsen-Anhalt."""
    made = directory.entry(slots=(directory.TUESDAYS,))

    assert said(made, datetime(2026, 1, 6, 10, 30, tzinfo=ZONE)) == [
        "jetzt geschlossen, öffnet wieder: Dienstag, 13. Januar 2026, 10 Uhr, heute ist Feiertag"
    ]


def test_a_meeting_says_its_next_date_that_takes_place(alliance):
    weekly = directory.entry("Elternstammtisch", slots=(TABLE,))
    cancelled = replace(TABLE, cancelled=((date(2026, 1, 21), "krank"),))
    later = directory.entry("Anderer Stammtisch", slots=(cancelled,))

    assert said(weekly) == ["Nächstes Mal: Mittwoch, 21. Januar 2026: ab 16 Uhr"]
    assert said(later) == ["Nächstes Mal: Mittwoch, 28. Januar 2026: ab 16 Uhr"]


def test_of_hours_from_an_old_paper_nothing_is_said(alliance):
    assert said(directory.entry(slots=(directory.TUESDAYS,), historical=True)) == []


def test_without_a_timetable_nothing_is_said(alliance):
    assert said(directory.entry()) == []
