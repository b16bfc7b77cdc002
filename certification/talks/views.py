"""The ways of a talk: take an employer down, begin with a draft, hand over, look through and confirm."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.accounts.queries import open_invitations
from buendnis.callbacks.queries import open_callbacks
from buendnis.templatetags.german import aufzaehlung
from buendnis.tenancy.addresses import go
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.applications.queries import application_by_code, open_talk
from certification.applications.rules import is_coordinator, types_for_employer
from certification.assessment.missing import gaps_of_drafts
from certification.assessment.readthrough import read_through
from certification.assessment.snapshots import draft_of
from certification.catalogue.queries import edition_in_force
from certification.employers.actions import LooksAlike
from certification.talks import actions, queries
from certification.talks.forms import DayOfTalk, HandOverForm, NewEmployerForm
from certification.talks.rules import may_begin, may_confirm, may_hand_over, may_see_talk

TEMPLATES = "certification/talks"
HANDED_OVER = (
    "Der Link ist unterwegs an {to}. Sobald der Betrieb bestätigt hat, bekommen Sie eine E-Mail. "
    "Bis dahin können Sie noch ergänzen."
)


@page(rule=is_coordinator, methods=["GET", "POST"])
def take_down(request: PortalRequest) -> HttpResponse:
    """Take an employer down in the talk: its data, its draft, the day."""
    today = timezone.localdate()
    edition = edition_in_force(today)
    callback = open_callbacks().filter(code=request.GET.get("rueckruf", "")).first()
    first = {"reference_date": today, "held_on": today, "city": request.alliance.city}
    if callback is not None:
        first |= {"contact_name": callback.name, "contact_phone": callback.readable_phone}
    form = NewEmployerForm(request.POST or None, initial=first)
    problem, known = "" if edition else "In diesem Bündnis ist noch kein Katalog in Kraft.", None
    if edition and form.is_valid():
        employer, case = form.parts
        try:
            made = actions.take_down(
                edition=edition,
                held_on=form.cleaned_data["held_on"],
                case=case,
                by=request.actor,
                another=request.POST.get("another") == "yes",
                callback=callback,
                **employer,
            )
        except LooksAlike as alike:
            known = alike.known
        else:
            messages.success(request, f"{made.employer} ist aufgenommen. Jetzt folgen die Fragen.")
            return go("assessment:overview", made.code)
    context = {
        "form": form,
        "known": known,
        "problem": problem,
        "edition": edition,
        "callback": callback,
    }
    return render(request, f"{TEMPLATES}/take_down.html", context, status=409 if problem else 200)


@page(rule=may_begin, subject=application_by_code, methods=["GET", "POST"])
def begin(request: PortalRequest, application: Application) -> HttpResponse:
    """Begin a talk about a draft that the employer has begun itself."""
    form = DayOfTalk(request.POST or None, initial={"held_on": timezone.localdate()})
    problem = ""
    if form.is_valid():
        try:
            actions.begin_talk(application, held_on=form.cleaned_data["held_on"], by=request.actor)
        except NotPossible as no:
            problem = no.sentence
        else:
            messages.success(request, "Sie können jetzt mitschreiben. Der Betrieb weiß davon.")
            return go("assessment:overview", application.code)
    context = {"application": application, "form": form, "problem": problem}
    return render(request, f"{TEMPLATES}/begin.html", context, status=409 if problem else 200)


@page(rule=may_see_talk, subject=application_by_code, methods=["GET", "POST"])
def talk(request: PortalRequest, application: Application) -> HttpResponse:
    """What was typed in the talk; the employer looks through it and confirms it here."""
    problem = ""
    if request.method == "POST":
        try:
            actions.confirm(application, seen=request.POST.get("seen", ""), by=request.actor)
        except NotPossible as no:
            problem = no.sentence
        else:
            return _after_confirming(request, application)
    last, snapshot = queries.last_talk(application), draft_of(application)
    context = {
        "application": application,
        "talk": last,
        "is_open": open_talk(application) is not None,
        "may_confirm": may_confirm(request.actor, application),
        "may_type": bool(types_for_employer(request.actor, application)),
        "seen": queries.fingerprint(application),
        "changed": queries.changed_since(application, last) if last else [],
        "parts": read_through(application, snapshot),
        "files": [one.title for one in snapshot.files if one.taken_back_at is None],
        "has_numbers": bool(snapshot.numbers.values),
        "problem": problem,
    }
    return render(request, f"{TEMPLATES}/talk.html", context, status=409 if problem else 200)


def _after_confirming(request: PortalRequest, application: Application) -> HttpResponse:
    """Lead to the submission, or to what is still missing before it."""
    if gaps_of_drafts([application])[application.pk]:
        messages.success(request, "Danke. Ihre Angaben sind bestätigt. Das fehlt noch:")
        return go("assessment:overview", application.code)
    messages.success(request, "Danke. Ihre Angaben sind bestätigt. Jetzt können Sie einreichen.")
    return go("procedure:step", application.code, "einreichen")


@page(rule=may_hand_over, subject=application_by_code, methods=["GET", "POST"])
def hand_over(request: PortalRequest, application: Application) -> HttpResponse:
    """Send the link to whoever is to confirm."""
    now_open = open_talk(application)
    somebody = queries.confirming_addresses(application)
    first = {
        "email": application.employer.contact_email,
        "seen": actions.seen_of(now_open) if now_open else "",
    }
    form = HandOverForm(request.POST or None, somebody=bool(somebody), initial=first)
    problem = ""
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.hand_over(
                application, email=data.get("email", ""), seen=data["seen"], by=request.actor
            )
        except NotPossible as no:
            problem = no.sentence
            # The page shows anew how often it was handed over; the address stays.
            first["email"] = data.get("email", "")
            form = HandOverForm(somebody=bool(somebody), initial=first)
        else:
            to = aufzaehlung(somebody or [data["email"]])
            messages.success(request, HANDED_OVER.format(to=to))
            return go("talks:talk", application.code)
    context = {
        "application": application,
        "talk": now_open,
        "form": form,
        "somebody": somebody,
        "invitations": open_invitations().filter(employer_code=application.employer.code),
        "problem": problem,
    }
    return render(request, f"{TEMPLATES}/hand_over.html", context, status=409 if problem else 200)
