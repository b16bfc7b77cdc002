"""The page offers all sheets, prints what was typed, keeps nothing, and refuses what does not fit with a sentence."""

import pytest
from django.template import Context, Template

from buendnis.journal.models import Entry
from certification.applications.models import Application
from certification.starters.reading import sheets
from certification.starters.rules import may_use_starters
from certification.starters.views import UNKNOWN
from tests.builders import people
from tests.builders.people import signed_in
from tests.certification.assessment import scenes
from tests.certification.assessment.test_pages import path
from tests.certification.reports.reading import text_of

pytestmark = pytest.mark.once


@pytest.fixture
def case(alliance) -> Application:
    return scenes.draft(alliance, headcount=9)


@pytest.fixture
def client(case):
    return signed_in(people.employed(case.employer, name="Kim Muster"))


def send(client, case, sheet: str, **typed: str):
    """Ask for a sheet with these words in its gaps."""
    words = {f"{sheet}-{name}": value for name, value in typed.items()}
    return client.post(path(case, "vorlagen/"), words | {"sheet": sheet})


def test_the_page_says_what_each_sheet_is_for_and_that_it_proves_nothing(client, case):
    page = client.get(path(case, "vorlagen/"))

    assert "Eine Vorlage auszuhängen ist noch kein Nachweis." in page.text
    assert "Beim Besuch wird gefragt, ob sie gilt und bekannt ist." in page.text
    assert all(sheet.purpose in page.text for sheet in sheets().all)
    assert path(case, "selbsteinschaetzung/ao/#AO-1") in page.text


def test_a_sheet_comes_at_once_with_what_was_typed_and_nothing_is_kept(client, case):
    before = Entry.objects.count()

    answer = send(client, case, "beschwerdestelle", office="Büro\u202e im\nHof")

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "private, no-store"
    assert "Büro im Hof" in text_of(answer.content)
    assert case.employer.name in text_of(answer.content)
    assert Entry.objects.count() == before
    assert "Büro im Hof" not in client.get(path(case, "vorlagen/")).text


def test_markup_is_printed_as_it_was_typed(client, case):
    answer = send(client, case, "beschwerdestelle", room='<img src="http://x.example/a.png">')

    assert "<img src=" in text_of(answer.content)


def test_what_is_too_long_is_refused_with_a_sentence_and_kept_on_the_page(client, case):
    answer = send(client, case, "vertretung", **{"row-1-task": "x" * 41})

    assert answer.status_code == 422
    assert "Hier passen höchstens 40 Zeichen auf das Blatt." in answer.text
    assert "x" * 41 in answer.text


@pytest.mark.parametrize("sheet", ["", "gibtesnicht", "../stellen"])
def test_a_sheet_that_is_not_there_is_refused(client, case, sheet):
    answer = send(client, case, sheet)

    assert answer.status_code == 422
    assert UNKNOWN in answer.text


def test_the_examiner_finds_no_sheets_to_print(alliance, case):
    examiner = people.actor(people.person("Pia Prüfung"), alliance)

    assert (
        may_use_starters(examiner, case).sentence
        == "Die Vorlagen sind für den Betrieb und seine Beratung da."
    )


def test_a_question_leads_to_its_sheet(client, case):
    page = client.get(path(case, "selbsteinschaetzung/ao/"))

    assert page.text.count("Vorlage dazu:") == 1
    assert f'href="{path(case, "vorlagen/")}#vertretung"' in page.text


def test_the_examiner_is_told_that_the_sheet_alone_proves_nothing():
    page = Template('{% load starters %}{% starter_ask "AO-1" %}|{% starter_ask "AO-2" %}')

    asked, unasked = page.render(Context()).split("|")

    assert "„Wer springt für wen ein?“" in asked
    assert "Fragen Sie nach, ob gelebt wird, was dort steht" in asked
    assert unasked.strip() == ""
