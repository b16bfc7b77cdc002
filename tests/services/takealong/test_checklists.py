"""The checklists: complete in seven languages, plain, honest about the law, and kept by the visitor alone."""

import re

import pytest
from django.http import QueryDict

from services.helpnow.queries import help_entry
from services.languages.values import LANGUAGES
from services.search.query import read_query
from services.takealong.checklists import checklist_for, checklists
from services.takealong.values import Section
from tests.readability.formula import WORD, grade, sentences
from tests.readability.limits import AIM

LISTS = "/magdeburg/familien/checklisten/"
STEPS = [(each.key, step) for each in checklists() for step in each.steps]
NUMBER = re.compile(
    r"\d|\b(?:zwei|drei|vier|sechs|sieben|acht|zehn|zwölf)(?:ten)?\b|einen Monat|ersten? Woche"
)


def test_every_situation_that_was_asked_for_has_its_steps():
    assert [each.key for each in checklists()] == ["kind-kommt", "trennung", "pflege", "umzug"]
    for each in checklists():
        assert 8 <= len(each.steps) <= 14, each.key
        assert {step.section for step in each.steps} == set(Section), each.key
        assert len({step.key for step in each.steps}) == len(each.steps), each.key
        assert checklist_for(each.situation) is each


def test_all_is_said_in_all_languages():
    for each in checklists():
        assert set(each.titles) == set(each.leads) == set(LANGUAGES), each.key
    for key, step in STEPS:
        for texts in (step.whats, step.whys, *filter(None, [step.whens])):
            assert set(texts) == set(LANGUAGES), (key, step.key)
            assert all(texts.values()), (key, step.key)


@pytest.mark.parametrize(
    ("code", "letters"), [("uk", "[а-щьюяєіїґ]"), ("ru", "[а-яё]"), ("ar", "[ء-ي]")]
)
def test_steps_are_written_in_the_letters_of_their_language(code, letters):
    mixed = re.compile(r"[а-яіїєґё][a-z]|[a-z][а-яіїєґё]", re.IGNORECASE)
    for key, step in STEPS:
        said = f"{step.what(code)} {step.why(code)} {step.when(code)}"
        assert len(re.findall(letters, said.lower())) > 20, (key, step.key)
        assert not mixed.search(said), (key, step.key)


@pytest.mark.parametrize("code", ["de", "ls"])
def test_steps_are_plain(code):
    grades = {
        f"{key} {step.key}": grade(f"{step.what(code)}.\n{step.why(code)} {step.when(code)}")
        for key, step in STEPS
    }

    assert {place: found for place, found in grades.items() if found > AIM} == {}


def test_easy_german_has_short_sentences():
    long = [
        (key, sentence)
        for key, step in STEPS
        for said in (step.what("ls"), step.why("ls"), step.when("ls"))
        for sentence in sentences(said)
        if len(WORD.findall(sentence)) > 12
    ]

    assert long == []


def test_a_deadline_names_its_law_where_it_was_read_and_when():
    for each in checklists():
        assert f"{each.checked_on:%Y}" >= "2026"
    for key, step in STEPS:
        if step.law is None:
            assert not NUMBER.search(step.when("de")), (key, step.key)
            continue
        assert step.when("de"), (key, step.key)
        assert re.match(r"§§? \d", step.law.statute), (key, step.key)
        assert step.law.source, (key, step.key)
        assert re.match(r"https?://", step.law.url), (key, step.key)


def test_every_way_on_leads_somewhere():
    for key, step in STEPS:
        asked = QueryDict(mutable=True)
        asked.update(step.search)
        assert read_query(asked)[1] == (), (key, step.key)
        assert step.search or step.helps, (key, step.key)
        assert all(help_entry(one) for one in step.helps)


def test_the_list_of_lists_names_the_city(alliance, client):
    page = client.get(LISTS).content.decode()

    assert "Umzug nach Magdeburg" in page
    assert f'href="{LISTS}pflege/"' in page


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_checklist_reads_in_each_language_without_a_cookie(alliance, client, code):
    answer = client.get(f"{LISTS}kind-kommt/", {"sprache": code})
    again = client.get(
        f"{LISTS}kind-kommt/", {"sprache": code}, headers={"if-none-match": answer["ETag"]}
    )

    page = answer.content.decode()
    assert all(step.what(code) in page for each in checklists()[:1] for step in each.steps)
    assert page.count("data-tick>") == len(checklists()[0].steps)
    assert "§ 16 BEEG" in page
    assert again.status_code == 304
    assert not client.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_a_checklist_leads_to_offers_and_to_help_at_once(alliance, client):
    page = client.get(f"{LISTS}pflege/").content.decode()

    assert 'href="/magdeburg/familien/suche/?thema=pflege-hilfe"' in page
    assert 'href="/magdeburg/familien/hilfe-jetzt/#pflegetelefon"' in page


def test_ticks_of_a_separation_are_kept_only_when_asked_for_and_the_page_can_be_left_fast(
    alliance, client
):
    separation = client.get(f"{LISTS}trennung/").content.decode()
    other = client.get(f"{LISTS}pflege/").content.decode()

    assert "data-quick-exit" in separation
    assert "<title>Allgemeine Informationen</title>" in separation
    assert "data-ticks-asked" in separation
    assert "kann gespeicherte Haken sehen" in separation
    assert "data-quick-exit" not in other
    assert "data-ticks-asked" not in other


def test_an_unknown_checklist_is_not_there(alliance, client):
    assert client.get(f"{LISTS}gibt-es-nicht/").status_code == 404


def test_a_checklist_asks_the_database_only_for_the_alliance(
    alliance, client, django_assert_num_queries
):
    client.get(f"{LISTS}pflege/")

    with django_assert_num_queries(1):
        client.get(f"{LISTS}pflege/")


def test_the_checklist_for_care_leads_to_the_pages_about_care_and_work(client, alliance):
    hub = 'href="/magdeburg/familien/pflege-und-beruf/?sprache=tr"'

    assert hub in client.get(f"{LISTS}pflege/?sprache=tr").content.decode()
    assert hub not in client.get(f"{LISTS}umzug/?sprache=tr").content.decode()
