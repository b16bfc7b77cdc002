"""The one view that moves a case: shows what a step means, and takes it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import CharField
from django.http import Http404, HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.tenancy.addresses import go
from buendnis.workflow import Comment, NotPossible, Transition
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.applications.rules import may_see
from certification.procedure.actions import happened_meanwhile, perform
from certification.procedure.table import OWN_PAGES, WORKFLOW

COMMENT_LENGTH = 2000


@page(rule=may_see, subject=application_by_code, methods=["GET", "POST"])
def step(request: PortalRequest, application: Application, *, name: str) -> HttpResponse:
    """Explain a step and take it; a step that is not possible now answers 409 with what happened."""
    if not WORKFLOW.known(name):
        raise Http404("Diesen Schritt gibt es nicht.")
    transition = WORKFLOW.find(name, state=application.state)
    if transition is None:
        return _not_possible(
            request, application, happened_meanwhile(application, actor=request.actor)
        )
    refusal = transition.who(request.actor, application)
    if not refusal:
        return _not_possible(request, application, refusal.sentence, status=403)
    if request.method == "GET" and name in OWN_PAGES:
        return go(OWN_PAGES[name], application.code)
    form = _form(request, transition, application)
    comment, problem = _comment(request)
    if request.method == "POST" and not problem and (form is None or form.is_valid()):
        data = form.cleaned_data if form else {}
        try:
            perform(application, name, actor=request.actor, comment=comment, data=data)
        except NotPossible as refused:
            now = application_by_code(request.actor, application.code)
            if WORKFLOW.find(name, state=now.state) is None:
                # Somebody was faster: the page shows the case as it is, without the form.
                return _not_possible(request, now, refused.sentence)
            problem = refused.sentence
        else:
            messages.success(request, f"Erledigt: {transition.label}.")
            return go("casefile:case", application.code)
    context = {
        "application": application,
        "transition": transition,
        "verdict": transition.verdict(request.actor, application),
        "form": form,
        "problem": problem,
    } | _asked(transition, comment)
    status = 409 if problem else 200
    return render(request, "certification/procedure/step.html", context, status=status)


def _asked(transition: Transition, comment: str) -> dict[str, Any]:
    """Return what the page says about the comment of a step."""
    return {
        "comment": comment,
        "comment_length": str(COMMENT_LENGTH),  # a text: numbers get a thousands dot
        "asks_comment": transition.comment is not Comment.NONE,
        "comment_required": transition.comment is Comment.REQUIRED,
    }


def _comment(request: PortalRequest) -> tuple[str, str]:
    """Return the comment that came in, and the sentence why it cannot be kept (too long, no text)."""
    typed = request.POST.get("comment", "")
    try:
        return CharField(required=False, max_length=COMMENT_LENGTH).clean(typed), ""
    except ValidationError as error:
        return typed, "Begründung: " + " ".join(error.messages)


def _form(request: PortalRequest, transition: Transition, application: Application):
    """Return the bound or empty form of the step, or None."""
    if transition.form is None:
        return None
    # An empty form is sent as well: what it confirms was signed elsewhere.
    sent = request.POST if request.method == "POST" else None
    return transition.form(sent, application=application, actor=request.actor)


def _not_possible(
    request: PortalRequest, application: Application, sentence: str, *, status: int = 409
) -> HttpResponse:
    """Return the page that says what happened meanwhile."""
    context = {"application": application, "sentence": sentence}
    return render(request, "certification/procedure/not_possible.html", context, status=status)
