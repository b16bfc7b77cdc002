"""What the employer thinks of a step: how much effort it is, and whether it shall become a measure."""

from django.db import models
from django.utils import timezone

from buendnis.tenancy.managers import alliance_manager
from buendnis.tenancy.models import OwnedThrough
from certification.applications.models import Application


class StepNote(OwnedThrough):
    """Effort of a step at one question, and whether it is noted as a measure."""

    EFFORTS = [(1, "Geht nebenbei"), (2, "Braucht etwas Zeit"), (3, "Ein größeres Vorhaben")]
    owner_path = "application__employer__alliance"
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="step_notes"
    )
    question = models.CharField(max_length=8)
    effort = models.PositiveSmallIntegerField(choices=EFFORTS, null=True, blank=True)
    noted_at = models.DateTimeField(null=True)
    noted_by = models.CharField(max_length=120, blank=True)
    # The stage that the noted step leads to.
    to_stage = models.PositiveSmallIntegerField(null=True)
    changed_at = models.DateTimeField(default=timezone.now)
    objects = alliance_manager("application__employer__alliance")

    class Meta(OwnedThrough.Meta):
        ordering = ["question"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "question"], name="step_note_once_per_question"
            ),
            models.CheckConstraint(
                condition=models.Q(effort__isnull=True) | models.Q(effort__in=[1, 2, 3]),
                name="step_effort_known",
            ),
            models.CheckConstraint(
                condition=models.Q(noted_at__isnull=True, noted_by="", to_stage__isnull=True)
                | (models.Q(noted_at__isnull=False, to_stage__lte=4) & ~models.Q(noted_by="")),
                name="step_noted_by_somebody",
            ),
        ]
