"""manage.py load_programme: loads a published action programme into an alliance."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.programme.loading import load_programme
from certification.programme.reading import TRIER, ProgrammeFileError


class Command(BaseCommand):
    help = "Lädt ein veröffentlichtes Handlungsprogramm in ein Bündnis; beim zweiten Mal ändert sich nichts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("alliance", help="Kürzel des Bündnisses, z. B. trier")
        parser.add_argument(
            "file",
            nargs="?",
            type=Path,
            default=TRIER,
            help="YAML-Datei (sonst das Programm von Trier)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        alliance = Alliance.objects.filter(slug=options["alliance"]).first()
        if alliance is None:
            raise CommandError(
                f"Das Bündnis „{options['alliance']}“ gibt es nicht (manage.py create_alliance)."
            )
        try:
            with scope(alliance):
                programme, changed = load_programme(options["file"])
        except ProgrammeFileError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{programme.organisation}: {', '.join(changed) or 'unverändert'}")
