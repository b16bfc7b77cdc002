"""A document is tagged, in German, the same every time, and made of our own files only."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.conf import settings
from django.template import engines
from pypdf import PdfReader

from buendnis.documents import pdf
from buendnis.documents.pdf import BASE, MissingFile, render_document, static_file

MOMENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
PAGE = (
    '{% extends "layouts/document.html" %}{% block content %}'
    "<h1>Guten Tag</h1><p>Größe: 7 m²</p>CONTENT{% endblock %}"
)


@pytest.fixture
def template(monkeypatch):
    """Return a function that makes a page with some content known under a name."""

    def made(content: str = "") -> str:
        page = engines["django"].from_string(PAGE.replace("CONTENT", content))
        monkeypatch.setattr(pdf, "render_to_string", lambda name, context: page.render(context))
        return "documents/made.html"

    return made


def test_a_document_is_tagged_german_and_titled(template):
    made = render_document(template(), {}, title="Ein Titel", created=MOMENT)

    reader = PdfReader(BytesIO(made.pdf))
    root = reader.trailer["/Root"]
    assert "/StructTreeRoot" in root
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "de"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Ein Titel"
    assert "Größe: 7 m²" in reader.pages[0].extract_text()


def test_a_document_says_that_it_is_for_the_archive_and_for_everybody(template):
    made = render_document(template(), {}, title="Titel", created=MOMENT)

    marks = PdfReader(BytesIO(made.pdf)).trailer["/Root"]["/Metadata"].get_data().decode()
    assert "pdfuaid" in marks
    assert 'pdfaid:part="3"' in marks or "<pdfaid:part>3" in marks


def test_the_same_document_has_the_same_bytes(template):
    name = template()

    first = render_document(name, {}, title="Titel", created=MOMENT)
    second = render_document(name, {}, title="Titel", created=MOMENT)

    assert first.pdf == second.pdf


@pytest.mark.parametrize(
    "source",
    [
        "https://example.org/bild.png",
        "file:///etc/passwd",
        "/static/img/gibt-es-nicht.svg",
        "/static/../../etc/passwd",
        "/andere/adresse.svg",
        "data:image/png;base64,AAAA",
    ],
)
def test_what_is_not_one_of_our_files_is_an_error(template, source):
    name = template(f'<img src="{source}" alt="Bild">')

    with pytest.raises(MissingFile):
        render_document(name, {}, title="Titel", created=MOMENT)


def test_a_missing_style_sheet_is_an_error(monkeypatch, template):
    monkeypatch.setattr(pdf, "STYLESHEETS", ("css/gibt-es-nicht.css",))
    monkeypatch.setattr(pdf, "_press", pdf._press.__wrapped__)

    with pytest.raises(MissingFile, match="gibt-es-nicht"):
        render_document(template(), {}, title="Titel", created=MOMENT)


def test_collected_files_are_read_where_they_were_collected(settings, tmp_path):
    settings.TESTING, settings.DEBUG, settings.STATIC_ROOT = False, False, tmp_path
    (tmp_path / "siegel.svg").write_bytes(b"<svg/>")

    assert static_file(f"{BASE}{settings.STATIC_URL}siegel.svg") == b"<svg/>"
    with pytest.raises(MissingFile):
        static_file(f"{BASE}{settings.STATIC_URL}../geheim.txt")


def test_our_own_files_are_found_while_developing():
    assert b"@page" in static_file(f"{BASE}{settings.STATIC_URL}css/document.css")
