"""The page of trying things out: nothing that is moved is stored, only efforts and noted steps are."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.failures import refused
from buendnis.access.requests import PortalRequest
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.assessment.presenter import assessment_of
from certification.assessment.scoring_input import checklist_of
from certification.assessment.values import GivenNumbers
from certification.catalogue.queries import catalogue_of
from certification.whatif.actions import forget_step, note_step, set_efforts
from certification.whatif.forms import MoveForm, StepForm, TriedNumbers
from certification.whatif.presenter import groups_of, outcome, questions_of
from certification.whatif.queries import base_of, efforts_of, notes_of
from certification.whatif.rules import may_note, may_try
from certification.whatif.values import Base, moved

TEMPLATES = "certification/whatif"


@page(rule=may_try, subject=application_by_code, methods=["GET", "POST"])
def try_out(request: PortalRequest, application: Application) -> HttpResponse:
    """Move stages and numbers and see at once what that would mean; POST computes, nothing is stored."""
    return _shown(request, application)


def _shown(request: PortalRequest, application: Application) -> HttpResponse:
    """Show the page with what was moved."""
    base, notes = base_of(application), notes_of(application)
    form, numbers = _forms(request, application, base, efforts_of(notes))
    context = _outcome(request, application, base, form, numbers)
    status = 422 if form.errors or (numbers is not None and numbers.errors) else 200
    swapped = bool(request.headers.get("HX-Request"))
    template = "outcome.html" if swapped else "page.html"
    context |= {"swapped": swapped}
    answer = render(request, f"{TEMPLATES}/{template}", context, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


@page(rule=may_note, subject=application_by_code, methods=["POST"])
def efforts(request: PortalRequest, application: Application) -> HttpResponse:
    """Keep how much effort each step is."""
    base, notes = base_of(application), notes_of(application)
    form, _ = _forms(request, application, base, efforts_of(notes))
    if not form.is_valid():
        return refused(request, "Der Aufwand ließ sich nicht lesen. Bitte laden Sie die Seite neu.")
    try:
        set_efforts(application, efforts=form.efforts(), by=request.actor)
    except NotPossible as no:
        return refused(request, no.sentence)
    messages.success(request, "Der Aufwand ist gemerkt. Der leichteste Weg rechnet jetzt damit.")
    return _shown(request, application)


@page(rule=may_note, subject=application_by_code, methods=["POST"])
def note(request: PortalRequest, application: Application) -> HttpResponse:
    """Note a step as a measure, or forget it (stage 0)."""
    form = StepForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(form.errors["step"][0]))
        return _shown(request, application)
    question, stage = form.cleaned_data["step"]
    try:
        if stage:
            note_step(application, question=question, to_stage=stage, by=request.actor)
            messages.success(
                request, "Vorgemerkt. Im Handlungsprogramm steht der Schritt dann oben."
            )
        else:
            forget_step(application, question=question, by=request.actor)
            messages.success(request, "Nicht mehr vorgemerkt.")
    except NotPossible as no:
        return refused(request, no.sentence)
    return _shown(request, application)


def _forms(
    request: PortalRequest, application: Application, base: Base, efforts: dict[str, int]
) -> tuple[MoveForm, TriedNumbers | None]:
    """Return the form of stages, and the one of numbers where this reader may see and move them."""
    catalogue = catalogue_of(application.edition)
    data = request.POST if request.method == "POST" else None
    form = MoveForm(
        data,
        catalogue=catalogue,
        base=base,
        questions=questions_of(catalogue, base.assessment.headcount),
        rows=checklist_of(catalogue),
        efforts=efforts,
    )
    found = assessment_of(application, request.actor)
    if not (found.sees_counts and found.number_keys):
        return form, None
    given = GivenNumbers(values=base.numbers)
    return form, TriedNumbers(data, asked=found.number_keys, given=given)


def _outcome(
    request: PortalRequest,
    application: Application,
    base: Base,
    form: MoveForm,
    numbers: TriedNumbers | None,
) -> dict[str, Any]:
    """Return the context; what cannot be read leaves its part as it is."""
    catalogue, notes = catalogue_of(application.edition), notes_of(application)
    efforts, after = efforts_of(notes), base.assessment
    typed = None
    if numbers is not None and numbers.is_bound and numbers.is_valid():
        typed = numbers.values()["values"]
    if form.is_bound and form.is_valid():
        after = moved(catalogue, base, form.moves(typed))
        efforts = {key: value for key, value in form.efforts().items() if value}
    return {
        "application": application,
        "base": base,
        "form": form,
        "numbers": numbers,
        "groups": groups_of(catalogue, base, form),
        "benefits": [form[f"benefit-{row}"] for row in range(1, form.rows + 1)],
        "outcome": outcome(application, catalogue, base, after, notes, efforts),
        "may_note": bool(may_note(request.actor, application)),
    }
