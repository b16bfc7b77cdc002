"""Pausing one's reminders, and writing to an employer whose case rests."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import signed_in
from buendnis.tenancy.addresses import go
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.employers.queries import owners_of
from certification.reminders import actions
from certification.reminders.forms import NudgeForm, PauseForm
from certification.reminders.kinds import KINDS
from certification.reminders.nudging import prepared_text, resting_since
from certification.reminders.queries import nudges, pause_of
from certification.reminders.rules import may_nudge

TEMPLATES = "certification/reminders"


@page(rule=signed_in, methods=["GET", "POST"])
def pause(request: PortalRequest) -> HttpResponse:
    """Say what the portal reminds of, and pause one's own reminders."""
    # An empty day is an answer too, so a POST counts whatever it holds.
    form = PauseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.pause(until=form.cleaned_data["until"], by=request.actor)
        messages.success(request, "Ihre Erinnerungen ruhen jetzt.")
        return go("reminders:pause")
    standing = pause_of(request.actor.user_id, today=timezone.localdate())
    context = {"form": form, "pause": standing, "kinds": KINDS}
    return render(request, f"{TEMPLATES}/pause.html", context)


@page(rule=signed_in, methods=["POST"])
def resume(request: PortalRequest) -> HttpResponse:
    """End one's own pause."""
    actions.resume(by=request.actor)
    messages.success(request, "Sie erhalten wieder Erinnerungen.")
    return go("reminders:pause")


@page(rule=may_nudge, subject=application_by_code, methods=["GET", "POST"])
def nudge(request: PortalRequest, application: Application) -> HttpResponse:
    """Show the prepared mail, and send it as it was changed."""
    since = resting_since(application)
    initial = {"text": prepared_text(application, since=since, actor=request.actor)}
    form = NudgeForm(request.POST or None, initial=initial)
    problem = ""
    if form.is_valid():
        try:
            people = actions.nudge(application, text=form.cleaned_data["text"], by=request.actor)
        except NotPossible as no:
            problem = no.sentence
        else:
            messages.success(
                request, "Gesendet an " + ", ".join(user.name for user in people) + "."
            )
            return go("casefile:desk")
    context = {
        "application": application,
        "form": form,
        "problem": problem,
        "since": since,
        "owners": [one.user for one in owners_of(application.employer).select_related("user")],
        "mailed_at": nudges([application.code], now=timezone.now()).get(application.code),
    }
    status = 409 if problem else 200
    return render(request, f"{TEMPLATES}/nudge.html", context, status=status)
