"""The page of the numbers: groups of people counts, and the check list of benefits."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.assessment.number_texts import LABELS
from certification.review import actions
from certification.review.material import Material, material_of
from certification.review.models import (
    BenefitFinding,
    NumberFinding,
    NumberGroup,
    NumberVerdict,
)
from certification.review.number_forms import KEYS, NumbersForm, benefit_forms
from certification.review.pages import TEMPLATES, done, shared, with_version
from certification.review.rules import may_examine, may_read_review
from certification.scoring import NO_COMPARISON_GROUP
from certification.scoring import NumberGroup as Group

TONES = {
    NumberVerdict.CONFIRMED: "success",
    NumberVerdict.CORRECTED: "info",
    NumberVerdict.UNPROVEN: "warning",
}


@page(rule=may_read_review, subject=application_by_code)
def numbers(request: PortalRequest, application: Application) -> HttpResponse:
    """What the size asks for, each group with its word, and the benefits."""
    return _page(request, material_of(application))


@page(rule=may_examine, subject=application_by_code, methods=["POST"])
def group(request: PortalRequest, application: Application, *, group: str) -> HttpResponse:
    """Save the word on one group of numbers."""
    material = material_of(application)
    if group not in material.groups:
        raise Http404("Diese Zahlen werden hier nicht geprüft.")
    form = NumbersForm(request.POST, material=material, group=Group(group))
    if not form.is_valid():
        return _page(request, material, sent=form, status=422)
    return done(
        request,
        application,
        "review:numbers",
        lambda: actions.record_numbers(
            application,
            group=group,
            **form.values(),
            by=request.actor,
        ),
        said=f"Gespeichert: {NumberGroup(group).label}.",
        fragment=f"gruppe-{group}",
        again=lambda stored: _group_again(request, application, group, stored),
    )


@page(rule=may_examine, subject=application_by_code, methods=["POST"])
def benefits(request: PortalRequest, application: Application) -> HttpResponse:
    """Save the words on the rows of the check list; one click confirms all that is still open."""
    material = material_of(application)
    forms = benefit_forms(material, _confirmed(request, material))
    sound = [form.is_valid() for form in forms]
    if not all(sound):
        return _page(request, material, benefits=forms, status=422)
    rows = {form.row: form.values() for form in forms if form.is_decided}
    return done(
        request,
        application,
        "review:numbers",
        lambda: actions.record_benefits(
            application,
            rows=rows,
            by=request.actor,
        ),
        said="Die Familienleistungen sind gespeichert.",
        fragment="leistungen",
        again=lambda stored: _benefits_again(request, application, stored),
    )


def _group_again(
    request: PortalRequest, application: Application, group: str, stored: NumberFinding
) -> HttpResponse:
    """Show what was sent beside what was saved meanwhile, ready to send again."""
    material = material_of(application)
    data = with_version(request.POST, f"{group}-version", stored)
    form = NumbersForm(data, material=material, group=Group(group))
    form.is_valid()
    conflict = {
        "at": group,
        "mine": NumberVerdict(form.cleaned_data["verdict"]).label,
        "theirs": stored.get_verdict_display(),
        "row": stored,
    }
    return _page(request, material, sent=form, conflict=conflict, status=409)


def _benefits_again(
    request: PortalRequest, application: Application, stored: BenefitFinding
) -> HttpResponse:
    material = material_of(application)
    data = with_version(request.POST, f"leistung-{stored.row}-version", stored)
    forms = benefit_forms(material, data)
    sent = next(form for form in forms if form.row == stored.row)
    for form in forms:
        form.is_valid()
    conflict = {
        "at": "leistungen",
        "mine": f"{sent.title}: {NumberVerdict(sent.values()['verdict']).label}",
        "theirs": f"{sent.title}: {stored.get_verdict_display()}",
        "row": stored,
    }
    return _page(request, material, benefits=forms, conflict=conflict, status=409)


def _confirmed(request: PortalRequest, material: Material) -> Any:
    """What was sent; with the one click, every open row that is offered counts as confirmed."""
    if request.POST.get("decide") != "confirm_open":
        return request.POST
    data = request.POST.copy()
    for row in material.offered_rows:
        if not data.get(f"leistung-{row}-verdict"):
            data[f"leistung-{row}-verdict"] = "confirmed"
    return data


def _page(
    request: PortalRequest,
    material: Material,
    *,
    sent: NumbersForm | None = None,
    benefits: Any = None,
    conflict: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    groups = [
        _group(material, one, sent if sent and sent.group is one else None)
        for one in material.groups
    ]
    context = {
        **shared(request, material),
        "groups": groups,
        "benefits": benefits or benefit_forms(material),
        "conflict": conflict,
    }
    return render(request, f"{TEMPLATES}/numbers.html", context, status=status)


def _group(material: Material, group: Group, sent: NumbersForm | None) -> dict[str, Any]:
    """One group: what the employer gives, what was found, and the form."""
    stored = material.numbers.get(group.value)
    form = sent or NumbersForm(material=material, group=group)
    return {
        "id": group.value,
        "label": NumberGroup(group.value).label,
        "claimed": _facts(group, material.claimed.numbers.values),
        "corrected": _facts(group, stored.values) if stored and stored.values else [],
        "finding": stored,
        "verdict": _verdict(stored),
        "tone": TONES[NumberVerdict(stored.verdict)] if stored else "neutral",
        "form": form,
        "number_fields": [one for one in form if one.name not in ("version", "verdict", "text")],
        "open": bool(sent) or bool(stored and stored.values),
    }


def _verdict(stored: NumberFinding | None) -> str:
    return stored.get_verdict_display() if stored else "noch offen"


def _facts(group: Group, values: Any) -> list[tuple[str, str]]:
    """The numbers of a group as (label, text); a split that nobody asked for is left out."""
    return [(LABELS[key], _text(values[key])) for key in KEYS[group] if values.get(key) is not None]


def _text(value: Any) -> str:
    return (
        "keine Vergleichsgruppe" if value == NO_COMPARISON_GROUP else str(value).replace(".", ",")
    )
