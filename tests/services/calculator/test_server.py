"""A real server process keeps nothing of what is typed either: not in its lines, its folder, or its temporary files."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.services.calculator.pages import L01, LOAN
from tests.unkept import MARK, filled

SECONDS_TO_START = 30
BROKEN = "tests.services.calculator.server"


@pytest.fixture
def server(alliance, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Start the portal as a city does, on a copy of the test's database; one view is broken on purpose."""
    if connection.vendor != "sqlite":
        pytest.skip("Der Prozess bekommt eine Kopie der Datenbank; das geht nur mit der Datei.")
    with closing(sqlite3.connect(tmp_path / "portal.sqlite3")) as copy:
        # Copied as words: the rows of this test are not committed, and a copy page by page waits for that.
        copy.executescript("\n".join(connection.connection.iterdump()))
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (tmp_path / "tmp").mkdir()
    environment = {
        "PATH": os.environ["PATH"], "DEBUG": "1", "VAR_DIR": str(tmp_path), "TMPDIR": str(tmp_path / "tmp"),
        "BASE_URL": f"http://127.0.0.1:{port}", "DJANGO_SETTINGS_MODULE": "buendnis.settings",
    }  # fmt: skip
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1", "--access-log",
        "--log-level", "debug", "--host", "127.0.0.1", "--port", str(port), f"{BROKEN}:application",
    ]  # fmt: skip
    with (tmp_path / "lines").open("wb") as lines:
        process = subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=environment, stdout=lines, stderr=lines
        )
        try:
            _wait(port)
            yield f"http://127.0.0.1:{port}", tmp_path
        finally:
            process.terminate()
            process.wait(SECONDS_TO_START)


def _wait(port: int) -> None:
    for _ in range(SECONDS_TO_START * 10):
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("Der Server ist nicht angelaufen.")


def sent(url: str, fields: dict[str, str], site: str = "same-origin") -> tuple[int, str]:
    request = urllib.request.Request(
        url, urllib.parse.urlencode(fields).encode(), {"Sec-Fetch-Site": site}
    )
    try:
        with urllib.request.urlopen(request, timeout=SECONDS_TO_START) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.read().decode()


@pytest.mark.django_db
def test_a_server_keeps_nothing_in_lines_and_files(server):
    base, folder = server
    marked = filled({**L01, "netto_vorher": MARK})

    answers = [
        sent(base + LOAN, marked),
        sent(base + LOAN, marked, "cross-site"),
        sent(base + LOAN, {"text": MARK * 200_000}),
        sent(base + "/magdeburg/familien/pflege-und-beruf/rechner/planer/", marked),
    ]

    assert [status for status, _ in answers] == [200, 403, 413, 500]
    assert "zusammen 2 MB groß" in answers[2][1]
    assert MARK not in answers[3][1]
    held = [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and MARK.encode() in path.read_bytes()
    ]
    assert held == []
    lines = (folder / "lines").read_text()
    assert "500 POST" in lines
    assert "POST /magdeburg/familien" in lines
