"""The one way in for a file: named and filled alike, not too big, nothing in it that acts."""

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from certification.assessment.files.images import redrawn
from certification.assessment.files.kinds import ALLOWED_IN_WORDS, Refused, kind_of
from certification.assessment.files.offices import check_office
from certification.assessment.files.pdfs import check_pdf

MAX_NAME = 160


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be stored: its bytes (images redrawn), what it is, and its hash."""

    name: str
    content_type: str
    data: bytes
    sha256: str

    @property
    def size(self) -> int:
        """Bytes that will be stored."""
        return len(self.data)


def check_upload(upload: Any) -> Checked:
    """Return an uploaded file (`name`, `size`, `read`) ready to be stored. Raises Refused."""
    limit = settings.EVIDENCE_MAX_BYTES
    if upload.size > limit:
        raise Refused(
            f"Diese Datei ist zu groß. Möglich sind bis zu {limit // 1024 // 1024} MB. Bitte "
            "verkleinern Sie sie oder teilen Sie sie auf."
        )
    # From the start: a request that waited in vain for the database is tried once more.
    upload.seek(0)
    return checked(upload.name, upload.read())


def checked(name: str, data: bytes) -> Checked:
    """Return a file of that name and content ready to be stored. Raises Refused."""
    if not data.strip():
        raise Refused("Diese Datei ist leer. Bitte wählen Sie sie noch einmal aus.")
    name = clean_name(name)
    kind = kind_of(name, data)
    if kind.family == "image":
        data = redrawn(kind, data)
    elif kind.family == "pdf":
        check_pdf(data)
    else:
        check_office(kind, data)
    return Checked(name, kind.content_type, data, hashlib.sha256(data).hexdigest())


def clean_name(name: str) -> str:
    """Return the bare name without folders and control characters, with its ending, not too long."""
    bare = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    shown = "".join(char for char in bare if unicodedata.category(char)[0] != "C").strip(" .")
    stem, dot, ending = shown.rpartition(".")
    if not dot:
        raise Refused(f"Diese Datei hat keine Endung. Möglich sind {ALLOWED_IN_WORDS}.")
    return f"{stem[: MAX_NAME - len(ending) - 1] or 'Datei'}.{ending}"
