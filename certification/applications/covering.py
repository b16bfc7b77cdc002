"""Writes into each case who stands in for its adviser, from when to when (docs/decisions/0020)."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from buendnis.access.rules import Actor, Role
from buendnis.accounts.models import User
from buendnis.journal.actions import record
from certification.applications import queries
from certification.applications.models import Application, CasePerson, Deputy


def why_not(application: Application, *, user: User, task: str) -> str:
    """Return the sentence why this person cannot take a task ("adviser" or "examiner"), empty where she can.

    Who stands in for the adviser must fulfil what an adviser must.
    """
    role = Role.EXAMINER if task == "examiner" else Role.COORDINATOR
    if queries.candidates(application, role).filter(pk=user.pk).exists():
        return ""
    if user.pk in queries.employer_people_ever(application):
        return f"{user.name} gehört oder gehörte zu diesem Betrieb und kann ihn weder beraten noch prüfen."
    if task == "examiner" and user.pk in queries.advisers_ever(application):
        return (
            f"{user.name} hat diesen Betrieb beraten und kann ihn deshalb nicht prüfen. Benennen Sie eine andere "
            "Person; fehlt jemand, hilft ein Nachbarbündnis aus."
        )
    if task == "adviser" and user.pk in queries.examiners_ever(application):
        return f"{user.name} hat diesen Betrieb geprüft und kann ihn deshalb nicht beraten."
    return f"{user.name} hat in diesem Bündnis nicht die Aufgabe, die dafür nötig ist."


def span_of(deputy: Deputy) -> tuple[datetime, datetime]:
    """Return the first moment of the first day and the first moment after the last one, Berlin time."""
    begins = timezone.make_aware(datetime.combine(deputy.first_day, time.min))
    ends = timezone.make_aware(datetime.combine(deputy.last_day + timedelta(days=1), time.min))
    return begins, ends


def cover(application: Application, deputy: Deputy, *, by: Actor) -> str:
    """Note in a case that somebody stands in for its adviser; return why not, empty where it is noted.

    It ends by itself. From now on the deputy counts as somebody who advised the case.
    """
    reason = why_not(application, user=deputy.deputy, task="adviser")
    if reason:
        return reason
    begins, ends = span_of(deputy)
    CasePerson.objects.create(
        application=application,
        user=deputy.deputy,
        task="deputy",
        since=max(begins, timezone.now()),
        until=ends,
        reason=f"Vertritt {deputy.coordinator.name}"[:200],
    )
    record(
        "application.deputy_named",
        about=application,
        by=by,
        case_code=application.code,
        sentence=f"Vertretung der Beratung: {deputy.deputy.name}, "
        f"{deputy.first_day:%d.%m.%Y} bis {deputy.last_day:%d.%m.%Y}",
    )
    return ""


def uncover(application: Application, *, user_id: int | None = None) -> bool:
    """End what stands in a case about deputies (of one person, or all); return whether there was something.

    What has not begun is taken out again: nobody did anything, and nobody counts for it.
    """
    now = timezone.now()
    rows = CasePerson.objects.filter(application=application, task="deputy", until__gt=now)
    if user_id is not None:
        rows = rows.filter(user=user_id)
    removed, _ = rows.filter(since__gt=now).delete()
    return bool(rows.update(until=now) + removed)


def follow_adviser(application: Application, *, by: Actor) -> None:
    """Let the deputies of the new adviser take the place of those of the one before."""
    uncover(application)
    ahead = Deputy.objects.filter(
        coordinator=application.adviser_id,
        ended_at__isnull=True,
        last_day__gte=timezone.localdate(),
    )
    for deputy in ahead.select_related("coordinator", "deputy"):
        cover(application, deputy, by=by)
