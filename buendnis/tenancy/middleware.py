"""Reads the alliance from the address and keeps its scope open around the whole response."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from buendnis.tenancy.slugs import RESERVED_SLUGS


def _drop_null_bytes(request: HttpRequest) -> None:
    """Take null bytes out of the query, as if they had not been typed: the rest may well be a search."""
    typed = request.META.get("QUERY_STRING", "")
    if "%00" in typed:
        request.META["QUERY_STRING"] = typed.replace("%00", "")
        # Whoever came before may have read it already.
        request.__dict__.pop("GET", None)


class AllianceMiddleware:
    """Sets `request.alliance`; an unknown first part of the address is left to end as a 404."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # PostgreSQL refuses a null byte with an error of its own; no address of ours holds it.
        if "\0" in request.path_info:
            raise Http404("Diese Adresse gibt es nicht.")
        _drop_null_bytes(request)
        slug = request.path_info.lstrip("/").split("/", 1)[0]
        alliance = None
        # A word with a dot is a file that machines ask for (robots.txt), never an alliance.
        if slug and "." not in slug and slug not in RESERVED_SLUGS:
            alliance = Alliance.objects.filter(slug=slug).first()
        request.alliance = alliance  # type: ignore[attr-defined]
        if alliance is None:
            return self.get_response(request)
        with scope(alliance):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> None:
        if "alliance" in kwargs and request.alliance is None:  # type: ignore[attr-defined]
            raise Http404("Dieses Bündnis gibt es hier nicht.")
