"""The pages of an examination: overview, findings by field, words for the report."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.tenancy.addresses import address, go
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.applications.states import State
from certification.review import actions
from certification.review.forms import ReportTextForm
from certification.review.material import Material, material_of
from certification.review.models import ReportText
from certification.review.pages import TEMPLATES, done, late, shared, with_version
from certification.review.presenter import (
    Card,
    Overview,
    card_of,
    cards_of,
    finding_form,
    level_hint,
    overview_of,
    tasks_of,
)
from certification.review.proposals import proposed_potentials, proposed_strengths
from certification.review.queries import open_points_of
from certification.review.rules import may_examine, may_read_review
from certification.review.scoring_input import examined_result


@page(rule=may_read_review, subject=application_by_code)
def overview(request: PortalRequest, application: Application) -> HttpResponse:
    """How far the examination is, both scores side by side, and what is open."""
    material = material_of(application)
    live = application.state == State.IN_REVIEW
    shown = overview_of(material, live=live)
    context = {
        **shared(request, material),
        "overview": shown,
        "tasks": [
            (task, address(task.page, application.code) + (task.fragment and f"#{task.fragment}"))
            for task in tasks_of(material)
        ],
        "examined_hint": level_hint(material, shown.examined),
        "expected_hint": level_hint(material, shown.expected),
        "claimed_hint": level_hint(material, shown.claimed),
        "open_points": open_points_of(material) if live else [],
        "first_undecided": _first_undecided(application, shown),
    }
    return render(request, f"{TEMPLATES}/overview.html", context)


def _first_undecided(application: Application, shown: Overview) -> str:
    """The address of the first finding that is open, or nothing."""
    return next(
        (
            address("review:field", application.code, row.id) + f"#befund-{row.undecided[0]}"
            for row in shown.rows
            if row.undecided
        ),
        "",
    )


@page(rule=may_read_review, subject=application_by_code)
def field(request: PortalRequest, application: Application, *, field: str) -> HttpResponse:
    """All questions of a field: answer, evidence and finding side by side."""
    material = material_of(application)
    if field not in material.questions:
        raise Http404("Dieses Handlungsfeld gibt es nicht.")
    return _field_page(request, material, field, cards_of(material, field))


@page(rule=may_examine, subject=application_by_code, methods=["POST"])
def finding(request: PortalRequest, application: Application, *, criterion: str) -> HttpResponse:
    """Save one finding; a stale page is answered with both versions, status 409."""
    material = material_of(application)
    if criterion not in material.field_of:
        raise Http404("Dieses Kriterium gibt es nicht.")
    question = next(
        one for one in material.questions[material.field_of[criterion]] if one.id == criterion
    )
    form = finding_form(material, question, request.POST)
    if not form.is_valid():
        return _sent_again(request, material, card_of(material, question, form=form), status=422)
    try:
        actions.record_finding(
            application,
            criterion=criterion,
            **form.values(),
            by=request.actor,
        )
    except actions.Stale:
        return _conflict(request, application, question, form)
    except NotPossible as refusal:
        return late(request, application, refusal.sentence)
    if not request.headers.get("HX-Request"):
        return go(
            "review:field",
            application.code,
            material.field_of[criterion],
            fragment=f"befund-{criterion}",
        )
    material = material_of(application)
    decided = bool(request.POST.get("decide"))
    context = {
        **shared(request, material),
        "card": card_of(material, question),
        "current": decided,
        "announce": decided,
    }
    name = "card" if decided else "saved"
    response = render(request, f"{TEMPLATES}/{name}.html", context)
    return _at_card(response, criterion) if decided else response


def _conflict(
    request: PortalRequest, application: Application, question: Any, sent: Any
) -> HttpResponse:
    """Show the finding that was saved meanwhile beside the one that was sent, ready to send again."""
    material = material_of(application)
    theirs = material.findings.get(question.id)
    data = request.POST.copy()
    data[f"{question.id}-version"] = str(theirs.version if theirs else 0)
    # A click that decided carried its verdict in the button: keep it, so that „Speichern“ means the same.
    data[f"{question.id}-evidence"] = sent.values()["evidence"] or sent.cleaned_data["evidence"]
    form = finding_form(material, question, data)
    form.is_valid()
    card = card_of(material, question, form=form)
    conflict = {
        "mine": sent_text(sent),
        "theirs": card.found_text or "noch kein Befund",
        "by": theirs.changed_by if theirs else "",
        "at": theirs.changed_at if theirs else None,
    }
    return _sent_again(request, material, card, status=409, conflict=conflict)


def sent_text(form: Any) -> str:
    """Return in words what was sent: choice, verdict (also that of a button) and text."""
    given, meant = form.cleaned_data, form.values()
    choice = "Trifft nicht zu" if given["choice"] == "na" else f"Stufe {given['choice'] or '–'}"
    verdict = meant["evidence"] or given["evidence"]
    evidence = dict(form.fields["evidence"].choices).get(verdict, "")
    return ", ".join(str(part) for part in (choice, evidence, given["text"]) if part)


def _sent_again(
    request: PortalRequest,
    material: Material,
    card: Card,
    *,
    status: int,
    conflict: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show a card with what was sent: alone for htmx, else within its page."""
    if request.headers.get("HX-Request"):
        context = {**shared(request, material), "card": card, "conflict": conflict}
        response = render(request, f"{TEMPLATES}/card.html", context, status=status)
        return _at_card(response, card.question.id)
    field = material.field_of[card.question.id]
    cards = tuple(
        card if one.question.id == card.question.id else one for one in cards_of(material, field)
    )
    return _field_page(request, material, field, cards, status=status, conflict=(card, conflict))


