"""Logs and error mails that tell what went wrong and where, and nothing about the people it happened to.

An address may hold the token of a link, a message of a library what somebody typed, an exception a row of
the database. So a line names the pattern of the address, the kind of the exception and the places in the
code; bodies of requests, values of variables, cookies and sources are never written. While a page runs that
keeps nothing (buendnis/access/unkept.py), less is written still: no exception and no library has words.
"""

import logging
import traceback
from contextvars import ContextVar
from copy import copy
from types import TracebackType
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.mail import mail_admins
from django.db import OperationalError
from django.http import HttpRequest
from django.template import TemplateDoesNotExist, TemplateSyntaxError

# Where Django tells of requests that it refused: a strange host, too large, too many fields.
REFUSALS = "django.security"
OURS = ("buendnis", "certification", "services")
# Exceptions that speak of the machine, not of what somebody typed: their words help and hurt nobody.
OF_THE_MACHINE = (
    AttributeError,
    ImproperlyConfigured,
    ImportError,
    NameError,
    OperationalError,
    TemplateDoesNotExist,
    TemplateSyntaxError,
)
# Set while a request is answered of which not even a word of the machine may tell.
SAYS_NOTHING: ContextVar[bool] = ContextVar("says_nothing", default=False)
WITHOUT_WORDS = "(Wortlaut weggelassen)"
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutPeople(logging.Formatter):
    """Writes a record without what a person typed or which link a person followed."""

    def format(self, record: logging.LogRecord) -> str:
        plain = copy(record)
        # What another handler has put there would bring the words back.
        plain.exc_text = None
        plain.msg, plain.args = said(record), ()
        return super().format(plain)

    def formatException(self, ei: ExcInfo) -> str:  # type: ignore[override]
        return "\n".join(steps_of(ei[1])) if ei[1] else ""


class ErrorMail(logging.Handler):
    """Sends an error to ADMIN_MAILS, in the words of the log; a mail server that fails breaks no page.

    Refused requests stay in the log: whoever sends thousands of them must not fill a mailbox.
    """

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.startswith(REFUSALS):
            return
        try:
            mail_admins(f"{record.levelname}: {said(record)}", self.format(record))
        except Exception:  # whatever the mail server does, the reader still gets the error page
            logging.getLogger(__name__).warning("Die Fehlermail ging nicht hinaus.")


def said(record: logging.LogRecord) -> str:
    """Return the message of a record without values that come from people."""
    request = getattr(record, "request", None)
    if record.name.startswith(REFUSALS):
        return f"Anfrage abgewiesen ({record.name.rpartition('.')[2]}): {place(request)}"
    if record.name == "django.request":
        return f"{getattr(record, 'status_code', '')} {place(request)}".strip()
    ours, quiet = record.name.partition(".")[0] in OURS, SAYS_NOTHING.get()
    if ours and not quiet:
        return record.getMessage()
    if quiet and not ours:
        # A library may have put its message together before it came here.
        return f"{WITHOUT_WORDS} {record.module}:{record.lineno}"
    # The fixed part alone: what a library fills in may come from anywhere.
    return str(record.msg)


def place(request: HttpRequest | None) -> str:
    """Return method and pattern of an address: `GET /einladung/<str:token>/`, never its parts."""
    if request is None:
        return "ohne Anfrage"
    match = getattr(request, "resolver_match", None)
    route = f"/{match.route}" if match else "(eine Adresse, die es nicht gibt)"
    alliance = getattr(request, "alliance", None)
    if alliance is not None:
        route = route.replace("<slug:alliance>", alliance.slug)
    return f"{request.method} {route}"


def steps_of(error: BaseException) -> list[str]:
    """Return kind and places of an exception and of those before it, the first one first."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        places = traceback.format_list(traceback.extract_tb(current.__traceback__))
        lines = [_kind(current), *(one.rstrip() for one in places), *lines]
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
    return lines


def _kind(error: BaseException) -> str:
    kind: Any = type(error)
    tells = isinstance(error, OF_THE_MACHINE) and not SAYS_NOTHING.get()
    words = f": {error}" if tells else f" {WITHOUT_WORDS}"
    return f"{kind.__module__}.{kind.__qualname__}{words}"
