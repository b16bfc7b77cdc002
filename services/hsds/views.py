"""The pages of the interface: JSON for everybody, kept by caches, with problem documents for what cannot be."""

import functools
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import http_date

from buendnis.access.public import public_page
from buendnis.access.requests import PortalRequest
from buendnis.mail.sending import absolute
from buendnis.tenancy.addresses import address
from services.directory.sheets import Sheet
from services.hsds import shapes, terms
from services.hsds.description import PROFILE, VERSION, openapi
from services.hsds.params import OF_LISTS_OF_SERVICES, PAGING, BadParameters, Parameter, read_params
from services.hsds.queries import (
    at_places,
    matching,
    page_of,
    sheet_by_place_uid,
    sheet_by_uid,
    sheets_in_order,
)
from services.taxonomy.values import Term

View = Callable[..., HttpResponse]
Subject = Callable[..., Any]
# A browser asks first whether a page of another site may send the mark of what it already has.
PREFLIGHT = {
    "Allow": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


def api_page(*, subject: Subject | None = None, parameters: tuple[Parameter, ...] = ()) -> Any:
    """Put a view behind a public door for programs: it gets `params` and returns what becomes JSON.

    Bad parameters and unknown numbers become problem documents (RFC 9457); every answer may be read by
    pages of other sites.
    """

    def decorate(view: Callable[..., Any]) -> View:
        def answered(request: PortalRequest, *about: Any, **parts: Any) -> HttpResponse:
            try:
                params = read_params(request.GET, parameters)
            except BadParameters as refusal:
                return problem(400, "Bad parameters", errors=refusal.problems)
            value = view(request, *about, params=params, **parts)
            response = as_json(value)
            # A single thing knows when it changed; of a list only its content can tell.
            if changed := last_modified(value):
                response["Last-Modified"] = changed
            return response

        door = public_page(subject=subject)(functools.wraps(view)(answered))

        @functools.wraps(door)
        def opened(request: PortalRequest, **parts: Any) -> HttpResponse:
            if request.method == "OPTIONS":
                response = HttpResponse(status=204, headers=PREFLIGHT)
            else:
                try:
                    response = door(request, **parts)
                except Http404 as missing:
                    response = problem(404, "Not found", detail=str(missing))
            response["Access-Control-Allow-Origin"] = "*"
            response["Access-Control-Expose-Headers"] = "ETag"
            return response

        return opened

    return decorate


def last_modified(value: dict[str, Any]) -> str:
    """Return when a service changed, or was checked after that, as a header says it; or nothing."""
    told = value.get("service", value)
    if "last_modified" not in told:
        return ""
    changed = datetime.fromisoformat(told["last_modified"])
    checked = datetime.fromisoformat(told.get("assured_date", "1970-01-01"))
    return http_date(max(changed, timezone.make_aware(checked)).timestamp())


def as_json(value: Any, *, status: int = 200, kind: str = "application/json") -> HttpResponse:
    """Return a value as JSON that people can read as well."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return HttpResponse(text, status=status, content_type=kind)


def problem(
    status: int, title: str, *, detail: str = "", errors: dict[str, str] | None = None
) -> HttpResponse:
    """Return a problem document of RFC 9457; `errors` names each parameter and what is wrong with it."""
    told: dict[str, Any] = {"type": "about:blank", "title": title, "status": status}
    if detail:
        told["detail"] = detail
    if errors:
        told["errors"] = [{"name": name, "reason": why} for name, why in errors.items()]
    return as_json(told, status=status, kind="application/problem+json")


@api_page()
def about(request: PortalRequest, params: dict[str, Any]) -> dict[str, Any]:
    """Say what this interface is: validators ask this first."""
    return {
        "version": VERSION,
        "profile": PROFILE,
        "openapi_url": absolute(address("hsds:openapi")),
    }


@api_page()
def describe(request: PortalRequest, params: dict[str, Any]) -> dict[str, Any]:
    """The interface described for machines."""
    return openapi(title=request.alliance.name, server=absolute(address("hsds:about")))


@api_page(parameters=OF_LISTS_OF_SERVICES)
def services(request: PortalRequest, params: dict[str, Any]) -> dict[str, Any]:
    """A page of services."""
    rows, page = page_of(matching(request.alliance, params), params)
    if params.get("minimal"):
        contents = [_minimal(row.uid, row.changed_at) for row in rows]
    else:
        today = timezone.localdate()
        shape = shapes.service if params.get("full") else shapes.service_item
        sheets = sheets_in_order([row.code for row in rows])
        contents = [shape(sheet, today=today) for sheet in sheets]
    return page | {"contents": contents}


def _minimal(uid: UUID, changed_at: Any) -> dict[str, str]:
    return {"id": str(uid), "last_modified": changed_at.isoformat(timespec="milliseconds")}


@api_page(subject=sheet_by_uid)
def service(request: PortalRequest, sheet: Sheet, params: dict[str, Any]) -> dict[str, Any]:
    """One service with all that belongs to it."""
    return shapes.service(sheet, today=timezone.localdate())


@api_page(parameters=OF_LISTS_OF_SERVICES)
def service_at_locations(request: PortalRequest, params: dict[str, Any]) -> dict[str, Any]:
    """A page of services at their locations; a service without a place is in none of them."""
    pairs = at_places(matching(request.alliance, params), postcode=params.get("postcode"))
    shown, page = page_of(pairs, params)
    if params.get("minimal"):
        contents = [_minimal(uid, row.changed_at) for row, uid in shown]
    else:
        today = timezone.localdate()
        full = params.get("full")
        shape = shapes.service_at_location if full else shapes.service_at_location_item
        sheets = {sheet.code: sheet for sheet in sheets_in_order([row.code for row, _ in shown])}
        # One that left the list meanwhile is left out.
        found = [(sheets[row.code], uid) for row, uid in shown if row.code in sheets]
        contents = [shape(sheet, uid, today=today) for sheet, uid in found]
    return page | {"contents": contents}


@api_page(subject=sheet_by_place_uid)
def service_at_location(
    request: PortalRequest, found: tuple[Sheet, UUID], params: dict[str, Any]
) -> dict[str, Any]:
    """One service at one location."""
    sheet, uid = found
    return shapes.service_at_location(sheet, uid, today=timezone.localdate())


@api_page(parameters=PAGING)
def taxonomies(request: PortalRequest, params: dict[str, Any]) -> dict[str, Any]:
    """The taxonomies."""
    shown, page = page_of(list(terms.TAXONOMIES), params)
    return page | {"contents": [terms.taxonomy_shape(kind, whole=False) for kind in shown]}


@api_page(subject=terms.taxonomy_by_uid)
def taxonomy(request: PortalRequest, kind: str, params: dict[str, Any]) -> dict[str, Any]:
    """One taxonomy with its terms."""
    return terms.taxonomy_shape(kind, whole=True)


@api_page(parameters=PAGING)
def taxonomy_terms(request: PortalRequest, params: dict[str, Any]) -> dict[str, Any]:
    """A page of terms."""
    shown, page = page_of(terms.all_terms(), params)
    return page | {"contents": [terms.term_shape(each) for each in shown]}


@api_page(subject=terms.term_by_uid)
def taxonomy_term(request: PortalRequest, term: Term, params: dict[str, Any]) -> dict[str, Any]:
    """One term."""
    return terms.term_shape(term)
