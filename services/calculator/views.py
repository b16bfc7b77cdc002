"""The calculators: what is typed comes in the body of a form, is reckoned with, and is gone with the answer."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.requests import PortalRequest
from buendnis.access.unkept import unkept_page
from services.calculator import loan_page
from services.calculator.forms import AllowanceForm, LoanForm
from services.calculator.planner_forms import PlanForms
from services.calculator.planner_page import page_of
from services.care_leave.allowance import AllowanceCase, reckon_allowance
from services.care_leave.figures import CannotReckon
from services.care_leave.planner import plan
from services.care_leave.repayment import EXTINCTION, HARDSHIP
from services.care_rules.queries import the_rulebook
from services.guide.ways import Target, ways_to
from services.languages.addresses import family_address
from services.languages.request import reader_language

TEMPLATES = "services/calculator"
SWITCH, MORE = "wechseln", "mehr"
BEFORE_2015 = (
    Target("Was sich seit 2015 geändert hat", "", "guide:chapter", ("seit-2015",)),
    Target("Das Gehaltsmodell von 2012", "", "guide:chapter", ("gehaltsmodell-2012",)),
)
AFTER_LOAN = (
    Target("Antrag: was Sie brauchen", "", "letters:letter", ("t4",)),
    Target("Rate aufschieben: Schreiben", "", "letters:letter", ("t11",)),
    Target("Das Darlehen erklärt", "", "guide:chapter", ("darlehen",)),
)
AFTER_ALLOWANCE = (
    Target("Antrag bei der Pflegekasse: was Sie brauchen", "", "letters:letter", ("t12",)),
    Target("Kurz fehlen: so geht es", "", "guide:chapter", ("kurz-fehlen",)),
)

AFTER_PLANNER = (
    Target("Ankündigung der Pflegezeit schreiben", "", "letters:letter", ("t2",)),
    Target("Ankündigung der Familienpflegezeit schreiben", "", "letters:letter", ("t6",)),
    Target("Rechner: Darlehen", "", "calculator:loan"),
)


@unkept_page()
def loan(request: PortalRequest) -> HttpResponse:
    """Reckon the loan of a leave from typed net pay, or estimate it from gross pay."""
    typed = request.POST
    switching = SWITCH in typed
    way = typed.get(SWITCH) or typed.get("modus") or LoanForm.NET
    if way not in LoanForm.WAYS:
        way = LoanForm.NET
    if request.method != "POST" or switching:
        # What was typed so far is shown again and not judged yet.
        form = LoanForm(way=way, initial={**typed.dict(), "modus": way})
        return _page(request, "loan", form, AFTER_LOAN)
    form = LoanForm(typed, way=way)
    found = None
    if form.is_valid():
        try:
            found = loan_page.reckoned(form, the_rulebook())
        except CannotReckon as no:
            form.refuse(no)
    until = form.cleaned_data.get("beginn")
    more = {"found": found, "until": until, "hardship": HARDSHIP, "extinction": EXTINCTION}
    return _page(request, "loan", form, AFTER_LOAN, **more)


@unkept_page()
def allowance(request: PortalRequest) -> HttpResponse:
    """Reckon the allowance for a short absence: days left, amount, and its limit."""
    if request.method != "POST" or SWITCH in request.POST:
        # What comes along from the questions is shown and not judged yet.
        form = AllowanceForm(initial=request.POST.dict())
        return _page(request, "allowance", form, AFTER_ALLOWANCE)
    form = AllowanceForm(request.POST)
    found = None
    if form.is_valid():
        try:
            found = reckon_allowance(_allowance_case(form.cleaned_data), the_rulebook())
        except CannotReckon as no:
            form.refuse(no)
    until = form.cleaned_data.get("erster_tag")
    return _page(request, "allowance", form, AFTER_ALLOWANCE, found=found, until=until)


@unkept_page()
def planner(request: PortalRequest) -> HttpResponse:
    """Lay leaves of several people side by side and say what fits."""
    posted = request.method == "POST"
    more = MORE in request.POST
    forms = PlanForms(request.POST, sent=posted and not more, more=more)
    found = None
    if posted and not more and forms.is_valid():
        try:
            found = page_of(plan(forms.leaves(), the_rulebook()), timezone.localdate())
        except CannotReckon as no:
            forms.refuse(no)
    is_empty = posted and not more and not forms.told
    return _page(request, "planner", forms, AFTER_PLANNER, found=found, is_empty=is_empty)


def _allowance_case(answers: dict[str, Any]) -> AllowanceCase:
    return AllowanceCase(
        first=answers["erster_tag"],
        days=answers["tage"],
        lost_net=answers["netto_fehlt"],
        days_used=answers["benutzt"],
        bonus=answers["sonderzahlung"],
        employer_pays=answers["lohn_weiter"],
        sick_child_benefit=answers["kinderkrankengeld"],
    )


def _page(
    request: PortalRequest, name: str, form: Any, after: tuple[Target, ...], **context: Any
) -> HttpResponse:
    language = reader_language(request)
    context = {"until": None, **context} | {
        "form": form,
        "start_url": family_address("finding:start", language=language),
        "hub_url": family_address("guide:start", language=language),
        "after": tuple(ways_to(after, language)),
        "before_2015": tuple(ways_to(BEFORE_2015, language)) if form.is_too_early else (),
        "too_early": form.is_too_early,
    }
    return render(request, f"{TEMPLATES}/{name}.html", context)
