"""Pages on which people type things that are kept nowhere: no row, no file, no session, no line, no mail."""

import functools
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter

from buendnis.access.doors import View, page, read_only
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import anyone
from buendnis.logs import SAYS_NOTHING, steps_of

# What is read of a body that is refused, so that the browser sees the sentence and no broken line.
DRAINED, CHUNK = 32 * 1024 * 1024, 64 * 1024
FOREIGN = "Dieses Formular kam von einer fremden Seite. Bitte öffnen Sie die Seite neu und füllen Sie es dort aus."
NO_ADDRESS = "Diese Adresse nimmt nur Angaben aus einem Formular entgegen. Bitte öffnen Sie die Seite von vorn."
TOO_LARGE = (
    "Das war zu viel auf einmal: Texte und Dateien dürfen zusammen {limit} MB groß sein. Bitte gehen Sie zurück "
    "und wählen Sie eine kleinere Datei oder kürzen Sie den Text. Nichts davon wurde gespeichert."
)


def unkept_page(
    *, subject: Callable[..., Any] | None = None, methods: tuple[str, ...] = ("GET", "POST")
) -> Callable[[View], View]:
    """Put a view behind a door that is open to everybody and behind which nothing typed is kept.

    The view gets its fields from `request.POST` and small files from `request.FILES`, both in memory; it
    must not ask for the session, the user, a form token or `messages`, and no statement of it may change
    a row. What is typed never stands in an address: ask `request.GET` for nothing personal.
    """

    def decorate(view: View) -> View:
        inside = page(rule=anyone, subject=subject, methods=methods)(view)

        @functools.wraps(inside)
        def opened(request: PortalRequest, **parts: Any) -> HttpResponse:
            if refusal := shut(request, methods):
                return refusal
            # Also what is sent may not write: there is nothing to keep.
            with read_only():
                return inside(request, **parts)

        # What house rules, the middleware and Django's check of form tokens ask of a view.
        opened.unkept = opened.csrf_exempt = True  # type: ignore[attr-defined]
        return opened

    return decorate


def shut(request: PortalRequest, methods: tuple[str, ...]) -> HttpResponse | None:
    """Return the answer to a wrong method, a foreign form or too large a body; else read the body into memory."""
    if request.method not in {*methods, *(["HEAD"] if "GET" in methods else [])}:
        answer = _refused(request, NO_ADDRESS, status=405)
        answer.headers["Allow"] = ", ".join(methods)
        return answer
    if request.method != "POST":
        return None
    if comes_from_elsewhere(request):
        return _refused(request, FOREIGN, status=403)
    request.upload_handlers = [InMemory(request)]
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > _most_bytes():
            raise RequestDataTooBig
        request.POST  # noqa: B018 - read here, so that nothing later is the first to refuse it
    except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
        _drain(request)
        sentence = TOO_LARGE.format(limit=_most_bytes() // 1024**2)
        return _refused(request, sentence, status=413)
    return None


def comes_from_elsewhere(request: HttpRequest) -> bool:
    """Return whether a browser says that a form stood on a page of somebody else.

    These pages ask browsers to send no referrer, and with it goes the origin ("null"). A browser that does
    not send `Sec-Fetch-Site` either, because it is old or the line is not encrypted, cannot tell; as nothing
    is written and nobody is signed in here, a form that came from elsewhere would gain nothing.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin") or request.headers.get("Referer") or "null"
    return origin != "null" and urlsplit(origin).netloc != request.get_host()


class InMemory(MemoryFileUploadHandler):
    """Keeps files in memory whatever their size: a body that is too large does not come so far."""

    def handle_raw_input(self, *args: Any, **options: Any) -> None:
        self.activated = True


class UnkeptMiddleware:
    """Marks requests of pages that keep nothing; their answers, also errors, are kept by nobody on the way.

    It stands before all others, so that while such a request runs no line of a log has words.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = SAYS_NOTHING.set(False)
        try:
            self._look_ahead(request)
            response = self.get_response(request)
        finally:
            SAYS_NOTHING.reset(before)
        if is_unkept(request):
            response.headers["Cache-Control"] = "no-store"
            response.headers["Referrer-Policy"] = "no-referrer"
        return response

    def _look_ahead(self, request: HttpRequest) -> None:
        """Mark what is sent before anything else runs: also where the database is gone, nothing of it is told."""
        if request.method not in {"GET", "HEAD"}:
            with suppress(Resolver404):
                self.process_view(request, resolve(request.path_info).func, (), {})

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if getattr(view, "unkept", False):
            # Django's own name for what its reports must leave out, and ours; neither is in the type of a request.
            request.unkept = True  # type: ignore[attr-defined]
            request.sensitive_post_parameters = "__ALL__"  # type: ignore[attr-defined]
            SAYS_NOTHING.set(True)


class Reporter(ExceptionReporter):
    """Tells of a fault on a page that keeps nothing only kind and places; of others what Django tells."""

    def get_traceback_text(self) -> SafeString:
        # Nothing in it comes from people: kinds and places in the code.
        return SafeString(self._told()) or super().get_traceback_text()

    def get_traceback_html(self) -> SafeString:
        if told := self._told():
            return render_to_string("buendnis/unkept_fault.html", {"told": told})
        return super().get_traceback_html()

    def _told(self) -> str:
        if self.exc_value is None or not is_unkept(self.request):
            return ""
        before = SAYS_NOTHING.set(True)
        try:
            return "\n".join(steps_of(self.exc_value))
        finally:
            SAYS_NOTHING.reset(before)


def is_unkept(request: HttpRequest | None) -> bool:
    """Return whether a request goes to a page that keeps nothing."""
    return getattr(request, "unkept", False)


def _refused(request: PortalRequest, sentence: str, *, status: int) -> HttpResponse:
    """Return a page with the sentence; made without the request, whose context would ask for the session."""
    context = {"sentence": sentence, "alliance": getattr(request, "alliance", None)}
    return HttpResponse(render_to_string("buendnis/unkept_refused.html", context), status=status)


def _most_bytes() -> int:
    return settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0


def _drain(request: HttpRequest) -> None:
    with suppress(UnreadablePostError, OSError):
        for _ in range(DRAINED // CHUNK):
            if not request.read(CHUNK):
                return
