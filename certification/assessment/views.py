"""The pages of the self-assessment: overview, one per action field, diversity, numbers, score."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.failures import refused
from buendnis.access.requests import PortalRequest
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.applications.rules import may_edit_case, may_fill_in, speaks_for_employer
from certification.assessment.audience import audience_of
from certification.assessment.completeness import applicable_criteria
from certification.assessment.number_groups import derived_rest, number_groups, splits_shown
from certification.assessment.presenter import (
    Assessment,
    Link,
    Section,
    assessment_from,
    assessment_of,
)
from certification.assessment.reading import read_benefits, read_numbers, read_questions
from certification.assessment.rules import may_read_assessment, may_read_numbers
from certification.assessment.score_page import score_page
from certification.assessment.scoring_input import checklist_of
from certification.assessment.section_actions import tasks_of, with_takers
from certification.assessment.sheets import Sheet
from certification.scoring import Field

TEMPLATES = "certification/assessment"
# So few missing things are shown at once, more are folded away.
FEW = 8
NOTHING_ASKED = (
    "Unter zehn Beschäftigten fragen wir keine Zahlen nach Geschlecht. Hier ist nichts auszufüllen."
)


@page(rule=may_read_assessment, subject=application_by_code)
def overview(request: PortalRequest, application: Application) -> HttpResponse:
    """How far the assessment is, what is missing, and what it is worth so far."""
    found = assessment_of(application, request.actor)
    tasks = tasks_of(application)
    mine = [key for key, task in tasks.items() if task.user_id == request.actor.user_id]
    only_mine = bool(mine) and request.GET.get("meine") == "1"
    sections = with_takers(
        found.sections(), tasks, only=request.actor.user_id if only_mine else None
    )
    missing = _on_pages(found.missing(), sections) if only_mine else found.missing()
    context = _context(request, found) | {
        "sections": sections,
        "has_own": bool(mine),
        "only_mine": only_mine,
        "may_share": bool(may_edit_case(request.actor, application)),
        "missing": missing,
        "missing_open": len(missing) <= FEW,
        "may_submit": bool(speaks_for_employer(request.actor, application)),
    }
    return render(request, f"{TEMPLATES}/overview.html", context)


def _on_pages(links: Sequence[Link], sections: Sequence[Section]) -> list[Link]:
    """Return the links that lead to one of these pages."""
    paths = {section.href for section in sections}
    return [link for link in links if link.href.partition("#")[0] in paths]


@page(rule=may_read_assessment, subject=application_by_code)
def score(request: PortalRequest, application: Application) -> HttpResponse:
    """The score explains itself: fields, levels, what is missing, what would lift it."""
    found = assessment_of(application, request.actor)
    context = _context(request, found) | {"score": score_page(found)}
    return render(request, f"{TEMPLATES}/score.html", context)


@page(rule=may_read_assessment, subject=application_by_code, methods=["GET", "POST"])
def field(request: PortalRequest, application: Application, *, field_id: str) -> HttpResponse:
    """The questions of one action field."""
    found = assessment_of(application, request.actor)
    chosen = _field_of(found, field_id)
    sheet = Sheet(
        application,
        found.catalogue,
        found.snapshot,
        questions=applicable_criteria(found.headcount, chosen.criteria),
    )
    fields = found.catalogue.fields
    place = fields.index(chosen)
    following = fields[place + 1].id if place + 1 < len(fields) else "DI"
    context = {
        "title": chosen.title,
        "kicker": f"Handlungsfeld {place + 1} von {len(fields)}",
        "lead": chosen.aim,
        "too_small": found.too_small_for(chosen.id),
        "next": found.address_of(following),
        "next_title": "Weiter",
    }
    return _sheet_page(request, found, sheet, context)


@page(rule=may_read_assessment, subject=application_by_code, methods=["GET", "POST"])
def diversity(request: PortalRequest, application: Application) -> HttpResponse:
    """The stage questions of the diversity indicator and the check list of benefits."""
    found = assessment_of(application, request.actor)
    indicator = found.catalogue.indicator
    sheet = Sheet(
        application,
        found.catalogue,
        found.snapshot,
        questions=tuple(found.catalogue.stage_questions.values()),
        benefit_rows=checklist_of(found.catalogue),
    )
    context = {
        "title": indicator.title,
        "kicker": "Regeln, Verfahren und Leistungen",
        "lead": "Haben alle Geschlechter die gleichen Chancen, und gelten Ihre Leistungen für jede "
        "Familienform? Gefragt wird nach Regeln, nie nach einzelnen Menschen.",
        "not_asked": found.catalogue.not_asked,
        "benefits_hint": found.catalogue.parts["DI-B2"].texts.get("hinweis", ""),
        "next": "" if found.is_small else found.address_of("zahlen"),
        "next_title": "Weiter",
    }
    return _sheet_page(request, found, sheet, context)


@page(rule=may_read_numbers, subject=application_by_code, methods=["GET", "POST"])
def numbers(request: PortalRequest, application: Application) -> HttpResponse:
    """The people numbers: totals first, splits where a comparison could say something."""
    found = assessment_of(application, request.actor)
    sheet = Sheet(application, found.catalogue, found.snapshot, number_keys=found.number_keys)
    context = {
        "title": "Zahlen",
        "kicker": found.catalogue.indicator.title,
        "lead": NOTHING_ASKED
        if found.is_small
        else "Zuerst Summen. Nach Frauen und Männern fragen wir nur dort, wo ein Vergleich etwas aussagt.",
        "not_asked": found.catalogue.not_asked,
        "is_numbers": True,
        "nothing_asked": found.is_small,
    }
    return _sheet_page(request, found, sheet, context)


def _field_of(found: Assessment, field_id: str) -> Field:
    """Return the action field of an address. Raises Http404."""
    for one in found.catalogue.fields:
        if one.id.lower() == field_id:
            return one
    raise Http404("Dieses Handlungsfeld gibt es nicht.")


def _sheet_page(
    request: PortalRequest, found: Assessment, sheet: Sheet, texts: dict[str, Any]
) -> HttpResponse:
    """Show or save a page; who may not fill in reads it, with the reason."""
    verdict = may_fill_in(request.actor, found.application)
    if request.method == "POST":
        return _saved(request, found, sheet, texts, verdict)
    context = _context(request, found) | texts | {"sheet": sheet.show()}
    if not verdict:
        context |= _readings(found, sheet) | {"why_not": verdict.sentence}
        return render(request, f"{TEMPLATES}/reading.html", context)
    return render(request, f"{TEMPLATES}/sheet.html", context | _number_context(found, sheet))


def _saved(
    request: PortalRequest, found: Assessment, sheet: Sheet, texts: dict[str, Any], verdict: Any
) -> HttpResponse:
    """Save what came; answer with the small parts for htmx, else with a redirect or the page."""
    if not verdict:
        return refused(request, verdict.sentence)
    shown = request.POST.get("splits", "").split()
    try:
        sheet.save(request.POST, request.FILES, by=request.actor)
    except NotPossible as meanwhile:
        return refused(request, meanwhile.sentence)
    status = 409 if sheet.has_conflict else 422 if sheet.went_wrong else 200
    if status == 200 and not request.headers.get("HX-Request"):
        messages.success(request, "Gespeichert.")
        return _back(request)
    now = assessment_from(found.application, request.actor, sheet.snapshot)
    context = _context(request, now) | texts | {"sheet": sheet} | _number_context(now, sheet)
    context["splits_changed"] = sorted(set(shown) ^ set(context.get("splits", [])))
    part = "saved" if request.headers.get("HX-Request") else "sheet"
    return render(request, f"{TEMPLATES}/{part}.html", context, status=status)


def _back(request: PortalRequest) -> HttpResponse:
    """Return to the page, at the card whose button was pressed."""
    here = request.POST.get("here", "")
    fragment = f"#{here}" if here and here.replace("-", "").isalnum() else ""
    return HttpResponse(status=303, headers={"Location": f"{request.path}{fragment}"})


def _context(request: PortalRequest, found: Assessment) -> dict[str, Any]:
    """Return what every page of the room shows around its own content."""
    return {
        "application": found.application,
        "page": found,
        "standing": found.standing(),
        "scale": found.catalogue.scale_texts,
        "audience": audience_of(found.application),
    }


def _number_context(found: Assessment, sheet: Sheet) -> dict[str, Any]:
    """Return the groups of the number page; nothing for the other pages."""
    card = sheet.numbers_card
    if card is None:
        return {}
    return {
        "groups": number_groups(found, card.form),  # type: ignore[arg-type]
        "splits": splits_shown(found),
        "rest": derived_rest(found),
        "contradictions": found.contradictions,
    }


def _readings(found: Assessment, sheet: Sheet) -> dict[str, Any]:
    """Return stored answers in words, for readers who do not fill in."""
    return {
        "questions": read_questions(found, sheet.questions),
        "benefits": read_benefits(found, sheet.benefit_rows),
        "numbers": read_numbers(found, sheet.number_keys),
    }
