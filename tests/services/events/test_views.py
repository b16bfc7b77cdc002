"""The calendar of families, its feed, and the page where coordinators call dates off."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from buendnis.access.rules import Role
from services.directory.models import CancelledDate, TimeSlot
from services.directory.values import SlotValues
from services.languages.values import LANGUAGES
from tests.builders import directory, people

CALENDAR, FEED = "/magdeburg/familien/termine/", "/magdeburg/familien/termine.ics"
NEXT_MONTH = (timezone.localdate().replace(day=1) + timedelta(days=40)).replace(day=6)
AHEAD = f"?monat={NEXT_MONTH:%Y-%m}"
FEAST = SlotValues(starts_on=NEXT_MONTH, kind="event", opens=time(15), closes=time(17))
OFF = replace(FEAST, cancelled=((NEXT_MONTH, "Es ist zu nass."),))


def shown(client, address=CALENDAR + AHEAD):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("view", ["", "&ansicht=liste"])
def test_month_and_list_show_dates_and_what_is_called_off(alliance, client, view):
    directory.entry("Laternenfest", slots=(FEAST,), historical=True)
    directory.entry("Drachenfest", slots=(OFF,))

    page = shown(client, CALENDAR + AHEAD + view)

    for said in (
        "Laternenfest", "Drachenfest", "15 bis 17 Uhr", "Fällt aus", "Es ist zu nass.",
        "2 Termine", "Noch nicht bestätigt",
    ):  # fmt: skip
        assert said in page
    assert ("<table" in page) == (not view)


def test_the_page_sets_no_cookie_and_says_when_nothing_changed(alliance, client):
    directory.entry("Laternenfest", slots=(FEAST,))

    for address in (CALENDAR, FEED):
        first = client.get(address)
        again = client.get(address, headers={"if-none-match": first["ETag"]})

        assert (again.status_code, again.content) == (304, b"")
        assert "Cookie" not in first.get("Vary", "")
    assert not client.cookies


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_calendar_speaks_each_language(alliance, client, code):
    directory.entry("Laternenfest", slots=(FEAST,))

    page = shown(client, f"{CALENDAR}{AHEAD}&sprache={code}")

    language = LANGUAGES[code]
    assert f'lang="{language.html_lang}" dir="{language.direction}"' in page
    assert "Laternenfest" in page


def test_what_an_address_says_wrongly_is_left_out_with_a_notice(alliance, client):
    directory.entry("Laternenfest", slots=(FEAST,))
    long_ago, hostile = "1999-01", "%00%E2%80%AE<script>" + "x" * 3000

    page = shown(
        client, f"{CALENDAR}?monat={long_ago}&thema={hostile}&ansicht=9&tag=mo&tag=xx&seite=0"
    )

    assert "Diesen Monat zeigt der Kalender nicht." in page
    assert "Diese Angabe kennen wir nicht: xx." in page
    assert "<script>x" not in page


def test_months_lead_on_within_a_year_and_keep_filters_and_language(alliance, client):
    page = shown(client, f"{CALENDAR}?thema=freizeit&sprache=en")

    assert f"monat={NEXT_MONTH:%Y-%m}&amp;sprache=en" in page
    assert 'rel="prev"' not in page
    assert "termine.ics?thema=freizeit&amp;sprache=en" in page
    last = timezone.localdate().replace(day=1) + timedelta(days=366)
    assert 'rel="next"' not in shown(client, f"{CALENDAR}?monat={last:%Y-%m}")


def test_a_month_without_dates_says_so_and_how_to_go_on(alliance, client):
    page = shown(client, f"{CALENDAR}{AHEAD}&thema=wohnen")

    assert "Keine Termine in diesem Monat" in page
    assert "Alle Termine zeigen" in page


def test_who_chose_separation_or_violence_can_leave_the_page_fast(alliance, client):
    chosen, plain = shown(client, f"{CALENDAR}?thema=gewaltschutz"), shown(client, CALENDAR)

    assert ["data-quick-exit" in page for page in (chosen, plain)] == [True, False]
    assert ["<title>Termine" in page for page in (chosen, plain)] == [False, True]


def test_a_feed_holds_what_its_filters_choose(alliance, client):
    directory.entry("Laternenfest", slots=(FEAST,), terms=("freizeit",))
    directory.entry("Elternabend", slots=(FEAST,), terms=("bildung",))

    answer = client.get(f"{FEED}?thema=freizeit&thema=gibtesnicht")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [event["SUMMARY"] for event in events] == ["Laternenfest"]


def test_an_entry_gives_its_own_calendar_with_a_name_that_tells_nothing(alliance, client):
    entry = directory.entry("Laternenfest", slots=(FEAST,))
    secret = directory.entry("Schutzraum", slots=(FEAST,), terms=("gewaltschutz",))

    first = client.get(f"/magdeburg/familien/eintrag/{entry.code}/kalender.ics?sprache=uk")
    second = client.get(f"/magdeburg/familien/eintrag/{secret.code}/kalender.ics")

    assert (b"Laternenfest" in first.content, first["Content-Language"]) == (True, "uk")
    assert first["Content-Disposition"] == second["Content-Disposition"]
    assert (b"Schutzraum" in second.content, b"eintrag" in second.content) == (False, False)
    whole = client.get(f"/magdeburg/familien/eintrag/{secret.code}/kalender.ics?titel=ganz")
    assert b"SUMMARY:Schutzraum" in whole.content


# The dates of an entry


@pytest.fixture
def feast(alliance):
    return directory.entry("Laternenfest", slots=(FEAST,))


@pytest.fixture
def karla(alliance):
    return people.signed_in(people.member(alliance, Role.COORDINATOR))


def dates_of(entry):
    return f"/magdeburg/verzeichnis/eintraege/{entry.code}/termine/"


def sent(entry, **changed):
    slot = TimeSlot.objects.get(entry=entry)
    return {"slot": slot.uid, "on": slot.starts_on, "note": "", "do": "call_off"} | changed


def test_a_coordinator_calls_a_date_off_and_puts_it_back(feast, karla):
    karla.post(dates_of(feast), sent(feast, note="Es ist zu nass."))
    page = karla.get(dates_of(feast)).content.decode()

    assert CancelledDate.objects.get().note == "Es ist zu nass."
    assert ("Es ist zu nass." in page, "Findet doch statt" in page) == (True, True)

    karla.post(dates_of(feast), sent(feast, do="put_back"))

    assert not CancelledDate.objects.exists()


@pytest.mark.parametrize(
    "changed", [{"slot": "x"}, {"on": "morgen"}, {"note": "x" * 201}, {"on": "\x00"}]
)
def test_a_broken_form_changes_nothing_and_says_so(feast, karla, changed):
    answer = karla.post(dates_of(feast), sent(feast, **changed))

    assert answer.status_code == 422
    assert "Das hat nicht geklappt" in answer.content.decode()
    assert not CancelledDate.objects.exists()


def test_a_date_that_is_none_is_refused_with_a_sentence(feast, karla):
    answer = karla.post(dates_of(feast), sent(feast, on=date(2001, 1, 1)), follow=True)

    assert "Dieser Termin ist schon vorbei." in answer.content.decode()
    assert not CancelledDate.objects.exists()


def test_nobody_but_coordinators_calls_dates_off(alliance, feast):
    others = people.signed_in(people.member(alliance, Role.EXAMINER))

    assert others.post(dates_of(feast), sent(feast)).status_code == 403
    assert not CancelledDate.objects.exists()


def test_more_dates_take_no_more_queries(feast, karla, django_assert_num_queries):
    daily = replace(FEAST, rrule="FREQ=DAILY", kind="meeting")
    many = directory.entry("Jeden Tag", slots=(daily, replace(daily, opens=time(9))))
    karla.get(dates_of(feast))

    with django_assert_num_queries(QUERIES):
        karla.get(dates_of(feast))
    with django_assert_num_queries(QUERIES):
        karla.get(dates_of(many))


QUERIES = 14
