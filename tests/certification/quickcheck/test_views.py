"""The pages of the Kurzcheck: open to everybody, one question at a time, and nothing is kept."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from buendnis.access.doors import writes
from certification.quickcheck.selection import asked_in_order
from tests.builders import catalogue
from tests.certification.scoring.scenes import standard

START, QUESTIONS, RESULT = (f"/magdeburg/kurzcheck/{page}" for page in ("", "fragen/", "ergebnis/"))
OWN = {"HTTP_SEC_FETCH_SITE": "same-origin"}
NINE = tuple(question.id for question in asked_in_order(standard(), 9))
MIDDLE = dict.fromkeys(NINE, "2")


def hidden(page: str) -> dict[str, str]:
    """Return what a page hands on in hidden fields."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))


def send(client, path: str, **data: str):
    return client.post(path, data, **OWN)


@pytest.fixture
def edition(alliance):
    return catalogue.edition(alliance)


def test_the_start_says_what_it_is_and_what_it_takes(edition, client):
    page = client.get(START).content.decode()

    for words in ("Kostet nichts", "8 Minuten", "Nichts wird gespeichert", "Rufen Sie mich an"):
        assert words in page


def test_without_an_edition_there_is_a_call_instead_of_questions(alliance, client):
    page = client.get(START).content.decode()

    assert "Die Fragen sind noch in Arbeit" in page
    assert "/magdeburg/rueckruf/" in page
    assert "noch in Arbeit" in send(client, RESULT, groesse="9").content.decode()


@pytest.mark.parametrize(
    ("size", "sentence"),
    [
        ("", "Bitte geben Sie ein, wie viele Menschen bei Ihnen arbeiten."),
        ("neun", "Bitte geben Sie eine ganze Zahl ein, zum Beispiel 9."),
        ("0", "Bitte geben Sie eine Zahl ab 1 ein."),
        ("-3", "Bitte geben Sie eine Zahl ab 1 ein."),
        ("9,5", "Bitte geben Sie eine ganze Zahl ein, zum Beispiel 9."),
        ("1e3", "Bitte geben Sie eine ganze Zahl ein, zum Beispiel 9."),
        ("9" * 400, "Diese Zahl ist zu groß für den Kurzcheck."),
    ],
)
@pytest.mark.parametrize("path", [QUESTIONS, RESULT, "/magdeburg/kurzcheck/mitnehmen/"])
def test_a_size_that_is_none_is_refused_with_a_sentence(edition, client, path, size, sentence):
    assert sentence in send(client, path, groesse=size).content.decode()


def test_each_question_is_a_page_and_answers_travel_along(edition, client):
    page = send(
        client, QUESTIONS, groesse="9", zu="4", **{"AO-1": "3", "FU-3": "1"}
    ).content.decode()

    assert "4 von 15" in page
    assert hidden(page) == {"groesse": "9", "AO-1": "3", "FU-3": "1"}
    assert page.count('type="radio"') == 6


def test_going_back_keeps_the_answer(edition, client):
    page = send(client, QUESTIONS, groesse="9", zu="1", **{"AO-1": "3"}).content.decode()

    assert re.search(r'value="3"[^>]*checked', page)
    assert "AO-1" not in hidden(page)


def test_the_smallest_read_what_it_means_for_them_and_larger_ones_do_not(edition, client):
    reading = standard().criteria["AO-1"].small_reading

    assert reading in send(client, QUESTIONS, groesse="9").content.decode()
    assert reading not in send(client, QUESTIONS, groesse="10").content.decode()


@pytest.mark.parametrize("number", ["0", "-1", "99999", "x", "٣", "1 OR 1=1", ""])
def test_a_number_of_a_question_that_makes_no_sense_leads_to_one_that_is_there(
    edition, client, number
):
    assert "von 15" in send(client, QUESTIONS, groesse="9", zu=number).content.decode()


def test_what_no_question_offers_is_as_good_as_not_sent(edition, client):
    strange = {
        "AO-1": "5", "FU-1": "<script>alert(1)</script>", "FU-2": "na:erfunden", "XX-9": "4",
        "EG-1": "4", "AO-3": "-1", "PE-1": "٣", "__class__": "1",
    }  # fmt: skip

    page = send(client, QUESTIONS, groesse="9", zu="15", **strange).content.decode()
    result = send(client, RESULT, groesse="9", **strange).content.decode()

    assert hidden(page) == {"groesse": "9"}
    assert "Das reicht noch nicht für eine Schätzung" in result
    assert "in Reichweite" not in result
    assert "<script>alert" not in page + result


def test_the_result_says_a_range_the_way_and_never_a_promise(edition, client):
    answer = send(client, RESULT, groesse="9", **MIDDLE | {"AO-1": "0", "FU-1": "?"})

    page = answer.content.decode()
    # Whoever asked to be rung and goes back reads it again instead of a warning of the browser.
    assert answer["Cache-Control"] == "private, no-cache"
    assert re.search(r"Vermutlich zwischen \d+ und \d+ von 100 Punkten", page)
    for words in ("brauchen Sie 60", "Am meisten bringen Ihnen", "keine Zusage", "Das fragen wir nie",
                  "In jedem der 5 Kernfelder mindestens 40", "Das wussten Sie noch nicht"):  # fmt: skip
        assert words in page
    assert page.count('class="quick-steps__title"') == 3
    assert "nach 14 Antworten" in page


@pytest.mark.parametrize("path", [QUESTIONS, RESULT, "/magdeburg/kurzcheck/mitnehmen/"])
def test_whoever_comes_by_the_address_alone_begins_at_the_start(edition, client, path):
    answer = client.get(path)

    assert (answer.status_code, answer["Location"]) == (302, START)


@pytest.mark.parametrize("path", [QUESTIONS, RESULT, "/magdeburg/kurzcheck/mitnehmen/"])
def test_a_form_of_another_site_is_refused(edition, client, path):
    answer = client.post(path, {"groesse": "9"}, HTTP_SEC_FETCH_SITE="cross-site")

    assert answer.status_code == 403
    assert "von einer fremden Seite gesendet" in answer.content.decode()


def test_nothing_is_stored_and_no_cookie_is_set(edition, client, monkeypatch):
    client.get(START)
    kept = []
    monkeypatch.setattr(cache, "set", lambda *args, **_: kept.append(args))
    monkeypatch.setattr(cache, "add", lambda *args, **_: kept.append(args))

    with CaptureQueriesContext(connection) as asked:
        answers = [
            client.get(START),
            send(client, QUESTIONS, groesse="9", zu="3", **MIDDLE),
            send(client, RESULT, groesse="9", **MIDDLE),
        ]

    assert [query["sql"] for query in asked if writes(query["sql"])] == []
    assert kept == []
    assert not any(answer.cookies for answer in answers)
    assert not client.cookies
    assert not Session.objects.exists()
    assert not any("AO-1" in answer.request["QUERY_STRING"] for answer in answers)


def test_pages_ask_nobody_else(edition, client):
    page = send(client, RESULT, groesse="9", **MIDDLE).content.decode()

    fetched = re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="([^"]+)"', page)
    assert [address for address in fetched if not address.startswith("/")] == []


@pytest.mark.parametrize("path", ["/magdeburg/", "/magdeburg/seiten/betriebe/"])
def test_the_pages_for_employers_lead_here(edition, client, path):
    page = client.get(path).content.decode()

    assert "Ist das Siegel etwas für uns?" in page
    assert f'href="{START}"' in page
