"""Shows editable texts; legal pages exist for the deployment and under each alliance."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import anyone
from buendnis.pages.components import components
from buendnis.pages.models import PAGES
from buendnis.pages.queries import text_for


@page(rule=anyone)
def text(request: PortalRequest, *, key: str) -> HttpResponse:
    """One text of the alliance, or the deployment's where the alliance has none."""
    if key not in PAGES:
        raise Http404
    found = text_for(key, alliance=request.alliance)
    return render(
        request, "buendnis/pages/text.html", {"text": found, "title": PAGES[key], "key": key}
    )


@page(rule=anyone)
def licences(request: PortalRequest) -> HttpResponse:
    """Whose work the portal is built on."""
    found = components()
    context = {
        "parts": [one for one in found if one.kind == "npm"],
        "libraries": [one for one in found if one.kind == "pypi"],
    }
    return render(request, "buendnis/pages/licences.html", context)
