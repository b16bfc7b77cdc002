"""The list of gaps as one form for one afternoon."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.templatetags.german import zahlwort
from services.directory.models import Entry
from services.directory.rules import may_edit
from services.freshness.filling import Filled, fill, form_of
from services.freshness.gap_forms import GapForm
from services.freshness.gaps import Gap, all_gaps, gap_counts, with_gaps

TEMPLATES = "services/freshness"
ROWS = 10
# One address is asked once, however many entries of an organisation stand on the page.
OF_THE_ORGANISATION = "anbieter"


@dataclass(frozen=True)
class EntryRow:
    """An entry with a form for each of its gaps."""

    entry: Entry
    forms: list[tuple[Gap, GapForm]]


@page(rule=may_edit, methods=["GET", "POST"])
def gaps(request: PortalRequest) -> HttpResponse:
    """Entries and what they lack; what is typed right is stored, each other row says what is wrong."""
    known = all_gaps()
    field = request.GET.get("feld", "")
    wanted = tuple(gap for gap in known if gap.key == field) or known
    done = Filled()
    if request.method == "POST":
        done = fill(wanted, request.POST, by=request.actor, today=timezone.localdate())
        _say(request, done)
    shown = Paginator(with_gaps(wanted), ROWS).get_page(request.GET.get("seite"))
    counts = gap_counts(known)
    context = {
        "page": shown,
        "rows": _rows(shown.object_list, wanted, done),
        "filters": [(gap, counts[gap.key], gap.key == field) for gap in known],
        "field": field if len(wanted) == 1 else "",
        "query": f"feld={field}&",
        "faulty": len(done.faulty),
    }
    status = 422 if done.faulty else 200
    return render(request, f"{TEMPLATES}/gaps.html", context, status=status)


def _rows(entries: Iterable[Entry], gaps: tuple[Gap, ...], done: Filled) -> list[EntryRow]:
    rows, asked = [], set()
    for entry in entries:
        forms = []
        for gap in gaps:
            once = gap.key == OF_THE_ORGANISATION
            if not getattr(entry, f"lacks_{gap.key}") or (once and entry.organisation_id in asked):
                continue
            if once:
                asked.add(entry.organisation_id)
            faulty = done.faulty.get((entry.code, gap.key))
            forms.append((gap, faulty or form_of(entry, gap)))
        if forms:
            rows.append(EntryRow(entry, forms))
    return rows


def _say(request: PortalRequest, done: Filled) -> None:
    if done.count:
        messages.success(request, f"{zahlwort(done.count, 'Lücke,Lücken')} gefüllt.")
    elif not done.faulty:
        messages.info(request, "Es war nichts ausgefüllt.")
