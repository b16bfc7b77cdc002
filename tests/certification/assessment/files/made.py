"""Makes files for tests, good ones and hostile ones; none is kept in the repository."""

import zipfile
from io import BytesIO

import pikepdf
from PIL import Image

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="{}"/></Types>'
)
RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{}" Target="https://anderswo.invalid/x" TargetMode="External"/></Relationships>'
)


def pdf(change=None, **options) -> bytes:
    """Return a PDF with one page, after `change(pdf)` where given; the same bytes at any time."""
    options.setdefault("deterministic_id", "encryption" not in options)
    made = pikepdf.new()
    made.add_blank_page()
    if change:
        change(made)
    out = BytesIO()
    made.save(out, **options)
    return out.getvalue()


def with_script(made: pikepdf.Pdf) -> None:
    """Run a script when the document is opened, as a direct object."""
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def with_hidden_script(made: pikepdf.Pdf) -> None:
    """Hang a script on the opening of a page, as an indirect object."""
    action = made.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))
    made.pages[0].AA = pikepdf.Dictionary(O=action)


def with_launch(made: pikepdf.Pdf) -> None:
    """Start a program when the document is opened."""
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")


def with_attachment(made: pikepdf.Pdf) -> None:
    """Embed another file."""
    made.attachments["liste.txt"] = pikepdf.AttachedFileSpec(made, b"geheim")


def archive(parts: dict) -> bytes:
    """Return a ZIP file of these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def docx(content_type: str = WORD, **more) -> bytes:
    """Return a small Word document; `more` maps further names to contents."""
    parts = {"[Content_Types].xml": TYPES.format(content_type), "word/document.xml": "<w/>"}
    return archive(parts | more.get("parts", {}))


def xlsx() -> bytes:
    """Return a small Excel table."""
    return archive({"[Content_Types].xml": TYPES.format("x"), "xl/workbook.xml": "<w/>"})


def odf(ending: str = "odt", **more) -> bytes:
    """Return a small OpenDocument file; `more` maps further names to contents."""
    sort = {"odt": "text", "ods": "spreadsheet"}[ending]
    parts = {
        "mimetype": f"application/vnd.oasis.opendocument.{sort}",
        "content.xml": "<office:document-content><office:scripts/></office:document-content>",
        "META-INF/manifest.xml": "<manifest/>",
    }
    return archive(parts | more.get("parts", {}))


def image(kind: str = "JPEG", size: tuple[int, int] = (40, 30), mode: str = "RGB", **options):
    """Return an image of that kind."""
    out = BytesIO()
    Image.new(mode, size, 120 if mode in ("L", "P") else (120, 80, 40)).save(
        out, format=kind, **options
    )
    return out.getvalue()


def photo_with_place() -> bytes:
    """Return a JPEG that tells device, place and a comment."""
    hidden = Image.Exif()
    hidden[0x010F] = "GeheimeKamera"
    hidden[0x0112] = 6  # lies on its side
    hidden.get_ifd(0x8825)[2] = (52.0, 7.0, 30.0)
    return image(exif=hidden, comment=b"aufgenommen bei Frau Geheim")
