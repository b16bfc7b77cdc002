"""What may come in as evidence, and the sentence for everything that may not."""

import zipfile
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from certification.assessment.files import images, offices
from certification.assessment.files.checks import check_upload, checked, clean_name
from certification.assessment.files.kinds import Refused
from tests.certification.assessment.files import made


def refusal(name: str, data: bytes) -> str:
    """Return the sentence with which a file is refused."""
    with pytest.raises(Refused) as refused:
        checked(name, data)
    return refused.value.sentence


@pytest.mark.parametrize(
    ("name", "data", "content_type"),
    [
        ("plan.pdf", made.pdf(), "application/pdf"),
        ("foto.png", made.image("PNG"), "image/png"),
        ("foto.jpg", made.image(), "image/jpeg"),
        ("foto.JPEG", made.image(), "image/jpeg"),
        ("foto.webp", made.image("WEBP"), "image/webp"),
        ("brief.odt", made.odf(), "application/vnd.oasis.opendocument.text"),
        ("liste.ods", made.odf("ods"), "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "brief.docx",
            made.docx(),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            "liste.xlsx",
            made.xlsx(),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ],
)
def test_eight_kinds_of_files_come_in(name, data, content_type):
    assert checked(name, data).content_type == content_type


def test_what_is_no_image_is_stored_as_it_came():
    data = made.pdf()

    assert checked("plan.pdf", data).data == data


def test_an_empty_file_is_refused():
    sentence = "Diese Datei ist leer. Bitte wählen Sie sie noch einmal aus."

    assert [refusal("plan.pdf", data) for data in (b"", b" \n\n")] == [sentence, sentence]


def test_a_file_beyond_the_limit_is_refused(settings):
    settings.EVIDENCE_MAX_BYTES = 1024 * 1024

    with pytest.raises(Refused) as refused:
        check_upload(SimpleUploadedFile("plan.pdf", b"%PDF-" + b"x" * 1024 * 1024))

    assert refused.value.sentence == (
        "Diese Datei ist zu groß. Möglich sind bis zu 1 MB. Bitte verkleinern Sie sie oder teilen "
        "Sie sie auf."
    )


@pytest.mark.parametrize("name", ["seite.html", "tabelle.xlsm", "programm.exe", "bild.svg"])
def test_other_endings_are_refused(name):
    assert refusal(name, b"x") == (
        "Diese Art von Datei nehmen wir nicht an. Möglich sind PDF, PNG, JPEG, WebP, ODT, DOCX, "
        "ODS oder XLSX."
    )


def test_a_file_without_an_ending_is_refused():
    assert refusal("plan", made.pdf()).startswith("Diese Datei hat keine Endung.")


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("plan.pdf", made.image("PNG"), "ein PNG-Bild"),
        ("foto.jpg", made.pdf(), "ein PDF"),
        ("foto.png", b"MZ\x90\x00", "ein Programm"),
        ("plan.pdf", b"<!DOCTYPE html><script>1</script>", "eine Internetseite"),
        ("brief.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xx", "ein altes oder mit Passwort"),
        ("brief.docx", made.pdf(), "ein PDF"),
        ("plan.pdf", made.docx(), "ein ZIP-Archiv"),
        ("plan.pdf", b"irgendein Text", "etwas anderes"),
    ],
)
def test_a_disguised_file_is_refused_and_called_by_its_name(name, data, found):
    assert f"ihr Inhalt ist aber {found}" in refusal(name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("brief.docx", made.xlsx()),
        ("liste.xlsx", made.docx()),
        ("brief.odt", made.odf("ods")),
        ("brief.odt", made.docx()),
        ("brief.docx", made.archive({"lies.txt": "Hallo"})),
    ],
)
def test_one_container_under_the_name_of_another_is_refused(name, data):
    assert "der Inhalt passt nicht dazu" in refusal(name, data)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (made.with_script, "ein Skript (JavaScript)"),
        (made.with_hidden_script, "ein Skript (JavaScript)"),
        (made.with_launch, "eine Aktion, die etwas startet oder sendet"),
        (made.with_attachment, "eingebettete Dateien"),
    ],
)
def test_a_pdf_that_acts_is_refused(change, found):
    assert refusal("plan.pdf", made.pdf(change)).startswith(f"Diese PDF-Datei enthält {found}.")


