"""Desk and case page: what waits for me, and everything about one case."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import signed_in
from buendnis.journal.queries import entries_of_case
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.applications.rules import may_see
from certification.assessment.rules import may_read_assessment
from certification.casefile import queries
from certification.casefile.desk import Desk

PER_PAGE = 25


@page(rule=signed_in)
def desk(request: PortalRequest) -> HttpResponse:
    """What waits for me, since when, and what is next; below it what waits for others."""
    now = timezone.localtime()
    shown = Desk(request.actor, now.date(), now, request.GET)
    return render(request, "certification/casefile/desk.html", {"desk": shown})


@page(rule=may_see, subject=application_by_code)
def case(request: PortalRequest, application: Application) -> HttpResponse:
    """One case: where it stands, whose turn it is, the steps, the people, what happened."""
    # Names of files and questions belong to the answers: whoever may not read those does not read these.
    may_read_all = bool(may_read_assessment(request.actor, application))
    everything = may_read_all and request.GET.get("verlauf") == "alles"
    entries = entries_of_case(application.code)
    if not everything:
        entries = entries.exclude(Q(verb__startswith="assessment.") | Q(verb__startswith="whatif."))
    shown = Paginator(entries, PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "application": application,
        "row": queries.row(
            application,
            actor=request.actor,
            today=timezone.localdate(),
            mine=queries.is_my_turn(application, actor=request.actor),
        ),
        "entries": shown,
        "everything": everything,
        "may_read_all": may_read_all,
    }
    return render(request, "certification/casefile/case.html", context)
