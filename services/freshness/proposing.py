"""Keeps what a provider would change, and lets the coordination decide field by field."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.accounts.queries import office_addresses
from buendnis.journal.actions import record
from buendnis.mail.sending import send_after_commit
from buendnis.tenancy.addresses import address
from buendnis.workflow import NotPossible
from services.directory.changes import told_at_once
from services.directory.models import Entry
from services.directory.queries import values_of
from services.directory.writing import confirm_entry, write_entry
from services.directory.writing import held as held_entry
from services.freshness import proposable
from services.freshness.confirming import confirm_by_provider, note_answer, provider_of
from services.freshness.confirming import mark_of as seen_mark_of
from services.freshness.models import CheckRequest, Proposal, ProposedChange
from services.freshness.queries import answers_to, locked
from services.freshness.values import PROVIDER

LOOKED_THROUGH = "Von der Organisation durchgesehen"
NOT_ASKED = "Nach diesem Eintrag hat die Mail nicht gefragt, oder er steht nicht mehr in der Liste."
DECIDED = "Über diesen Vorschlag ist schon entschieden."
CHANGED = (
    "Der Vorschlag oder der Eintrag hat sich inzwischen geändert. Bitte sehen Sie noch einmal hin."
)


@transaction.atomic
def propose(
    request: CheckRequest, entry: Entry, *, after: Mapping[str, Any], note: str
) -> Proposal:
    """Keep what an organisation would change about an entry; a proposal by the same mail is replaced.

    Raises NotPossible for an entry that the mail did not ask about.
    """
    asked = locked(request)
    if entry.pk not in {answer.entry.pk for answer in answers_to(asked)}:
        raise NotPossible(NOT_ASKED)
    found = proposable.changes(proposable.now(values_of(entry)), dict(after))
    standing = asked.proposals.filter(entry=entry, closed_at__isnull=True).first()
    proposal = standing or Proposal(request=asked, entry=entry)
    proposal.entry_version, proposal.note, proposal.made_at = entry.version, note, timezone.now()
    proposal.save()
    proposal.changes.all().delete()
    for name, (before, wanted) in found.items():
        ProposedChange.objects.create(proposal=proposal, field=name, before=before, after=wanted)
    note_answer(asked)
    if standing is None:
        sentence = f"Änderung vorgeschlagen: {entry.title}"
        record("freshness.proposed", about=entry, by=provider_of(asked), sentence=sentence)
        link = address("freshness:proposal", proposal.code)
        send_after_commit("proposal_waits", to=office_addresses(), link=link, entry=entry)
    return proposal


@transaction.atomic
def confirm_instead(request: CheckRequest, entry: Entry) -> None:
    """Note that the organisation finds an entry true as it stands; what it proposed before is withdrawn."""
    standing = request.proposals.select_for_update().filter(entry=entry, closed_at__isnull=True)
    for proposal in standing:
        proposal.delete()
        sentence = f"Vorschlag zurückgezogen: {entry.title}"
        record("freshness.withdrawn", about=entry, by=provider_of(request), sentence=sentence)
    confirm_by_provider(request, seen={entry.code: seen_mark_of(entry)})


def mark_of(proposal: Proposal) -> str:
    """Return what the page of a decision remembers: it moves with the entry and with the proposal."""
    return f"{proposal.entry.version}.{proposal.made_at.isoformat()}"


@transaction.atomic
def decide(
    proposal: Proposal, *, verdicts: Mapping[str, tuple[str, str]], seen: str, by: Actor
) -> Proposal:
    """Take over what was accepted, close the proposal and tell the provider.

    `verdicts` holds for each field its verdict and the reason; `seen` is the mark of what the page showed.
    Raises NotPossible where it is decided or has changed, BadValues where the entry cannot be so.
    """
    held = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if held.closed_at is not None:
        raise NotPossible(DECIDED)
    entry = held_entry(held.entry)
    if mark_of(held) != seen:
        raise NotPossible(CHANGED)
    changes = list(held.changes.all())
    for change in changes:
        change.verdict, change.reason = verdicts[change.field]
        change.save(update_fields=["verdict", "reason"])
    accepted = {
        each.field: each.after for each in changes if each.verdict == ProposedChange.ACCEPTED
    }
    made_on = timezone.localdate(held.made_at)
    values = proposable.applied(values_of(entry), accepted, today=made_on)
    with told_at_once():
        entry = write_entry(entry, values, by=by, how="Vorschlag der Organisation übernommen")
        if entry.checked_on is None or entry.checked_on < made_on:
            confirm_entry(entry, on=made_on, by=by, who=PROVIDER, how=LOOKED_THROUGH)
    held.closed_at = timezone.now()
    held.save(update_fields=["closed_at"])
    _tell_provider(held, entry, changes, by=by)
    return held


def _tell_provider(
    proposal: Proposal, entry: Entry, changes: list[ProposedChange], *, by: Actor
) -> None:
    sentence = f"Über Vorschlag entschieden: {entry.title}"
    record("freshness.decided", about=entry, by=by, sentence=sentence)
    send_after_commit(
        "proposal_decided",
        to=[proposal.request.organisation.provider_email],
        link=address("finding:entry", entry.code),
        entry=entry,
        changes=[
            (
                proposable.label(change.field),
                change.verdict == ProposedChange.ACCEPTED,
                proposable.words(change.field, change.after),
                change.reason,
            )
            for change in changes
        ],
    )
