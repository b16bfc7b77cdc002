"""What the top management signed, how, and what exactly it had before it."""

from django.db import models
from django.utils import timezone

from buendnis.tenancy.managers import alliance_manager
from buendnis.tenancy.models import OwnedThrough
from certification.applications.models import Application

# How programmes were signed before; kept as it was said then, not offered any more.
EARLIER = [
    ("paper", "Auf Papier unterschrieben"),
    ("meeting", "Im Gespräch erklärt und vermerkt"),
    ("electronic", "Elektronisch unterschrieben"),
]
WITHOUT_PROOF = ["portal", *(method for method, _ in EARLIER)]


class SignOff(OwnedThrough):
    """One signature asked for or given. A change of what was signed makes a new one; old ones are kept."""

    PURPOSES = [
        ("declarations", "Erklärungen zum Antrag"),
        ("programme", "Handlungsprogramm"),
    ]
    METHODS = [
        ("portal", "Im Portal angemeldet"),
        ("link", "Bestätigt über einen Link an die eigene Adresse"),
        ("page", "Unterschriebene Seite hochgeladen"),
        *EARLIER,
    ]
    owner_path = "application__employer__alliance"
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="sign_offs")
    purpose = models.CharField(max_length=16, choices=PURPOSES)
    method = models.CharField(max_length=12, choices=METHODS)
    # SHA-256 of what was signed; it must still be the same when it counts. Empty for earlier signatures.
    subject_hash = models.CharField(max_length=64, blank=True)
    name = models.CharField("Name der Leitung", max_length=120)
    function = models.CharField("Funktion", max_length=120)
    place = models.CharField("Ort", max_length=80, blank=True)
    email = models.EmailField("Eigene E-Mail-Adresse der Leitung", blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.CharField(max_length=120)
    signed_at = models.DateTimeField(null=True)
    signed_on = models.DateField("Unterschrieben am", null=True)
    # What the signer declared, by key: complaints_office, no_open_findings, truthful.
    declared = models.JSONField(default=dict)
    revoked_at = models.DateTimeField(null=True)
    file_name = models.CharField(max_length=200, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    stored_as = models.CharField(max_length=120, blank=True)
    objects = alliance_manager("application__employer__alliance")

    class Meta(OwnedThrough.Meta):
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "purpose"],
                condition=models.Q(revoked_at__isnull=True),
                name="sign_off_one_standing",
            ),
            models.CheckConstraint(
                condition=models.Q(method="link") & ~models.Q(email="")
                | models.Q(method="page") & ~models.Q(sha256="")
                | models.Q(method__in=WITHOUT_PROOF),
                name="sign_off_address_or_page",
            ),
            models.CheckConstraint(
                condition=models.Q(signed_at__isnull=True, signed_on__isnull=True)
                | models.Q(signed_at__isnull=False, signed_on__isnull=False),
                name="sign_off_signed_has_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} ({self.get_method_display()})"

    @property
    def is_signed(self) -> bool:
        return self.signed_at is not None and self.revoked_at is None
