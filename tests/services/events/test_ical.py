"""Calendars to take along: read back by the library, and line by line as RFC 5545 asks."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar

from services.directory.sheets import public_sheets
from services.directory.values import SlotValues
from services.events import ical
from services.events.ical import Edition, calendar_of
from services.languages.values import LANGUAGES
from services.timetable.values import ZONE
from tests.builders import directory

TODAY = date(2026, 11, 22)
EDITION = Edition(
    language=LANGUAGES["de"],
    today=TODAY,
    name="Termine",
    source="https://portal.example/magdeburg/familien/termine.ics",
    entry_address=lambda code: f"https://portal.example/magdeburg/familien/eintrag/{code}/",
)
TABLE = SlotValues(
    starts_on=date(2026, 2, 1), kind="meeting", rrule="FREQ=MONTHLY;BYDAY=1TH",
    opens=time(18), closes=time(20), note="Kinder sind willkommen.",
)  # fmt: skip
HOSTILE = (
    "Fest; mit \\ Komma,\r\nATTACH:https://evil.example\nBEGIN:VALARM\x00\x07 \u202e und "
    + "ä" * 90
)


def written(**changed) -> bytes:
    return calendar_of(public_sheets(), replace(EDITION, **changed))


def events(**changed) -> list:
    return list(Calendar.from_ical(written(**changed)).walk("VEVENT"))


def one(**changed):
    (event,) = events(**changed)
    return event


def at(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=ZONE)


def test_a_recurring_meeting_keeps_its_rule_its_zone_and_its_number(alliance):
    entry = directory.entry("Stammtisch", at=directory.place(name="Rathaus"), slots=(TABLE,))

    event = one()

    assert (event.start, event.end) == (at(2026, 2, 5, 18), at(2026, 2, 5, 20))
    assert event["RRULE"].to_ical() == b"FREQ=MONTHLY;BYDAY=1TH"
    assert event["UID"] == str(entry.slots.get().uid)
    assert b"DTSTART;TZID=Europe/Berlin:20260205T180000\r\n" in written()
    assert event["SUMMARY"] == "Stammtisch"
    assert event["LOCATION"] == "Rathaus, Krügerbrücke 2, 39104 Magdeburg"
    assert event["URL"].endswith(f"/eintrag/{entry.code}/")
    assert str(event["DESCRIPTION"]).splitlines()[:2] == [
        "Familieninformationsbüro", "Kinder sind willkommen.",
    ]  # fmt: skip


def test_the_calendar_says_how_often_to_come_again_and_when_clocks_change(alliance):
    directory.entry(slots=(TABLE,))
    text = written().decode()

    for line in (
        "VERSION:2.0", "METHOD:PUBLISH", "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D", f"SOURCE;VALUE=URI:{EDITION.source}", "X-WR-CALNAME:Termine",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
    ):  # fmt: skip
        assert f"\r\n{line}\r\n" in text.replace("\r\n ", "")
    (zone,) = Calendar.from_ical(text).walk("VTIMEZONE")
    berlin = zone.to_tz()
    for day in (date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25)):
        noon = datetime.combine(day, time(12))
        assert noon.replace(tzinfo=berlin).utcoffset() == noon.replace(tzinfo=ZONE).utcoffset()


@pytest.mark.parametrize(
    ("slot", "rule"),
    [
        (replace(TABLE, valid_to=date(2026, 12, 31)), b"FREQ=MONTHLY;UNTIL=20261231T225959Z;BYDAY=1TH"),
        (replace(TABLE, rrule="FREQ=WEEKLY;COUNT=60"), b"FREQ=WEEKLY;COUNT=60"),
        (
            replace(TABLE, rrule="FREQ=DAILY;INTERVAL=2;UNTIL=20270101", opens=None, closes=None),
            b"FREQ=DAILY;UNTIL=20270101;INTERVAL=2",
        ),
    ],
)  # fmt: skip
def test_the_end_of_a_rule_is_written_as_its_beginning_asks(alliance, slot, rule):
    directory.entry(slots=(slot,))

    assert one()["RRULE"].to_ical() == rule


def test_a_date_called_off_is_shown_and_one_that_is_over_is_left_out(alliance):
    called_off = (
        (date(2026, 11, 5), ""),
        (date(2026, 12, 3), "Der Raum ist zu."),
        (date(2026, 12, 4), ""),
    )
    directory.entry("Stammtisch", slots=(replace(TABLE, cancelled=called_off),))

    main, off = events()

    assert [each.dt for each in main["EXDATE"].dts] == [at(2026, 11, 5, 18)]
    assert (off["STATUS"], off["UID"]) == ("CANCELLED", main["UID"])
    assert off["RECURRENCE-ID"].dt == off.start == at(2026, 12, 3, 18)
    assert off["SUMMARY"] == "Fällt aus: Stammtisch"
    assert str(off["DESCRIPTION"]).startswith("Der Raum ist zu.")


def test_a_single_date_can_be_called_off_and_goes_over_midnight(alliance):
    night = SlotValues(
        starts_on=date(2026, 12, 31), kind="event", opens=time(22), closes=time(1),
        cancelled=((date(2026, 12, 31), ""),),
    )  # fmt: skip
    directory.entry("Fest", slots=(night,))

    event = one()

    assert (event.start, event.end) == (at(2026, 12, 31, 22), at(2027, 1, 1, 1))
    assert (event["STATUS"], "RRULE" in event) == ("CANCELLED", False)


def test_without_an_hour_the_whole_day_is_meant_and_said_to_be_unknown(alliance):
    directory.entry(slots=(SlotValues(starts_on=date(2026, 12, 6), kind="event"),))

    event = one()

    assert event.start == date(2026, 12, 6)
    assert "Die Uhrzeit kennen wir noch nicht." in event["DESCRIPTION"]


def test_what_is_over_and_opening_hours_are_in_no_calendar(alliance):
    over = SlotValues(starts_on=date(2026, 11, 21), kind="event")
    directory.entry(slots=(over, directory.TUESDAYS, replace(TABLE, valid_to=date(2026, 11, 21))))

    assert events() == []


def test_on_separation_and_violence_a_calendar_tells_nobody_anything(alliance):
    place = directory.place(name="Frauenhaus")
    directory.entry(
        "Schutz vor Gewalt", terms=("gewaltschutz",), at=place,
        slots=(replace(TABLE, cancelled=((date(2026, 12, 3), "Frauentag"),)),),
    )  # fmt: skip

    text = written().decode().replace("\r\n ", "")

    assert [e["SUMMARY"] for e in events()] == ["Termin", "Fällt aus: Termin"]
    assert {str(e["LOCATION"]) for e in events()} == {"Krügerbrücke 2, 39104 Magdeburg"}
    for told in (
        "Gewalt",
        "Frauen",
        "Familieninformationsbüro",
        "eintrag",
        "Kinder",
        "DESCRIPTION",
    ):
        assert told not in text
    assert events(whole_titles=True)[0]["SUMMARY"] == "Schutz vor Gewalt"


def test_hostile_texts_stay_texts(alliance):
    directory.entry(slots=(replace(TABLE, note="Z\r\nX-EVIL:1; a,b\\"),))
    (sheet,) = public_sheets()
    hostile = replace(sheet, texts={"de": replace(sheet.german, title=HOSTILE)})

    raw = calendar_of([hostile], replace(EDITION, name=HOSTILE))

    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    assert not event.subcomponents
    assert not {"ATTACH", "X-EVIL"} & set(event)
    assert event["SUMMARY"].startswith(
        "Fest; mit \\ Komma, ATTACH:https://evil.example BEGIN:VALARM"
    )
    assert "X-EVIL:1; a,b\\" in event["DESCRIPTION"]
    lines = raw.split(b"\r\n")
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in lines) <= 75
    assert not any(byte < 32 and byte != 9 for line in lines for byte in line)
    assert all(line.decode() is not None for line in lines)


def test_a_calendar_speaks_the_readers_language(alliance):
    directory.entry(slots=(replace(TABLE, by_appointment=True),), registration="ja")

    assert (
        "By appointment only.\nRegistration needed." in one(language=LANGUAGES["en"])["DESCRIPTION"]
    )


def test_the_same_entry_is_written_alike_so_that_caches_know_it(alliance):
    directory.entry(slots=(TABLE,))

    assert written() == written()
    (sheet,) = public_sheets()
    assert one()["DTSTAMP"].dt == sheet.changed_at.astimezone(UTC).replace(microsecond=0)


def test_a_feed_is_bounded_and_keeps_what_comes_next(alliance, monkeypatch):
    monkeypatch.setattr(ical, "MOST_SLOTS", 2)
    for days in (30, 10, 20):
        on = TODAY + timedelta(days=days)
        directory.entry(f"In {days}", slots=(SlotValues(starts_on=on, kind="event"),))

    assert [event["SUMMARY"] for event in events()] == ["In 10", "In 20"]
