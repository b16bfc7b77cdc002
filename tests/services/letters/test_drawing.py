"""Letters as files: tagged, in German, with what was typed, without names of authors, and no file on the way."""

import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO
from unittest import mock

import pikepdf
import pytest
from docx import Document
from pypdf import PdfReader

from services.letters.drawing import NotDrawn, blank_parts, docx_of, pdf_of
from services.letters.queries import letters
from tests.services.letters.typed import empty_paper, paper_of

KEYS = [each.key for each in letters()]
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(each.extract_text().split()) for each in PdfReader(BytesIO(pdf)).pages)


def docx_words(found: bytes) -> list[str]:
    return [each.text for each in Document(BytesIO(found)).paragraphs]


@pytest.mark.parametrize("key", ["t1", "t2", "t3", "t4"])
def test_a_pdf_is_tagged_german_and_holds_what_was_typed(key, tmp_path):
    paper = paper_of(key, groesse="gross")

    drawn = pdf_of(paper, None, created=NOON)

    assert "Rechtsstand 19. August 2026" in words_of(drawn).replace("\N{NO-BREAK SPACE}", " ")
    with pikepdf.open(BytesIO(drawn)) as pdf:
        assert str(pdf.Root.Lang) == "de"
        assert bool(pdf.Root.MarkInfo.Marked) is True
        assert str(pdf.docinfo.get("/Title", "")) == paper.letter.title
    file = tmp_path / "letter.pdf"
    file.write_bytes(drawn)
    checked = subprocess.run(
        [sys.executable, "-m", "pdfua", "check", str(file)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert "errors=0" in checked.stdout, checked.stdout


def test_a_letter_goes_on_one_sheet_without_the_name_of_the_portal():
    drawn = pdf_of(paper_of("t2", umfang="teil"), mock.Mock(name="alliance", accent="petrol"))

    assert len(PdfReader(BytesIO(drawn)).pages) == 1
    assert "Anna Beispiel Am Markt 1 39104 Magdeburg Korn GmbH" in words_of(drawn)
    assert "Bündnisportal" not in words_of(drawn)


@pytest.mark.parametrize("key", ["t3", "t7", "t8"])
def test_the_longest_empty_letters_go_on_one_sheet_too(key):
    assert len(PdfReader(BytesIO(pdf_of(empty_paper(key), None))).pages) == 1


@pytest.mark.parametrize("key", KEYS)
def test_a_docx_opens_in_german_and_holds_what_was_typed(key):
    paper = paper_of(key)

    found = docx_of(paper, created=NOON)

    document = Document(BytesIO(found))
    about, text = document.core_properties, "\n".join(docx_words(found))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings == ["".join(run for run in paper.subject if isinstance(run, str))]
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert (about.title, about.language) == (paper.letter.title, "de-DE")
    assert 'w:lang w:val="de-DE"' in document.styles.element.xml
    if paper.sender or key in ("t3", "t5"):
        assert "Anna Beispiel" in text
    assert found == docx_of(paper, created=NOON)


def test_hostile_words_stay_words():
    bad = "<b>Fett</b> & {{ 7*7 }} {% load x %} ]]> \u0627\u0644"
    paper = paper_of("t2", person=bad, absender=f"{bad}\nx")

    assert "<b>Fett</b> & {{ 7*7 }} {% load x %}" in words_of(pdf_of(paper, None))
    assert any(bad in each for each in docx_words(docx_of(paper)))


def test_a_sign_that_no_font_knows_stops_no_letter():
    paper = paper_of("t2", person="Anna 🙂 \U000131bc")

    assert pdf_of(paper, None).startswith(b"%PDF")
    assert any("🙂" in each for each in docx_words(docx_of(paper)))


def test_an_endless_word_stays_on_the_sheet():
    drawn = pdf_of(paper_of("t8", antwort="absage", gruende="M" * 1200), None)

    with pikepdf.open(BytesIO(drawn)) as pdf:
        assert len(pdf.pages) <= 2
    assert words_of(drawn).replace(" ", "").count("M" * 40) > 0


@pytest.mark.parametrize("key", KEYS)
def test_an_empty_letter_is_ready_for_another_document(key):
    blank = blank_parts(key)

    assert (blank.key, blank.template) == (key, "services/letters/body.html")
    assert blank.hints
    assert blank.hint is not None


def test_a_fault_while_drawing_tells_no_word_of_the_letter(caplog):
    with (
        mock.patch("services.letters.drawing.docx_bytes", side_effect=KeyError("Erika Muster")),
        pytest.raises(NotDrawn) as fault,
    ):
        docx_of(paper_of("t2"))

    assert "Erika" not in caplog.text
    assert "Das Schreiben t2 ließ sich nicht zeichnen: KeyError in" in caplog.records[0].msg
    assert (fault.value.args, fault.value.__cause__, fault.value.__context__) == (
        ("t2",),
        None,
        None,
    )


def test_drawing_writes_no_file_of_its_own():
    drawn = paper_of("t2")
    pdf_of(drawn, None)
    written: list[str] = []

    def hear(event: str, arguments: tuple) -> None:
        if listening and event == "open" and not isinstance(arguments[0], int):
            mode, flags = str(arguments[1] or ""), arguments[2] or 0
            if set(mode) & set("wax+") or flags & 3:
                written.append(str(arguments[0]))
        elif listening and event.startswith("tempfile."):
            written.append(str(arguments[0]))

    listening = True
    sys.addaudithook(hear)
    pdf_of(drawn, None)
    docx_of(drawn)
    listening = False

    assert [each for each in written if not each.startswith("/dev/")] == []
