"""The entries of the directory: the list, one entry, and whether it is on the list."""

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.tenancy.addresses import go
from buendnis.workflow import NotPossible
from services.directory.models import Entry
from services.directory.queries import values_of
from services.directory.rules import may_edit
from services.directory.states import Status
from services.editing import actions, queries
from services.editing.forms import ReasonForm
from services.editing.page import missing
from services.editing.preview import preview_of

TEMPLATES = "services/editing"
ON_A_PAGE = 50
SAID = {
    "publish": "„{}“ ist jetzt öffentlich.",
    "draft": "„{}“ ist jetzt ein Entwurf.",
    "off": "„{}“ steht nicht mehr in der Liste.",
}


@page(rule=may_edit)
def entries(request: PortalRequest) -> HttpResponse:
    """All entries of the alliance, by words, state and organisation."""
    today = timezone.localdate()
    params = {name: request.GET.get(name, "") for name in ("q", "organisation", "stand")}
    found = queries.found_entries(params)
    counted = queries.counts(found, today)
    filters = queries.states(today)
    state = next((each for each in filters if each.key == params["stand"]), filters[0])
    shown = Paginator(found.filter(state.asks), ON_A_PAGE).get_page(request.GET.get("seite"))
    context = {
        "page": shown,
        "params": params,
        "query": urlencode({name: value for name, value in params.items() if value}),
        "state": state,
        "filters": [
            (each, counted[each.key or "alle"], _query(params, each.key)) for each in filters
        ],
        "organisations": queries.organisations_with_entries(),
    }
    return render(request, f"{TEMPLATES}/entries.html", context)


def _query(params: dict[str, str], state: str) -> str:
    kept = {name: value for name, value in params.items() if value and name != "stand"}
    return urlencode(kept | ({"stand": state} if state else {}))


@page(rule=may_edit, subject=queries.whole_entry)
def entry(request: PortalRequest, found: Entry) -> HttpResponse:
    """One entry as families read it, where it stands, and what can be done with it."""
    context = {
        "entry": found,
        "preview": preview_of(found),
        "missing": missing(values_of(found)),
        "languages": queries.languages_of(found),
        "is_public": found.status == Status.PUBLIC,
        "is_off": found.status == Status.OFF,
    }
    return render(request, f"{TEMPLATES}/entry.html", context)


@page(rule=may_edit, subject=queries.whole_entry, methods=["GET", "POST"])
def status(request: PortalRequest, found: Entry) -> HttpResponse:
    """Put an entry on the list, or take it off with the reason."""
    do = request.POST.get("do", "")
    form = ReasonForm(request.POST if do == "off" else None)
    problem = ""
    try:
        if do == "publish":
            actions.put_on_the_list(found, by=request.actor)
        elif do == "draft":
            actions.back_to_draft(found, by=request.actor)
        elif do == "off" and form.is_valid():
            reason = form.cleaned_data["reason"]
            actions.take_off_the_list(found, reason=reason, by=request.actor)
        else:
            do = ""
    except NotPossible as no:
        problem, do = no.sentence, ""
    if do:
        messages.success(request, SAID[do].format(found.title))
        return go("editing:entry", found.code)
    context = {"entry": found, "form": form, "problem": problem}
    code = HTTPStatus.CONFLICT if problem else HTTPStatus.OK
    return render(request, f"{TEMPLATES}/status.html", context, status=code)
