"""Lists that an employer's intranet shows: how to embed them, the list for a frame, and the same as JSON."""

import json
from collections.abc import Collection, Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override

from buendnis.access.public import public_page
from buendnis.access.requests import PortalRequest
from buendnis.mail.sending import absolute
from buendnis.tenancy.scope import require_alliance
from services.languages.addresses import family_address
from services.languages.request import reader_language
from services.search.query import Notice, Query, address_params, read_query
from services.search.store import places_of
from services.search.values import Facet
from services.takealong.embed import as_data, listed
from services.taxonomy.queries import terms

TEMPLATES = "services/takealong"
# Of all pages this one may stand in a frame, and it can do next to nothing there.
FRAMED: Mapping[str, Collection[str]] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": ["*"],
}
CHOICES = (
    (Facet.SITUATION, "situation", "Lebenslage"),
    (Facet.TOPIC, "topic", "Thema"),
    (Facet.AUDIENCE, "audience", "Für wen"),
)


@public_page()
def embed(request: PortalRequest) -> HttpResponse:
    """How an employer shows a list in the own intranet, with the lines to copy for the chosen filters."""
    (query, _), language = _query(request), reader_language(request)
    chosen = address_params(query)
    context = {
        "choices": [
            (facet.value, label, [(each, query.has(facet, each.key)) for each in terms(kind)])
            for facet, kind, label in CHOICES
        ],
        "frame": absolute(family_address("takealong:embed_list", language=language, **chosen)),
        "frame_path": family_address("takealong:embed_list", language=language, **chosen),
        "data": absolute(family_address("takealong:embed_json", language=language, **chosen)),
    }
    return render(request, f"{TEMPLATES}/embed.html", context)


@xframe_options_exempt
@csp_override(FRAMED)
@public_page()
def embed_list(request: PortalRequest) -> HttpResponse:
    """The bare list for a frame."""
    language, alliance = reader_language(request), require_alliance()
    query, notices = _query(request)
    found = listed(query, language, alliance, timezone.now())
    context = {"found": found, "language": language, "notices": notices}
    return render(request, f"{TEMPLATES}/embed_list.html", context)


@public_page()
def embed_json(request: PortalRequest) -> HttpResponse:
    """The same list as JSON, for any page to read."""
    language, alliance = reader_language(request), require_alliance()
    query, notices = _query(request)
    found = listed(query, language, alliance, timezone.now())
    data = as_data(found, language, alliance) | {"ignored": [each._asdict() for each in notices]}
    text = json.dumps(data, ensure_ascii=False)
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _query(request: PortalRequest) -> tuple[Query, tuple[Notice, ...]]:
    """Return the search of the address, and what of it is not known and left out, as in the search."""
    language, alliance = reader_language(request), require_alliance()
    return read_query(request.GET, language=language.code, places=places_of(alliance))
