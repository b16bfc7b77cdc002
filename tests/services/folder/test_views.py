"""The page of the folder: pick, keep the choice as a link, get one PDF with name and picture, kept nowhere."""

import re
import subprocess
import sys
from io import BytesIO

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from buendnis.templatetags.german import datum
from services.care_rules.queries import the_rulebook
from services.folder import views
from services.folder.logo import NO_PICTURE
from services.folder.views import MISSING
from tests.unkept import MARK, filled, watched

PAGE = "/magdeburg/familien/pflege-und-beruf/mappe/"
OURS = {"sec-fetch-site": "same-origin"}
SMALL = {"kapitel": ["kurz-fehlen"], "brief": ["t5"], "ausgabe": "pdf"}


def logo() -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (60, 30), "teal").save(out, "PNG")
    return SimpleUploadedFile(f"{MARK}.png", out.getvalue(), "image/png")


def text_of(pdf: bytes) -> str:
    found = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    return re.sub(r"\s+", " ", found)


def test_the_folder_has_name_contents_chapters_letters_and_the_day_of_the_law(client, alliance):
    fields = SMALL | {"name": "Bäckerei <Korn> & Söhne", "logo": logo()}

    answer = client.post(PAGE, fields, headers=OURS)

    text = text_of(answer.content)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    for part in (
        "Bäckerei <Korn> & Söhne",
        "Inhalt",
        "§ 2 Abs. 1 PflegeZG",
        f"Rechtsstand: {datum(the_rulebook().law_of)}",
        alliance.name,
    ):
        assert part.replace("\xa0", " ") in text


def test_the_folder_is_tagged_and_its_contents_lead_to_its_parts(client, alliance):
    answer = client.get(f"{PAGE}mappe.pdf?kapitel=kurz-fehlen&kontakte=1")

    reader = pypdf.PdfReader(BytesIO(answer.content))

    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"] == True  # noqa: E712 (a PDF's own kind of true)
    assert {"kurz-fehlen", "stellen", "stand"} <= set(reader.named_destinations)


def test_what_is_handed_in_stands_on_a_page_without_hints_for_whoever_fills_it_in(client, alliance):
    answer = client.get(f"{PAGE}mappe.pdf?brief=t8")

    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(answer.content)).pages]
    (hints,) = [place for place, text in enumerate(pages) if "Schweigen ist kein Ja" in text]
    (form,) = [place for place, text in enumerate(pages) if "Unser Vorschlag" in text]
    assert form == hints + 1
    assert "Mit freundlichen Grüßen" in pages[form]


def test_every_link_of_the_folder_leads_somewhere(client, alliance):
    answer = client.get(f"{PAGE}mappe.pdf?kapitel=glossar&kapitel=kleine-betriebe&kapitel=darlehen")

    pages = pypdf.PdfReader(BytesIO(answer.content)).pages
    notes = [note.get_object() for page in pages for note in page.get("/Annots") or ()]
    found = [note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})]
    assert [each for each in found if "gesetze-im-internet" in each]
    assert [each for each in found if ".invalid" in each] == []


def test_a_long_choice_is_on_the_cover_as_an_address_that_can_be_typed(client, alliance):
    keys = "&".join(
        f"kapitel={key}" for key in ("kurz-fehlen", "glossar", "darlehen", "pflegezeit")
    )

    pages = pypdf.PdfReader(BytesIO(client.get(f"{PAGE}mappe.pdf?{keys}").content)).pages
    assert "pflege-und-beruf/mappe/" in pages[0].extract_text()
    assert "kapitel=" not in pages[0].extract_text()


def test_local_contacts_go_in_only_where_they_are_picked(client, alliance):
    without = text_of(client.get(f"{PAGE}mappe.pdf?kapitel=kurz-fehlen").content)
    with_them = text_of(client.get(f"{PAGE}mappe.pdf?kapitel=kurz-fehlen&kontakte=1").content)

    assert ("Stellen, die beraten" in without, "Stellen, die beraten" in with_them) == (False, True)


def test_an_alliance_without_care_offices_says_so_in_its_folder(client, alliance):
    text = text_of(client.get(f"{PAGE}mappe.pdf?kontakte=1").content)

    assert "noch keine Stelle, die hier zur Pflege berät" in text
    assert "Pflegetelefon" in text


def test_a_choice_is_kept_as_a_link_without_name(client, alliance):
    fields = SMALL | {"ausgabe": "link", "name": "Bäckerei Korn"}

    answer = client.post(PAGE, fields, headers=OURS)

    assert answer.status_code == 302
    assert answer.url == f"{PAGE}?kapitel=kurz-fehlen&brief=t5"
    assert client.get(answer.url).content.decode().count(" checked") == 2


@pytest.mark.parametrize("path", [f"{PAGE}?{MISSING}=1", f"{PAGE}?kapitel=gibt-es-nicht"])
def test_the_page_asks_again_for_what_it_does_not_know(client, alliance, path):
    page = client.get(path)

    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()


def test_an_empty_choice_draws_nothing(client, alliance):
    page = client.post(PAGE, {"ausgabe": "pdf", "name": "Korn"}, headers=OURS)

    assert "Es ist noch nichts gewählt." in page.content.decode()
    assert 'value="Korn"' in page.content.decode()
    assert client.get(f"{PAGE}mappe.pdf").url == f"{PAGE}?{MISSING}=1"


def test_a_file_that_is_no_picture_is_refused_and_the_rest_stays(client, alliance):
    bad = SimpleUploadedFile("logo.png", b"<svg/>", "image/png")

    page = client.post(PAGE, SMALL | {"name": "Korn", "logo": bad}, headers=OURS).content.decode()

    assert NO_PICTURE in page
    assert 'value="Korn"' in page
    assert page.count(" checked") == 2


def test_a_form_from_elsewhere_is_refused(client, alliance):
    assert client.post(PAGE, SMALL, headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_too_many_folders_wait(client, alliance, monkeypatch):
    monkeypatch.setattr(views, "is_used_up", lambda limit, request: True)

    assert client.post(PAGE, SMALL, headers=OURS).status_code == 429
    assert client.get(f"{PAGE}mappe.pdf?kapitel=glossar").status_code == 429


def test_a_folder_without_name_is_drawn_once(client, alliance, monkeypatch):
    first = client.get(f"{PAGE}mappe.pdf?kapitel=kurz-fehlen")
    monkeypatch.setattr(views, "drawn_folder", None)

    again = client.get(f"{PAGE}mappe.pdf?kapitel=kurz-fehlen")

    assert again.content == first.content
    assert not again.cookies


@pytest.mark.parametrize("breaking", ["", "services.folder.booklet.render_document"])
def test_name_and_picture_are_kept_nowhere(alliance, breaking):
    with watched(breaking=breaking) as watch:
        answer = watch.post(PAGE, filled(SMALL | {"name": MARK, "logo": logo()}))

    assert answer.status_code == (500 if breaking else 200)
    assert watch.traces == []


def test_a_whole_folder_is_there_for_people_who_do_not_see_it(client, alliance, tmp_path):
    file = tmp_path / "mappe.pdf"
    file.write_bytes(client.get(f"{PAGE}mappe.pdf?auswahl=starterpaket").content)

    checked = subprocess.run(
        [sys.executable, "-m", "pdfua", "check", str(file)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert "errors=0" in checked.stdout, checked.stdout + checked.stderr
