"""manage.py load_sample_content: three alliances, their people, and cases in every state."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from buendnis.portal.sample_cases import load_sample_content


class Command(BaseCommand):
    help = "Lädt die Beispieldaten, soweit sie fehlen. Nur im Beispielbetrieb (SAMPLE_MODE=1)."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.SAMPLE_MODE:
            raise CommandError("Beispieldaten gibt es nur im Beispielbetrieb (SAMPLE_MODE=1).")
        for line in load_sample_content():
            if options["verbosity"]:
                self.stdout.write(line)
