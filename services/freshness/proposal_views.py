"""The coordination decides what becomes of proposals, field by field."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import Actor
from buendnis.tenancy.addresses import go
from buendnis.workflow import NotPossible
from services.directory.checks import BadValues
from services.directory.queries import own_entries, values_of, with_parts
from services.directory.rules import may_edit
from services.freshness import proposable
from services.freshness.models import Proposal, ProposedChange
from services.freshness.proposal_forms import VerdictForm
from services.freshness.proposing import decide, mark_of
from services.freshness.queries import open_proposals

TEMPLATES = "services/freshness"
ROWS = 20


@dataclass(frozen=True)
class ChangeRow:
    """One change on the page; `now` only where the entry says something else by now."""

    change: ProposedChange
    label: str
    before: str
    after: str
    now: str
    form: VerdictForm


def proposal_by_code(actor: Actor, code: str) -> Proposal:
    """Return a proposal of the alliance in scope, decided or not. Raises Http404."""
    found = Proposal.objects.select_related("entry__organisation", "request__organisation")
    proposal = found.filter(code=code).first()
    if proposal is None:
        raise Http404("Diesen Vorschlag gibt es hier nicht.")
    return proposal


@page(rule=may_edit)
def proposals(request: PortalRequest) -> HttpResponse:
    """What providers would change, the longest wait first."""
    shown = Paginator(open_proposals(), ROWS).get_page(request.GET.get("seite"))
    context = {"page": shown, "proposals": list(shown.object_list)}
    return render(request, f"{TEMPLATES}/proposals.html", context)


@page(rule=may_edit, subject=proposal_by_code, methods=["GET", "POST"])
def proposal(request: PortalRequest, found: Proposal) -> HttpResponse:
    """One proposal: before, after, what stands by now; yes or no to each, and a reason for a no."""
    sent = request.POST if request.method == "POST" and found.closed_at is None else None
    rows = _rows(found, sent)
    problem, status = "", 200
    if request.method == "POST":
        if found.closed_at is not None:
            messages.info(request, "Über diesen Vorschlag ist schon entschieden.")
            return go("freshness:proposals")
        if all(row.form.is_valid() for row in rows):
            problem = _decided(request, found, rows)
            if not problem:
                has_address = found.request.organisation.provider_email
                told = " Die Organisation bekommt eine Mail." if has_address else ""
                messages.success(request, f"Entschieden.{told}")
                return go("freshness:proposals")
            found = proposal_by_code(request.actor, found.code)
            rows = _rows(found, None)
        status = 409 if problem else 422
    context = {"proposal": found, "rows": rows, "mark": mark_of(found), "problem": problem}
    return render(request, f"{TEMPLATES}/proposal.html", context, status=status)


def _rows(found: Proposal, sent: object) -> list[ChangeRow]:
    entry = with_parts(own_entries()).filter(pk=found.entry_id).first() or found.entry
    standing = proposable.now(values_of(entry))
    return [
        ChangeRow(
            change=each,
            label=proposable.label(each.field),
            before=proposable.words(each.field, each.before),
            after=proposable.words(each.field, each.after),
            now=_now(each, standing),
            # What was sent, or None before anything was.
            form=VerdictForm(sent, prefix=each.field),  # type: ignore[arg-type]
        )
        for each in found.changes.all()
    ]


def _now(change: ProposedChange, standing: proposable.Plain) -> str:
    """Return what stands by now, empty where that is what the provider saw."""
    value = standing.get(change.field)
    return "" if value == change.before else proposable.words(change.field, value)


def _decided(request: PortalRequest, found: Proposal, rows: list[ChangeRow]) -> str:
    """Decide; return why that was not possible, or nothing."""
    verdicts = {
        row.change.field: (row.form.cleaned_data["verdict"], row.form.cleaned_data["reason"])
        for row in rows
    }
    try:
        decide(found, verdicts=verdicts, seen=request.POST.get("seen", ""), by=request.actor)
    except NotPossible as refusal:
        return refusal.sentence
    except BadValues as bad:
        return " ".join(sentence for _, sentence in bad.problems)
    return ""
