"""The desk of the directory: what is due, confirming, asking organisations, dead links, the history of an entry."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.templatetags.german import zahlwort
from buendnis.tenancy.addresses import address, go
from buendnis.workflow import NotPossible
from services.directory.models import Entry, Organisation
from services.directory.queries import entry_by_code, organisation_by_code
from services.directory.rules import may_edit
from services.freshness.asking import ask, ask_due
from services.freshness.confirming import confirm, confirm_organisation
from services.freshness.desk import desk_of
from services.freshness.history import lines_of, moments_of
from services.freshness.links.queries import faulty_links

TEMPLATES = "services/freshness"
MOMENTS = 30


@page(rule=may_edit)
def desk(request: PortalRequest) -> HttpResponse:
    """What is due, by organisation, and what else waits."""
    context = {"desk": desk_of(request.GET, today=timezone.localdate())}
    return render(request, f"{TEMPLATES}/desk.html", context)


@page(rule=may_edit, subject=entry_by_code, methods=["POST"])
def confirm_entry(request: PortalRequest, entry: Entry) -> HttpResponse:
    """„Geprüft, unverändert“ for one entry; a second click changes nothing."""
    confirm([entry], by=request.actor)
    messages.success(request, f"„{entry.title}“ ist heute geprüft.")
    return _back(request)


@page(rule=may_edit, subject=organisation_by_code, methods=["POST"])
def confirm_all(request: PortalRequest, organisation: Organisation) -> HttpResponse:
    """The same for everything that stands here of an organisation."""
    count = confirm_organisation(organisation, by=request.actor)
    words = zahlwort(count, "Eintrag,Einträge")
    messages.success(request, f"{organisation.name}: {words} geprüft, unverändert.")
    return _back(request)


@page(rule=may_edit, subject=organisation_by_code, methods=["POST"])
def ask_one(request: PortalRequest, organisation: Organisation) -> HttpResponse:
    """Ask one organisation by mail; while its link works, a second click says so."""
    try:
        asked = ask(organisation, by=request.actor)
    except NotPossible as refusal:
        messages.warning(request, refusal.sentence)
    else:
        messages.success(request, f"Die Nachfrage ist unterwegs an {asked.email}.")
    return _back(request)


@page(rule=may_edit, methods=["POST"])
def ask_all(request: PortalRequest) -> HttpResponse:
    """Ask every organisation that has an address and something due."""
    asked, left = ask_due(by=request.actor)
    if not asked:
        messages.info(request, "Es gibt gerade niemanden, den wir neu fragen könnten.")
    else:
        rest = f" {zahlwort(left, 'folgt,folgen')} in den nächsten Minuten." if left else ""
        sent = zahlwort(asked, "Nachfrage ist,Nachfragen sind")
        messages.success(request, f"{sent} unterwegs.{rest}")
    return _back(request)


def _back(request: PortalRequest) -> HttpResponse:
    """Return to the page of ours where the button stood, else to the desk."""
    back = request.POST.get("zurueck", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/"):
        return HttpResponseRedirect(back)
    return go("freshness:desk")


@page(rule=may_edit, subject=entry_by_code)
def history(request: PortalRequest, entry: Entry) -> HttpResponse:
    """Who changed what in an entry, and when, the newest first."""
    shown = Paginator(lines_of(entry), MOMENTS).get_page(request.GET.get("seite"))
    context = {"entry": entry, "page": shown, "moments": moments_of(shown.object_list)}
    return render(request, f"{TEMPLATES}/history.html", context)


@page(rule=may_edit)
def links(request: PortalRequest) -> HttpResponse:
    """Addresses of entries that do not answer, or that have moved."""
    context: dict[str, Any] = {"rows": faulty_links(), "desk_path": address("freshness:desk")}
    return render(request, f"{TEMPLATES}/links.html", context)
