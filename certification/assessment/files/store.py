"""Keeps evidence outside the web root: random names, whole or not at all, only for this process."""

import os
import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings

from certification.assessment.files.kinds import Refused

FULL = (
    "Die Datei konnte nicht gespeichert werden: Der Speicher des Portals ist voll oder nicht "
    "erreichbar. Ihre anderen Angaben sind gesichert. Bitte versuchen Sie es später noch einmal."
)


def put(data: bytes, *, alliance: str) -> str:
    """Store the bytes under a random name and return it. Raises Refused where there is no room."""
    name = f"{alliance}/{secrets.token_hex(20)}"
    put_as(name, data)
    return name


def put_as(name: str, data: bytes) -> None:
    """Store the bytes under a name that is known already (an alliance that moves here).

    Written beside its place, flushed to the disk and renamed: nobody ever sees half a file. Raises
    FileExistsError where something lies there, and Refused where there is no room.
    """
    target = path_of(name)
    if target.exists():
        raise FileExistsError(name)
    waiting = target.with_suffix(".neu")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Half a file of the same name is left only where somebody was cut off.
        waiting.unlink(missing_ok=True)
        with open(os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        waiting.rename(target)
    except OSError as error:
        with suppress(OSError):
            waiting.unlink(missing_ok=True)
        raise Refused(FULL) from error


def get(name: str) -> bytes:
    """Return the stored bytes. Raises FileNotFoundError."""
    return path_of(name).read_bytes()


def remove(name: str) -> None:
    """Delete a stored file; one that is gone already is no error."""
    path_of(name).unlink(missing_ok=True)


def names_before(moment: datetime) -> set[str]:
    """Return the names of all files that came to this disk before that moment, half ones included."""
    root = Path(settings.EVIDENCE_ROOT)
    files = (path for path in root.glob("*/*") if path.is_file())
    return {
        path.relative_to(root).as_posix()
        for path in files
        if path.stat().st_ctime < moment.timestamp()
    }


def path_of(name: str) -> Path:
    """Return where a stored name lies. Raises ValueError for a name that leads out of the store."""
    root = Path(settings.EVIDENCE_ROOT).resolve()
    path = (root / name).resolve()
    if not path.is_relative_to(root):
        raise ValueError("A stored name never leads out of the store.")
    return path