def test_active_content_in_compressed_objects_is_found():
    data = made.pdf(made.with_hidden_script, object_stream_mode=pikepdf.ObjectStreamMode.generate)

    assert b"JavaScript" not in data
    assert refusal("plan.pdf", data).startswith("Diese PDF-Datei enthält ein Skript (JavaScript).")


@pytest.mark.parametrize("user", ["geheim", ""])
def test_a_locked_pdf_is_refused(user):
    data = made.pdf(encryption=pikepdf.Encryption(owner="chef", user=user))

    assert refusal("plan.pdf", data).startswith("Diese PDF-Datei ist verschlüsselt")


def test_a_broken_pdf_is_refused():
    assert refusal("plan.pdf", b"%PDF-1.7\nnichts").startswith("Diese PDF-Datei ist beschädigt.")


@pytest.mark.parametrize(
    "data",
    [
        made.docx(parts={"word/vbaProject.bin": b"x"}),
        made.docx("application/vnd.ms-word.document.macroEnabled.main+xml"),
        made.odf(parts={"Basic/Standard/Module1.xml": "<x/>"}),
        made.odf(parts={"Scripts/python/a.py": "x"}),
        made.odf(parts={"content.xml": "<a><script:event-listener/></a>"}),
    ],
)
def test_macros_are_refused(data):
    name = "brief.docx" if b"Content_Types" in data else "brief.odt"

    assert refusal(name, data).startswith("Diese Datei enthält Makros.")


@pytest.mark.parametrize(
    "inner",
    ["word/embeddings/oleObject1.bin", "word/activeX/activeX1.bin", "word/tool.exe", "x/a.docm"],
)
def test_embedded_programs_are_refused(inner):
    assert refusal("brief.docx", made.docx(parts={inner: b"x"})).startswith(
        "In diese Datei ist ein Programm oder ein anderes Dokument eingebettet."
    )


def test_a_template_from_elsewhere_is_refused_and_a_link_is_not():
    path = "word/_rels/document.xml.rels"
    fetching = made.docx(parts={path: made.RELATION.format("attachedTemplate")})
    linking = made.docx(parts={path: made.RELATION.format("hyperlink")})

    assert refusal("brief.docx", fetching).startswith("Diese Datei lädt beim Öffnen Teile")
    assert checked("brief.docx", linking).name == "brief.docx"


def test_a_zip_bomb_is_refused(monkeypatch):
    monkeypatch.setattr(offices, "MAX_UNPACKED", 1024 * 1024)

    sentence = refusal("brief.docx", made.docx(parts={"word/null.bin2": b"\0" * 2 * 1024 * 1024}))

    assert sentence == offices._BOMB


def test_a_zip_bomb_that_lies_about_its_size_is_refused(monkeypatch):
    monkeypatch.setattr(offices, "MAX_UNPACKED", 1024 * 1024)
    honest = made.docx(parts={"word/null.bin2": b"\0" * 2 * 1024 * 1024})
    lying = honest.replace((2 * 1024 * 1024).to_bytes(4, "little"), (10).to_bytes(4, "little"))

    assert refusal("brief.docx", lying) in (offices._BOMB, offices._BROKEN)


def test_too_many_entries_are_refused(monkeypatch):
    monkeypatch.setattr(offices, "MAX_ENTRIES", 5)

    assert refusal("brief.docx", made.docx(parts={f"p{n}": "" for n in range(9)})) == offices._BOMB


