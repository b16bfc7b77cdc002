"""Entries that may be the same: suggestions, two side by side, and one made of both."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import Actor
from buendnis.tenancy.addresses import go
from buendnis.workflow import NotPossible
from services.directory.checks import BadValues
from services.directory.merging import MEANWHILE, merge_entries
from services.directory.models import Entry
from services.directory.queries import values_of
from services.directory.rules import may_edit
from services.editing.duplicates import suggestions
from services.editing.joining import joined, rows
from services.editing.queries import found_entries, whole_entry

TEMPLATES = "services/editing"
SHOWN = 20


@page(rule=may_edit)
def duplicates(request: PortalRequest) -> HttpResponse:
    """Pairs of entries that look alike."""
    return render(request, f"{TEMPLATES}/duplicates.html", {"pairs": suggestions()})


@page(rule=may_edit, subject=whole_entry)
def choose_other(request: PortalRequest, found: Entry) -> HttpResponse:
    """Look for the entry that says the same as this one."""
    others = None
    if request.GET.get("q"):
        others = found_entries({"q": request.GET["q"]}).exclude(pk=found.pk)[:SHOWN]
    context = {"entry": found, "others": others, "q": request.GET.get("q", "")}
    return render(request, f"{TEMPLATES}/choose_other.html", context)


def both_entries(actor: Actor, code: str, other: str) -> tuple[Entry, Entry]:
    """Return the entry that stays and the one that leaves. Raises Http404."""
    if code == other:
        raise Http404("Das ist zweimal derselbe Eintrag.")
    return whole_entry(actor, code), whole_entry(actor, other)


@page(rule=may_edit, subject=both_entries, methods=["GET", "POST"])
def merge(request: PortalRequest, both: tuple[Entry, Entry]) -> HttpResponse:
    """Two entries side by side; what is chosen becomes the left one, and the right one leads to it."""
    keep, lose = both
    left, right = values_of(keep), values_of(lose)
    problems: list[str] = []
    if request.method == "POST":
        values = joined(left, right, request.POST.dict())
        seen = f"{keep.version}-{lose.version}"
        try:
            if lose.merged_into_id != keep.pk and request.POST.get("seen") != seen:
                raise NotPossible(MEANWHILE)
            merge_entries(keep, lose, values, by=request.actor, seen=(keep.version, lose.version))
        except NotPossible as no:
            problems = [no.sentence]
        except BadValues as bad:
            problems = [sentence for _, sentence in bad.problems]
        else:
            messages.success(request, f"Zusammengelegt. „{lose.title}“ führt jetzt hierher.")
            return go("editing:entry", keep.code)
    context = {
        "keep": keep,
        "lose": lose,
        "rows": list(rows(left, right, _names(keep, lose))),
        "seen": f"{keep.version}-{lose.version}",
        "problems": problems,
    }
    status = HTTPStatus.CONFLICT if problems else HTTPStatus.OK
    return render(request, f"{TEMPLATES}/merge.html", context, status=status)


def _names(*entries: Entry) -> dict[str, str]:
    """Return the names of organisations and places by their codes."""
    names = {each.organisation.code: each.organisation.name for each in entries}
    return names | {at.place.code: str(at.place) for each in entries for at in each.places.all()}
