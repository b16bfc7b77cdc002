"""The board's page: look, plan, see certificate and report beforehand, and only then decide."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.doors import page
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.applications.rules import may_decide
from certification.applications.states import State
from certification.decisions.actions import bounds_of
from certification.decisions.forms import NO_LEVEL, PlanForm
from certification.decisions.paper import board_paper
from certification.decisions.planning import Bounds, valid_until

# Which step of the procedure takes which kind of decision, and how its button is called.
STEPS = {
    "zertifikat": ("zertifizieren", "Zertifikat erteilen"),
    "status": ("auf-dem-weg", "Status „Auf dem Weg“ bestätigen"),
    "": ("nicht-zertifizieren", "Nicht zertifizieren"),
}
NOT_BEFORE_THE_BOARD = "Dieser Antrag liegt dem Kuratorium zurzeit nicht zur Entscheidung vor."


@page(rule=may_decide, subject=application_by_code, methods=["GET", "POST"])
def decide(request: HttpRequest, application: Application) -> HttpResponse:
    """Show the examined case and the form; a sound form leads to the preview, nothing is stored here."""
    paper = board_paper(application)
    view = paper.view if paper else None
    if application.state != State.FOR_DECISION or paper is None or view is None:
        context = {"application": application, "sentence": NOT_BEFORE_THE_BOARD}
        return render(request, "certification/decisions/closed.html", context, status=409)
    bounds = bounds_of(application, examination=view.examination)
    form = PlanForm(request.POST or None, bounds=bounds, initial=_first_values(bounds))
    if request.method == "POST" and "edit" not in request.POST and form.is_valid():
        return _preview(request, application, form, basis=view.examination.hash)
    context = {"application": application, "board": view, "paper": paper, "form": form}
    return render(request, "certification/decisions/decide.html", context)


def _first_values(bounds: Bounds) -> dict[str, Any]:
    """Return what stands in the form at first: the ceiling, today, and why nothing is possible."""
    today: date = bounds.today
    blocked = bounds.computed and not bounds.ceiling
    return {
        "level": bounds.ceiling or NO_LEVEL,
        "decided_on": today,
        "valid_from": today,
        "reasons": "\n".join(bounds.ceiling_reasons) if blocked else "",
    }


def _preview(
    request: HttpRequest, application: Application, form: PlanForm, *, basis: str
) -> HttpResponse:
    """Return the last page before the irreversible: what would come out, and the button."""
    plan, bounds = form.plan, form.bounds
    name, label = STEPS[plan.kind]
    context = {
        "application": application,
        "plan": plan,
        "level": bounds.level(plan.level),
        "valid_until": valid_until(plan, bounds),
        "is_lower": bounds.rank(plan.level) < bounds.rank(bounds.computed),
        "step": name,
        "step_label": label,
        "basis": basis,
        "form_level": form.cleaned_data["level"],
        "today": timezone.localdate(),
    }
    return render(request, "certification/decisions/preview.html", context)
