"""manage.py check_seals: says whether sealed records, certificates and documents are what they were."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.applications.models import Application
from certification.reports.proof import faults_of


class Command(BaseCommand):
    """Changes nothing; ends with status 1 where something does not fit, for monitoring."""

    help = (
        "Prüft alle Siegel, Zertifikate und gespeicherten Unterlagen auf nachträgliche Änderungen."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        checked = broken = 0
        for alliance in Alliance.objects.order_by("slug"):
            with scope(alliance):
                for application in Application.objects.order_by("pk").iterator(chunk_size=100):
                    checked += 1
                    for sentence in faults_of(application):
                        broken += 1
                        self.stdout.write(f"{alliance.slug} {application.code}: {sentence}")
        if broken:
            raise CommandError(f"Nicht unversehrt: {broken} in {checked} Anträgen.")
        self.stdout.write(f"Anträge geprüft: {checked}. Alles ist unversehrt.")
