"""Certificates with their public number, what became of them, and the stored documents of a case."""

from django.db import models
from django.utils import timezone

from buendnis.german import sort_key
from buendnis.tenancy.managers import alliance_manager
from buendnis.tenancy.models import OwnedThrough
from certification.applications.models import Application
from certification.applications.states import State
from certification.decisions.models import Decision


class Certificate(OwnedThrough):
    """A certificate, or the confirmation „Auf dem Weg“, which is no seal and has its own numbers."""

    KINDS = [("certificate", "Zertifikat"), ("confirmation", "Teilnahmebestätigung")]
    STATUSES = [
        ("valid", "Gültig"),
        ("suspended", "Ausgesetzt"),
        ("withdrawn", "Entzogen"),
        ("replaced", "Ersetzt"),
    ]
    owner_path = "decision__application__employer__alliance"
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="certificates")
    # A wrong name on the paper: the same decision, a new number in place of this one.
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="replaced_by", null=True
    )
    kind = models.CharField(max_length=12, choices=KINDS)
    number = models.CharField(max_length=20, unique=True)
    level = models.CharField(max_length=20)
    level_title = models.CharField(max_length=60)
    # As printed: a later change of the employer's name does not change what hangs on the wall.
    employer_name = models.CharField(max_length=160)
    sort_key = models.CharField(max_length=160, editable=False)
    employer_city = models.CharField(max_length=80)
    scope_sentence = models.CharField(max_length=1400)
    evidence_share = models.CharField(max_length=6)
    examined_on = models.DateField()
    examined_how = models.CharField(max_length=5)
    valid_from = models.DateField()
    valid_until = models.DateField()
    status = models.CharField(max_length=10, choices=STATUSES, default="valid")
    issued_at = models.DateTimeField(default=timezone.now)
    objects = alliance_manager("decision__application__employer__alliance")

    class Meta(OwnedThrough.Meta):
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(fields=["kind", "status", "valid_until"], name="certificate_register")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["decision"],
                condition=models.Q(replaces__isnull=True),
                name="certificate_first_of_its_decision",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until__gt=models.F("valid_from")),
                name="certificate_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["valid", "suspended", "withdrawn", "replaced"]),
                name="certificate_status_known",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def save(self, *args, **kwargs) -> None:
        self.sort_key = sort_key(self.employer_name)
        super().save(*args, **kwargs)


class CertificateEvent(OwnedThrough):
    """Suspended, lifted, withdrawn, replaced: reason, date, and the sentence that everybody may read."""

    KINDS = [
        ("suspended", "Ausgesetzt"),
        ("lifted", "Aussetzung aufgehoben"),
        ("withdrawn", "Entzogen"),
        ("replaced", "Ersetzt"),
    ]
    owner_path = "certificate__decision__application__employer__alliance"
    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=KINDS)
    on = models.DateField("Datum")
    reason = models.TextField("Grund (intern)", max_length=2000)
    public_text = models.CharField("Öffentlicher Text", max_length=400)
    by_name = models.CharField(max_length=120)
    recorded_at = models.DateTimeField(default=timezone.now)
    objects = alliance_manager("certificate__decision__application__employer__alliance")

    class Meta(OwnedThrough.Meta):
        ordering = ["recorded_at", "pk"]


class StoredDocument(OwnedThrough):
    """A rendered document with its hash: the same bytes whenever it is fetched.

    `pdf` is empty while the document is being made out („wird ausgefertigt“); `tick` finishes what was
    interrupted.
    """

    KINDS = [
        ("receipt", "Eingangsbestätigung"),
        ("certificate", "Zertifikat"),
        ("report", "Auditbericht"),
    ]
    owner_path = "application__employer__alliance"
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=12, choices=KINDS)
    record_hash = models.CharField(max_length=64)
    # Only of a certificate that was made out again with the right name: the paper says what that row says.
    certificate = models.OneToOneField(
        Certificate, on_delete=models.PROTECT, related_name="paper", null=True
    )
    pdf = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    requested_at = models.DateTimeField(default=timezone.now)
    rendered_at = models.DateTimeField(null=True)
    objects = alliance_manager("application__employer__alliance")

    class Meta(OwnedThrough.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["application", "kind", "record_hash"],
                condition=models.Q(certificate__isnull=True),
                name="document_once_per_record",
            ),
            models.CheckConstraint(
                condition=models.Q(pdf__isnull=True, sha256="", rendered_at__isnull=True)
                | (models.Q(pdf__isnull=False, rendered_at__isnull=False) & ~models.Q(sha256="")),
                name="document_bytes_have_hash",
            ),
        ]

    @property
    def title(self) -> str:
        """How readers call it: the paper of somebody „Auf dem Weg“ is no certificate."""
        if self.kind == "certificate" and self.application.state == State.ON_THE_WAY:
            return "Teilnahmebestätigung"
        return self.get_kind_display()

    @property
    def is_ready(self) -> bool:
        return self.rendered_at is not None
