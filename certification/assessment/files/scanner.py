"""Asks the virus scanner of the installation (clamd) about a file, where there is one."""

import logging
from enum import StrEnum
from io import BytesIO

from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings

logger = logging.getLogger(__name__)
SECONDS = 10.0
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
        status, finding = _client().instream(BytesIO(data))["stream"]
    except (ClamdError, OSError, KeyError, ValueError) as error:
        logger.warning("Virenscanner antwortet nicht: %s", type(error).__name__)
        return ScanState.WAITING
    if status == "FOUND":
        logger.warning("Virenscanner: %s gefunden, Datei abgewiesen", finding)
        return ScanState.REFUSED
    return ScanState.CLEAN if status == "OK" else ScanState.WAITING


def _client() -> ClamdNetworkSocket | ClamdUnixSocket:
    where = settings.CLAMD
    if where.startswith("/"):
        return ClamdUnixSocket(path=where, timeout=SECONDS)
    host, _, port = where.rpartition(":")
    return ClamdNetworkSocket(host=host, port=int(port), timeout=SECONDS)
