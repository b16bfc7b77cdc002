"""The one search finds the pages about care and work beside the offers, and the desk knows when they were read."""

import pytest

from services.care_rules.texts import checked_texts
from services.guide.queries import KEYS
from services.search.query import Query
from services.search.store import search
from tests.builders import directory

SEARCH = "/magdeburg/familien/suche/"


def found(alliance, text: str) -> tuple[str, ...]:
    return search(alliance, Query(text=text)).keys


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Pflegezeit", "pflege-und-beruf:pflegezeit"),
        ("Mutter Schlaganfall Arbeit", "pflege-und-beruf:start"),
        ("Pflegestufe", "pflege-und-beruf:pflegegrade"),
        ("Tante pflegen", "pflege-und-beruf:nahe-angehoerige"),
        ("Kündigung Pflege", "pflege-und-beruf:kuendigungsschutz-und-versicherung"),
        ("Sterbebegleitung", "pflege-und-beruf:letzte-lebensphase"),
        ("Pflegegeld wie viel", "pflege-und-beruf:leistungen"),
        ("Pflegekarenz", "pflege-und-beruf:pflegezeit"),
        ("wie viele Tage bekomme ich frei", "pflege-und-beruf:kurz-fehlen"),
        ("time off to care for family", "pflege-und-beruf:start"),
    ],
)
def test_people_find_the_page_by_their_own_words(alliance, typed, wanted):
    assert wanted in found(alliance, typed)[:5]


def test_a_care_office_here_stands_before_the_pages_where_somebody_looks_for_advice(alliance):
    office = directory.entry(
        "Pflegeberatung", terms=("pflege", "beratung", "pflege-hilfe", "pflege-beruf")
    )

    assert found(alliance, "Pflegeberatung")[0] == office.code


def test_a_hit_leads_to_the_chapter_and_says_what_is_in_it(alliance, client):
    page = client.get(SEARCH, {"q": "Pflegezeit"}).content.decode()

    assert 'href="/magdeburg/familien/pflege-und-beruf/wissen/pflegezeit/"' in page
    assert "Bis zu 6 Monate ganz oder zum Teil frei" in page


def test_a_situation_leads_to_the_hub_and_not_to_each_chapter(alliance, client):
    page = client.get(SEARCH, {"lage": "pflege"}).content.decode()

    assert (
        'href="/magdeburg/familien/pflege-und-beruf/">Pflege und Beruf: was heute zu tun ist'
        in page
    )
    assert "/wissen/" not in page


def test_the_desk_knows_when_each_chapter_was_compared_with_the_law():
    args = {each.args[0] for each in checked_texts() if each.page == "guide:chapter"}

    assert args == set(KEYS)
