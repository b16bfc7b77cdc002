"""Asking the staff representation, and the page that her link opens."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.failures import refused
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import anyone
from buendnis.links.pages import closed_page, unkept
from buendnis.links.queries import USED, OpenedLink, opened_link
from buendnis.tenancy.addresses import go
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.applications.states import State
from certification.representation import actions
from certification.representation.forms import LONGEST, ArrangeForm, NoteForm
from certification.representation.presenter import summary_of
from certification.representation.queries import stored_voice, voice_of
from certification.representation.rules import may_arrange_voice, may_see_voice
from certification.representation.values import PURPOSE, Standing

TEMPLATES = "certification/representation"
CAN_CHANGE = (
    "Ihre Kenntnisnahme liegt vor. Möchten Sie noch etwas ändern? Das geht mit einem neuen Link, bis das "
    "Kuratorium entscheidet."
)


@page(rule=may_see_voice, subject=application_by_code, methods=["GET", "POST"])
def arrange(request: PortalRequest, application: Application) -> HttpResponse:
    """What stands about the staff representation; the employer says that there is none, or asks her."""
    verdict = may_arrange_voice(request.actor, application)
    row = stored_voice(application)
    form = ArrangeForm(
        request.POST or None,
        initial={"exists": "no" if row.none_exists else "yes", "email": row.email} if row else {},
    )
    if request.method == "POST":
        if not verdict:
            return refused(request, verdict.sentence)
        if "again" in request.POST or form.is_valid():
            answer = _arranged(request, application, form)
            if answer is not None:
                return answer
    context = {
        "application": application,
        "voice": voice_of(application),
        "form": form if verdict and not (row and row.has_spoken) else None,
        "email": row.email if row and verdict else "",
        "is_draft": application.state == State.DRAFT,
    }
    status = 422 if form.errors else 200
    return render(request, f"{TEMPLATES}/arrange.html", context, status=status)


def _arranged(
    request: PortalRequest, application: Application, form: ArrangeForm
) -> HttpResponse | None:
    """Do what was asked; a refusal stands in the form."""
    by, again = request.actor, "again" in request.POST
    try:
        if again:
            actions.send_again(application, by=by)
        elif form.cleaned_data["exists"] == "no":
            actions.say_none(application, by=by)
        else:
            actions.ask(application, email=form.cleaned_data["email"], by=by)
    except NotPossible as refusal:
        if again:
            return refused(request, refusal.sentence)
        form.add_error(None, refusal.sentence)
        return None
    messages.success(request, "Der Link ist noch einmal unterwegs." if again else "Gespeichert.")
    return go("representation:arrange", application.code)


@page(
    rule=anyone,
    subject=opened_link(PURPOSE),
    methods=["GET", "POST"],
    cross_site_post=True,
)
def opened(request: PortalRequest, found: OpenedLink) -> HttpResponse:
    """What was submitted, in plain words, and the place to take note."""
    return unkept(_opened(request, found))


def _opened(request: PortalRequest, found: OpenedLink) -> HttpResponse:
    cases = Application.objects.select_related("employer__alliance", "edition", "programme")
    application = cases.filter(code=found.link.about).first()
    if application is None:
        raise Http404
    typed = request.POST.get("statement", "")[:LONGEST]
    if found.closed:
        return _closed(request, found, application, typed)
    form = NoteForm(request.POST or None)
    try:
        actions.refuse_now(application)
        if request.method == "POST" and form.is_valid():
            actions.take_note(found.link, **form.cleaned_data)
            context = {"application": application, "form": form}
            return render(request, f"{TEMPLATES}/thanks.html", context)
    except NotPossible as refusal:
        context = {"sentence": refusal.sentence, "typed": typed}
        return render(request, f"{TEMPLATES}/over.html", context, status=409)
    context = {
        "application": application,
        "summary": summary_of(application),
        "voice": voice_of(application),
        "form": form,
    }
    return render(request, f"{TEMPLATES}/open.html", context, status=422 if form.errors else 200)


def _closed(
    request: PortalRequest, found: OpenedLink, application: Application, typed: str
) -> HttpResponse:
    noted = voice_of(application).standing is Standing.NOTED
    return closed_page(
        request,
        found,
        send_again=lambda: actions.send_again(application),
        instead=CAN_CHANGE if found.closed == USED and noted else "",
        typed=typed,
    )
