"""The wizard: one address; answers travel in the form, and nothing of them is kept."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.limits import Limit, is_used_up
from buendnis.access.requests import PortalRequest
from buendnis.access.unkept import unkept_page
from services.advice import calendar, document, keeping
from services.advice.forms import QuestionsForm
from services.advice.result import Result, result_of
from services.advice.words import Audience
from services.care_rules.queries import the_rulebook
from services.guide.contacts import care_contacts
from services.guide.today import today_card
from services.languages.addresses import family_address
from services.languages.request import reader_language
from services.languages.values import GERMAN

TEMPLATE = "services/advice/questions.html"
# Drawing takes a second of a processor; a counselling office behind one line needs some more than a family.
PAPERS = Limit("advice-papers", times=20, seconds=600)
SIDE = "sicht"
CLEAR_TITLES = "klar"
WAIT = "Von hier kamen gerade sehr viele Anfragen. Bitte versuchen Sie es in einigen Minuten noch einmal."


@unkept_page()
def questions(request: PortalRequest) -> HttpResponse:
    """Four questions, then the result so far and the next ones; nothing typed leaves the answer to it."""
    if request.method != "POST":
        return _page(request, QuestionsForm(None, **_options(request)))
    sent: Mapping[str, Any] = request.POST
    file = request.FILES.get("zwischenstand")
    problem = ""
    if "oeffnen" in sent or file:
        try:
            sent = keeping.read(file.read(keeping.MOST_BYTES + 1) if file else b"")
        except keeping.NoSuchFile as error:
            problem = str(error)
    form = QuestionsForm.started(sent, **_options(request))
    result = result_of(form, the_rulebook(), reader_language(request))
    output = OUTPUTS.get(sent.get("ausgabe", ""))
    if output and not form.errors:
        return output(request, form, result)
    return _page(request, form, result=result, problem=problem)


def _options(request: PortalRequest) -> dict[str, Any]:
    side = request.GET.get(SIDE)
    return {
        "today": timezone.localdate(),
        "land": request.alliance.land.upper(),
        "audience": Audience.EMPLOYER if side == Audience.EMPLOYER else Audience.FAMILY,
    }


def _page(
    request: PortalRequest,
    form: QuestionsForm,
    *,
    result: Result | None = None,
    problem: str = "",
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    now, language = timezone.now(), reader_language(request)
    for_employer = form.audience is Audience.EMPLOYER
    family_url = family_address("advice:questions", language=language)
    employer_url = family_address(
        "advice:questions", language=language, **{SIDE: Audience.EMPLOYER.value}
    )
    context = {
        "form": form,
        "groups": form.groups(),
        "open_step": _open_step(request, form),
        "result": result,
        "problem": problem,
        "for_employer": for_employer,
        "family_url": family_url,
        "employer_url": employer_url,
        "own_url": employer_url if for_employer else family_url,
        "start_url": family_address("finding:start", language=language),
        "card": None if for_employer else today_card(request.alliance, language, now),
        "contacts": care_contacts(request.alliance, GERMAN, now, links=language)
        if for_employer
        else (),
    }
    return render(request, TEMPLATE, context, status=status)


def _open_step(request: PortalRequest, form: QuestionsForm) -> int:
    """Return the step that stands open: the first with a fault, else the one that was asked for."""
    groups = form.groups()
    for group in groups:
        if group.has_errors:
            return group.step
    wanted = request.POST.get("schritt", "")
    steps = [int(group.step) for group in groups]
    return min(int(wanted), steps[-1]) if wanted in {"1", "2", "3", "4"} else min(2, steps[-1])


def _calendar(request: PortalRequest, form: QuestionsForm, result: Result) -> HttpResponse:
    clear = request.POST.get("titel") == CLEAR_TITLES
    entries = calendar.entries_of(result.cards, form.today, clear=clear)
    if not entries:
        problem = "Es gibt noch keinen Tag für den Kalender. Sagen Sie uns erst, wann Ihre Auszeit beginnen soll."
        return _page(request, form, result=result, problem=problem)
    return _file(
        calendar.calendar_of(entries, form.today), "text/calendar; charset=utf-8", calendar.NAME
    )


def _paper(request: PortalRequest, form: QuestionsForm, result: Result) -> HttpResponse:
    if is_used_up(PAPERS, request):
        status = HTTPStatus.TOO_MANY_REQUESTS
        return _page(request, form, result=result, problem=WAIT, status=status)
    pdf = document.drawn(form, result, request.alliance, timezone.now())
    return _file(pdf, "application/pdf", document.NAME)


def _kept(request: PortalRequest, form: QuestionsForm, result: Result) -> HttpResponse:
    return _file(keeping.written(form.kept()), "application/json", keeping.NAME)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


Output = Callable[[PortalRequest, QuestionsForm, Result], HttpResponse]
OUTPUTS: dict[str, Output] = {"kalender": _calendar, "pdf": _paper, "datei": _kept}
