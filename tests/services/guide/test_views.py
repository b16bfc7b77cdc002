"""The pages about care and work as families open them: kept by caches, honest about days, open in every language."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from services.directory.states import Kind
from services.guide.queries import KEYS
from services.languages.values import LANGUAGES
from tests.builders import directory

HUB = "/magdeburg/familien/pflege-und-beruf/"
OVERVIEW = f"{HUB}ueberblick/"
PAGES = [HUB, OVERVIEW, *(f"{HUB}wissen/{key}/" for key in KEYS)]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_for_everybody_and_is_not_sent_twice(alliance, client, path):
    answer = client.get(path)
    again = client.get(path, headers={"if-none-match": answer["ETag"]})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("<h1") == 1
    assert "{" not in page[page.index("<h1") : page.index("</main>")]
    assert again.status_code == 304
    assert not client.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_the_hub_begins_with_today_and_everything_else_has_time(alliance, client):
    directory.entry("Pflegebüro", terms=("pflege", "beratung", "pflege-hilfe"), kind=Kind.CONTACT)

    page = client.get(HUB).content.decode()

    order = ["Sagen Sie bei der Arbeit Bescheid", "„Eilbegutachtung“", "Schreiben Sie das Datum auf",
             "Pflegebüro", "Pflegetelefon", "Alles andere hat Zeit.", "Überblick"]  # fmt: skip
    places = [page.index(each) for each in order]
    assert places == sorted(places)


def test_the_message_for_work_names_neither_illness_nor_relative(alliance, client):
    page = client.get(HUB).content.decode()

    message = page.partition('id="heute-nachricht">')[2].partition("</p>")[0]
    assert "§ 2 Pflegezeitgesetz" in message
    assert not any(
        word in message for word in ("Mutter", "Vater", "Angehörig", "Schlaganfall", "krank")
    )


def test_where_no_office_is_known_the_hub_says_so_and_names_who_helps_everywhere(alliance, client):
    page = client.get(HUB).content.decode()

    assert "steht noch keine Stelle, die hier zur Pflege berät" in page
    assert 'href="tel:+493020179131"' in page
    assert "§\N{NO-BREAK SPACE}7a SGB XI" in page


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "de"])
def test_in_another_language_a_page_says_that_it_is_german(alliance, client, code):
    page = client.get(HUB, {"sprache": code}).content.decode()

    assert "german-only" in page
    assert ('<div lang="de" dir="ltr">' in page) == (code != "ls")


def test_the_overview_in_easy_german_is_a_text_of_its_own(alliance, client):
    page = client.get(OVERVIEW, {"sprache": "ls"}).content.decode()

    assert "Sie dürfen bis zu 10 Arbeits-Tage frei haben." in page
    assert "Noch hat keine Prüf-Gruppe den Text geprüft." in page
    assert "german-only" not in page


def test_a_day_of_the_past_shows_its_law_and_what_is_different_today(alliance, client):
    page = client.get(f"{HUB}wissen/kleine-betriebe/", {"am": "2015-07-01"}).content.decode()

    assert "So war oder ist es am 1.\N{NO-BREAK SPACE}Juli 2015." in page
    assert "Einen Antrag kannte das Gesetz an diesem Tag nicht." in page
    assert page.index("Heute gilt:") < page.index("4 Wochen antworten")


def test_a_day_to_come_says_that_the_law_may_change(alliance, client):
    today, later = (
        client.get(OVERVIEW, query).content.decode() for query in ({}, {"am": "2031-01-01"})
    )

    assert "Nach unserem Rechtsstand" in later
    assert "Nach unserem Rechtsstand" not in today


def test_before_2015_nothing_is_reckoned_and_the_pages_that_tell_of_it_are_named(alliance, client):
    page = client.get(OVERVIEW, {"am": "2014-12-31"}).content.decode()

    assert "Für diese Zeit rechnen wir nicht" in page
    assert "31.\N{NO-BREAK SPACE}Dezember 2014" in page
    assert f'href="{HUB}wissen/gehaltsmodell-2012/"' in page
    assert "So war oder ist es am" not in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("quatsch", "„quatsch“: Das ist kein Datum."),
        ("2026-02-30", "„2026-02-30“: Das ist kein Datum."),
        ("31.6.2020", "„31.6.2020“: Das ist kein Datum."),
        ("<b>1", "„&lt;b&gt;1“: Das ist kein Datum."),
        ("9999-01-01", "„9999-01-01“: So weit reicht kein Gesetz."),
    ],
)
def test_a_day_that_cannot_be_is_named_at_the_field_and_today_is_shown(
    alliance, client, typed, said
):
    answer = client.get(OVERVIEW, {"am": typed})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert said in page
    assert 'aria-invalid="true"' in page
    assert "bis zu 10 Arbeitstage" in page


def test_a_day_written_as_people_do_is_understood(alliance, client):
    page = client.get(OVERVIEW, {"am": "1.7.2015"}).content.decode()

    assert 'value="2015-07-01"' in page


def test_an_unknown_chapter_is_not_there(alliance, client):
    assert client.get(f"{HUB}wissen/gibt-es-nicht/").status_code == 404


def test_chapters_ask_the_database_only_for_the_alliance(alliance, client):
    client.get(f"{HUB}wissen/leistungen/")

    with CaptureQueriesContext(connection) as asked:
        client.get(f"{HUB}wissen/leistungen/")

    assert len(asked) == 1


@pytest.mark.parametrize("typed", ["1.7.15", "2026-W01-1", "20150701", "31.2.2026", "١.١.٢٠٢٠"])
def test_what_only_looks_like_a_day_is_asked_for_again(client, alliance, typed):
    page = client.get("/magdeburg/familien/pflege-und-beruf/ueberblick/", {"am": typed})

    assert page.status_code == 200
    assert 'aria-invalid="true"' in page.content.decode()


def test_a_day_to_come_is_not_told_as_if_it_were_known(client, alliance):
    page = client.get("/magdeburg/familien/pflege-und-beruf/ueberblick/?am=2090-01-01")

    assert "wenn sich das Recht nicht ändert" in page.content.decode()
