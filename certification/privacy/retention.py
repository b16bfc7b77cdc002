"""Lets go of requests for access some time after they were answered."""

from datetime import timedelta

from django.utils import timezone

from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.employers.models import AccessRequest

REQUEST_DAYS = 90


def delete_old_requests() -> int:
    """Delete answered requests, in all alliances; return how many (called by `tick`)."""
    oldest = timezone.now() - timedelta(days=REQUEST_DAYS)
    deleted = 0
    for alliance in Alliance.objects.all():
        with scope(alliance):
            deleted += AccessRequest.objects.filter(answered_at__lt=oldest).delete()[0]
    return deleted
