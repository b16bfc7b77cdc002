"""Looks for a mark that was typed into a page which keeps nothing: rows, files, lines, mails, headers, cookies.

A test types MARK into every field, sends it inside `watched()`, and compares what was found with nothing:

    with watched() as watch:
        answer = watch.post("/magdeburg/…/", filled({"ort": MARK, "beginn": "2027-02-01"}))
    assert watch.traces == []

`breaking="services.letters.views.render"` makes that function fail with the mark in its words and variables.
"""

import gc
import io
import logging
import os
import sys
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext, override_settings

from buendnis.logs import WithoutPeople
from tests.builders.people import PortalClient

MARK = "Xaveria-Merkzeichen-4711"
MAILBOX = "it@example.org"
NAMELESS = getattr(os, "O_TMPFILE", 0)
# Files of the machine that hold nothing of a request.
HARMLESS = ("/dev/", "/proc/", "/sys/")


@dataclass
class Watch:
    """What happened while somebody watched; `traces` says in which places the mark was found."""

    folder: Path
    client: PortalClient
    answers: list[HttpResponse] = field(default_factory=list)
    traces: list[str] = field(default_factory=list)

    def post(self, path: str, fields: Mapping[str, Any], **headers: str) -> HttpResponse:
        """Send fields (also files) as a browser would from our own page."""
        headers = headers or {"sec-fetch-site": "same-origin"}
        return self._kept(self.client.post(path, fields, headers=headers))

    def get(self, path: str) -> HttpResponse:
        return self._kept(self.client.get(path))

    def _kept(self, answer: HttpResponse) -> HttpResponse:
        self.answers.append(answer)
        return answer

    def note(self, place: str, text: object) -> None:
        """Add a place to the traces if the mark stands in the text."""
        if MARK.lower() in str(text).lower():
            self.traces.append(place)


def filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields with one more that no form knows: it must leave no trace either."""
    return {**fields, f"feld-{MARK}": MARK}


@contextmanager
def watched(breaking: str = "", error: type[Exception] = RuntimeError) -> Iterator[Watch]:
    """Watch requests: everything that they could leave behind lies in places of its own, and is searched."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        watch = Watch(folder, PortalClient(raise_request_exception=False))
        out = io.StringIO()
        for enter in (_places(folder), _lines(out), redirect_stdout(out), redirect_stderr(out)):
            stack.enter_context(enter)
        if breaking:
            stack.enter_context(mock.patch(breaking, _failing(error)))
        sent = len(mail.outbox)
        with CaptureQueriesContext(connection) as asked, _files(watch):
            yield watch
            gc.collect()
        watch.note("Zeilen", out.getvalue())
        for each in mail.outbox[sent:]:
            watch.note("Mail", f"{each.subject} {each.body} {each.message()}")
        for query in asked.captured_queries:
            watch.note("Datenbankabfrage", query["sql"])
        _search_files(watch)
        _search_rows(watch)
        _search_answers(watch)


def _failing(error: type[Exception]) -> Any:
    def fails(*args: Any, **kwargs: Any) -> None:
        secret = MARK  # a local variable that a full report would print
        logging.getLogger("weasyprint").error(f"Failed to draw {secret}")
        logging.getLogger("services").error("Gescheitert: %s", secret)
        try:
            raise KeyError(secret)
        except KeyError as cause:
            raise error(f"failed for {secret}") from cause

    return fails


@contextmanager
def _places(folder: Path) -> Iterator[None]:
    cache = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache"}
    with (
        override_settings(
            CACHES={"default": cache | {"LOCATION": folder / "cache"}},
            EVIDENCE_ROOT=folder / "evidence",
            VAR_DIR=folder,
            ADMINS=[MAILBOX],
        ),
        mock.patch.object(tempfile, "tempdir", str(folder)),
    ):
        yield


@contextmanager
def _lines(out: io.StringIO) -> Iterator[None]:
    """Lead what the portal's log writes, from every logger and level, into `out`."""
    root = logging.getLogger()
    handler = next(each for each in root.handlers if isinstance(each.formatter, WithoutPeople))
    before, level = handler.setStream(out), root.level
    root.setLevel(logging.DEBUG)
    # What tells every query (only while tests capture them) is searched by itself.
    queries = logging.getLogger("django.db.backends")
    with mock.patch.object(queries, "disabled", True):
        try:
            yield
        finally:
            handler.setStream(before)
            root.setLevel(level)


_watching: list[Watch] = []


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    """Read files before they vanish, and note those without a name: they cannot be read any more."""
    if not _watching:
        return
    if event in ("os.remove", "os.rmdir", "shutil.rmtree"):
        _read(Path(os.fsdecode(arguments[0])))
    elif event == "open" and not isinstance(arguments[0], int):
        path, flags = os.fsdecode(arguments[0]), arguments[2] or 0
        if NAMELESS and flags & NAMELESS == NAMELESS:
            _watching[-1].traces.append(f"Datei ohne Namen in {path}")


sys.addaudithook(_hear)


def _read(place: Path) -> None:
    watch = _watching.pop()
    try:
        for path in [place, *(place.rglob("*") if place.is_dir() else [])]:
            if path.is_file() and not str(path).startswith(HARMLESS):
                watch.note(f"gelöschte Datei {path.name}", _plain(path.read_bytes()))
    finally:
        _watching.append(watch)


@contextmanager
def _files(watch: Watch) -> Iterator[None]:
    _watching.append(watch)
    try:
        yield
    finally:
        _watching.remove(watch)


def _search_files(watch: Watch) -> None:
    for path in watch.folder.rglob("*"):
        watch.note(f"Name der Datei {path.name}", path.name)
        if path.is_file():
            watch.note(f"Datei {path.name}", _plain(path.read_bytes()))


def _plain(stored: bytes) -> str:
    """Return what stands in a file, also in parts that are packed (cache, PDF, DOCX)."""
    found = [stored]
    for at in range(len(stored)):
        if stored[at : at + 1] == b"x":
            try:
                found.append(zlib.decompressobj().decompress(stored[at:]))
            except zlib.error:
                continue
    return b" ".join(found).decode("utf-8", "ignore")


def _search_rows(watch: Watch) -> None:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            watch.note(f"Tabelle {table}", cursor.fetchall())
    for session in Session.objects.all():
        watch.note("Sitzung", session.get_decoded())


def _search_answers(watch: Watch) -> None:
    """Hold every answer to its marks: kept by no cache, no cookie, no session, no referrer, no typed header."""
    for answer in watch.answers:
        expected = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
        watch.traces += [
            f"{answer.status_code}: {name} ist {answer.headers.get(name)}"
            for name, value in expected.items()
            if answer.headers.get(name) != value
        ]
        if answer.cookies or "Cookie" in answer.headers.get("Vary", ""):
            watch.traces.append(f"{answer.status_code}: Cookie oder Sitzung")
        watch.note(f"{answer.status_code}: Kopfzeilen", answer.headers)
        if answer.status_code >= 500:
            watch.note("500: Seite", answer.content.decode())
