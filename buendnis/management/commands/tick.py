"""`manage.py tick`: does what is due. Meant to run every few minutes; running it twice does no harm."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from buendnis.jobs import run_jobs


class Command(BaseCommand):
    """Runs the registered jobs and prints what they did."""

    help = "Erledigt, was ansteht: wartende Mails, unterbrochene Dokumente. Alle paar Minuten aufrufen."

    def handle(self, *args: Any, **options: Any) -> None:
        done = run_jobs()
        for job in done:
            self.stdout.write(
                f"{job.name}: {'gescheitert (siehe Protokoll)' if job.failed else job.count}"
            )
        if any(job.failed for job in done):
            raise CommandError(
                "Mindestens eine Aufgabe ist gescheitert; der nächste Aufruf versucht es wieder."
            )
