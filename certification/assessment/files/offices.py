"""Looks into office documents (ZIP containers) for bombs, locks, macros and programs."""

import re
import zipfile
import zlib
from io import BytesIO
from xml.etree import ElementTree

from certification.assessment.files.kinds import Kind, Refused

MAX_ENTRIES = 3000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_READ = 20 * 1024 * 1024
CHUNK = 64 * 1024
ENCRYPTED_FLAG = 0x1
CONTENT_TYPES = "[Content_Types].xml"

# What zipfile, zlib and the XML reader say about a container that is not whole.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    NotImplementedError,
    EOFError,
    ValueError,
    OSError,
)

MACROS = re.compile(
    r"(^|/)(vbaproject\.bin|vbadata\.xml|vbaprojectsignature.*)$|^(basic|scripts)/|/macrosheets/",
    re.IGNORECASE,
)
PROGRAMS = re.compile(
    r"\.(exe|dll|com|scr|js|jse|vbs|vbe|wsf|bat|cmd|ps1|jar|msi|hta|lnk|sh|html?|zip|7z|rar)$"
    r"|\.(docm|dotm|xlsm|xlsb|xltm)$"
    r"|(^|/)(activex|embeddings)/.*\.(bin|ole)$|(^|/)oleobject\d*\.bin$",
    re.IGNORECASE,
)
# A document that fetches its template, or parts of itself, from elsewhere when it is opened.
FETCHED = ("/attachedTemplate", "/oleObject", "/frame", "/subDocument")
MACRO_CONTENT = re.compile(r"macroEnabled|ms-office\.vbaProject", re.IGNORECASE)
ODF_SCRIPTS = re.compile(rb"<office:scripts>\s*<|<script:event-listener|<office:script ")
ODF_LOCKED = re.compile(rb"encryption-data")

_BOMB = "Diese Datei ist entpackt ungewöhnlich groß und wird deshalb nicht angenommen."
_BROKEN = "Diese Datei ist beschädigt. Bitte öffnen und speichern Sie sie neu."
_LOCKED = "Diese Datei ist verschlüsselt. Bitte speichern Sie sie ohne Passwort."
_MACROS = (
    "Diese Datei enthält Makros. Bitte speichern Sie sie ohne Makros oder als PDF und laden Sie sie "
    "noch einmal hoch."
)
_PROGRAMS = (
    "In diese Datei ist ein Programm oder ein anderes Dokument eingebettet. Bitte entfernen Sie es "
    "oder speichern Sie die Datei als PDF."
)
_FETCHING = (
    "Diese Datei lädt beim Öffnen Teile aus dem Internet nach. Bitte speichern Sie sie als PDF."
)


def check_office(kind: Kind, data: bytes) -> None:
    """Raise Refused for a container that is not what it says, or that could act by itself."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as container:
            _check_container(container)
            if kind.family == "odf":
                _check_odf(container, kind)
            else:
                _check_ooxml(container, kind)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        EOFError,
        ValueError,
        OSError,
        zlib.error,
        ElementTree.ParseError,
    ) as error:
        raise Refused(_BROKEN) from error
    except RuntimeError as error:  # zipfile asks for a password this way
        raise Refused(_LOCKED) from error


def _check_container(container: zipfile.ZipFile) -> None:
    entries = container.infolist()
    if len(entries) > MAX_ENTRIES:
        raise Refused(_BOMB)
    for entry in entries:
        if entry.flag_bits & ENCRYPTED_FLAG:
            raise Refused(_LOCKED)
        if MACROS.search(entry.filename):
            raise Refused(_MACROS)
        if PROGRAMS.search(entry.filename):
            raise Refused(_PROGRAMS)
    _refuse_bombs(container, entries)


def _refuse_bombs(container: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Unpack into nothing and count: sizes in the directory may lie."""
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise Refused(_BOMB)
    unpacked = 0
    for entry in entries:
        with container.open(entry) as content:
            while piece := content.read(CHUNK):
                unpacked += len(piece)
                if unpacked > MAX_UNPACKED:
                    raise Refused(_BOMB)


def _check_odf(container: zipfile.ZipFile, kind: Kind) -> None:
    names = set(container.namelist())
    if "mimetype" not in names or _text(container, "mimetype").strip() != kind.marker.encode():
        raise Refused(_not_a(kind))
    if "content.xml" not in names:
        raise Refused(_BROKEN)
    manifest = "META-INF/manifest.xml"
    if manifest in names and ODF_LOCKED.search(_text(container, manifest)):
        raise Refused(_LOCKED)
    if ODF_SCRIPTS.search(_text(container, "content.xml")):
        raise Refused(_MACROS)


def _check_ooxml(container: zipfile.ZipFile, kind: Kind) -> None:
    names = set(container.namelist())
    if CONTENT_TYPES not in names or kind.marker not in names:
        raise Refused(_not_a(kind))
    for entry in _elements(container, CONTENT_TYPES):
        if MACRO_CONTENT.search(entry.get("ContentType", "")):
            raise Refused(_MACROS)
    for name in names:
        if name.endswith(".rels") and any(_fetches(one) for one in _elements(container, name)):
            raise Refused(_FETCHING)


def _fetches(relation: ElementTree.Element) -> bool:
    outside = relation.get("TargetMode", "").lower() == "external"
    return outside and relation.get("Type", "").endswith(FETCHED)


def _elements(container: zipfile.ZipFile, name: str) -> list[ElementTree.Element]:
    """Return the elements of a small part; expat itself stops entities that grow without end."""
    return list(ElementTree.fromstring(_text(container, name)))  # noqa: S314


def _text(container: zipfile.ZipFile, name: str) -> bytes:
    with container.open(name) as content:
        return content.read(MAX_READ)


def _not_a(kind: Kind) -> str:
    return (
        f"Der Name der Datei sagt {kind.title}, der Inhalt passt nicht dazu. Bitte speichern Sie sie "
        "neu und laden Sie sie noch einmal hoch."
    )
