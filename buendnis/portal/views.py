"""Start pages of the deployment and of each alliance, and the pages that say what went wrong."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import anyone
from buendnis.pages.queries import written_pages
from buendnis.tenancy.addresses import address
from buendnis.tenancy.models import Alliance

NEWLY_CERTIFIED = 4
# The families' side has pages of its own; the other ways lead to texts, where somebody has written them.
FOR_FAMILIES = (
    "Für Familien",
    "familie",
    "Rat, Treffpunkte und Hilfen für Eltern, Alleinerziehende und alle anderen.",
)
WAYS_IN = (
    (
        "betriebe",
        "Für Betriebe",
        "arbeitsplatz",
        "Prüfen Sie, wie familienfreundlich Ihr Betrieb ist, und zeigen Sie es.",
    ),
    (
        "pflege",
        "Pflege und Beruf",
        "pflege",
        "Wenn Angehörige Pflege brauchen und die Arbeit weitergeht.",
    ),
)
HOW_IT_WORKS = (
    ("Sich selbst einschätzen", "Der Betrieb beantwortet Fragen aus acht Handlungsfeldern und legt Nachweise dazu. "
     "Er sieht jederzeit, wo er steht und was noch fehlt."),
    ("Beraten und prüfen lassen", "Die Koordination berät und vereinbart Maßnahmen. Eine andere Person prüft jede "
     "Antwort und besucht den Betrieb."),
    ("Entscheiden und zeigen", "Das Kuratorium entscheidet. Jedes Zertifikat hat eine Nummer, unter der alle "
     "nachlesen können, ob es gilt."),
)  # fmt: skip

# A family of its own on each start page; the emblem stands for the place.
HERO_DRAWINGS = {
    "elbe": "zwei-muetter",
    "lahn": "generationen",
    "mosel": "alleinerziehend",
    "haus": "buendnis",
}


@page(rule=anyone)
def home(request: PortalRequest) -> HttpResponse:
    """The deployment's start page: choose an alliance, check a certificate."""
    alliances = list(Alliance.objects.all())
    context = {"alliances": alliances, "how_it_works": HOW_IT_WORKS}
    return render(request, "buendnis/portal/home.html", context)


@page(rule=anyone)
def alliance_home(request: PortalRequest) -> HttpResponse:
    """The start page of an alliance with its ways in."""
    from certification.certificates.queries import newly_certified

    alliance = request.alliance
    written = written_pages(alliance)
    title, drawing, words = FOR_FAMILIES
    ways = [(title, address("finding:start"), drawing, words)]
    ways += [
        (title, address("pages:text", key), drawing, words)
        for key, title, drawing, words in WAYS_IN
        if key in written
    ]
    return render(
        request,
        "buendnis/portal/alliance.html",
        {
            "hero_drawing": HERO_DRAWINGS[alliance.emblem],
            "ways": ways,
            "how_it_works": HOW_IT_WORKS,
            "newly_certified": list(newly_certified(NEWLY_CERTIFIED)),
        },
    )


def bad_request(request: PortalRequest, exception: Any = None) -> HttpResponse:
    """The page for a request that no browser of ours would send."""
    return render(request, "400.html", status=400)


def not_found(request: PortalRequest, exception: Any = None) -> HttpResponse:
    """The page for an address that leads nowhere, or nowhere for this reader."""
    return render(request, "404.html", status=404)


def server_error(request: PortalRequest) -> HttpResponse:
    """The page for a fault of ours; it asks neither database nor session, which may be what failed."""
    return HttpResponse(render_to_string("500.html"), status=500)
