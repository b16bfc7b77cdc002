"""The page of the starter sheets, and each of them as a document; nothing that is typed is stored."""

from django.http import HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.documents.responses import pdf_download
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.starters.forms import BlanksForm
from certification.starters.paper import CONTACTS, printed
from certification.starters.presenter import offers_of
from certification.starters.reading import sheets
from certification.starters.rules import may_use_starters

TEMPLATES = "certification/starters"
UNKNOWN = "Diese Vorlage gibt es nicht. Bitte wählen Sie eine von diesen."


@page(rule=may_use_starters, subject=application_by_code, methods=["GET", "POST"])
def starters(request: PortalRequest, application: Application) -> HttpResponse:
    """All sheets with their gaps; POST prints one of them."""
    tried, problem = None, ""
    if request.method == "POST":
        sheet = sheets().named(request.POST.get("sheet", ""))
        tried = BlanksForm(request.POST, sheet=sheet) if sheet else None
        problem = UNKNOWN if sheet is None else ""
        if sheet and tried and tried.is_valid():
            employer = application.employer
            pdf = printed(sheet, employer, request.alliance, tried.typed())
            return pdf_download(pdf, name=f"{sheet.title} {employer.name}.pdf")
    context = {
        "application": application,
        "offers": offers_of(application, request.actor, tried=tried),
        "problem": problem,
        "contacts_key": CONTACTS,
    }
    answer = render(
        request, f"{TEMPLATES}/page.html", context, status=422 if tried or problem else 200
    )
    answer["Cache-Control"] = "no-store"
    return answer
