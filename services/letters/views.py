"""The letters to choose from, and the page of one letter, which keeps nothing of what is typed."""

from collections.abc import Callable, Mapping
from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header

from buendnis.access.limits import Limit, is_used_up
from buendnis.access.public import public_page
from buendnis.access.requests import PortalRequest
from buendnis.access.unkept import unkept_page
from buendnis.tenancy.scope import require_alliance
from services.care_rules.queries import the_rulebook
from services.guide.ways import Target, ways_to
from services.languages.values import GERMAN
from services.letters.composing import Paper, compose
from services.letters.drawing import NotDrawn, docx_of, hints_of, pdf_of, with_numbers
from services.letters.forms import LetterForm
from services.letters.legal import form_hint
from services.letters.plain import plain_text, subject_text
from services.letters.queries import letter_by_key, letters
from services.letters.values import Letter, Recipient, Writer
from services.letters.word import CONTENT_TYPE as DOCX

TEMPLATES = "services/letters"
# Drawing takes part of a second; people draw a letter a few times until it is right.
DRAWINGS = Limit("letters", times=60, seconds=600)
OUTPUT, PREFILLED = "ausgabe", "vorbelegt"
PRINTED: dict[str, tuple[str, Callable[[Paper], bytes]]] = {
    "pdf": ("application/pdf", lambda paper: pdf_of(paper, require_alliance())),
    "docx": (DOCX, docx_of),
}
# What an announcement or a request leads to: the agreement, filled from the same answers.
AGREEMENT = "t3"
LEADS_TO_IT = {"t2": "pflegezeit", "t6": "familienpflegezeit", "t7": ""}
WISHES = {"": "", "familienpflegezeit": "familienpflegezeit"}
SAME = {"beschaeftigt": "absender", "betrieb": "empfaenger"}
BEFORE_2015 = (
    Target("Was sich seit 2015 geändert hat", "", "guide:chapter", ("seit-2015",)),
    Target("Das Gehaltsmodell von 2012", "", "guide:chapter", ("gehaltsmodell-2012",)),
)
TOO_MANY = "Das waren sehr viele Blätter auf einmal. Bitte warten Sie ein paar Minuten. Ihre Angaben stehen noch hier."
FAILED = "Das Blatt ließ sich gerade nicht zeichnen. Bitte versuchen Sie es noch einmal. Ihre Angaben stehen noch hier."
GROUPS: tuple[tuple[str, Callable[[Letter], bool]], ...] = (
    (
        "Sie schreiben an Ihren Betrieb",
        lambda each: each.writer is Writer.EMPLOYEE and each.recipient is Recipient.EMPLOYER,
    ),
    ("Sie unterschreiben gemeinsam", lambda each: each.writer is Writer.BOTH),
    (
        "Sie schreiben an ein Amt oder an die Kasse",
        lambda each: each.writer is Writer.EMPLOYEE and each.recipient is not Recipient.EMPLOYER,
    ),
    ("Der Betrieb schreibt", lambda each: each.writer is Writer.EMPLOYER),
)


@public_page()
def index(request: PortalRequest) -> HttpResponse:
    """Every letter by who writes it, with when one needs it."""
    today, rulebook = timezone.localdate(), the_rulebook()
    groups = [
        (
            title,
            [
                (each, with_numbers(each.when_needed, today, rulebook))
                for each in letters()
                if fits(each)
            ],
        )
        for title, fits in GROUPS
    ]
    return render(request, f"{TEMPLATES}/index.html", {"groups": groups})


@unkept_page(subject=letter_by_key)
def letter(request: PortalRequest, source: Letter) -> HttpResponse:
    """The form of a letter; what is sent comes back as a page, a PDF or a DOCX, and stays nowhere."""
    form = _form(request, source)
    if not form.is_bound:
        return _page(request, form, _usable(source, form.initial))
    if not form.is_valid():
        return _page(request, form, form.answers)
    wanted = request.POST.get(OUTPUT, "")
    if wanted not in PRINTED:
        return _page(request, form, form.answers, is_done=True)
    if is_used_up(DRAWINGS, request):
        status = HTTPStatus.TOO_MANY_REQUESTS
        return _page(request, form, form.answers, problem=TOO_MANY, status=status)
    try:
        return _printed(source, form.answers, wanted)
    except NotDrawn:
        return _page(request, form, form.answers, problem=FAILED)


def _form(request: PortalRequest, source: Letter) -> LetterForm:
    """Return the form: sent, filled from answers that were given elsewhere, or with the day of today."""
    rulebook = the_rulebook()
    if request.method == "POST" and PREFILLED not in request.POST:
        return LetterForm(source, rulebook, request.POST)
    named = {each.name for each in source.fields}
    told = {name: value for name, value in request.POST.items() if name in named}
    if source.key == AGREEMENT and (kind := _agreed_kind(request)) is not None:
        told |= {name: request.POST.get(other, "") for name, other in SAME.items()}
        told |= {"gesetz": kind, "datum": ""}
    first = {source.on_date: timezone.localdate().isoformat()} if source.on_date else {}
    return LetterForm(source, rulebook, initial=first | told)


def _agreed_kind(request: PortalRequest) -> str | None:
    """Return which leave is agreed on where the answers come from another letter; empty if it does not say."""
    kind = LEADS_TO_IT.get(request.POST.get(PREFILLED, ""))
    return WISHES.get(request.POST.get("art", ""), "pflegezeit") if kind == "" else kind


def _usable(source: Letter, initial: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of the answers given elsewhere is right; the rest is said once the form is sent."""
    form = LetterForm(source, the_rulebook(), initial)
    form.is_valid()
    return form.answers


def _day(source: Letter, answers: dict[str, Any]) -> date:
    """Return the day whose law counts: that of the letter."""
    day: date = answers.get(source.on_date) or timezone.localdate()
    return day


def _printed(source: Letter, answers: dict[str, Any], wanted: str) -> HttpResponse:
    kind, draw = PRINTED[wanted]
    paper = compose(source, answers, the_rulebook(), _day(source, answers))
    answer = HttpResponse(draw(paper), content_type=kind)
    # The name of the file says what it is, not whose.
    name = f"{source.file_name}.{wanted}"
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _page(
    request: PortalRequest,
    form: LetterForm,
    answers: dict[str, Any],
    *,
    is_done: bool = False,
    problem: str = "",
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    source, rulebook = form.letter, the_rulebook()
    day = _day(source, answers)
    paper = compose(source, answers, rulebook, day)
    hint = form_hint(source, day, rulebook)
    context = {
        "letter": source,
        "form": form,
        "paper": paper,
        "hint": hint,
        "hints": hints_of(source, day, rulebook),
        "when_needed": with_numbers(source.when_needed, day, rulebook),
        "is_copied": source.is_copied and not (hint and hint.needs_signature),
        "subject": subject_text(paper),
        "text": plain_text(paper),
        "is_done": is_done,
        "leads_to_agreement": source.key == "t6"
        or (source.key in LEADS_TO_IT and answers.get("umfang") == "teil"),
        "before_2015": ways_to(BEFORE_2015, GERMAN) if form.is_too_early else (),
        "problem": problem,
        "day": day,
        "for_employers": source.writer is not Writer.EMPLOYEE,
    }
    return render(request, f"{TEMPLATES}/letter.html", context, status=status)