def _at_card(response: HttpResponse, criterion: str) -> HttpResponse:
    """Let htmx replace the whole card instead of its status."""
    response["HX-Retarget"] = f"#befund-{criterion}"
    response["HX-Reswap"] = "outerHTML"
    return response


def _field_page(
    request: PortalRequest,
    material: Material,
    field: str,
    cards: tuple[Card, ...],
    *,
    status: int = 200,
    conflict: tuple[Card, dict[str, Any] | None] | None = None,
) -> HttpResponse:
    fields = [one for one, questions in material.questions.items() if questions]
    place = fields.index(field) if field in fields else -1
    context = {
        **shared(request, material),
        "field": field,
        "title": material.field_title(field),
        "cards": cards,
        "conflict_card": conflict[0] if conflict and conflict[1] else None,
        "conflict_data": conflict[1] if conflict else None,
        "previous": _neighbour(material, fields, place - 1),
        "next": _neighbour(material, fields, place + 1),
    }
    return render(request, f"{TEMPLATES}/field.html", context, status=status)


def _neighbour(material: Material, fields: list[str], place: int) -> tuple[str, str] | None:
    """The field before or after, with its title."""
    if not 0 <= place < len(fields):
        return None
    return fields[place], material.field_title(fields[place])


@page(rule=may_read_review, subject=application_by_code, methods=["GET", "POST"])
def report(request: PortalRequest, application: Application) -> HttpResponse:
    """Strengths and potentials: proposed by rule, edited by the examiner."""
    stored = ReportText.objects.filter(application=application).first()
    form = ReportTextForm(
        request.POST or None,
        instance=stored or ReportText(application=application),
        initial={"version": stored.version if stored else 0, **_proposals(application, stored)},
    )
    if request.method == "POST" and form.is_valid():
        values = form.values()
        return done(
            request,
            application,
            "review:report",
            lambda: actions.record_report_text(application, **values, by=request.actor),
            said="Die Texte für den Bericht sind gespeichert.",
            again=lambda stored: _report_again(request, application, stored),
        )
    return _report_page(request, application, form)


def _proposals(application: Application, stored: ReportText | None) -> dict[str, str]:
    """What the form begins with while nothing is stored."""
    if stored is not None:
        return {}
    material, result = material_of(application), examined_result(application)
    decided = {key for key, one in material.findings.items() if one.is_chosen}
    return {
        "strengths": proposed_strengths(material.catalogue, result, decided=decided),
        "potentials": proposed_potentials(material.catalogue, result, decided=decided),
    }


def _report_again(
    request: PortalRequest, application: Application, stored: ReportText
) -> HttpResponse:
    """Show what was sent beside what was saved meanwhile, ready to send again."""
    form = ReportTextForm(
        with_version(request.POST, "version", stored), instance=ReportText(application=application)
    )
    form.is_valid()
    conflict = {
        "mine": f"{form.cleaned_data['strengths']}\n\n{form.cleaned_data['potentials']}",
        "theirs": f"{stored.strengths}\n\n{stored.potentials}",
        "row": stored,
    }
    return _report_page(request, application, form, conflict=conflict, status=409)


def _report_page(
    request: PortalRequest,
    application: Application,
    form: ReportTextForm,
    *,
    conflict: dict[str, Any] | None = None,
    status: int = 0,
) -> HttpResponse:
    material = material_of(application)
    proposals = _proposals(application, None)
    context = {
        **shared(request, material),
        "form": form,
        "conflict": conflict,
        "proposals": proposals,
    }
    chosen = status or (422 if form.errors else 200)
    return render(request, f"{TEMPLATES}/report.html", context, status=chosen)
