"""The one way into a page: method, subject, rule, read-only GET, finished response."""

import functools
import inspect
import re
from collections.abc import Callable
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

from django.db import OperationalError, connection
from django.http import FileResponse, HttpResponse

from buendnis.access import failures
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import Rule, anyone

View = Callable[..., HttpResponse]
READING = frozenset({"GET", "HEAD", "OPTIONS"})
COMMENTS = re.compile(r"\A(\s|\(|--[^\n]*\n|/\*.*?\*/)+", re.DOTALL)
WRITING = re.compile(
    r"(INSERT|UPDATE|DELETE|REPLACE|MERGE|CREATE|ALTER|DROP|TRUNCATE|COPY|VACUUM)\b", re.IGNORECASE
)
# A common table expression reads or writes; only its later words tell.
WRITING_BELOW_WITH = re.compile(
    r"\AWITH\b.*\b(INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|MERGE\s+INTO)\b",
    re.IGNORECASE | re.DOTALL,
)


class WriteOnGet(RuntimeError):
    """A page shown by GET tried to change the database."""


class EndsTooLate(RuntimeError):
    """A page wanted to stream: it would ask the database after scope and guard are gone."""


def page(
    *,
    rule: Rule,
    subject: Callable[..., Any] | None = None,
    methods: tuple[str, ...] | list[str] = ("GET",),
    login: bool | None = None,
    records_download: bool = False,
    cross_site_post: bool = False,
) -> Callable[[View], View]:
    """Put a view behind a door.

    `subject(actor, **address_parts)` finds what the page is about (raise Http404 for what this actor
    may not know of); it is handed to the rule and to the view. `login` defaults to yes unless the rule
    is `anyone`. `records_download` names the only GETs that may write: a journalled download.
    `cross_site_post` marks anonymous forms without a cookie, checked by the origin of the request.
    """
    needs_login = (rule is not anyone) if login is None else login

    def decorate(view: View) -> View:
        door = Door(
            view, rule, subject, frozenset(methods), needs_login, records_download, cross_site_post
        )

        @functools.wraps(view)
        def opened(request: PortalRequest, **parts: Any) -> HttpResponse:
            parts.pop("alliance", None)
            return door.shut(request) or door.lead(request, parts)

        # What house rules, and Django's check of form tokens, ask of a page.
        opened.rule, opened.needs_login, opened.methods = rule, needs_login, door.methods  # type: ignore[attr-defined]
        if cross_site_post:
            opened.csrf_exempt = True  # type: ignore[attr-defined]
        return opened

    return decorate


@dataclass(frozen=True)
class Door:
    """What a page asks of a request before and while its view runs."""

    view: View
    rule: Rule
    subject: Callable[..., Any] | None
    methods: frozenset[str]
    needs_login: bool
    records_download: bool
    cross_site_post: bool

    def shut(self, request: PortalRequest) -> HttpResponse | None:
        """Return the answer to who cannot come in whatever the page is about: method, sign-in, origin."""
        allowed = self.methods | ({"HEAD"} if "GET" in self.methods else set())
        if request.method not in allowed:
            return failures.wrong_method(request, sorted(allowed))
        actor = request.actor
        if self.needs_login and actor.is_anonymous:
            return failures.please_sign_in(request)
        if self.needs_login and actor.needs_second_factor:
            return failures.second_factor_missing(request)
        foreign = request.method == "POST" and not failures.same_origin(request)
        if self.cross_site_post and foreign:
            return failures.refused(
                request, "Dieses Formular wurde von einer fremden Seite gesendet."
            )
        return None

    def lead(self, request: PortalRequest, parts: dict[str, Any]) -> HttpResponse:
        """Find what the page is about, ask the rule, and run the view; on GET none of them writes."""
        readonly = request.method in READING and not self.records_download
        with read_only() if readonly else nullcontext():
            found = self._found(request, parts)
            verdict = self.rule(request.actor, found)
            if not verdict:
                return failures.refused(request, verdict.sentence)
            about = (found,) if self.subject else ()
            response = _answer(functools.partial(self.view, request, *about, **parts))
        if self.needs_login:
            # For this reader alone, and asked for anew each time; a browser may still go back to typed text.
            response.setdefault("Cache-Control", "private, no-cache")
        return response

    def _found(self, request: PortalRequest, parts: dict[str, Any]) -> Any:
        """Return the subject; its parts of the address are taken out of those for the view."""
        if self.subject is None:
            return None
        wanted = list(inspect.signature(self.subject).parameters)[1:]
        return self.subject(request.actor, **{name: parts.pop(name) for name in wanted})


def _answer(view: Callable[[], HttpResponse]) -> HttpResponse:
    """Run the view and render its answer; a locked database gets one more try."""
    try:
        response = view()
    except OperationalError as error:
        if "locked" not in str(error) or connection.in_atomic_block:
            raise
        response = view()
    # A lazy response would render, and query, after the guard and the scope are gone.
    if hasattr(response, "render") and not getattr(response, "is_rendered", True):
        response.render()
    if response.streaming and not isinstance(response, FileResponse):
        raise EndsTooLate("Ausgaben entstehen ganz, in einer temporären Datei (FileResponse).")
    return response


@contextmanager
def read_only():
    """Refuse every statement that would change the default database; savepoints around reading are fine."""

    def guard(execute, sql, params, many, context):
        if writes(sql):
            raise WriteOnGet(f"Eine Seite, die nur zeigt, wollte schreiben: {sql[:80]}")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(guard):
        yield


def writes(sql: str) -> bool:
    """Return whether a statement changes rows or tables, also behind comments and below WITH."""
    statement = COMMENTS.sub("", sql)
    return bool(WRITING.match(statement) or WRITING_BELOW_WITH.match(statement))
