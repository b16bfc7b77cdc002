"""The pages about care and work; they read the same for everybody, keep nothing and set no cookie."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.public import public_page
from buendnis.access.requests import PortalRequest
from services.guide.today import today_card
from services.guide.ways import AT_WORK, FAMILIES, ways_to
from services.languages.addresses import family_address
from services.languages.request import reader_language

TEMPLATES = "services/guide"


@public_page()
def start(request: PortalRequest) -> HttpResponse:
    """The hub: what to do today, then the ways on."""
    language = reader_language(request)
    context = {
        "start_url": family_address("finding:start", language=language),
        "card": today_card(request.alliance, language, timezone.now()),
        "ways": tuple(ways_to(FAMILIES, language)),
        "at_work": tuple(ways_to(AT_WORK, language)),
    }
    return render(request, f"{TEMPLATES}/start.html", context)


@public_page()
def overview(request: PortalRequest) -> HttpResponse:
    """The three rights side by side."""
    return start(request)
