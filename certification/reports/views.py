"""Fetching a stored document, and seeing certificate and report before anything is decided."""

import logging

from django.http import Http404, HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.documents.responses import pdf_download
from buendnis.journal.actions import record
from certification.applications.models import Application
from certification.applications.queries import (
    application_by_code,
    before_the_board,
    with_people,
)
from certification.applications.rules import is_board, may_decide
from certification.applications.states import State
from certification.certificates.models import StoredDocument
from certification.certificates.queries import current_of
from certification.decisions.actions import bounds_of
from certification.decisions.forms import PlanForm
from certification.decisions.paper import board_paper as one_page
from certification.decisions.sealing import decision_parts
from certification.records.queries import latest
from certification.reports.proof import is_as_rendered
from certification.reports.queries import document_of, file_name
from certification.reports.rendering import FOLDER, PREVIEWS, board_paper_document
from certification.reports.result import ExaminedResult
from certification.reports.rules import may_fetch, may_read_board_paper, may_read_result
from certification.reports.sealed import decided_case, planned_case

RETRY_SECONDS = 5
logger = logging.getLogger(__name__)


@page(rule=may_fetch, subject=document_of, records_download=True)
def document(request: PortalRequest, stored: StoredDocument) -> HttpResponse:
    """Hand out the stored bytes and note it in the journal; „wird ausgefertigt“ while there are none."""
    if not stored.is_ready:
        context = {"document": stored, "application": stored.application}
        waiting = render(request, "certification/reports/waiting.html", context, status=202)
        waiting.headers["Retry-After"] = str(RETRY_SECONDS)
        return waiting
    application = stored.application
    if not is_as_rendered(stored):
        logger.error("Unterlage %s passt nicht zu ihrer Prüfsumme", stored.pk)
        context = {"document": stored, "application": application}
        return render(request, "certification/reports/damaged.html", context, status=500)
    if request.method == "GET":
        record(
            "document.fetched",
            about=application,
            by=request.actor,
            case_code=application.code,
            sentence=f"{stored.title} heruntergeladen",
        )
    return pdf_download(bytes(stored.pdf or b""), name=file_name(stored))


@page(rule=may_read_result, subject=application_by_code)
def result(request: PortalRequest, application: Application) -> HttpResponse:
    """The examined result with the points that stand in no document."""
    sealed = latest(application, "decision")
    if sealed is None:
        raise Http404("Zu diesem Antrag gibt es keine versiegelte Entscheidung.")
    number = current_of(application)
    case = decided_case(sealed, number=str(number or ""))
    context = {"application": application, "result": ExaminedResult(case)}
    return render(request, "certification/reports/result.html", context)


@page(rule=may_decide, subject=application_by_code, methods=["POST"])
def preview(request: PortalRequest, application: Application, *, kind: str) -> HttpResponse:
    """Show certificate or report as a planned decision would bring them out; nothing is stored."""
    examination = latest(application, "examination")
    if kind not in PREVIEWS or application.state != State.FOR_DECISION or examination is None:
        raise Http404("Eine Vorschau gibt es nur, solange nicht entschieden ist.")
    bounds = bounds_of(application, examination=examination)
    form = PlanForm(request.POST, bounds=bounds)
    if not form.is_valid() or (kind == "certificate" and not form.plan.level):
        context = {
            "application": application,
            "sentence": "Die Angaben passen nicht mehr zum Stand des Antrags.",
        }
        return render(request, "certification/decisions/closed.html", context, status=409)
    by = request.actor
    parts = decision_parts(application, form.plan, bounds, by=by)
    case = planned_case(application, parts, examination=examination)
    return pdf_download(PREVIEWS[kind](case).pdf, name=f"Vorschau {kind}.pdf", inline=True)


@page(rule=may_read_board_paper, subject=application_by_code)
def board_paper(request: PortalRequest, application: Application) -> HttpResponse:
    """The case on one page, for the meeting; rendered now, and only while it is before the board."""
    paper = one_page(application) if application.state == State.FOR_DECISION else None
    if paper is None:
        raise Http404("Dieses Blatt gibt es, solange der Antrag dem Kuratorium vorliegt.")
    pdf = board_paper_document([paper]).pdf
    return pdf_download(pdf, name=f"Kuratorium {application.code}.pdf", inline=True)


@page(rule=is_board)
def board_folder(request: PortalRequest) -> HttpResponse:
    """All cases that this person decides, each on a page, in the order of their waiting."""
    waiting = with_people(before_the_board(request.actor)).order_by("state_since", "pk")
    papers = [paper for case in waiting if (paper := one_page(case)) is not None]
    if not papers:
        raise Http404("Zurzeit liegt Ihnen kein Antrag zur Entscheidung vor.")
    return pdf_download(board_paper_document(papers).pdf, name=f"{FOLDER}.pdf", inline=True)
