"""manage.py load_catalogue: checks a catalogue file, stores it as an edition and publishes it."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.catalogue.actions import load_edition, publish_edition
from certification.catalogue.models import EditionIsPublished
from certification.catalogue.reading import STANDARD, CatalogueError

OUTCOMES = {"new": "neu geladen", "changed": "geändert", "unchanged": "unverändert"}


class Command(BaseCommand):
    help = "Prüft eine Katalogdatei, lädt sie in ein Bündnis und veröffentlicht sie auf Wunsch."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("alliance", help="Kürzel des Bündnisses, z. B. magdeburg")
        parser.add_argument(
            "file",
            nargs="?",
            type=Path,
            default=STANDARD,
            help="YAML-Datei (sonst Standardkatalog)",
        )
        parser.add_argument("--publish", action="store_true", help="gleich veröffentlichen")
        parser.add_argument(
            "--from",
            dest="start",
            type=date.fromisoformat,
            help="gilt ab (JJJJ-MM-TT, sonst heute)",
        )
        parser.add_argument(
            "--note",
            default="",
            help="was sich geändert hat, für die öffentliche Seite (sonst meta.aenderung)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        alliance = Alliance.objects.filter(slug=options["alliance"]).first()
        if alliance is None:
            raise CommandError(
                f"Das Bündnis „{options['alliance']}“ gibt es nicht (manage.py create_alliance)."
            )
        try:
            with scope(alliance):
                loaded = load_edition(options["file"], change_note=options["note"])
                self.stdout.write(
                    f"Katalogstand {loaded.edition.version}: {OUTCOMES[loaded.outcome]}"
                )
                if options["publish"] and not loaded.edition.is_published:
                    publish_edition(
                        loaded.edition, in_force_from=options["start"] or timezone.localdate()
                    )
                    self.stdout.write(
                        f"veröffentlicht, Prüfsumme {loaded.edition.content_hash[:16]}…"
                    )
        except (CatalogueError, EditionIsPublished) as error:
            raise CommandError(str(error)) from error
