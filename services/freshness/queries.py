"""What we ask about checks: who answers for what, whom to ask, what is answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from services.directory.dating import CHECK_AFTER_DAYS
from services.directory.models import Entry, Organisation
from services.directory.queries import own_entries, to_be_checked
from services.directory.states import Status
from services.freshness.models import CheckRequest, Proposal
from services.freshness.values import EARLY_DAYS, LINK_DAYS, QUIET_DAYS, REMIND_AFTER_DAYS

LIVE = Q(status=Status.PUBLIC) | Q(status=Status.OFF, left_on__isnull=False)


@dataclass(frozen=True)
class Answer:
    """An entry that a mail asked about, and what its organisation said."""

    entry: Entry
    proposal: Proposal | None
    is_confirmed: bool

    @property
    def is_open(self) -> bool:
        """Whether nobody has said anything yet."""
        return not (self.is_confirmed or self.proposal)

    @property
    def wants_change(self) -> bool:
        """Whether a proposal still waits for its decision."""
        return self.proposal is not None and self.proposal.closed_at is None


def live_entries() -> QuerySet[Entry]:
    """Return what providers answer for: what is public, and what left the list by itself."""
    return own_entries().filter(LIVE)


def left_by_themselves() -> QuerySet[Entry]:
    """Return entries that nobody confirmed for so long that they left, the latest first."""
    gone = own_entries().filter(status=Status.OFF, left_on__isnull=False)
    return gone.order_by("-left_on", "sort_key", "pk")


def answers_to(request: CheckRequest, entries: Iterable[Entry] | None = None) -> list[Answer]:
    """Return the entries that a mail asked about and that still stand, with what was answered since."""
    if entries is None:
        entries = live_entries().filter(code__in=request.entry_codes)
    asked_on = timezone.localdate(request.sent_at)
    proposals = {each.entry_id: each for each in request.proposals.order_by("made_at", "pk")}
    return [
        Answer(
            entry,
            proposals.get(entry.pk),
            entry.checked_on is not None and entry.checked_on >= asked_on,
        )
        for entry in entries
        if entry.organisation_id == request.organisation_id
    ]


def locked(request: CheckRequest) -> CheckRequest:
    """Return a question as it is now with its organisation, held until the end of the transaction."""
    rows = CheckRequest.objects.select_for_update(of=("self",)).select_related("organisation")
    return rows.get(pk=request.pk)


def standing_requests(organisations: Iterable[int]) -> dict[int, CheckRequest]:
    """Return the newest question to each organisation whose link may still be on somebody's desk.

    One that went to an address which is on file no longer stands no more: its link is closed.
    """
    since = timezone.now() - timedelta(days=LINK_DAYS)
    newest = Q(sent_at__gt=since) | Q(reminded_at__gt=since)
    found = CheckRequest.objects.filter(
        newest,
        organisation__in=list(organisations),
        answered_at__isnull=True,
        email__iexact=F("organisation__provider_email"),
    )
    return {each.organisation_id: each for each in found.order_by("sent_at", "pk")}


def to_be_asked(today: date) -> list[Organisation]:
    """Return organisations with an address that have something to confirm and were not asked about it yet."""
    due = list(to_be_checked(today).exclude(organisation__provider_email=""))
    asked = _questions({entry.organisation_id for entry in due})
    found = {
        entry.organisation_id: entry.organisation
        for entry in due
        if not _was_asked(entry, asked.get(entry.organisation_id, []), today)
    }
    return list(found.values())


def _questions(organisations: Iterable[int]) -> dict[int, list[CheckRequest]]:
    since = timezone.now() - timedelta(days=CHECK_AFTER_DAYS)
    found: dict[int, list[CheckRequest]] = {}
    rows = CheckRequest.objects.filter(organisation__in=list(organisations), sent_at__gt=since)
    for each in rows:
        found.setdefault(each.organisation_id, []).append(each)
    return found


def _was_asked(entry: Entry, questions: list[CheckRequest], today: date) -> bool:
    """Return whether a mail asked for this check already, or the last one is too fresh for another."""
    first = entry.next_check - timedelta(days=EARLY_DAYS) if entry.next_check else date.min
    for each in questions:
        sent_on = timezone.localdate(each.sent_at)
        if sent_on > today - timedelta(days=QUIET_DAYS):
            return True
        if entry.code in each.entry_codes and sent_on >= first:
            return True
    return False


def to_be_reminded() -> QuerySet[CheckRequest]:
    """Return questions that nobody answered before their link ran out, each once."""
    now = timezone.now()
    return CheckRequest.objects.filter(
        answered_at__isnull=True,
        reminded_at__isnull=True,
        sent_at__lte=now - timedelta(days=REMIND_AFTER_DAYS),
        # What a long pause of `tick` left behind is not news any more.
        sent_at__gt=now - timedelta(days=2 * QUIET_DAYS),
    ).select_related("organisation")


def open_proposals() -> QuerySet[Proposal]:
    """Return what providers would change and nobody has decided, the longest wait first."""
    waiting = Proposal.objects.filter(closed_at__isnull=True)
    return waiting.select_related("entry__organisation", "request").order_by("made_at", "pk")
