"""Evidence: upload, assign, take back, and the only door through which a stored file leaves."""

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.failures import refused
from buendnis.access.requests import PortalRequest
from buendnis.templatetags.german import zahlwort
from buendnis.tenancy.addresses import go
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.applications.rules import may_fill_in
from certification.assessment.audience import audience_of
from certification.assessment.evidence_actions import (
    FileIsDamaged,
    add_evidence,
    bytes_of,
    change_evidence,
    take_back_evidence,
)
from certification.assessment.evidence_forms import UploadForm, UsesForm, criteria_choices
from certification.assessment.files.kinds import Refused
from certification.assessment.models import Evidence
from certification.assessment.presenter import Assessment, assessment_of
from certification.assessment.rules import may_read_assessment, may_take_back, takes_back
from certification.assessment.snapshots import given_file

TEMPLATES = "certification/assessment"
# So much is shown at once, more is folded away.
FEW = 8
SANDBOX = "sandbox; default-src 'none'"


@page(rule=may_read_assessment, subject=application_by_code, methods=["GET", "POST"])
def evidence(request: PortalRequest, application: Application) -> HttpResponse:
    """All files of a case, and the way to add one."""
    found = assessment_of(application, request.actor)
    verdict = may_fill_in(request.actor, application)
    wanted = request.GET.getlist("fuer")
    form = UploadForm(found=found, initial={"criteria": wanted})
    if request.method == "POST":
        if not verdict:
            return refused(request, verdict.sentence)
        form = UploadForm(request.POST, request.FILES, found=found)
        if form.is_valid() and _stored(request, application, form):
            return go("assessment:evidence", application.code, fragment="dateien")
    context = _context(found) | {
        "form": form if verdict else None,
        "may_take_back": bool(takes_back(request.actor, application)),
        "why_not": verdict.sentence,
        "files": _files(found),
        "shown_on_visit": (shown := _shown_on_visit(found)),
        "visit_title": f"Bei {zahlwort(len(shown), 'Frage,Fragen')}",
        "visit_open": len(shown) <= FEW,
    }
    status = 422 if form.is_bound else 200
    return render(request, f"{TEMPLATES}/evidence.html", context, status=status)


@page(rule=may_read_assessment & may_fill_in, subject=application_by_code, methods=["GET", "POST"])
def change(request: PortalRequest, application: Application, *, file: str) -> HttpResponse:
    """Title and questions of one file."""
    found = assessment_of(application, request.actor)
    row = _row(application, file)
    uses = list(row.uses.values_list("criterion", flat=True))
    form = UsesForm(
        request.POST or None, found=found, initial={"title": row.title, "criteria": uses}
    )
    if form.is_valid():
        try:
            change_evidence(application, evidence=row, by=request.actor, **form.cleaned_data)
        except NotPossible as meanwhile:
            return refused(request, meanwhile.sentence)
        messages.success(request, "Gespeichert.")
        return go("assessment:evidence", application.code, fragment="dateien")
    context = _context(found) | {"form": form, "file": row}
    return render(request, f"{TEMPLATES}/evidence_change.html", context)


@page(rule=may_take_back, subject=application_by_code, methods=["POST"])
def take_back(request: PortalRequest, application: Application, *, file: str) -> HttpResponse:
    """Away with a file and its content, at once, also after the submission."""
    row = _row(application, file)
    try:
        take_back_evidence(application, evidence=row, by=request.actor)
    except NotPossible as no:
        return refused(request, no.sentence)
    messages.success(request, f"„{row.title}“ ist zurückgenommen, der Inhalt ist gelöscht.")
    return go("assessment:evidence", application.code, fragment="dateien")


@page(rule=may_read_assessment, subject=application_by_code)
def download(request: PortalRequest, application: Application, *, file: str) -> HttpResponse:
    """One stored file as a download that no browser opens or runs."""
    row = _row(application, file)
    if why_not := given_file(row).why_not:
        return refused(request, why_not)
    try:
        data = bytes_of(row)
    except FileIsDamaged:
        context = _context(assessment_of(application, request.actor)) | {"file": row}
        return render(request, f"{TEMPLATES}/evidence_damaged.html", context, status=500)
    return HttpResponse(
        data,
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": disposition(row.file_name),
            "Content-Security-Policy": SANDBOX,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store, private",
        },
    )


def disposition(name: str) -> str:
    """Return the header that makes a download of any name: plain letters first, then all of them."""
    plain = "".join(
        char if char.isascii() and (char.isalnum() or char in "._- ") else "_" for char in name
    )
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _stored(request: PortalRequest, application: Application, form: UploadForm) -> bool:
    """Store the file of a valid form; put a refusal at the field."""
    data = form.cleaned_data
    try:
        add_evidence(
            application,
            file=data["upload"],
            title=data["title"],
            criteria=data["criteria"],
            by=request.actor,
        )
    except Refused as no:
        form.add_error("upload", no.sentence)
    except NotPossible as no:
        form.add_error(None, no.sentence)
    else:
        messages.success(request, "Die Datei ist gespeichert.")
        return True
    return False


def _row(application: Application, code: str) -> Evidence:
    found = Evidence.objects.filter(application=application, code=code).first()
    if found is None:
        raise Http404("Diese Datei gibt es hier nicht.")
    return found


def _files(found: Assessment) -> list[dict[str, Any]]:
    """Return the files with the titles of the questions they serve."""
    titles = dict(criteria_choices(found))
    return [
        {"file": one, "uses": [titles.get(key, key) for key in one.criteria]}
        for one in found.snapshot.files
    ]


def _shown_on_visit(found: Assessment) -> list[tuple[str, str]]:
    """Return what is shown on the visit, question by question."""
    answers = found.snapshot.answers
    return [
        (title, answers[key].visit_note or "noch ohne Angabe, was, wo und mit wem")
        for key, title in criteria_choices(found)
        if key in answers and answers[key].show_on_visit
    ]


def _context(found: Assessment) -> dict[str, Any]:
    return {
        "application": found.application,
        "page": found,
        "audience": audience_of(found.application),
    }
