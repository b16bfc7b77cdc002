"""The pages of the letters: a form that keeps answers, text to copy first, then files without names."""

import re
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from services.letters import views
from services.letters.queries import letters
from tests.services.letters.typed import ROOM, answers_to

KEYS = [each.key for each in letters()]
OURS = {"sec-fetch-site": "same-origin"}


def sent(client, key: str, **more: str):
    """Return the answer to a filled letter."""
    answers = answers_to(key) | more
    return client.post(f"{ROOM}/{key}/", answers, headers=OURS)


def page_of(answer) -> str:
    return " ".join(answer.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())


def test_the_list_names_every_letter_by_who_writes(alliance, client):
    answer = client.get(f"{ROOM}/")

    page = page_of(answer)
    assert [each.title for each in letters() if each.title not in page] == []
    assert page.index("Sie schreiben an Ihren Betrieb") < page.index("Der Betrieb schreibt")
    assert "mehr als 15 Menschen" in page
    assert client.get(f"{ROOM}/", headers={"if-none-match": answer["ETag"]}).status_code == 304


@pytest.mark.parametrize("key", KEYS)
def test_an_empty_letter_can_be_looked_at(alliance, client, key):
    answer = client.get(f"{ROOM}/{key}/")

    assert (answer.status_code, answer["Cache-Control"], answer.cookies) == (200, "no-store", {})
    assert "Rechtsstand: 19. August 2026" in page_of(answer)
    assert ("Für Betriebe" in page_of(answer)) == (key in {"t1", "t3", "t8", "t10"})


def test_there_is_no_thirteenth_letter(alliance, client):
    assert client.get(f"{ROOM}/t13/").status_code == 404


@pytest.mark.parametrize("key", ["t5", "t6"])
def test_text_to_copy_comes_first(alliance, client, key):
    page = page_of(sent(client, key, ausgabe="text"))

    assert page.index("Text zum Kopieren</h3>") < page.index("Als PDF")
    assert "Anna Beispiel</div>" in page
    assert 'data-copy="brieftext"' in page


def test_an_agreement_is_not_copied_for_it_must_be_signed(alliance, client):
    page = page_of(sent(client, "t3", ausgabe="ansicht"))

    assert "Text zum Kopieren" not in page
    assert "Eine E-Mail genügt nicht" in page


def test_before_2025_an_announcement_is_no_text_for_an_email(alliance, client):
    page = page_of(sent(client, "t2", datum="2024-12-20", ausgabe="text"))

    assert "Auf Papier und mit Unterschrift" in page
    assert "So gilt es für den Tag Ihres Schreibens: 20. Dezember 2024" in page
    assert "Text zum Kopieren" not in page


@pytest.mark.once
def test_files_bear_the_name_of_the_letter_only(alliance, client):
    pdf, docx = sent(client, "t3", ausgabe="pdf"), sent(client, "t3", ausgabe="docx")

    assert pdf["Content-Disposition"] == 'attachment; filename="vereinbarung-arbeitszeit.pdf"'
    assert docx["Content-Disposition"] == 'attachment; filename="vereinbarung-arbeitszeit.docx"'
    assert {each["Cache-Control"] for each in (pdf, docx)} == {"no-store"}
    assert "Anna Beispiel" in PdfReader(BytesIO(pdf.content)).pages[0].extract_text()
    assert "Anna" in "\n".join(each.text for each in Document(BytesIO(docx.content)).paragraphs)


def test_wrong_answers_say_so_and_keep_the_others(alliance, client):
    page = page_of(sent(client, "t2", beginn="2027-02-30", ausgabe="pdf"))

    assert "Diesen Tag gibt es nicht." in page
    assert "Erika Muster" in page
    assert 'id="error-summary"' in page


def test_html_is_shown_as_text(alliance, client):
    page = page_of(sent(client, "t2", person="<script>alert(1)</script>", ausgabe="text"))

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_answers_from_elsewhere_fill_the_form_and_are_not_judged_yet(alliance, client):
    typed = {"vorbelegt": "1", "beginn": "2027-02-01", "ende": "2026-01-01", "stunden": "viel"}
    page = page_of(client.post(f"{ROOM}/t2/", typed, headers=OURS))

    assert 'value="2027-02-01"' in page
    assert 'value="viel"' in page
    assert "error-summary" not in page
    assert "1. Februar 2027" in page


def test_a_form_on_a_foreign_page_is_refused(alliance, client):
    answer = client.post(f"{ROOM}/t2/", {}, headers={"sec-fetch-site": "cross-site"})

    assert answer.status_code == 403


def test_who_draws_very_many_sheets_waits_and_keeps_the_answers(alliance, client, monkeypatch):
    monkeypatch.setattr(views, "is_used_up", lambda *_: True)

    answer = sent(client, "t2", ausgabe="pdf")

    assert answer.status_code == 429
    assert "Bitte warten Sie ein paar Minuten" in page_of(answer)
    assert "Erika Muster" in page_of(answer)


def test_a_sheet_that_cannot_be_drawn_keeps_the_answers(alliance, client, monkeypatch):
    def fails(*_):
        raise views.NotDrawn("t2")

    monkeypatch.setitem(views.PRINTED, "pdf", ("application/pdf", fails))

    page = page_of(sent(client, "t2", ausgabe="pdf"))

    assert "ließ sich gerade nicht zeichnen" in page
    assert "Erika Muster" in page


def test_a_day_before_2015_leads_to_what_was_and_keeps_the_answers(alliance, client):
    page = page_of(sent(client, "t2", beginn="2014-12-31"))

    assert "Für diese Zeit rechnen wir nicht" in page
    assert "pflege-und-beruf/wissen/seit-2015/" in page
    assert "Erika Muster" in page


@pytest.mark.parametrize(
    ("key", "chosen", "kind"),
    [("t2", {"umfang": "teil"}, "pflegezeit"), ("t7", {"umfang": "teil"}, "pflegezeit"),
     ("t6", {}, "familienpflegezeit"),
     ("t7", {"umfang": "teil", "art": "familienpflegezeit"}, "familienpflegezeit")],
)  # fmt: skip
def test_who_works_less_goes_on_to_the_agreement_with_the_same_answers(
    alliance, client, key, chosen, kind
):
    assert f'name="vorbelegt" value="{key}"' in page_of(sent(client, key, ausgabe="text", **chosen))

    page = page_of(
        client.post(f"{ROOM}/t3/", answers_to(key, **chosen) | {"vorbelegt": key}, headers=OURS)
    )
    assert re.findall(r'name="gesetz" value="(\w+)"[^>]* checked', page) == [kind]
    assert "Korn GmbH" in page
    assert 'value="20"' in page


def test_who_stops_working_needs_no_agreement(alliance, client):
    assert "Weiter zur Vereinbarung" not in page_of(
        sent(client, "t2", umfang="voll", ausgabe="text")
    )
