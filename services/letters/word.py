"""A letter as an editable file for word processors (DOCX), made in memory."""

import zipfile
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any

from services.letters.composing import Line, Paper, Piece
from services.letters.plain import said
from services.letters.values import Part, Sort

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LANGUAGE = "de-DE"
FONT = "Arial"
BOX = {None: "", False: "☐ ", True: "☒ "}
# The earliest day that an archive can say: the same answers give the same bytes.
NO_DAY = (1980, 1, 1, 0, 0, 0)
SIGNING_LINE = "_" * 32


def docx_bytes(paper: Paper, foot: str, *, created: datetime) -> bytes:
    """Return the letter as DOCX; nothing in it names who made it."""
    document = _empty_document(paper, created)
    _head(document, paper)
    document.add_heading(said(paper.subject), level=1)
    if paper.letter.greeting:
        document.add_paragraph(paper.letter.greeting)
    for piece in paper.pieces:
        _add(document, piece)
    _foot(document, paper, foot)
    target = BytesIO()
    document.save(target)
    return _without_days(target)


def _empty_document(paper: Paper, created: datetime) -> Any:
    """Return a sheet of A4 in German, with the margins of a letter. The library is imported here: it is slow."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    for style in document.styles:
        fonts = getattr(style.element.rPr, "rFonts", None) if style.type == 1 else None
        if fonts is not None:
            for name in list(fonts.attrib):
                del fonts.attrib[name]
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11)
    heading = document.styles["Heading 1"].font
    heading.size, heading.color.rgb = Pt(13), None
    document.styles["Heading 2"].font.color.rgb = None
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
        language.attrib.pop(qn("w:eastAsia"), None)
    about = document.core_properties
    about.title, about.language = paper.letter.title, LANGUAGE
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = created.replace(tzinfo=None, microsecond=0)
    return document


def _head(document: Any, paper: Paper) -> None:
    """Write sender, recipient, place and day."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    if paper.letter.sort is not Sort.LETTER:
        return
    _lines(document, paper.sender)
    _lines(document, paper.receiver)
    if paper.place_and_day:
        day = document.add_paragraph(said(paper.place_and_day))
        day.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _lines(document: Any, lines: Iterable[Line]) -> None:
    texts = [said(line) for line in lines]
    if texts:
        document.add_paragraph("\n".join(texts))


def _add(document: Any, piece: Piece) -> None:
    if piece.part is Part.HEADING:
        document.add_heading(said(piece.line), level=2)
        return
    if piece.part is Part.SIGNATURES:
        for point in piece.points:
            document.add_paragraph(f"\n{SIGNING_LINE}\n{said(point.line)}")
        return
    if piece.line:
        document.add_paragraph(said(piece.line))
    for point in piece.points:
        if point.label:
            row = document.add_paragraph()
            row.add_run(f"{point.label}: ").bold = True
            row.add_run(said(point.line))
        else:
            style = "List Bullet" if point.ticked is None else None
            document.add_paragraph(f"{BOX[point.ticked]}{said(point.line)}", style=style)


def _foot(document: Any, paper: Paper, foot: str) -> None:
    if paper.letter.closing:
        document.add_paragraph(paper.letter.closing)
        if paper.letter.has_signature:
            document.add_paragraph("")
        document.add_paragraph(said(paper.name) or SIGNING_LINE)
    note = document.sections[0].footer.paragraphs[0]
    note.text = foot


def _without_days(packed: BytesIO) -> bytes:
    """Return the archive with one fixed day for all its parts."""
    target = BytesIO()
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(target, "w") as plain:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            plain.writestr(entry, source.read(name))
    return target.getvalue()
