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
from certification.applications.forms import MasterDataForm, PersonForm, ReadingForm
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.applications.rules import may_edit_case, may_see, may_start
from certification.applications.states import OPEN, State
from certification.catalogue.queries import edition_in_force
from certification.employers.models import Employer
from certification.employers.queries import employer_by_code

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
    form = MasterDataForm(request.POST or None, instance=shown)
    if form.is_valid():
        try:
            also = actions.change_master_data(
                application,
                values=form.cleaned_data,
                by=request.actor,
            )
        except NotPossible as no:
            return refused(request, no.sentence)
        messages.success(request, "Gespeichert.")
        for sentence in also:
            messages.info(request, sentence)
        return go("assessment:overview", application.code)
    context = {"application": application, "form": form}
    return render(request, f"{TEMPLATES}/edit.html", context)


@page(rule=may_see, subject=application_by_code, methods=["GET", "POST"])
def people(request: PortalRequest, application: Application) -> HttpResponse:
    """Who advises and who examines; the coordinator names them, the employer may shut the draft."""
    actor = request.actor
    assigning = rules.may_assign(actor, application)
    owning = rules.speaks_for_employer(actor, application)
    forms = _person_forms(request, application) if assigning else {}
    if request.method == "POST":
        answer = _name(request, application, forms) if assigning else None
        if answer is None and owning and request.POST.get("task") == "reading":
            answer = _switch_reading(request, application)
        if answer is not None:
            return answer
        if not any(form.errors for form in forms.values()):
            return refused(request, assigning.sentence)
    context = {
        "application": application,
        "forms": [(task, *TASKS[task][:1], form) for task, form in forms.items()],
        "assigning": assigning,
        "history": queries.people_of_case(application),
        "reading": ReadingForm(initial={"adviser_may_read": application.adviser_may_read}),
        "may_switch": owning and application.state == State.DRAFT,
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


def _switch_reading(request: PortalRequest, application: Application) -> HttpResponse:
    may = bool(request.POST.get("adviser_may_read"))
    try:
        actions.change_master_data(
            application,
            values={"adviser_may_read": may},
            by=request.actor,
        )
    except NotPossible as no:
        return refused(request, no.sentence)
    sentence = "Die Beratung darf mitlesen." if may else "Der Entwurf bleibt bei Ihrem Betrieb."
    messages.success(request, sentence)
    return go("applications:people", application.code)
