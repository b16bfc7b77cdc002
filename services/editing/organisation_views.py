"""Organisations and places: their lists and their forms, and two organisations that are one."""

from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import urlencode

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.fields import visible
from buendnis.templatetags.german import zahlwort
from buendnis.tenancy.addresses import go
from buendnis.workflow import NotPossible
from services.directory.merging import merge_organisations
from services.directory.models import Organisation, Place
from services.directory.queries import (
    organisation_by_code,
    organisation_values,
    own_entries,
    place_by_code,
    place_values,
    standing_organisations,
)
from services.directory.rules import may_edit
from services.directory.values import OrganisationValues
from services.directory.writing import write_place
from services.editing import queries
from services.editing.actions import save_organisation
from services.editing.conflicts import Difference, differences_between, fingerprint
from services.editing.duplicates import similar_organisations
from services.editing.forms import OrganisationForm, organisation_initial
from services.editing.rows import PlaceForm, place_initial

TEMPLATES = "services/editing"
ON_A_PAGE = 50


def _posted(request: PortalRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


@page(rule=may_edit)
def organisations(request: PortalRequest) -> HttpResponse:
    """All organisations, and pairs of them that look alike."""
    found = queries.found_organisations(request.GET)
    context = {
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("seite")),
        "q": request.GET.get("q", ""),
        "query": urlencode({"q": request.GET["q"]}) if request.GET.get("q") else "",
        "pairs": similar_organisations(),
    }
    return render(request, f"{TEMPLATES}/organisations.html", context)


@page(rule=may_edit, methods=["GET", "POST"])
def new_organisation(request: PortalRequest) -> HttpResponse:
    """Make an organisation."""
    form = OrganisationForm(_posted(request))
    if form.is_valid():
        values = OrganisationValues(**form.columns)
        made = save_organisation(None, values, by=request.actor)
        messages.success(request, f"„{made.name}“ ist gespeichert.")
        return go("editing:organisation", made.code)
    return render(request, f"{TEMPLATES}/organisation.html", {"form": form})


@page(rule=may_edit, subject=organisation_by_code, methods=["GET", "POST"])
def organisation(request: PortalRequest, found: Organisation) -> HttpResponse:
    """Change an organisation; its entries stand beside."""
    before = organisation_values(found)
    form = OrganisationForm(_posted(request), initial=organisation_initial(before))
    clashes: list[Difference] = []
    if form.is_valid():
        values = replace(before, **form.columns)
        clashes = differences_between(found, values, before)
        if request.POST.get("seen") == fingerprint(before) or not clashes:
            try:
                save_organisation(found, values, by=request.actor)
            except NotPossible as no:
                # Somebody saved between our looking and our writing.
                form.add_error(None, no.sentence)
            else:
                messages.success(request, f"„{values.name}“ ist gespeichert.")
                return go("editing:organisation", found.code)
    context = {
        "organisation": found,
        "form": form,
        "clashes": clashes,
        "seen": _seen(request, before, clashes),
        "entries": own_entries().filter(organisation=found),
        "others": standing_organisations().exclude(pk=found.pk),
    }
    status = HTTPStatus.CONFLICT if clashes else HTTPStatus.OK
    return render(request, f"{TEMPLATES}/organisation.html", context, status=status)


def _seen(request: PortalRequest, stored: Any, clashes: list[Difference]) -> str:
    """Return the state that the form knows of: what it was opened with, or what it has just been told."""
    return request.POST.get("seen", "") if request.POST and not clashes else fingerprint(stored)


@page(rule=may_edit, subject=organisation_by_code, methods=["POST"])
def merge_organisation(request: PortalRequest, found: Organisation) -> HttpResponse:
    """Let the entries of this organisation belong to another one."""
    into = visible(request.POST.get("into", ""))[:12]
    keep = standing_organisations().filter(code=into).first()
    if keep is None:
        messages.error(request, "Bitte wählen Sie die Organisation, die bleibt.")
        return go("editing:organisation", found.code)
    try:
        moved = merge_organisations(keep, found, by=request.actor)
    except NotPossible as no:
        messages.error(request, no.sentence)
        return go("editing:organisation", found.code)
    count = zahlwort(moved, "Eintrag,Einträge")
    messages.success(request, f"„{found.name}“ gehört jetzt zu „{keep.name}“: {count} verschoben.")
    return go("editing:organisation", keep.code)


@page(rule=may_edit)
def places(request: PortalRequest) -> HttpResponse:
    """All places, with what is known of their doors and stairs."""
    found = Paginator(queries.places_with_entries(), ON_A_PAGE).get_page(request.GET.get("seite"))
    return render(request, f"{TEMPLATES}/places.html", {"page": found})


@page(rule=may_edit, subject=place_by_code, methods=["GET", "POST"])
def place(request: PortalRequest, found: Place) -> HttpResponse:
    """Change a place: every entry that happens there shows it at once."""
    before = place_values(found)
    form = PlaceForm(_posted(request), initial=place_initial(before))
    clashes: list[Difference] = []
    if form.is_valid():
        values = replace(form.place, latitude=before.latitude, longitude=before.longitude)
        if request.POST.get("seen") == fingerprint(before) or values == before:
            write_place(found, values, by=request.actor, how="Geändert")
            messages.success(request, "Der Ort ist gespeichert.")
            return go("editing:places")
        clashes = differences_between(found, values, before)
    context = {
        "place": found,
        "form": form,
        "clashes": clashes,
        "seen": _seen(request, before, clashes),
        "entries": own_entries().filter(places__place=found),
    }
    status = HTTPStatus.CONFLICT if clashes else HTTPStatus.OK
    return render(request, f"{TEMPLATES}/place.html", context, status=status)
