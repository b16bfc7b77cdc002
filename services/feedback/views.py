"""Families ask to be rung and report faults; coordinators read what is wrong."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from buendnis.access.doors import page
from buendnis.access.limits import Limit, is_used_up
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import anyone
from buendnis.callbacks.actions import KEPT_DAYS as CALLBACK_KEPT_DAYS
from buendnis.callbacks.actions import ask_for_callback
from buendnis.tenancy.addresses import go
from services.directory.queries import own_entries
from services.directory.rules import may_edit
from services.directory.sheets import Sheet
from services.feedback.actions import KEPT_DAYS, answer_report, report_fault
from services.feedback.forms import AnswerForm, FamilyCallbackForm, FamilyForm, ReportForm
from services.feedback.models import ErrorReport
from services.feedback.queries import open_reports, report_by_code, sheet_by_code
from services.languages.addresses import family_address
from services.languages.request import reader_language

ORIGIN = "familien"
# A house with one line out to the internet may send for several people.
CALLS = Limit("family-callback", times=6, seconds=60 * 60)
REPORTS = Limit("fault", times=10, seconds=60 * 60)


@page(rule=anyone, methods=["GET", "POST"], cross_site_post=True)
def callback(request: PortalRequest) -> HttpResponse:
    """Ask to be rung: no account, no cookie, no name; the answer is the same for a number that waits already."""
    language = reader_language(request)
    form = FamilyCallbackForm(_sent(request), language=language)
    if not form.is_valid():
        return _form(request, "callback", form)
    if is_used_up(CALLS, request):
        return _form(request, "callback", form, status=HTTPStatus.TOO_MANY_REQUESTS)
    wanted = {name: form.cleaned_data[name] for name in ("phone", "window", "language", "topic")}
    ask_for_callback(**wanted, origin=ORIGIN)
    return redirect(family_address("feedback:callback_done", language=language))


@page(rule=anyone)
def callback_done(request: PortalRequest) -> HttpResponse:
    """Say what happens next; it holds nothing of who asked."""
    return render(request, "services/feedback/callback_done.html")


@page(rule=anyone, subject=sheet_by_code, methods=["GET", "POST"], cross_site_post=True)
def report(request: PortalRequest, sheet: Sheet) -> HttpResponse:
    """Report a fault of an entry: what is wrong, and an address only where an answer is wanted."""
    language = reader_language(request)
    form = ReportForm(_sent(request), language=language, kept_days=KEPT_DAYS)
    title = sheet.text_in(language.code)[1].title
    if not form.is_valid():
        return _form(request, "report", form, sheet=sheet, title=title)
    if is_used_up(REPORTS, request):
        status = HTTPStatus.TOO_MANY_REQUESTS
        return _form(request, "report", form, status=status, sheet=sheet, title=title)
    told = {name: form.cleaned_data[name] for name in ("what", "words", "email")}
    report_fault(sheet, **told, language=language.code)
    return redirect(family_address("feedback:report_done", sheet.code, language=language))


@page(rule=anyone, subject=sheet_by_code)
def report_done(request: PortalRequest, sheet: Sheet) -> HttpResponse:
    """Thank for a report."""
    return render(request, "services/feedback/report_done.html", {"sheet": sheet})


def _sent(request: PortalRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _form(
    request: PortalRequest,
    name: str,
    form: FamilyForm,
    *,
    status: int = HTTPStatus.OK,
    **context: Any,
) -> HttpResponse:
    context |= {
        "form": form,
        "too_many": status == HTTPStatus.TOO_MANY_REQUESTS,
        "kept_days": CALLBACK_KEPT_DAYS,
    }
    answer = render(request, f"services/feedback/{name}.html", context, status=status)
    # The stamp in the form belongs to this page alone.
    answer["Cache-Control"] = "no-store"
    return answer


@page(rule=may_edit)
def reports(request: PortalRequest) -> HttpResponse:
    """What visitors reported and nobody has answered yet."""
    waiting = list(open_reports())
    found = own_entries().filter(code__in=[each.entry_code for each in waiting])
    titles = {entry.code: entry.title for entry in found}
    rows = [(each, titles.get(each.entry_code, "")) for each in waiting]
    context = {"rows": rows, "outcomes": AnswerForm.OUTCOMES, "kept_days": KEPT_DAYS}
    return render(request, "services/feedback/reports.html", context)


@page(rule=may_edit, subject=report_by_code, methods=["POST"])
def answer(request: PortalRequest, about: ErrorReport | None) -> HttpResponse:
    """Close a report; a second click finds that done."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Bitte wählen Sie, was daraus geworden ist.")
        return go("feedback:reports")
    if about is not None:
        entry = own_entries().filter(code=about.entry_code).first()
        title = entry.title if entry else "Eintrag"
        answer_report(about, outcome=form.cleaned_data["outcome"], title=title, by=request.actor)
    messages.success(request, "Erledigt.")
    return go("feedback:reports")
