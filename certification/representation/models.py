"""What the staff representation of an employer said about a case."""

from django.db import models
from django.utils import timezone

from buendnis.tenancy.managers import alliance_manager
from buendnis.tenancy.models import OwnedThrough
from certification.applications.models import Application


class Voice(OwnedThrough):
    """Asked by a link, answered without an account; or the employer says that there is none."""

    owner_path = "application__employer__alliance"
    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="voice")
    none_exists = models.BooleanField(
        "Eine Beschäftigtenvertretung gibt es bei uns nicht", default=False
    )
    email = models.EmailField("E-Mail der Beschäftigtenvertretung", blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.CharField(max_length=120)
    # What she saw when she took note: the hash of the sealed record, empty while it was a draft.
    record_hash = models.CharField(max_length=64, blank=True)
    noted_at = models.DateTimeField(null=True)
    name = models.CharField("Name", max_length=120, blank=True)
    function = models.CharField("Funktion", max_length=120, blank=True)
    statement = models.TextField("Stellungnahme", max_length=1500, blank=True)
    objects = alliance_manager("application__employer__alliance")

    class Meta(OwnedThrough.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(none_exists=True, email="", noted_at__isnull=True)
                | (models.Q(none_exists=False) & ~models.Q(email="")),
                name="voice_asked_or_none",
                violation_error_message="Entweder eine Adresse oder „gibt es bei uns nicht“.",
            ),
            models.CheckConstraint(
                condition=models.Q(noted_at__isnull=True, name="")
                | (models.Q(noted_at__isnull=False) & ~models.Q(name="")),
                name="voice_noted_by_somebody",
            ),
        ]

    @property
    def has_spoken(self) -> bool:
        return self.noted_at is not None
