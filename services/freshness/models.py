"""Questions to providers, what they propose, and how the links of entries fared."""

from django.db import models
from django.utils import timezone

from buendnis.tenancy.codes import new_code
from buendnis.tenancy.managers import alliance_manager
from buendnis.tenancy.models import AllianceOwned, OwnedThrough
from services.directory.models import Entry, Organisation


class CheckRequest(AllianceOwned):
    """A mail to an organisation with the question whether its entries are still true."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="check_requests"
    )
    email = models.EmailField()
    # The entries that the mail asked about: the link answers for these alone (DECISIONS 22).
    entry_codes = models.JSONField(default=list)
    sent_at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta(AllianceOwned.Meta):
        ordering = ["-sent_at", "-pk"]


class Proposal(AllianceOwned):
    """What a provider would change about one entry; families see the entry as it is until it is decided."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    request = models.ForeignKey(CheckRequest, on_delete=models.PROTECT, related_name="proposals")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="proposals")
    # The version of the entry that the provider saw.
    entry_version = models.PositiveIntegerField()
    note = models.CharField("Nachricht an die Koordination", max_length=500, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)

    class Meta(AllianceOwned.Meta):
        ordering = ["made_at", "pk"]


class ProposedChange(OwnedThrough):
    """One field of a proposal, before and after, and what the coordinator said."""

    OPEN, ACCEPTED, DECLINED = "offen", "angenommen", "abgelehnt"
    owner_path = "proposal__alliance"
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="changes")
    field = models.CharField(max_length=40)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    verdict = models.CharField(
        max_length=10,
        choices=[(OPEN, "Offen"), (ACCEPTED, "Angenommen"), (DECLINED, "Abgelehnt")],
        default=OPEN,
    )
    reason = models.CharField("Grund", max_length=200, blank=True)
    objects = alliance_manager("proposal__alliance")

    class Meta(OwnedThrough.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "field"], name="proposed_field_once")
        ]


class LinkCheck(AllianceOwned):
    """How an address of an entry answered last; an address is asked once, however many entries name it."""

    url = models.URLField(max_length=400)
    checked_at = models.DateTimeField()
    # „gut“, „umgezogen“, „tot“, „keine Antwort“, „nicht gefragt“; the words live beside the check.
    state = models.CharField(max_length=20)
    status_code = models.PositiveSmallIntegerField(null=True)
    failing_since = models.DateTimeField(null=True)
    moved_to = models.CharField(max_length=400, blank=True)

    class Meta(AllianceOwned.Meta):
        ordering = ["url"]
        constraints = [models.UniqueConstraint(fields=["alliance", "url"], name="link_check_once")]
