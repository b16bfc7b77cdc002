"""What the link of a mail opens: an organisation confirms its entries or says what has changed, without an account."""

from collections.abc import Mapping
from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import resolve
from django.utils import timezone

from buendnis.access.doors import page
from buendnis.access.requests import PortalRequest
from buendnis.access.rules import anyone
from buendnis.links.pages import closed_page, unkept
from buendnis.links.queries import OpenedLink, opened_link
from buendnis.workflow import NotPossible
from services.directory.differences import plain
from services.directory.models import Entry
from services.directory.queries import values_of, with_parts
from services.directory.words import words_of
from services.freshness import proposable
from services.freshness.asking import send_again
from services.freshness.confirming import confirm_by_provider, mark_of
from services.freshness.facts import facts_of
from services.freshness.models import CheckRequest
from services.freshness.proposable import other_slots
from services.freshness.proposal_forms import ProposalForm, first_shown
from services.freshness.proposing import confirm_instead, propose
from services.freshness.queries import answers_to, live_entries
from services.freshness.values import PURPOSE

TEMPLATES = "services/freshness/provider"
ALL = "alle"
ELSEWHERE = "Dieser Link ging an eine Adresse, die nicht mehr gilt."


@page(rule=anyone, subject=opened_link(PURPOSE), methods=["GET", "POST"], cross_site_post=True)
def provider(request: PortalRequest, found: OpenedLink) -> HttpResponse:
    """The entries that a mail asked about; nothing happens until a button is pressed: scanners follow links."""
    asked, found = _asked(found)
    if found.closed:
        return _closed(request, found, asked)
    changed: list[Entry] = []
    if request.method == "POST":
        changed = confirm_by_provider(asked, seen=_seen(request.POST))
        asked.refresh_from_db()
    return unkept(_entries(request, found, asked, changed))


def _asked(found: OpenedLink) -> tuple[CheckRequest, OpenedLink]:
    """Return the question, and its link: closed as well where it went to an address that is on file no longer."""
    asked = CheckRequest.objects.select_related("organisation").filter(code=found.link.about)
    request = asked.first()
    if request is None:
        raise Http404
    on_file = request.organisation.provider_email.lower()
    closed = found.closed or ("" if found.link.email == on_file else ELSEWHERE)
    return request, replace(found, closed=closed)


def _token(request: PortalRequest) -> str:
    """Return the secret part of the address, for links to the pages beside this one."""
    return str(resolve(request.path).kwargs["token"])


def _closed(request: PortalRequest, found: OpenedLink, asked: CheckRequest) -> HttpResponse:
    return unkept(
        closed_page(
            request,
            found,
            send_again=lambda: send_again(asked),
            ask_whom="Bitte wenden Sie sich dann an das Bündnis.",
        )
    )


def _seen(sent: Mapping[str, str]) -> dict[str, str]:
    """Return the marks of what was confirmed: of one entry, or of all that the page showed."""
    marks = {
        name.removeprefix("seen-"): value
        for name, value in sent.items()
        if name.startswith("seen-")
    }
    which = sent.get("confirm", "")
    return marks if which == ALL else {code: mark for code, mark in marks.items() if code == which}


def _entries(
    request: PortalRequest, found: OpenedLink, asked: CheckRequest, changed: list[Entry]
) -> HttpResponse:
    entries = with_parts(live_entries().filter(code__in=asked.entry_codes))
    answers = answers_to(asked, entries)
    rows = [(each, facts_of(each.entry), mark_of(each.entry)) for each in answers]
    context = {
        "asked": asked,
        "rows": rows,
        "open_count": sum(each.is_open for each in answers),
        "changed": changed,
        "sent": request.method == "POST" and not changed,
        "token": _token(request),
        "expires_at": found.link.expires_at,
        "all": ALL,
    }
    return render(request, f"{TEMPLATES}/entries.html", context)


@page(rule=anyone, subject=opened_link(PURPOSE), methods=["GET", "POST"], cross_site_post=True)
def change(request: PortalRequest, found: OpenedLink, code: str) -> HttpResponse:
    """One entry as a form; only what is different is kept, and families read it once it is accepted."""
    asked, found = _asked(found)
    if found.closed:
        return _closed(request, found, asked)
    asked_about = live_entries().filter(code__in={code} & set(asked.entry_codes))
    entry = next((each.entry for each in answers_to(asked, with_parts(asked_about))), None)
    if entry is None:
        raise Http404
    return unkept(_change(request, asked, entry))


def _change(request: PortalRequest, asked: CheckRequest, entry: Entry) -> HttpResponse:
    values, today = values_of(entry), timezone.localdate()
    before = proposable.now(values)
    standing = asked.proposals.filter(entry=entry, closed_at__isnull=True).first()
    proposed = {each.field: each.after for each in standing.changes.all()} if standing else {}
    shown = first_shown(before, proposed) | {"note": standing.note if standing else ""}
    form = ProposalForm(
        request.POST if request.method == "POST" else None, values=values, initial=shown
    )
    context = {
        "asked": asked,
        "entry": entry,
        "form": form,
        "token": _token(request),
        "others": [words_of("slots", [plain(each)]) for each in other_slots(values.slots)],
        "places": [str(at.place) for at in entry.places.select_related("place")],
    }
    if request.method == "POST" and form.is_complete(today):
        note = form.cleaned_data["note"]
        context["changes"] = changes = proposable.changes(before, form.after)
        try:
            if changes or note:
                propose(asked, entry, after=form.after, note=note)
            else:
                confirm_instead(asked, entry)
        except NotPossible as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return render(request, f"{TEMPLATES}/thanks.html", context)
    status = 422 if form.is_bound else 200
    return render(request, f"{TEMPLATES}/change.html", context, status=status)
