"""Which kinds of files are evidence, how they begin, and what they are called."""

from collections.abc import Mapping
from dataclasses import dataclass


class Refused(Exception):
    """A file that is not stored; its sentence says what to do instead."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file; `family` says which check looks inside."""

    id: str
    title: str
    content_type: str
    family: str
    marker: str = ""


_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
KINDS: Mapping[str, Kind] = {
    "pdf": Kind("pdf", "PDF", "application/pdf", "pdf"),
    "png": Kind("png", "PNG-Bild", "image/png", "image", "PNG"),
    "jpg": Kind("jpg", "JPEG-Bild", "image/jpeg", "image", "JPEG"),
    "webp": Kind("webp", "WebP-Bild", "image/webp", "image", "WEBP"),
    "odt": Kind("odt", "ODT-Dokument", f"{_ODF}.text", "odf", f"{_ODF}.text"),
    "ods": Kind("ods", "ODS-Tabelle", f"{_ODF}.spreadsheet", "odf", f"{_ODF}.spreadsheet"),
    "docx": Kind(
        "docx", "Word-Dokument", f"{_OOXML}.wordprocessingml.document", "ooxml", "word/document.xml"
    ),
    "xlsx": Kind(
        "xlsx", "Excel-Tabelle", f"{_OOXML}.spreadsheetml.sheet", "ooxml", "xl/workbook.xml"
    ),
}
ALIASES: Mapping[str, str] = {"jpeg": "jpg"}
ACCEPT = ",".join(f".{name}" for name in (*KINDS, *ALIASES))
ALLOWED_IN_WORDS = "PDF, PNG, JPEG, WebP, ODT, DOCX, ODS oder XLSX"

# How the allowed families begin, and what else people take for them.
_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"MZ", "exe"),
    (b"\x7fELF", "exe"),
    (b"GIF8", "gif"),
    (b"{\\rtf", "rtf"),
)
OTHER_TITLES: Mapping[str, str] = {
    "zip": "ein ZIP-Archiv",
    "ole": "ein altes oder mit Passwort geschütztes Office-Dokument",
    "exe": "ein Programm",
    "gif": "ein GIF-Bild",
    "rtf": "ein RTF-Dokument",
    "html": "eine Internetseite",
    "unknown": "etwas anderes",
}


def ending_of(name: str) -> str:
    """Return the ending of a file name in small letters, aliases resolved."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return ALIASES.get(ending, ending)


def looks_like(data: bytes) -> str:
    """Return what the first bytes say: a kind, `zip` for all office formats, or something else."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    for start, name in _STARTS:
        if data.startswith(start):
            return name
    head = data[:512].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html", b"<svg", b"<script", b"<?xml")):
        return "html"
    return "unknown"


def kind_of(name: str, data: bytes) -> Kind:
    """Return the kind of a file whose name and content agree. Raises Refused."""
    ending = ending_of(name)
    kind = KINDS.get(ending)
    if kind is None:
        raise Refused(f"Diese Art von Datei nehmen wir nicht an. Möglich sind {ALLOWED_IN_WORDS}.")
    content = looks_like(data)
    expected = "zip" if kind.family in ("odf", "ooxml") else kind.id
    if content != expected:
        found = f"ein {KINDS[content].title}" if content in KINDS else OTHER_TITLES[content]
        raise Refused(
            f"Die Datei heißt .{ending}, ihr Inhalt ist aber {found}. Bitte speichern Sie sie neu als "
            f"{kind.title} und laden Sie sie noch einmal hoch."
        )
    return kind
