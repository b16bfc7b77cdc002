"""The one way into a page: method, subject, rule, read-only GET, finished response."""

import functools
import inspect
import re
from collections.abc import Callable
from contextlib import contextmanager, nullcontext
from typing import Any

from django.db import OperationalError, connection
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotAllowed

from buendnis.access import failures
from buendnis.access.rules import Rule, anyone

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
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Put a view behind a door.

    `subject(actor, **address_parts)` finds what the page is about (raise Http404 for what this actor
    may not know of); it is handed to the rule and to the view. `login` defaults to yes unless the rule
    is `anyone`. `records_download` names the only GETs that may write: a journalled download.
    `cross_site_post` marks anonymous forms without a cookie, checked by the origin of the request.
    """
    needs_login = (rule is not anyone) if login is None else login
    wanted = list(inspect.signature(subject).parameters)[1:] if subject else []
    allowed = set(methods) | ({"HEAD"} if "GET" in methods else set())

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @functools.wraps(view)
        def door(request: HttpRequest, **parts: Any) -> HttpResponse:
            parts.pop("alliance", None)
            if request.method not in allowed:
                return HttpResponseNotAllowed(sorted(allowed))
            actor = request.actor  # type: ignore[attr-defined]
            if needs_login and actor.is_anonymous:
                return failures.please_sign_in(request)
            if needs_login and actor.needs_second_factor:
                return failures.second_factor_missing(request)
            if cross_site_post and request.method == "POST" and not failures.same_origin(request):
                return failures.refused(
                    request, "Dieses Formular wurde von einer fremden Seite gesendet."
                )
            found = (
                subject(actor, **{name: parts.pop(name) for name in wanted}) if subject else None
            )
            verdict = rule(actor, found)
            if not verdict:
                return failures.refused(request, verdict.sentence)
            arguments = (found,) if subject else ()
            readonly = request.method in READING and not records_download
            return _answer(functools.partial(view, request, *arguments, **parts), readonly=readonly)

        door.rule = rule  # type: ignore[attr-defined]
        door.needs_login = needs_login  # type: ignore[attr-defined]
        door.methods = frozenset(methods)  # type: ignore[attr-defined]
        if cross_site_post:
            door.csrf_exempt = True  # type: ignore[attr-defined]
        return door

    return decorate


def _answer(view: Callable[[], HttpResponse], *, readonly: bool) -> HttpResponse:
    """Run the view and render its answer inside the guard; a locked database gets one more try."""
    with read_only() if readonly else nullcontext():
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
            raise WriteOnGet(f"Eine mit GET gezeigte Seite wollte schreiben: {sql[:80]}")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(guard):
        yield


def writes(sql: str) -> bool:
    """Return whether a statement changes rows or tables, also behind comments and below WITH."""
    statement = COMMENTS.sub("", sql)
    return bool(WRITING.match(statement) or WRITING_BELOW_WITH.match(statement))
