"""Takes entries off the list that nobody confirmed for too long, and lets go of old questions."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.accounts.queries import office_addresses
from buendnis.mail.sending import send_after_commit
from buendnis.templatetags.german import datum
from buendnis.tenancy.addresses import address
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from services.directory.changes import told_at_once
from services.directory.dating import LEAVES_AFTER_DAYS, has_to_leave
from services.directory.models import Entry
from services.directory.queries import public_entries
from services.directory.writing import take_off
from services.freshness.models import CheckRequest, Proposal
from services.freshness.values import KEPT_DAYS

PORTAL = Actor(name="Portal")


def take_off_unconfirmed() -> int:
    """Take off the list what nobody confirmed, in all alliances (called by `tick`); return how many entries.

    What was taken from old documents never leaves by itself: the first run would empty the directory.
    """
    today = timezone.localdate()
    count = 0
    for alliance in Alliance.objects.all():
        with scope(alliance):
            count += _take_off_here(today)
    return count


@transaction.atomic
def _take_off_here(today: date) -> int:
    with told_at_once():
        gone = [
            take_off(entry, on=today, by=PORTAL, why=_why(entry)) for entry in _unconfirmed(today)
        ]
    if gone:
        send_after_commit(
            "entries_left",
            to=office_addresses(),
            link=address("freshness:desk"),
            entries=gone,
        )
    return len(gone)


def _unconfirmed(today: date) -> list[Entry]:
    last = today - timedelta(days=LEAVES_AFTER_DAYS)
    overdue = public_entries().filter(historical=False, next_check__lt=last)
    # Held, so that a confirmation at the same moment comes before or after, never in between.
    overdue = overdue.select_for_update(of=("self",))
    return [
        entry
        for entry in overdue
        if has_to_leave(next_check=entry.next_check, historical=entry.historical, today=today)
    ]


def _why(entry: Entry) -> str:
    since = (
        f"seit dem {datum(entry.checked_on)} nicht bestätigt"
        if entry.checked_on
        else "nie bestätigt"
    )
    return f"Nicht mehr in der Liste, {since}"


def delete_old_requests() -> int:
    """Delete questions to organisations and what they proposed, long after; return how many questions."""
    oldest = timezone.now() - timedelta(days=KEPT_DAYS)
    count = 0
    for alliance in Alliance.objects.all():
        with scope(alliance), transaction.atomic():
            old = CheckRequest.objects.filter(sent_at__lt=oldest)
            old = old.exclude(proposals__in=Proposal.objects.filter(closed_at__isnull=True))
            keys = list(old.values_list("pk", flat=True))
            Proposal.objects.filter(request__in=keys).delete()
            CheckRequest.objects.filter(pk__in=keys).delete()
            count += len(keys)
    return count
