"""The decision of the board: one per case."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from buendnis.tenancy.managers import alliance_manager
from buendnis.tenancy.models import OwnedThrough
from certification.applications.models import Application
from certification.records.models import SealedRecord


class Decision(OwnedThrough):
    """Level (empty: none), reasons and date. Never higher than computed, lower only with reasons."""

    owner_path = "application__employer__alliance"
    application = models.OneToOneField(
        Application, on_delete=models.PROTECT, related_name="decision"
    )
    level = models.CharField(max_length=20, blank=True)
    computed_level = models.CharField(max_length=20, blank=True)
    reasons = models.TextField("Begründung", blank=True, max_length=4000)
    decided_on = models.DateField("Datum des Beschlusses")
    valid_from = models.DateField("Gültig ab (Verleihung)")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_by_name = models.CharField(max_length=120)
    record = models.OneToOneField(SealedRecord, on_delete=models.PROTECT, related_name="decision")
    recorded_at = models.DateTimeField(default=timezone.now)
    objects = alliance_manager("application__employer__alliance")

    class Meta(OwnedThrough.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_from__gte=models.F("decided_on")),
                name="decision_valid_from_not_before",
                violation_error_message="Gültig wird die Entscheidung frühestens am Tag des Beschlusses.",
            ),
            models.CheckConstraint(
                condition=models.Q(level=models.F("computed_level")) | ~models.Q(reasons=""),
                name="decision_lower_has_reasons",
                violation_error_message="Wer von der gerechneten Stufe abweicht, begründet es.",
            ),
        ]
