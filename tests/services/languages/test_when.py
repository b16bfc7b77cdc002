"""Timetables are told as people say them, in each language."""

from datetime import date, datetime, time

import pytest

from services.languages.dates import clock, date_words, list_words, weekday_name
from services.languages.values import GERMAN, LANGUAGES
from services.languages.when import (
    occurrence_words,
    open_words,
    repeat_words,
    slot_words,
    timetable_words,
)
from services.timetable.dates import occurrences
from services.timetable.opening import open_state
from services.timetable.values import ZONE, Kind, Slot

TODAY = date(2026, 11, 22)


def slot(rule="", kind=Kind.MEETING, opens=16, closes=18, **more):
    hours = {"opens": time(opens), "closes": time(closes)} if opens is not None else {}
    return Slot(kind, rule, more.pop("starts_on", date(2026, 1, 6)), **hours, **more)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("", "Dienstag, 6. Januar 2026"),
        ("FREQ=DAILY", "jeden Tag"),
        ("FREQ=DAILY;INTERVAL=3", "alle 3 Tage"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "Montag bis Freitag"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,SA,SU", "Montag bis Mittwoch, Samstag, Sonntag"),
        ("FREQ=WEEKLY", "jeden Dienstag"),
        ("FREQ=WEEKLY;BYDAY=WE,FR", "jeden Mittwoch und jeden Freitag"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "alle 2 Wochen, Mittwoch"),
        ("FREQ=WEEKLY;BYDAY=SA;BYMONTH=5,6", "jeden Samstag, nur Mai und Juni"),
        ("FREQ=MONTHLY;BYDAY=2TU", "jeden 2. Dienstag im Monat"),
        ("FREQ=MONTHLY;BYDAY=-1SU,1SU", "jeden 1. und letzten Sonntag im Monat"),
        ("FREQ=MONTHLY;BYDAY=-2TU", "jeden vorletzten Dienstag im Monat"),
        ("FREQ=MONTHLY;BYDAY=1MO,3TH", "jeden 1. Montag im Monat und jeden 3. Donnerstag im Monat"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO", "alle 2 Monate, jeden 1. Montag im Monat"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "jeden Monat am Tag 15"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "am letzten Tag im Monat"),
        ("FREQ=YEARLY", "jedes Jahr: 6. Januar"),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "jedes Jahr: jeden 2. Sonntag im Monat, nur Mai"),
    ],
)
def test_a_rule_is_told_in_german(rule, words):
    assert repeat_words(slot(rule), GERMAN) == words


@pytest.mark.parametrize(
    ("code", "wednesday", "sunday"),
    [
        ("en", "every second Wednesday of the month", "every second Sunday of the month"),
        ("uk", "кожну 2-гу середу місяця", "кожну 2-гу неділю місяця"),
        ("ru", "каждую 2-ю среду месяца", "каждое 2-е воскресенье месяца"),
        ("tr", "her ayın ikinci çarşambası", "her ayın ikinci pazarı"),
        ("ar", "\u2068ثاني\u2069 أربعاء من كل شهر", "\u2068ثاني\u2069 أحد من كل شهر"),
        ("ls", "jeden 2. Mittwoch im Monat", "jeden 2. Sonntag im Monat"),
    ],
)
def test_the_second_of_a_month_agrees_with_its_weekday(code, wednesday, sunday):
    found = [
        repeat_words(slot(f"FREQ=MONTHLY;BYDAY=2{day}"), LANGUAGES[code]) for day in ("WE", "SU")
    ]

    assert found == [wednesday, sunday]


def test_equal_opening_hours_stand_in_one_line():
    week = [
        slot("FREQ=WEEKLY;BYDAY=MO,TU,TH", Kind.OPENING, 10, 12),
        slot("FREQ=WEEKLY;BYDAY=MO,TU,TH", Kind.OPENING, 13, 17),
        slot("FREQ=WEEKLY;BYDAY=FR", Kind.CONSULTATION, 9, 12, by_appointment=True, note="Raum 3"),
    ]

    lines = timetable_words(week, GERMAN, TODAY)

    assert [(line.label, line.text, line.note) for line in lines] == [
        ("Öffnungszeiten", "Montag, Dienstag, Donnerstag: 10 bis 12 Uhr und 13 bis 17 Uhr", ""),
        ("Sprechstunde", "Freitag: 9 bis 12 Uhr, nach Absprache", "Raum 3"),
    ]


def test_hours_of_every_day_name_no_days():
    (line,) = timetable_words([slot("FREQ=DAILY", Kind.OPENING, 0, 0)], GERMAN, TODAY)

    assert line.text == "jeden Tag: rund um die Uhr"


