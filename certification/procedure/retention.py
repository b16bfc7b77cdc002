"""Deletes the people counts of finished cases when their time is over; every seal stays true."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.journal.actions import record
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.applications.models import Application
from certification.applications.states import FINAL
from certification.assessment.models import PeopleNumbers
from certification.decisions.validity import last_day
from certification.records.models import SealedCounts
from certification.review.models import NumberFinding

KEPT_MONTHS = 6
PORTAL = Actor(name="Portal")


def delete_old_counts(now: datetime | None = None) -> int:
    """Delete the counts of cases finished more than six months ago (DECISIONS 8); return how many cases.

    Ratios and points stay in the sealed results. Nothing happens the second time.
    """
    today = timezone.localdate(now)
    deleted = 0
    for alliance in Alliance.objects.all():
        with scope(alliance):
            for application in Application.objects.filter(state__in=sorted(FINAL)):
                end = timezone.localdate(application.state_since)
                if last_day(end, months=KEPT_MONTHS) < today:
                    deleted += _delete(application)
    return deleted


@transaction.atomic
def _delete(application: Application) -> int:
    """Delete what is left of one case's counts; return 1 where there was something."""
    removed = sum(
        rows.delete()[0]
        for rows in (
            SealedCounts.objects.filter(record__application=application),
            PeopleNumbers.objects.filter(application=application),
        )
    )
    removed += (
        NumberFinding.objects.filter(application=application).exclude(values={}).update(values={})
    )
    if removed:
        record(
            "procedure.counts_deleted",
            about=application,
            by=PORTAL,
            case_code=application.code,
            sentence="Zahlen über Beschäftigte nach Ablauf der Frist gelöscht",
        )
    return 1 if removed else 0
