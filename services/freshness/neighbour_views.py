"""Entries of other alliances in one's own directory."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import Actor
from buendnis.fields import PlainTexts, visible
from buendnis.tenancy.addresses import go
from buendnis.workflow import NotPossible
from services.directory.models import Listing
from services.directory.rules import may_edit
from services.freshness.neighbouring import entries_of_others, hide, list_entry, listed, offered

TEMPLATES = "services/freshness"
ROWS = 20
LONGEST_QUESTION = 100


class ListingForm(PlainTexts, forms.Form):
    """A word for one's own families beside an entry of somebody else."""

    note = forms.CharField(label="Hinweis für unsere Familien", max_length=200, required=False)


def listing_by_code(actor: Actor, code: str) -> Listing:
    """Return a listing of the alliance in scope by the code of the entry. Raises Http404."""
    found = Listing.objects.filter(entry_code=code).first()
    if found is None:
        raise Http404("Diesen Eintrag führen Sie nicht auf.")
    return found


@page(rule=may_edit)
def neighbours(request: PortalRequest) -> HttpResponse:
    """What is listed, and what others have that is there for this place too."""
    words = visible(request.GET.get("q", ""))[:LONGEST_QUESTION]
    shown = Paginator(offered(words), ROWS).get_page(request.GET.get("seite"))
    context = {
        "listed": listed(),
        "page": shown,
        "offered": entries_of_others(list(shown.object_list)),
        "words": words,
        "query": f"{urlencode({'q': words})}&" if words else "",
    }
    return render(request, f"{TEMPLATES}/neighbours.html", context)


@page(rule=may_edit, methods=["POST"])
def list_neighbour(request: PortalRequest, code: str) -> HttpResponse:
    """List an entry, show it again, or change the note."""
    form = ListingForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Der Hinweis ist zu lang: Es gehen höchstens 200 Zeichen.")
        return go("freshness:neighbours")
    try:
        list_entry(code, note=form.cleaned_data["note"], by=request.actor)
    except NotPossible as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, "Gespeichert. Familien finden den Eintrag jetzt auch bei Ihnen.")
    return go("freshness:neighbours")


@page(rule=may_edit, subject=listing_by_code, methods=["POST"])
def hide_neighbour(request: PortalRequest, found: Listing) -> HttpResponse:
    """Show an entry of somebody else no longer."""
    hide(found, by=request.actor)
    messages.success(request, "Familien sehen den Eintrag bei Ihnen nicht mehr.")
    return go("freshness:neighbours")
