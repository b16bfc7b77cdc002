"""The ways to a case besides moving it: begin, correct its master data, name its people."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.doors import page
from buendnis.access.failures import refused
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import Role
from buendnis.tenancy.addresses import go
from buendnis.workflow import NotPossible
from certification.applications import actions, queries, rules
from certification.applications.forms import ChangeForm, CorrectionForm, MasterDataForm, PersonForm
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.applications.rules import (
    may_correct_employer,
    may_edit_case,
    may_see,
    may_start,
    may_switch_reading,
)
from certification.applications.states import OPEN
from certification.catalogue.queries import edition_in_force
from certification.employers.models import Employer
from certification.employers.queries import addresses_of, employer_by_code

TEMPLATES = "certification/applications"
TASKS = {
    "adviser": ("Beratung", Role.COORDINATOR, actions.name_adviser),
    "examiner": ("Prüfung", Role.EXAMINER, actions.name_examiner),
}


@page(rule=may_start, subject=employer_by_code, methods=["GET", "POST"])
def start(request: PortalRequest, employer: Employer) -> HttpResponse:
    """Begin a case: what the seal is to speak of, the reference date, the headcount."""
    running = queries.open_case_of(employer.pk)
    if running is not None:
        messages.info(request, "Für diesen Betrieb läuft schon ein Antrag.")
        return go("casefile:case", running.code)
    edition = edition_in_force(timezone.localdate())
    form = MasterDataForm(request.POST or None, initial={"reference_date": timezone.localdate()})
    problem = "" if edition else "In diesem Bündnis ist noch kein Katalog in Kraft."
    if edition and form.is_valid():
        try:
            made = actions.start_application(
                employer,
                edition=edition,
                by=request.actor,
                **form.cleaned_data,
            )
        except NotPossible as no:
            problem = no.sentence
        else:
            messages.success(
                request, "Ihr Antrag ist begonnen. Jetzt folgt die Selbsteinschätzung."
            )
            return go("assessment:overview", made.code)
    context = {"employer": employer, "edition": edition, "form": form, "problem": problem}
    return render(request, f"{TEMPLATES}/start.html", context, status=409 if problem else 200)


@page(rule=may_edit_case, subject=application_by_code, methods=["GET", "POST"])
def edit(request: PortalRequest, application: Application) -> HttpResponse:
    """Correct scope, reference date and headcount of a draft."""
    shown = Application.objects.select_related("employer").get(pk=application.pk)
    form = ChangeForm(request.POST or None, instance=shown)
    if form.is_valid():
        values = dict(form.cleaned_data)
        try:
            also = actions.change_master_data(
                application,
                size_change=values.pop("size_change", ""),
                values=values,
                by=request.actor,
            )
        except NotPossible as no:
            return refused(request, no.sentence)
        messages.success(request, "Gespeichert.")
        for sentence in also:
            messages.info(request, sentence)
        return go("assessment:overview", application.code)
    context = {"application": application, "form": form}
    return render(request, f"{TEMPLATES}/edit.html", context, status=422 if form.errors else 200)


@page(rule=may_see, subject=application_by_code, methods=["GET", "POST"])
def people(request: PortalRequest, application: Application) -> HttpResponse:
    """Who advises and who examines; the coordinator names them."""
    actor = request.actor
    assigning = rules.may_assign(actor, application)
    forms = _person_forms(request, application) if assigning else {}
    if request.method == "POST":
        answer = _name(request, application, forms) if assigning else None
        if answer is not None:
            return answer
        if not any(form.errors for form in forms.values()):
            return refused(request, assigning.sentence)
    context = {
        "application": application,
        "forms": [(task, *TASKS[task][:1], form) for task, form in forms.items()],
        "assigning": assigning,
        "history": queries.people_of_case(application),
        "works_here": actor.works_for(application.employer_id),
        "is_open": application.state in OPEN,
    }
    status = 422 if any(form.is_bound for form in forms.values()) else 200
    return render(request, f"{TEMPLATES}/people.html", context, status=status)


def _person_forms(request: PortalRequest, application: Application) -> dict[str, PersonForm]:
    """Return the form of each task; only the one that was sent is bound."""
    sent = request.POST.get("task")
    return {
        task: PersonForm(
            request.POST if sent == task else None,
            prefix=task,
            candidates=queries.candidates(application, role),
            label=f"{word} übernimmt",
            replaces=getattr(application, f"{task}_id") is not None,
            initial={"person": getattr(application, f"{task}_id")},
        )
        for task, (word, role, _) in TASKS.items()
    }


def _name(
    request: PortalRequest, application: Application, forms: dict[str, PersonForm]
) -> HttpResponse | None:
    """Name or replace a person; a refusal stands in the form."""
    task = request.POST.get("task", "")
    form = forms.get(task)
    if form is None or not form.is_valid():
        return None
    name_person: Callable[..., None] = TASKS[task][2]
    try:
        name_person(
            application,
            user=form.cleaned_data["person"],
            by=request.actor,
            reason=form.cleaned_data.get("reason", ""),
        )
    except NotPossible as no:
        form.add_error(None, no.sentence)
        return None
    messages.success(request, f"{TASKS[task][0]}: {form.cleaned_data['person'].name}.")
    return go("applications:people", application.code)


@page(rule=may_switch_reading, subject=application_by_code, methods=["POST"])
def reading(request: PortalRequest, application: Application) -> HttpResponse:
    """Let the adviser read the draft, or not; the button says which, so that a double click changes nothing."""
    may = request.POST.get("lesen") == "ja"
    try:
        actions.switch_reading(application, may=may, by=request.actor)
    except NotPossible as no:
        return refused(request, no.sentence)
    sentence = (
        "Ihre Beratung darf jetzt mitlesen."
        if may
        else "Der Entwurf bleibt jetzt in Ihrem Betrieb."
    )
    messages.success(request, sentence)
    return go("applications:people", application.code)


@page(rule=may_correct_employer, subject=application_by_code, methods=["GET", "POST"])
def correct(request: PortalRequest, application: Application) -> HttpResponse:
    """The adviser corrects name, address or contact of the employer, with a word to its people."""
    stored = Employer.objects.get(pk=application.employer_id)
    somebody = bool(addresses_of(stored))
    form = CorrectionForm(request.POST or None, instance=stored, somebody=somebody)
    if form.is_valid():
        note = form.cleaned_data.pop("note", "")
        try:
            changed = actions.correct_employer(
                application, values=form.cleaned_data, note=note, by=request.actor
            )
        except NotPossible as no:
            return refused(request, no.sentence)
        told = " Der Betrieb erhält eine E-Mail." if somebody else ""
        messages.success(
            request, f"Berichtigt.{told}" if changed else "Es hat sich nichts geändert."
        )
        return go("casefile:case", application.code)
    context = {"application": application, "form": form}
    return render(request, f"{TEMPLATES}/correct.html", context)
