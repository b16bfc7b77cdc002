"""Pages that read the same for everybody: kept by caches for a while, and answered briefly when nothing changed."""

import functools
import hashlib
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date_safe

from buendnis.access.doors import View, page
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import anyone

# Seconds; short, so that a corrected number is seen soon. A browser then asks with If-None-Match.
MINUTE = 60


def public_page(
    *,
    subject: Callable[..., Any] | None = None,
    max_age: int = MINUTE,
    methods: tuple[str, ...] = ("GET",),
) -> Callable[[View], View]:
    """Put a view behind a door that is open to everybody, with an answer that anybody may keep.

    Its body must not depend on who asks: no session, no cookie, no form token. A finished answer gets an
    ETag of its body and `Cache-Control: public`; `Last-Modified` is minded where the view sets it. What a
    reader already has is answered with 304.
    """

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def kept(request: PortalRequest, *about: Any, **parts: Any) -> HttpResponse:
            return conditional(request, view(request, *about, **parts), max_age=max_age)

        return page(rule=anyone, subject=subject, methods=methods)(kept)

    return decorate


def conditional(request: PortalRequest, response: HttpResponse, *, max_age: int) -> HttpResponse:
    """Return the answer with its marks for caches, or 304 (or 412) where the request makes that enough."""
    if request.method not in ("GET", "HEAD") or response.status_code != 200 or response.streaming:
        return response
    response.setdefault("ETag", f'"{hashlib.sha256(response.content).hexdigest()[:32]}"')
    response.setdefault("Cache-Control", f"public, max-age={max_age}")
    changed = response.headers.get("Last-Modified")
    answer = get_conditional_response(
        request,
        etag=response.headers["ETag"],
        last_modified=parse_http_date_safe(changed) if changed else None,
        response=response,
    )
    return answer or response
