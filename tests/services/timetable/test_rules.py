"""Rules of recurrence: those taken agree with RFC 5545, all others are refused with a sentence."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from services.timetable import check_rule, read_rule
from services.timetable.rules import last_day, matches

DAYS = st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), max_size=3)
NTH = st.lists(st.sampled_from(["1MO", "2TU", "-1FR", "5WE", "+3SU"]), max_size=3)
MONTH_DAYS = st.lists(st.sampled_from([1, 2, 15, 28, -1, -2]), max_size=3)
MONTHS = st.lists(st.integers(1, 12), max_size=3)


@st.composite
def rules(draw):
    """Any rule that is taken, none without a date for years."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    months = draw(MONTHS)
    nth = frequency == "MONTHLY" or (frequency == "YEARLY" and months)
    parts = {
        "INTERVAL": [draw(st.integers(1, 3))],
        # Not both at once: the library takes their intersection, the standard their union.
        "BYDAY": draw(NTH | DAYS if nth else DAYS),
        "BYMONTHDAY": [] if frequency == "WEEKLY" else draw(MONTH_DAYS),
        "BYMONTH": months,
    }
    end = draw(st.sampled_from(["", ";COUNT=7", ";UNTIL=20270312"]))
    named = [f"{name}={','.join(map(str, values))}" for name, values in parts.items() if values]
    return ";".join([f"FREQ={frequency}", *named]) + end


@settings(max_examples=60)
@given(rule=rules(), start=st.dates(date(2024, 1, 1), date(2026, 12, 31)))
def test_dates_are_those_of_the_library_that_follows_the_standard(rule, start):
    last = date(2029, 12, 31)
    rule_read, end = read_rule(rule), last_day(rule, start)
    stop = min(last, end) if end else last

    ours = [
        day
        for number in range(start.toordinal(), stop.toordinal() + 1)
        if matches(rule_read, start, day := date.fromordinal(number))
    ]

    # The library would seek a rule without any date until the year 9999.
    assume(ours)
    theirs = []
    for found in rrulestr(rule, dtstart=datetime.combine(start, datetime.min.time())):
        if found.date() > last:
            break
        theirs.append(found.date())
    assert ours == theirs


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FREQ=WEEKLY;BYDAY=WE,FR",
        "freq=monthly;byday=1mo",
        "FREQ=MONTHLY;BYDAY=-1TH;UNTIL=20261231",
        "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=6",
        "FREQ=DAILY;INTERVAL=2;COUNT=1000",
        "FREQ=WEEKLY;BYDAY=MO;WKST=MO;UNTIL=20261231T230000Z",
    ],
)
def test_a_rule_of_a_timetable_is_taken(text):
    check_rule(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("FREQ=SECONDLY", "Es geht täglich, jede Woche, jeden Monat oder jedes Jahr."),
        ("INTERVAL=2", "Es geht täglich, jede Woche, jeden Monat oder jedes Jahr."),
        ("jeden Montag", "Die Regel ist nicht lesbar. Ein Beispiel: FREQ=WEEKLY;BYDAY=MO."),
        ("FREQ=DAILY;COUNT=1001", "COUNT muss eine Zahl von 1 bis 1000 sein."),
        ("FREQ=DAILY;COUNT=0", "COUNT muss eine Zahl von 1 bis 1000 sein."),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL muss eine Zahl von 1 bis 99 sein."),
        ("FREQ=DAILY;INTERVAL=" + "9" * 90, "INTERVAL muss eine Zahl von 1 bis 99 sein."),
        ("FREQ=DAILY;BYHOUR=1,2,3", "Diesen Teil der Regel kennen wir nicht: BYHOUR."),
        ("FREQ=DAILY;FREQ=DAILY", "Die Regel nennt FREQ zweimal."),
        (
            "FREQ=DAILY;COUNT=2;UNTIL=20261231",
            "Bitte nennen Sie ein Enddatum oder eine Anzahl, nicht beides.",
        ),
        (
            "FREQ=DAILY;UNTIL=20261332",
            "Das Ende der Regel muss ein Datum sein, zum Beispiel UNTIL=20261231.",
        ),
        (
            "FREQ=DAILY;UNTIL=99991231T235959Z",
            "Das Ende der Regel muss ein Datum sein, zum Beispiel UNTIL=20261231.",
        ),
        ("FREQ=WEEKLY;BYDAY=1MO", "Der wievielte Wochentag: Das geht nur bei jedem Monat."),
        ("FREQ=YEARLY;BYDAY=20MO", "Einen Wochentag gibt es höchstens fünfmal im Monat."),
        ("FREQ=MONTHLY;BYDAY=XX", "Die Tage der Woche heißen MO, TU, WE, TH, FR, SA und SU."),
        (
            "FREQ=WEEKLY;BYMONTHDAY=3",
            "Eine Regel für jede Woche kann keine Tage des Monats nennen.",
        ),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "Diesen Tag gibt es in diesen Monaten nicht."),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY muss eine Zahl von -31 bis 31 sein."),
        ("FREQ=WEEKLY;WKST=SU", "Die Woche beginnt hier am Montag: Bitte lassen Sie WKST weg."),
        (
            "FREQ=DAILY;BYDAY=" + "MO," * 99,
            "Die Regel ist zu lang: Es gehen höchstens 200 Zeichen.",
        ),
        ("FREQ=DAILY\nX:1", "Die Regel enthält Zeichen, die dort nicht stehen dürfen."),
        ("FREQ=DAILY;COUNT=٣", "Die Regel enthält Zeichen, die dort nicht stehen dürfen."),
    ],
)
def test_any_other_rule_is_refused_with_a_sentence(text, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        check_rule(text)


@given(text=st.text(alphabet="FREQ=DAILY;BYMONTHDUNTI0129,-+\x00ä\n", max_size=60))
def test_whatever_the_text_it_is_taken_or_refused(text):
    with suppress(ValueError):
        check_rule(text)


def test_a_rule_that_never_holds_costs_no_time():
    # Every seventh day from a Tuesday on, but only Mondays.
    assert last_day("FREQ=DAILY;INTERVAL=7;BYDAY=MO;COUNT=3", date(2026, 11, 3)) == date(
        2026, 11, 3
    )


def test_each_saturday_and_the_third_sunday_are_both_named():
    rule = read_rule("FREQ=MONTHLY;BYDAY=SA,3SU")
    november = [date(2026, 11, day) for day in range(1, 31)]

    found = [day.day for day in november if matches(rule, november[0], day)]

    assert found == [7, 14, 15, 21, 28]


def test_a_number_of_times_ends_with_the_last_of_them():
    assert last_day("FREQ=WEEKLY;COUNT=3", date(2026, 11, 3)) == date(2026, 11, 3) + timedelta(14)
