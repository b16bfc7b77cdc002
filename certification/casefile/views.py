"""Desk and case page: what waits for me, and everything about one case."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import Role, signed_in
from buendnis.journal.queries import entries_of_case
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.applications.rules import may_see
from certification.casefile import queries
from certification.employers.queries import employers_of

PER_PAGE = 25


@page(rule=signed_in)
def desk(request: PortalRequest) -> HttpResponse:
    """What waits for me, since when, and what is next; below it what waits for others."""
    actor = request.actor
    mine = Paginator(queries.on_my_desk(actor), PER_PAGE).get_page(request.GET.get("seite"))
    others = Paginator(queries.elsewhere(actor), PER_PAGE).get_page(request.GET.get("weitere"))
    done = queries.finished(actor)[:10]
    context = {
        "mine": mine,
        "my_rows": queries.rows(mine.object_list, actor=actor, mine=True),
        "others": others,
        "other_rows": queries.rows(others.object_list, actor=actor),
        "done_rows": queries.rows(done, actor=actor),
        "employers": list(employers_of(actor)),
        "to_begin": list(queries.without_case(actor)),
        "may_examine": actor.has(Role.EXAMINER),
    }
    return render(request, "certification/casefile/desk.html", context)


@page(rule=may_see, subject=application_by_code)
def case(request: PortalRequest, application: Application) -> HttpResponse:
    """One case: where it stands, whose turn it is, the steps, the people, what happened."""
    everything = request.GET.get("verlauf") == "alles"
    entries = entries_of_case(application.code)
    if not everything:
        entries = entries.exclude(verb__startswith="assessment.")
    shown = Paginator(entries, PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "application": application,
        "row": queries.row(
            application,
            actor=request.actor,
            mine=queries.is_my_turn(application, actor=request.actor),
        ),
        "entries": shown,
        "everything": everything,
    }
    return render(request, "certification/casefile/case.html", context)
