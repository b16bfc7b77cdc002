"""The visit, its refusal (K-5), and the complaints office named meanwhile (K-2)."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.review import actions
from certification.review.forms import ComplaintsOfficeForm, RefusedVisitForm, VisitForm
from certification.review.material import material_of
from certification.review.models import Visit
from certification.review.pages import TEMPLATES, done, shared, with_version
from certification.review.rules import may_examine, may_read_review


@page(rule=may_read_review, subject=application_by_code, methods=["GET", "POST"])
def visit(request: PortalRequest, application: Application) -> HttpResponse:
    """The visit, its refusal (K-5), and the complaints office (K-2)."""
    stored = Visit.objects.filter(application=application).first()
    row = Visit(application=application) if stored is None else stored
    form = VisitForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        values = form.values()
        return done(
            request,
            application,
            "review:visit",
            lambda: actions.record_visit(application, **values, by=request.actor),
            said="Der Besuch ist eingetragen.",
            again=lambda stored: _again(request, application, stored),
        )
    return _visit_page(request, application, form)


@page(rule=may_examine, subject=application_by_code, methods=["POST"])
def visit_refused(request: PortalRequest, application: Application) -> HttpResponse:
    """Note that the employer refuses the visit."""
    refusal = RefusedVisitForm(request.POST)
    stored = Visit.objects.filter(application=application).first()
    empty = VisitForm(instance=stored or Visit(application=application))
    if not refusal.is_valid():
        return _visit_page(request, application, empty, refusal=refusal, status=422)
    return done(
        request,
        application,
        "review:visit",
        lambda: actions.record_refused_visit(
            application,
            version=refusal.cleaned_data["version"],
            by=request.actor,
        ),
        said="Vermerkt: Der Betrieb hat den Besuch verweigert.",
        again=lambda stored: _again(request, application, stored, sent=False),
    )


@page(rule=may_examine, subject=application_by_code, methods=["POST"])
def complaints_office(request: PortalRequest, application: Application) -> HttpResponse:
    """Note since when the complaints office is named, that none was found, or take the note back."""
    form = ComplaintsOfficeForm(request.POST)
    asked = request.POST.get("note", "named")
    if asked == "named" and not form.is_valid():
        stored = Visit.objects.filter(application=application).first()
        empty = VisitForm(instance=stored or Visit(application=application))
        return _visit_page(request, application, empty, office=form, status=422)
    if asked == "undo":
        said = "Der Vermerk ist zurückgenommen."
        note = partial(actions.withdraw_complaints_office, application, by=request.actor)
    else:
        said = "Die Beschwerdestelle ist vermerkt."
        named_on = form.cleaned_data["named_on"] if asked == "named" else None
        note = partial(
            actions.record_complaints_office, application, named_on=named_on, by=request.actor
        )
    return done(request, application, "review:visit", note, said=said)


def _again(
    request: PortalRequest, application: Application, stored: Visit | None, *, sent: bool = True
) -> HttpResponse:
    """Show what was sent beside what was saved meanwhile, ready to send again."""
    data = with_version(request.POST, "version", stored) if sent else None
    form = VisitForm(data, instance=Visit(application=application) if sent else stored)
    return _visit_page(
        request,
        application,
        form,
        conflict={
            "mine": _words(form.instance) if sent and form.is_valid() else "Besuch verweigert",
            "theirs": _words(stored) if stored else "kein Besuch eingetragen",
            "row": stored,
        },
        status=409,
    )


def _words(visit: Visit) -> str:
    return f"{visit.date:%d.%m.%Y}, {visit.get_kind_display()}, {visit.with_whom}"


def _visit_page(
    request: PortalRequest,
    application: Application,
    form: VisitForm,
    *,
    refusal: RefusedVisitForm | None = None,
    office: ComplaintsOfficeForm | None = None,
    conflict: dict[str, Any] | None = None,
    status: int | None = None,
) -> HttpResponse:
    material = material_of(application)
    stored = material.visit
    later = material.complaints_office
    context = {
        **shared(request, material),
        "form": form,
        "visit": stored,
        "conflict": conflict,
        "refusal": refusal
        or RefusedVisitForm(initial={"version": stored.version if stored else 0}),
        "office": office or ComplaintsOfficeForm(initial={"named_on": later and later.named_on}),
        "office_later": later,
    }
    chosen = status or (422 if form.errors else 200)
    return render(request, f"{TEMPLATES}/visit.html", context, status=chosen)