def test_what_is_over_is_left_out_and_what_is_limited_says_so():
    slots = [
        slot("FREQ=WEEKLY", valid_to=date(2026, 10, 1)),
        slot("FREQ=WEEKLY", valid_to=date(2027, 3, 1), cancelled={date(2026, 12, 8): "krank"}),
        slot("FREQ=WEEKLY;COUNT=8", starts_on=date(2027, 1, 5)),
    ]

    assert [line.text for line in timetable_words(slots, GERMAN, TODAY)] == [
        "jeden Dienstag: 16 bis 18 Uhr, bis 1. März 2027, fällt aus: 8. Dezember 2026",
        "jeden Dienstag: 16 bis 18 Uhr, 8 Mal, ab 5. Januar 2027",
    ]


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ((None, None), "Dienstag, 6. Januar 2026"),
        ((9, 0), "Dienstag, 6. Januar 2026: 9 bis 24 Uhr"),
        ((0, 0), "Dienstag, 6. Januar 2026: rund um die Uhr"),
    ],
)
def test_hours_are_told_as_far_as_they_are_known(hours, words):
    assert slot_words(slot("", Kind.EVENT, *hours), GERMAN, TODAY) == words


def test_one_date_of_a_series_is_told_with_its_day():
    (found,) = occurrences([slot("FREQ=WEEKLY")], date(2026, 11, 24), date(2026, 11, 24))

    assert occurrence_words(found, GERMAN) == "Dienstag, 24. November 2026: 16 bis 18 Uhr"
    assert occurrence_words(found, LANGUAGES["tr"]) == "24 Kasım 2026 Salı: 16:00–18:00"


OPEN = [slot("FREQ=WEEKLY;BYDAY=MO,TU", Kind.OPENING, 10, 12)]


@pytest.mark.parametrize(
    ("day", "hour", "words"),
    [
        (22, 20, "jetzt geschlossen, öffnet morgen um 10 Uhr"),
        (23, 8, "jetzt geschlossen, öffnet heute um 10 Uhr"),
        (23, 11, "jetzt geöffnet, bis 12 Uhr"),
        (24, 15, "jetzt geschlossen, öffnet wieder: Montag, 10 Uhr"),
    ],
)
def test_a_place_says_whether_it_is_open(day, hour, words):
    now = datetime(2026, 11, day, hour, tzinfo=ZONE)

    assert open_words(open_state(OPEN, now), now, GERMAN) == words


def test_a_holiday_and_times_by_appointment_are_told():
    now = datetime(2026, 11, 23, 11, tzinfo=ZONE)
    asked = [slot("FREQ=WEEKLY", Kind.CONSULTATION, None, by_appointment=True)]

    closed = open_state([*OPEN, *asked], now, frozenset({now.date()}))

    assert open_words(closed, now, GERMAN) == (
        "jetzt geschlossen, öffnet morgen um 10 Uhr, heute ist Feiertag, auch nach Absprache"
    )
    assert open_words(open_state(asked, now), now, GERMAN) == "Termine nur nach Absprache"
    assert open_words(open_state([], now), now, GERMAN) == (
        "Ob gerade geöffnet ist, wissen wir nicht."
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_weekday_rule_and_state_can_be_told_in_every_language(code):
    language = LANGUAGES[code]
    rules = [
        f"FREQ=MONTHLY;BYDAY={nth}{day}"
        for day in ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
        for nth in ("", 1, 2, 3, 4, 5, -1, -2, -3)
    ]

    told = [repeat_words(slot(rule), language) for rule in rules]

    assert all(words and "|" not in words and "{" not in words for words in told)
    assert len(set(told)) == len(told)


def test_dates_and_hours_are_written_as_each_language_does():
    day = date(2026, 11, 3)

    assert [date_words(day, LANGUAGES[code]) for code in ("de", "en", "uk", "tr")] == [
        "3. November 2026", "3 November 2026", "3 листопада 2026\u202fр.", "3 Kasım 2026",
    ]  # fmt: skip
    assert [clock(time(9), LANGUAGES[code]) for code in ("de", "ls", "en")] == ["9", "9", "9:00"]
    assert [weekday_name("so", LANGUAGES[code]) for code in ("de", "ru")] == [
        "Sonntag", "воскресенье",
    ]  # fmt: skip
    assert [list_words(["a", "b", "c"], LANGUAGES[code]) for code in ("de", "tr")] == [
        "a, b und c", "a, b ve c",
    ]  # fmt: skip
