"""Asks the virus scanner of the installation (clamd) about a file, where there is one."""

import logging
import socket
from enum import StrEnum

from django.conf import settings

logger = logging.getLogger(__name__)
SECONDS = 10.0
CHUNK = 64 * 1024
VIRUS = (
    "In dieser Datei hat der Virenscanner einen Virus gefunden. Wir haben sie nicht gespeichert. Bitte prüfen "
    "Sie das Gerät, von dem sie kommt, und laden Sie eine andere Fassung hoch."
)


class ScanState(StrEnum):
    """What is known about viruses in a file; the values of Evidence.SCANS."""

    NONE = "none"
    WAITING = "waiting"
    CLEAN = "clean"
    REFUSED = "refused"


def is_configured() -> bool:
    """Whether this installation has a scanner (setting CLAMD: a socket's path, or host:port)."""
    return bool(settings.CLAMD)


def scan(data: bytes) -> ScanState:
    """Return what the scanner says: NONE without one, WAITING where it does not answer or cannot tell.

    A file that waits is asked about again by `tick`, and counts nowhere until then.
    """
    if not is_configured():
        return ScanState.NONE
    try:
        answer = _asked(data)
    except (OSError, ValueError) as error:
        logger.warning("Virenscanner antwortet nicht: %s", type(error).__name__)
        return ScanState.WAITING
    if answer.endswith("FOUND"):
        logger.warning("Virenscanner: %s", answer)
        return ScanState.REFUSED
    return ScanState.CLEAN if answer == "stream: OK" else ScanState.WAITING


def _asked(data: bytes) -> str:
    """Return clamd's line on the bytes (its command INSTREAM: chunks with their length, then a zero)."""
    with _connected() as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), CHUNK):
            piece = data[start : start + CHUNK]
            line.sendall(len(piece).to_bytes(4, "big") + piece)
        line.sendall(bytes(4))
        with line.makefile("rb") as answer:
            return answer.read(1000).rstrip(b"\0\n").decode()


def _connected() -> socket.socket:
    """Return a connection to the scanner. Raises OSError, and ValueError for a port that is no number."""
    where = settings.CLAMD
    if not where.startswith("/"):
        host, _, port = where.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=SECONDS)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(SECONDS)
    try:
        line.connect(where)
    except OSError:
        line.close()
        raise
    return line
