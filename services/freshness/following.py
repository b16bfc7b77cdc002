"""Questions and proposals go along when two entries, or two organisations, become one."""

from datetime import timedelta

from django.utils import timezone

from services.directory.models import Entry, Organisation
from services.freshness.models import CheckRequest, Proposal
from services.freshness.values import QUIET_DAYS


def proposals_follow(lose: Entry, into: Entry) -> None:
    """Let what waits for a decision wait at the entry that stays, and open links ask about that one."""
    Proposal.objects.filter(entry=lose, closed_at__isnull=True).update(entry=into)
    lately = timezone.now() - timedelta(days=QUIET_DAYS)
    # Of another organisation's entry nobody is asked by this link.
    for request in CheckRequest.objects.filter(
        organisation=into.organisation_id, sent_at__gt=lately
    ):
        if lose.code in request.entry_codes:
            codes = [into.code if code == lose.code else code for code in request.entry_codes]
            request.entry_codes = list(dict.fromkeys(codes))
            request.save(update_fields=["entry_codes"])


def questions_follow(lose: Organisation, into: Organisation) -> None:
    """Let the links that an organisation holds work on for its entries, while its address stays on file."""
    CheckRequest.objects.filter(organisation=lose).update(organisation=into)
