"""Says that entries are still true: one click for coordinators, one for the organisation itself."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from services.directory.changes import told_at_once
from services.directory.models import Entry, Organisation
from services.directory.writing import confirm_entry
from services.freshness.models import CheckRequest
from services.freshness.queries import answers_to, live_entries, locked
from services.freshness.values import COORDINATION, PROVIDER

UNCHANGED = "Geprüft, unverändert"


@transaction.atomic
def confirm(entries: Iterable[Entry], *, by: Actor) -> int:
    """Note for the coordination that these entries are still true; return how many. Twice is once."""
    today = timezone.localdate()
    found = list(entries)
    with told_at_once():
        for entry in found:
            confirm_entry(entry, on=today, by=by, who=COORDINATION, how=UNCHANGED)
    return len(found)


def confirm_organisation(organisation: Organisation, *, by: Actor) -> int:
    """Note it for everything that stands here of an organisation; return how many entries."""
    return confirm(live_entries().filter(organisation=organisation), by=by)


def provider_of(request: CheckRequest) -> Actor:
    """Return who acts through the link of a mail: the organisation, without an account."""
    return Actor(name=request.organisation.name[:120])


def mark_of(entry: Entry) -> str:
    """Return what a page remembers of an entry that it showed: it moves when a fact changes."""
    return entry.changed_at.isoformat()


@transaction.atomic
def confirm_by_provider(request: CheckRequest, *, seen: Mapping[str, str]) -> list[Entry]:
    """Note that the organisation finds these entries true; return those that changed since it saw them.

    `seen` are marks by the codes of entries: a code that the mail did not ask about is left out. Twice is
    once, and what the organisation itself wants changed is not confirmed as it stands. Numbers that nobody
    had confirmed are confirmed with the rest.
    """
    asked = locked(request)
    named = [
        answer.entry
        for answer in answers_to(asked)
        if answer.entry.code in seen and not answer.wants_change and not _is_done(answer.entry)
    ]
    changed = [entry for entry in named if mark_of(entry) != seen[entry.code]]
    with told_at_once():
        for entry in named:
            if entry not in changed:
                _confirm(entry, by=provider_of(asked))
    note_answer(asked)
    return changed


def _confirm(entry: Entry, *, by: Actor) -> None:
    today, how = timezone.localdate(), "Von der Organisation bestätigt"
    confirm_entry(entry, on=today, by=by, who=PROVIDER, how=how, numbers_too=True)


def _is_done(entry: Entry) -> bool:
    """Return whether the organisation said so today already."""
    return entry.checked_on == timezone.localdate() and entry.checked_by == PROVIDER


def note_answer(request: CheckRequest) -> None:
    """Note a question as answered once each of its entries is, inside the caller's transaction."""
    if request.answered_at is None and not any(each.is_open for each in answers_to(request)):
        request.answered_at = timezone.now()
        request.save(update_fields=["answered_at"])
