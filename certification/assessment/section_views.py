"""Sharing out a self-assessment, and the empty questionnaire to pass round the house."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.failures import refused
from buendnis.access.requests import PortalRequest
from buendnis.tenancy.addresses import go
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.applications.rules import may_edit_case, may_see
from certification.assessment.presenter import assessment_of
from certification.assessment.questionnaire import questionnaire_of
from certification.assessment.section_actions import share_out, tasks_of
from certification.assessment.section_forms import ShareForm
from certification.employers.queries import owners_of, people_of

TEMPLATES = "certification/assessment"
SHARED = "Gespeichert. Wer etwas neu übernimmt, bekommt eine Mail mit seinen Abschnitten."


@page(rule=may_edit_case, subject=application_by_code, methods=["GET", "POST"])
def share(request: PortalRequest, application: Application) -> HttpResponse:
    """Who takes on which section, until when."""
    found = assessment_of(application, request.actor)
    people = {str(one.user_id): one.user for one in people_of(application.employer)}
    form = ShareForm(
        request.POST or None,
        sections=[(one.id, one.title) for one in found.sections()],
        people=people,
        stored=tasks_of(application),
    )
    if form.is_valid():
        try:
            changed = share_out(application, tasks=form.tasks(), by=request.actor)
        except NotPossible as no:
            return refused(request, no.sentence)
        messages.success(request, SHARED if changed else "Es hat sich nichts geändert.")
        return go("assessment:overview", application.code)
    context = {
        "application": application,
        "form": form,
        "alone": len(people) == 1,
        "one_owner": owners_of(application.employer).count() == 1,
    }
    return render(request, f"{TEMPLATES}/share.html", context, status=422 if form.errors else 200)


@page(rule=may_see, subject=application_by_code)
def questionnaire(request: PortalRequest, application: Application) -> HttpResponse:
    """All questions of this size as a document without answers, to pass round the house."""
    from buendnis.documents.pdf import render_document
    from buendnis.documents.responses import pdf_download

    paper = questionnaire_of(application)
    document = render_document(
        f"{TEMPLATES}/questionnaire_pdf.html",
        {"paper": paper, "alliance": request.alliance},
        title=f"Fragebogen {application.employer.name}",
    )
    return pdf_download(document.pdf, name=f"Fragebogen {application.employer.name}.pdf")
