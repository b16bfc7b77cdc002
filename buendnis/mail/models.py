"""The outbox: mail is a row in the same transaction, sent after the commit, repeated until it left."""

from django.db import models
from django.utils import timezone

from buendnis.tenancy.models import Alliance


class Mail(models.Model):
    """One mail to one address. Shared between alliances: `tick` sends them all."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+", null=True)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    template = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["created_at"], condition=models.Q(sent_at__isnull=True), name="mail_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} an {self.to}"
