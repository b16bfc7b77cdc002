"""The checklists, which read the same for everybody and set no cookie."""

from django.http import HttpResponse
from django.shortcuts import render

from buendnis.access.public import public_page
from buendnis.access.requests import PortalRequest
from buendnis.tenancy.scope import require_alliance
from services.languages.request import reader_language
from services.takealong.checklists import checklist_by_key
from services.takealong.pages import checklist_shown, checklist_tiles
from services.takealong.values import Checklist

TEMPLATES = "services/takealong"


@public_page()
def checklist_list(request: PortalRequest) -> HttpResponse:
    """All checklists to choose from."""
    tiles = checklist_tiles(reader_language(request), require_alliance())
    return render(request, f"{TEMPLATES}/checklists.html", {"tiles": tiles})


@public_page(subject=checklist_by_key)
def checklist(request: PortalRequest, source: Checklist) -> HttpResponse:
    """One checklist, to tick off or to print."""
    shown = checklist_shown(source, reader_language(request), require_alliance())
    return render(request, f"{TEMPLATES}/checklist.html", {"list": shown})
