"""The family guide: what was chosen, each offer once, in the reader's language, tagged, and not for floods."""

from datetime import date
from io import BytesIO
from unittest.mock import patch

import pytest
from pypdf import PdfReader

from services.directory.states import Status
from services.languages.values import GERMAN
from services.takealong import guide as guide_module
from services.takealong import guide_views
from services.takealong.guide import guide_of
from tests.builders import directory
from tests.builders.papers import quick_papers

pytestmark = pytest.mark.once

GUIDE = "/magdeburg/familien/wegweiser/"
PDF = f"{GUIDE}wegweiser.pdf"
TODAY = date(2026, 11, 22)
CARE = {"terms": ("pflege", "beratung")}


def text_of(answer) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)


def test_each_offer_stands_once_and_the_index_knows_all(alliance):
    directory.entry("Pflegeberatung", **CARE)
    directory.entry("Treff für beide", terms=("pflege", "trennung"))
    directory.entry("Noch nicht fertig", status=Status.DRAFT, **CARE)

    made = guide_of(["trennung", "pflege"], GERMAN, alliance, TODAY)

    separation, care = made.chapters
    assert [one.title.text for one in separation.entries] == ["Treff für beide"]
    assert [one.title.text for one in care.entries] == ["Pflegeberatung"]
    assert [one.title.text for one in care.also] == ["Treff für beide"]
    assert [one.title.text for one in made.titles] == ["Pflegeberatung", "Treff für beide"]
    assert [(name, len(cards)) for name, cards in made.organisations] == [
        ("Familieninformationsbüro", 2)
    ]
    assert separation.checklist.key == "trennung"
    assert made.urgent[0].numbers == ("112",)


def test_a_booklet_is_cut_and_says_so(alliance, monkeypatch):
    monkeypatch.setattr(guide_module, "MOST_ENTRIES", 2)
    for number in range(3):
        directory.entry(f"Pflegeberatung {number}", **CARE)

    (chapter,) = guide_of(["pflege"], GERMAN, alliance, TODAY).chapters

    assert (chapter.shown, chapter.total) == (2, 3)


def test_the_guide_asks_the_database_as_often_for_three_offers_as_for_one(
    alliance, django_assert_max_num_queries
):
    directory.entry("Pflegeberatung", **CARE)
    with django_assert_max_num_queries(40) as one:
        guide_of(["pflege"], GERMAN, alliance, TODAY)
    for number in range(2):
        directory.entry(f"Hilfe {number}", **CARE)
    guide_of(["pflege"], GERMAN, alliance, TODAY)

    with django_assert_max_num_queries(len(one)):
        guide_of(["pflege"], GERMAN, alliance, TODAY)


def test_the_booklet_is_tagged_in_its_language_and_holds_what_was_chosen(alliance, client):
    directory.entry("Rat <b>für</b> „Oma“", phones=(directory.PHONE,), **CARE)

    answer = client.get(PDF, {"lage": ["pflege", "gibtesnicht"]})

    reader, said = PdfReader(BytesIO(answer.content)), text_of(answer)
    root = reader.trailer["/Root"]
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "de"
    assert reader.metadata.title == "Familienwegweiser – Magdeburger Bündnis für Familien"
    for wanted in ("Rat <b>für</b> „Oma“", "0391 540 2000", "geprüft am 5. Januar 2026",
                   "Einen Pflegegrad beantragen", "§ 33 Abs. 1 SGB XI", "Alle Angebote von A bis Z"):  # fmt: skip
        assert wanted in said
    contents = reader.pages[1].extract_text()
    assert "Jemand braucht Pflege" in contents
    assert f"{len(reader.pages)}" in contents
    assert "Trennung" not in contents


def test_the_booklet_reads_from_the_right_with_letters_of_its_own(alliance, client):
    directory.entry("Pflegeberatung", **CARE)

    answer = client.get(PDF, {"lage": "pflege", "sprache": "ar"})

    reader = PdfReader(BytesIO(answer.content))
    fonts = {
        str(font["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert reader.trailer["/Root"]["/Lang"] == "ar"
    assert any("DejaVu" in name or "Arab" in name for name in fonts)


def test_the_booklet_is_drawn_once_and_not_sent_again(alliance, client):
    with (
        quick_papers(),
        patch.object(guide_views, "drawn_booklet", wraps=guide_views.drawn_booklet) as drawn,
    ):
        first = client.get(PDF, {"lage": "pflege"})
        again = client.get(PDF, {"lage": "pflege"}, headers={"if-none-match": first["ETag"]})

    assert drawn.call_count == 1
    assert again.status_code == 304
    assert first["Content-Disposition"] == 'inline; filename="wegweiser.pdf"'
    assert not client.cookies


def test_who_asks_for_very_many_booklets_waits(alliance, client, monkeypatch):
    monkeypatch.setattr(guide_views, "is_used_up", lambda limit, request: True)

    answer = client.get(PDF, {"lage": "pflege", "sprache": "tr"})

    assert answer.status_code == 429
    assert "birkaç dakika" in answer.content.decode()


def test_without_a_choice_the_page_asks_again(alliance, client):
    answer = client.get(PDF, {"lage": "gibtesnicht"}, follow=True)

    assert answer.redirect_chain == [(f"{GUIDE}?fehlt=1", 302)]
    assert "mindestens ein Thema" in answer.content.decode()


@pytest.mark.parametrize("code", ["de", "ar"])
def test_the_choice_is_there_in_each_language(alliance, client, code):
    page = client.get(GUIDE, {"sprache": code, "lage": "pflege"}).content.decode()

    assert page.count('name="lage"') == 13
    assert 'value="pflege" checked' in page
    assert not client.cookies