def test_a_locked_container_is_refused():
    plain = made.docx()
    with zipfile.ZipFile(BytesIO(plain)) as container:
        first = container.infolist()[0]
    local = plain.index(b"PK\x03\x04") + 6
    central = plain.index(b"PK\x01\x02") + 8
    locked = bytearray(plain)
    locked[local] |= 1
    locked[central] |= 1

    assert first.flag_bits & 1 == 0
    assert refusal("brief.docx", bytes(locked)).startswith("Diese Datei ist verschlüsselt.")


def test_an_encrypted_opendocument_is_refused():
    parts = {"META-INF/manifest.xml": "<manifest:encryption-data/>"}

    assert refusal("brief.odt", made.odf(parts=parts)).startswith("Diese Datei ist verschlüsselt.")


def test_a_truncated_container_is_refused():
    assert refusal("brief.docx", made.docx()[:-40]).startswith("Diese Datei ist beschädigt.")


def test_an_image_leaves_place_device_and_comment_behind():
    before = made.photo_with_place()

    stored = checked("foto.jpg", before).data

    assert b"GeheimeKamera" in before
    assert b"Frau Geheim" in before
    assert b"Geheim" not in stored
    with Image.open(BytesIO(stored)) as image:
        assert dict(image.getexif()) == {}
        assert image.size == (30, 40)  # turned upright


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "CMYK", "I;16"])
def test_images_of_every_mode_are_drawn_anew(mode):
    kind, name = ("TIFF", "") if mode == "CMYK" else ("PNG", "bild.png")
    if kind == "TIFF":
        kind, name = "JPEG", "bild.jpg"
    out = BytesIO()
    Image.new(mode, (12, 9)).save(out, format=kind)

    stored = checked(name, out.getvalue()).data

    with Image.open(BytesIO(stored)) as image:
        assert image.size == (12, 9)


def test_an_image_bomb_is_refused(monkeypatch):
    monkeypatch.setattr(images, "MAX_PIXELS", 1000)

    assert refusal("foto.png", made.image("PNG")).startswith("Dieses Bild hat zu viele Bildpunkte")


def test_a_broken_image_is_refused():
    assert refusal("foto.png", made.image("PNG")[:60]).startswith("Dieses Bild ist beschädigt.")


def test_the_same_image_has_the_same_hash():
    data = made.image("PNG")

    assert checked("a.png", data).sha256 == checked("b.png", data).sha256


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/plan.pdf", "plan.pdf"),
        ("C:\\Users\\Kim\\plan.pdf", "plan.pdf"),
        ("pl\x00an\n.pdf", "plan.pdf"),
        ("plan\u202efdp.pdf", "planfdp.pdf"),
        ("A" * 300 + ".pdf", "A" * 156 + ".pdf"),
        ("Ärztliche Übergabe.pdf", "Ärztliche Übergabe.pdf"),
    ],
)
def test_names_lose_folders_and_what_cannot_be_seen(name, clean):
    assert clean_name(name) == clean


def outcome(name: str, data: bytes) -> str:
    """Return the hash of an accepted file, or the sentence of its refusal."""
    try:
        return checked(name, data).sha256
    except Refused as refused:
        return refused.sentence


@given(data=st.binary(max_size=2000), ending=st.sampled_from(["pdf", "png", "docx", "odt", "webp"]))
def test_whatever_comes_is_refused_with_a_sentence(data, ending):
    assert outcome(f"datei.{ending}", data).endswith(".")


@given(
    cut=st.integers(0, 600), byte=st.integers(0, 255), base=st.sampled_from(["pdf", "docx", "png"])
)
def test_a_damaged_file_never_breaks_the_check(cut, byte, base):
    data = bytearray({"pdf": made.pdf, "docx": made.docx, "png": lambda: made.image("PNG")}[base]())
    data[cut % len(data)] = byte

    assert outcome(f"datei.{base}", bytes(data))


def test_a_file_is_read_from_its_start_when_a_request_is_tried_again():
    upload = SimpleUploadedFile("plan.pdf", made.pdf())

    first = check_upload(upload)

    assert check_upload(upload) == first
