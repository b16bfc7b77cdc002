"""Asks one address, politely: HEAD first, few redirects, short waits, and never more than the head of an answer."""

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPMethod, HTTPStatus
from urllib.parse import urljoin

from services.freshness.links.guard import Guard, Refused, Target, Unresolved
from services.freshness.links.states import Answer, LinkState

MOST_REDIRECTS = 5
TIMEOUT = 8.0
# One request as a whole, however slowly the other side drips.
DEADLINE = 20.0
FOR_GOOD = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
FOR_NOW = frozenset({HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT})
# A page may be there for people although it sends programs away.
SHUT = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.NOT_ACCEPTABLE,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
    }
)


class NoAnswer(Exception):
    """The other side said nothing that a browser would understand."""


@dataclass(frozen=True, slots=True)
class Head:
    """The first lines of an answer."""

    status: int
    location: str


@dataclass
class Locks:
    """One request at a time for each host, also where a redirect leads there."""

    held: dict[str, threading.Lock] = field(default_factory=dict)
    guard: threading.Lock = field(default_factory=threading.Lock)

    def of(self, host: str) -> threading.Lock:
        with self.guard:
            return self.held.setdefault(host, threading.Lock())


@dataclass(frozen=True)
class Fetcher:
    """How addresses are asked."""

    user_agent: str
    guard: Guard = field(default_factory=Guard)
    timeout: float = TIMEOUT
    deadline: float = DEADLINE
    locks: Locks = field(default_factory=Locks)

    def ask(self, url: str) -> Answer:
        """Return how an address answers; nothing that the other side does raises."""
        try:
            return self._follow(url)
        except Refused:
            return Answer(LinkState.UNASKED)
        except (Unresolved, NoAnswer):
            return Answer(LinkState.SILENT)

    def _follow(self, url: str) -> Answer:
        here, for_good = url, True
        moved_to = ""
        for _ in range(MOST_REDIRECTS + 1):
            head = self._head(self.guard.target(here))
            if head.status not in FOR_GOOD | FOR_NOW or not head.location:
                return _judged(head.status, moved_to)
            for_good = for_good and head.status in FOR_GOOD
            here = urljoin(here, head.location)
            # Where it leads for good is news; behind a passing redirect nothing more is known.
            moved_to = here if for_good else moved_to
        raise NoAnswer("zu viele Weiterleitungen")

    def _head(self, target: Target) -> Head:
        with self.locks.of(target.host):
            head = self._request(HTTPMethod.HEAD, target)
            if head.status >= HTTPStatus.BAD_REQUEST:
                # Many servers know no HEAD, or answer it carelessly.
                head = self._request(HTTPMethod.GET, target)
            return head

    def _request(self, method: str, target: Target) -> Head:
        connection = _Connection(target, self.timeout)
        try:
            with _ended_after(self.deadline, connection):
                headers = {"User-Agent": self.user_agent, "Accept": "*/*", "Connection": "close"}
                connection.request(method, target.path, headers=headers)
                answer = connection.getresponse()
                return Head(answer.status, (answer.getheader("Location") or "")[:2000])
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NoAnswer(type(error).__name__) from error
        finally:
            # The body is never read: the head is all that was wanted.
            connection.close()


def _judged(status: int, moved_to: str) -> Answer:
    if status in SHUT:
        return Answer(LinkState.SHUT, status)
    if status >= HTTPStatus.BAD_REQUEST or status < HTTPStatus.OK:
        return Answer(LinkState.SILENT, status)
    return Answer(LinkState.MOVED if moved_to else LinkState.GOOD, status, moved_to[:400])


class _Connection(http.client.HTTPConnection):
    """Calls the number that was checked, and speaks to the name that was asked for."""

    def __init__(self, target: Target, timeout: float) -> None:
        super().__init__(target.host, target.port, timeout=timeout)
        # The port is left out of the Host line where it is the usual one for the scheme.
        self.default_port = 443 if target.scheme == "https" else 80
        self.target = target

    def connect(self) -> None:
        plain = socket.create_connection((self.target.number, self.target.port), self.timeout)
        self.sock = plain
        if self.target.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(plain, server_hostname=self.target.host)


@contextmanager
def _ended_after(seconds: float, connection: http.client.HTTPConnection) -> Iterator[None]:
    """Hang up after so many seconds: a time limit on each read lets a slow drip go on for hours."""

    def hang_up() -> None:
        with suppress(OSError, AttributeError):
            connection.sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
