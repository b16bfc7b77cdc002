"""One page for the coordination: who stands in for whom, and the hand-over of all cases."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.doors import page
from buendnis.access.failures import refused
from buendnis.access.requests import PortalRequest
from buendnis.tenancy.addresses import go
from buendnis.workflow import NotPossible
from certification.applications.models import Deputy
from certification.standins import actions, queries
from certification.standins.forms import DeputyForm, HandOverForm
from certification.standins.rules import may_arrange

TEMPLATE = "certification/standins/standins.html"


@page(rule=may_arrange)
def standins(request: PortalRequest) -> HttpResponse:
    """Who stands in these days and later, and the two forms."""
    return _page(request)


@page(rule=may_arrange, methods=["POST"])
def name(request: PortalRequest) -> HttpResponse:
    """Name somebody who stands in."""
    form = _deputy_form(request, request.POST)
    if not form.is_valid():
        return _page(request, deputy_form=form, status=422)
    data = form.cleaned_data
    try:
        arranged = actions.name_deputy(
            coordinator=data["coordinator"],
            deputy=data["other"],
            first_day=data["first_day"],
            last_day=data["last_day"],
            by=request.actor,
        )
    except NotPossible as no:
        form.add_error(None, no.sentence)
        return _page(request, deputy_form=form, status=409)
    said = f"{data['other'].name} vertritt {data['coordinator'].name}"
    return _done(request, arranged, said=said, title="Diese Fälle sind nicht vertreten")


@page(rule=may_arrange, methods=["POST"])
def hand_over(request: PortalRequest) -> HttpResponse:
    """Hand over all open cases of a coordinator."""
    form = _hand_over_form(request.POST)
    if not form.is_valid():
        return _page(request, hand_over_form=form, status=422)
    data = form.cleaned_data
    try:
        arranged = actions.hand_over_all(
            coordinator=data["coordinator"],
            to=data["other"],
            reason=data["reason"],
            by=request.actor,
        )
    except NotPossible as no:
        form.add_error(None, no.sentence)
        return _page(request, hand_over_form=form, status=409)
    said = f"{data['other'].name} übernimmt von {data['coordinator'].name}"
    return _done(request, arranged, said=said, title="Diese Fälle sind geblieben")


@page(rule=may_arrange, subject=queries.deputy_by_key, methods=["POST"])
def end(request: PortalRequest, named: Deputy) -> HttpResponse:
    """End a stand-in before its last day."""
    try:
        actions.end_deputy(named, by=request.actor)
    except NotPossible as no:
        return refused(request, no.sentence)
    messages.success(request, f"{named.deputy.name} vertritt {named.coordinator.name} nicht mehr.")
    return go("standins:standins")


def _done(
    request: PortalRequest, arranged: actions.Arranged, *, said: str, title: str
) -> HttpResponse:
    """Say what came of it; what was left out is listed once, on this page."""
    word = "1 offener Fall" if arranged.done == 1 else f"{arranged.done} offene Fälle"
    messages.success(request, f"{said}: {word}.")
    if not arranged.left:
        return go("standins:standins")
    return _page(request, left=arranged.left, left_title=title)


def _deputy_form(request: PortalRequest, data: Any = None) -> DeputyForm:
    return DeputyForm(
        data,
        prefix="vertretung",
        givers=queries.coordinators(),
        takers=queries.coordinators(),
        initial={"coordinator": request.actor.user_id, "first_day": timezone.localdate()},
    )


def _hand_over_form(data: Any = None) -> HandOverForm:
    return HandOverForm(
        data,
        prefix="uebergabe",
        givers=queries.with_open_cases(),
        takers=queries.coordinators(),
    )


def _page(request: PortalRequest, *, status: int = 200, **given: Any) -> HttpResponse:
    """Show the page; a form that is not given is an empty one."""
    context = {
        "ahead": queries.ahead(timezone.localdate()),
        "deputy_form": _deputy_form(request),
        "hand_over_form": _hand_over_form(),
    } | given
    return render(request, TEMPLATE, context, status=status)
