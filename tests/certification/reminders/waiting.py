"""Lets cases wait: sets back since when they stand where they stand, for a moment of the test's own."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from buendnis.journal.models import Entry
from buendnis.mail.models import Mail
from certification.applications.models import Application

# A Wednesday, by day.
NOW = datetime(2026, 11, 25, 10, tzinfo=ZoneInfo("Europe/Berlin"))


def waited(case: Application, *, days: int, now: datetime = NOW) -> Application:
    """Return the case as if it had come to its state so many days ago, with nothing in the journal since."""
    since = now - timedelta(days=days)
    Application.objects.filter(pk=case.pk).update(state_since=since, created_at=since)
    case.refresh_from_db()
    return case


def moved(case: Application, *, days: int, verb: str = "assessment.answer_changed") -> None:
    """Note in the journal that something happened so many days ago."""
    Entry.objects.create(
        alliance=case.employer.alliance, at=NOW - timedelta(days=days), actor_name="Jemand",
        verb=verb, about_type="application", about_code=case.code, case_code=case.code, sentence="–",
    )  # fmt: skip


def mails() -> list[tuple[str, list[str]]]:
    """Return the reminders in the outbox as (name before the number of the address, lines)."""
    return [
        (
            mail.to.rsplit("-", 1)[0],
            [line[2:] for line in mail.body.splitlines() if line.startswith("– ")],
        )
        for mail in Mail.objects.filter(template="reminders").order_by("pk")
    ]
