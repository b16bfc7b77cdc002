"""Reminders that went out, and pauses."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from buendnis.tenancy.models import AllianceOwned


class Reminder(AllianceOwned):
    """A reminder that was written: never two for the same thing to the same person.

    `key` names the thing: kind, case and the date or state that it is about.
    """

    key = models.CharField(max_length=160)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    case_code = models.CharField(max_length=12, blank=True)
    written_at = models.DateTimeField(default=timezone.now)

    class Meta(AllianceOwned.Meta):
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["alliance", "user", "key"], name="reminder_once_per_thing"
            ),
        ]


class ReminderPause(AllianceOwned):
    """A person gets no reminders of this alliance until a date, or until they end the pause."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    until = models.DateField("Pause bis", null=True, blank=True)
    since = models.DateTimeField(default=timezone.now)

    class Meta(AllianceOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["alliance", "user"], name="reminder_pause_once"),
        ]
