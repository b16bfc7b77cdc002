"""Looks into a PDF for what could act by itself."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from certification.assessment.files.kinds import Refused

# Actions that start something, and containers for other files or programs.
ACTING = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/Movie"})
ACTING_KEYS: dict[str, str] = {
    "/JS": "ein Skript (JavaScript)",
    "/JavaScript": "ein Skript (JavaScript)",
    "/EmbeddedFiles": "eingebettete Dateien",
    "/EF": "eingebettete Dateien",
    "/RichMedia": "eingebettete Medien",
    "/XFA": "ein aktives Formular (XFA)",
}
MAX_DEPTH = 60


def check_pdf(data: bytes) -> None:
    """Raise Refused for a PDF that is broken, locked, or carries active content."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise Refused(_LOCKED)
            if not len(pdf.pages):
                raise Refused("Diese PDF-Datei hat keine Seiten.")
            found = next(_active(pdf), "")
    except pikepdf.PasswordError as error:
        raise Refused(_LOCKED) from error
    except (pikepdf.PdfError, ValueError, RecursionError) as error:
        raise Refused(
            "Diese PDF-Datei ist beschädigt. Bitte speichern oder drucken Sie sie neu als PDF."
        ) from error
    if found:
        raise Refused(
            f"Diese PDF-Datei enthält {found}. Bitte speichern Sie sie ohne aktive Inhalte, am "
            "einfachsten über „Drucken“ und „Als PDF speichern“."
        )


_LOCKED = (
    "Diese PDF-Datei ist verschlüsselt oder mit einem Passwort geschützt. Bitte speichern Sie sie "
    "ohne Schutz."
)


def _active(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield what is active, object by object; only indirect objects are listed, direct ones nest."""
    yield from _inside(pdf.trailer, 0)
    for one in pdf.objects:
        yield from _inside(one, 0)


def _inside(value: Any, depth: int) -> Iterator[str]:
    if depth > MAX_DEPTH:
        raise ValueError("too deep")
    if isinstance(value, pikepdf.Stream):
        value = value.stream_dict
    if isinstance(value, pikepdf.Dictionary):
        yield from _in_dictionary(value, depth)
    elif isinstance(value, pikepdf.Array):
        for item in value:
            if not _is_indirect(item):
                yield from _inside(item, depth + 1)


def _in_dictionary(value: pikepdf.Dictionary, depth: int) -> Iterator[str]:
    for key, item in value.items():
        if key in ACTING_KEYS:
            yield ACTING_KEYS[key]
        elif key in ("/S", "/Subtype") and str(item) in ACTING:
            yield "eine Aktion, die etwas startet oder sendet"
        elif key == "/Subtype" and str(item) == "/RichMedia":
            yield ACTING_KEYS["/RichMedia"]
        elif not _is_indirect(item):
            yield from _inside(item, depth + 1)


def _is_indirect(item: Any) -> bool:
    """Indirect objects are looked at in their own turn."""
    return isinstance(item, pikepdf.Object) and item.is_indirect
