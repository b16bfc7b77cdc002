"""The pages of a case's action programme: reading, writing, agreeing, signing, the document."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.tenancy.addresses import go
from buendnis.workflow import NotPossible
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.catalogue.queries import catalogue_of
from certification.programme import actions
from certification.programme.forms import MeasureForm, ObjectiveForm
from certification.programme.models import Measure
from certification.programme.presenter import programme_paper
from certification.programme.queries import (
    MEASURE_VALUES,
    fingerprint,
    measure_fingerprint,
    measure_of,
    programme_fingerprint,
    programme_of,
)
from certification.programme.rules import (
    may_agree,
    may_edit_programme,
    may_read_programme,
    may_sign,
)
from certification.programme.suggestions import Suggestion, suggestion_for, suggestions_of
from certification.programme.values import FieldView, ProgrammeView, content_faults, faults

TEMPLATES = "certification/programme"
MARK = 16  # the length of a fingerprint
DOCUMENT = f"{TEMPLATES}/programme_pdf.html"


@page(rule=may_read_programme, subject=application_by_code)
def edit(request: PortalRequest, application: Application) -> HttpResponse:
    """The programme with what is missing; whoever may write finds the ways to do so."""
    actor = request.actor
    programme, today = programme_of(application), timezone.localdate()
    context = {
        **_shared(request, application),
        "programme": programme,
        "seen": programme_fingerprint(programme),
        "faults": faults(programme, today=today),
        "content_faults": content_faults(programme, today=today),
        "agree_verdict": may_agree(actor, application),
        "sign_verdict": may_sign(actor, application),
        "rows": _with_suggestions(request, application, programme),
    }
    return render(request, f"{TEMPLATES}/edit.html", context)


@page(rule=may_edit_programme, subject=application_by_code, methods=["GET", "POST"])
def objective(request: PortalRequest, application: Application, *, field: str) -> HttpResponse:
    """Write the objective of a field."""
    view = _field(application, field)
    initial = {"text": view.objective, "seen": fingerprint(view.objective)}
    form = ObjectiveForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        text, seen = form.cleaned_data["text"], form.cleaned_data["seen"]
        return _done(
            request,
            application,
            lambda: actions.save_objective(
                application,
                field=field,
                text=text,
                seen=seen,
                by=request.actor,
            ),
            said="Das Ziel ist gespeichert.",
            fragment=f"feld-{field}",
            again=lambda stored: _page(
                request,
                application,
                "objective",
                status=409,
                form=ObjectiveForm({"text": text, "seen": fingerprint(stored)}),
                view=view,
                conflict={"mine": text, "theirs": stored},
            ),
        )
    status = 422 if form.errors else 200
    return _page(request, application, "objective", status=status, form=form, view=view)


@page(rule=may_edit_programme, subject=application_by_code, methods=["GET", "POST"])
def new_measure(request: PortalRequest, application: Application, *, field: str) -> HttpResponse:
    """Add a measure to a field."""
    view = _field(application, field)
    form = _measure_form(request, application, field, _begun(request, application, field))
    if request.method == "POST" and form.is_valid():
        values = form.values()
        return _done(
            request,
            application,
            lambda: actions.add_measure(
                application,
                field=field,
                **values,
                by=request.actor,
            ),
            said="Die neue Maßnahme steht jetzt im Programm.",
            fragment=f"feld-{field}",
        )
    status = 422 if form.errors else 200
    return _page(request, application, "measure", status=status, form=form, view=view)


@page(rule=may_edit_programme, subject=application_by_code, methods=["GET", "POST"])
def measure(request: PortalRequest, application: Application, *, pk: int) -> HttpResponse:
    """Change a measure; a stale page is answered with both versions, status 409."""
    stored = measure_of(application, pk)
    view, seen = _field(application, stored.field), measure_fingerprint(stored)
    form = _measure_form(request, application, stored.field, stored, seen=seen)
    if request.method == "POST" and form.is_valid():
        values, sent = form.values(), form.cleaned_data["seen"]
        return _done(
            request,
            application,
            lambda: actions.change_measure(
                application,
                measure=pk,
                seen=sent,
                **values,
                by=request.actor,
            ),
            said="Die Maßnahme ist gespeichert.",
            fragment=f"feld-{stored.field}",
            again=lambda theirs: _stale_measure(request, application, view, theirs),
        )
    status = 422 if form.errors else 200
    context = {"form": form, "view": view, "measure": stored}
    return _page(request, application, "measure", status=status, **context)


def _stale_measure(
    request: PortalRequest, application: Application, view: FieldView, theirs: Measure | None
) -> HttpResponse:
    """Show what was sent beside what stands now; a deleted measure can be added anew."""
    data = request.POST.copy()
    data["seen"] = measure_fingerprint(theirs) if theirs else ""
    form = _measure_form(request, application, view.id, theirs or Measure(), data=data)
    form.is_valid()
    conflict = {
        "mine": _words(form.cleaned_data.get("text", ""), form.cleaned_data.get("units", "")),
        "theirs": _words(theirs.text, theirs.units) if theirs else "Die Maßnahme wurde gelöscht.",
    }
    context = {"form": form, "view": view, "measure": theirs, "conflict": conflict}
    return _page(request, application, "measure", status=409, **context)


@page(rule=may_edit_programme, subject=application_by_code, methods=["POST"])
def move(request: PortalRequest, application: Application, *, pk: int) -> HttpResponse:
    """Let a measure change places with its neighbour."""
    found = measure_of(application, pk)
    up = request.POST.get("direction") == "up"
    return _done(
        request,
        application,
        lambda: actions.move_measure(application, measure=pk, up=up, by=request.actor),
        said="Sie haben die Reihenfolge geändert.",
        fragment=f"feld-{found.field}",
    )


@page(rule=may_edit_programme, subject=application_by_code, methods=["GET", "POST"])
def delete(request: PortalRequest, application: Application, *, pk: int) -> HttpResponse:
    """Ask once more, then delete a measure."""
    found = measure_of(application, pk)
    if request.method == "GET":
        return _page(request, application, "delete", measure=found)
    return _done(
        request,
        application,
        lambda: actions.delete_measure(application, measure=pk, by=request.actor),
        said="Die Maßnahme ist gelöscht.",
        fragment=f"feld-{found.field}",
    )


@page(rule=may_agree, subject=application_by_code, methods=["POST"])
def agree(request: PortalRequest, application: Application) -> HttpResponse:
    """The adviser agrees."""
    return _done(
        request,
        application,
        lambda: actions.agree(
            application, by=request.actor, seen=request.POST.get("seen", "")[:MARK]
        ),
        said="Es ist vermerkt, dass Sie zustimmen.",
    )


@page(rule=may_read_programme, subject=application_by_code)
def pdf(request: PortalRequest, application: Application) -> HttpResponse:
    """The programme as a document, marked as a draft until it is signed."""
    return programme_download(application)


def programme_download(application: Application) -> HttpResponse:
    """Return the programme of a case as a document."""
    from buendnis.documents.pdf import render_document
    from buendnis.documents.responses import pdf_download

    paper = programme_paper(application, programme_of(application))
    document = render_document(
        DOCUMENT,
        {"paper": paper, "alliance": paper.alliance},
        title=f"{paper.title} {paper.organisation}",
    )
    return pdf_download(document.pdf, name=f"Handlungsprogramm {application.employer.name}.pdf")


def _with_suggestions(
    request: PortalRequest, application: Application, programme: ProgrammeView
) -> list[tuple[FieldView, tuple[Suggestion, ...]]]:
    """Return the fields, each with its suggestions where the reader may take them up."""
    editable = bool(may_edit_programme(request.actor, application))
    found = suggestions_of(application) if editable else {}
    return [(one, found.get(one.id, ())) for one in programme.fields]


def _begun(request: PortalRequest, application: Application, field: str) -> Measure:
    """Return a new measure, filled with the suggestion that was clicked."""
    criterion = request.GET.get("kriterium", "")
    found = suggestion_for(application, field=field, criterion=criterion) if criterion else None
    return Measure(text=found.text, criterion=found.criterion) if found else Measure()


def _field(application: Application, field: str) -> FieldView:
    """Return a field of the programme. Raises Http404 for one the edition does not have."""
    found = next((one for one in programme_of(application).fields if one.id == field), None)
    if found is None:
        raise Http404("Dieses Handlungsfeld gibt es nicht.")
    return found


def _measure_form(
    request: PortalRequest,
    application: Application,
    field: str,
    stored: Measure,
    *,
    seen: str = "",
    data: Any = None,
) -> MeasureForm:
    # A copy: a form that is checked writes into its row, and the page still shows the stored one.
    row = Measure(**{name: getattr(stored, name) for name in MEASURE_VALUES})
    return MeasureForm(
        data or request.POST or None,
        instance=row,
        initial={"seen": seen},
        catalogue=catalogue_of(application.edition),
        field=field,
    )


def _words(text: str, units: str) -> str:
    return f"{text} ({units})" if units else text


def _page(
    request: PortalRequest,
    application: Application,
    name: str,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    programme = programme_of(application)
    shown = {**_shared(request, application), "is_bound": programme.is_bound, **context}
    return render(request, f"{TEMPLATES}/{name}.html", shown, status=status)


def _shared(request: PortalRequest, application: Application) -> dict[str, Any]:
    """What every page of the room shows."""
    actor = request.actor
    return {"application": application, "editable": bool(may_edit_programme(actor, application))}


def _done(
    request: PortalRequest,
    application: Application,
    act: Callable[[], object],
    *,
    said: str,
    fragment: str = "",
    again: Callable[[Any], HttpResponse] | None = None,
) -> HttpResponse:
    """Say the verb and go back to the programme; what came too late is answered with 409."""
    try:
        act()
    except actions.Stale as stale:
        if again is not None:
            return again(stale.stored)
        raise
    except NotPossible as refusal:
        context = {"application": application, "sentence": refusal.sentence}
        return render(request, f"{TEMPLATES}/late.html", context, status=409)
    messages.success(request, said)
    return go("programme:edit", application.code, fragment=fragment)
