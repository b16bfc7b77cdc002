"""The Kurzcheck: start, one question at a time, the result; nothing of it is kept here."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.debug import sensitive_post_parameters

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import anyone
from buendnis.callbacks.actions import KEPT_DAYS
from buendnis.callbacks.forms import CallbackForm
from buendnis.tenancy.addresses import address, go
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.applications.rules import may_fill_in
from certification.catalogue.queries import catalogue_of, edition_in_force
from certification.quickcheck.answers import Heard, heard_from
from certification.quickcheck.carrying import drop, put_away, put_away_here, take_over
from certification.quickcheck.forms import QuestionForm, SizeForm
from certification.quickcheck.presenter import result_page
from certification.scoring import Catalogue

TEMPLATES = "certification/quickcheck"


@page(rule=anyone)
def start(request: PortalRequest) -> HttpResponse:
    """What the seal is, what the Kurzcheck takes, and the one question about size."""
    return _start(request, SizeForm())


@page(rule=anyone, methods=["GET", "POST"], cross_site_post=True)
@sensitive_post_parameters()
def questions(request: PortalRequest) -> HttpResponse:
    """One question; the answers so far travel along in the form."""
    catalogue, heard = _heard(request)
    if catalogue is None or heard is None:
        return _begin_again(request)
    number = _number(request.POST.get("zu", ""), len(heard.questions))
    question = heard.questions[number - 1]
    context = {
        "heard": heard,
        "question": question,
        "number": number,
        "next": number + 1,
        "previous": number - 1,
        "total": len(heard.questions),
        "kicker": _home(catalogue, question.id),
        "small_reading": question.small_reading if _is_smallest(catalogue, heard) else "",
        "form": QuestionForm(heard, question),
        "kept": heard.kept(without=question.id),
    }
    return _private(render(request, f"{TEMPLATES}/question.html", context), "private, no-cache")


@page(rule=anyone, methods=["GET", "POST"], cross_site_post=True)
@sensitive_post_parameters()
def result(request: PortalRequest) -> HttpResponse:
    """The range, what lifts most, what is asked for, and the ways on."""
    catalogue, heard = _heard(request)
    if catalogue is None or heard is None:
        return _begin_again(request)
    context = {
        "result": result_page(catalogue, heard),
        "heard": heard,
        "kept": heard.kept(),
        "form": CallbackForm(),
        "kept_days": KEPT_DAYS,
    }
    return _private(render(request, f"{TEMPLATES}/result.html", context), "private, no-cache")


def _heard(request: PortalRequest) -> tuple[Catalogue | None, Heard | None]:
    """Return the edition in force and the answers; None where there is no edition, or no size."""
    edition = edition_in_force(timezone.localdate())
    if edition is None:
        return None, None
    catalogue, size = catalogue_of(edition), SizeForm(request.POST)
    if not size.is_valid():
        return catalogue, None
    return catalogue, heard_from(request.POST, catalogue, size.cleaned_data["groesse"])


def _begin_again(request: PortalRequest) -> HttpResponse:
    """Show the start, with a sentence where a size was sent that is none."""
    if request.method == "GET":
        return go("quickcheck:start")
    return _start(request, SizeForm(request.POST))


def _start(request: PortalRequest, form: SizeForm) -> HttpResponse:
    context = {"form": form, "edition": edition_in_force(timezone.localdate())}
    return render(request, f"{TEMPLATES}/start.html", context)


def _number(wish: str, total: int) -> int:
    """Return the number of the question asked for, the first where it makes no sense."""
    wanted = int(wish) if wish.isascii() and wish.isdigit() and len(wish) < 4 else 1
    return min(max(wanted, 1), total)


def _is_smallest(catalogue: Catalogue, heard: Heard) -> bool:
    return catalogue.size_class(heard.headcount) == catalogue.size_classes[0]


def _home(catalogue: Catalogue, question: str) -> str:
    """Return the title of the field, or of the indicator, that a question belongs to."""
    for field in catalogue.fields:
        if any(one.id == question for one in field.criteria):
            return field.title
    return catalogue.indicator.title


def _private(answer: HttpResponse, words: str) -> HttpResponse:
    answer["Cache-Control"] = words
    return answer


@page(rule=anyone, methods=["GET", "POST"], cross_site_post=True)
@sensitive_post_parameters()
def carry(request: PortalRequest) -> HttpResponse:
    """Put the answers into the session because somebody asked for it, and lead to an account."""
    catalogue, heard = _heard(request)
    if catalogue is None or heard is None:
        return _begin_again(request)
    put_away(request.session, heard)
    if request.actor.is_anonymous:
        way = urlencode({"next": address("employers:register")})
        return redirect(f"{reverse('account_signup')}?{way}")
    return go("casefile:desk") if request.actor.employments else go("employers:register")


@page(rule=may_fill_in, subject=application_by_code, methods=["POST"])
def take(request: PortalRequest, application: Application) -> HttpResponse:
    """Take the answers over into the draft, or drop them."""
    if request.POST.get("was") == "verwerfen":
        drop(request.session)
        messages.success(request, "Die Antworten aus dem Kurzcheck sind verworfen.")
        return go("assessment:overview", application.code)
    try:
        taken = take_over(application, put_away_here(request.session), by=request.actor)
    except NotPossible as no:
        messages.error(request, no.sentence)
        return go("assessment:overview", application.code)
    drop(request.session)
    messages.success(
        request,
        "Die Antworten aus dem Kurzcheck stehen jetzt in Ihrer Selbsteinschätzung."
        if taken
        else "Es war nichts zu übernehmen.",
    )
    return go("assessment:overview", application.code)
