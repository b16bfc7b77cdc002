"""Addresses are asked politely and never for long; a server of our own plays the other side."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from services.freshness.links.fetching import Fetcher
from services.freshness.links.guard import Guard
from services.freshness.links.states import Answer, LinkState

STATUS = {"/gut": 200, "/weg": 404, "/kaputt": 500, "/verboten": 403, "/kein-head": 200}
MOVED = {
    "/umgezogen": (301, "/gut"),
    "/heute-dort": (302, "/gut"),
    "/erst-heute-dann-immer": (302, "/umgezogen"),
    "/ins-leere": (301, "/weg"),
    "/kreis": (302, "/kreis"),
    "/nach-innen": (302, "http://169.254.169.254/geheim"),
    "/datei": (302, "file:///etc/passwd"),
}


class Handler(BaseHTTPRequestHandler):
    """Answers by the tables above and notes who asked."""

    seen: list[tuple[str, str, str]] = []

    def answer(self) -> None:
        self.seen.append((self.command, self.path, self.headers["User-Agent"]))
        if self.path == "/tropft":
            self.drip()
            return
        if self.path in MOVED:
            status, where = MOVED[self.path]
            self.send_response(status)
            self.send_header("Location", where)
        elif self.path == "/kein-head" and self.command == "HEAD":
            self.send_response(405)
        else:
            self.send_response(STATUS[self.path])
        self.end_headers()

    def drip(self) -> None:
        """Send one sign at a time, each well within the time limit of a read."""
        try:
            for sign in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 50:
                self.wfile.write(bytes([sign]))
                time.sleep(0.1)
        except OSError:
            return

    do_HEAD = do_GET = answer

    def log_message(self, *args: object) -> None:
        """Stay quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    Handler.seen = []
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


def fetcher(**options) -> Fetcher:
    """Return a fetcher that may call this machine, and no other."""
    guard = Guard(may_call=lambda number: number == "127.0.0.1", ports=None)
    return Fetcher("Prueferin", guard=guard, timeout=1, **options)


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/gut", Answer(LinkState.GOOD, 200)),
        ("/weg", Answer(LinkState.SILENT, 404)),
        ("/kaputt", Answer(LinkState.SILENT, 500)),
        ("/verboten", Answer(LinkState.SHUT, 403)),
        ("/kein-head", Answer(LinkState.GOOD, 200)),
        ("/heute-dort", Answer(LinkState.GOOD, 200)),
        ("/erst-heute-dann-immer", Answer(LinkState.GOOD, 200)),
        ("/ins-leere", Answer(LinkState.SILENT, 404)),
        ("/kreis", Answer(LinkState.SILENT)),
        ("/nach-innen", Answer(LinkState.UNASKED)),
        ("/datei", Answer(LinkState.UNASKED)),
    ],
)
def test_an_answer_is_put_into_a_word(server, path, answer):
    assert fetcher().ask(server + path) == answer


def test_a_move_for_good_names_the_new_address(server):
    assert fetcher().ask(f"{server}/umgezogen") == Answer(LinkState.MOVED, 200, f"{server}/gut")


def test_head_comes_first_and_says_who_asks(server):
    fetcher().ask(f"{server}/gut")
    fetcher().ask(f"{server}/weg")

    assert Handler.seen == [
        ("HEAD", "/gut", "Prueferin"),
        ("HEAD", "/weg", "Prueferin"),
        ("GET", "/weg", "Prueferin"),
    ]


def test_this_machine_is_refused_unless_somebody_says_otherwise(server):
    plain = Fetcher("Prueferin", guard=Guard(ports=None))

    assert plain.ask(f"{server}/gut") == Answer(LinkState.UNASKED)
    assert Handler.seen == []


def test_nobody_there_is_silence():
    assert fetcher().ask("http://127.0.0.1:1/") == Answer(LinkState.SILENT)


def test_a_server_that_drips_is_hung_up_on(server):
    began = time.monotonic()

    answer = fetcher(deadline=0.5).ask(f"{server}/tropft")

    assert answer == Answer(LinkState.SILENT)
    assert time.monotonic() - began < 3
