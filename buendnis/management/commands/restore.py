"""`manage.py restore portal.tar.gz`: puts a backup into an empty portal, and into no other."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from buendnis.backup.actions import restore_backup
from buendnis.backup.values import Refused


class Command(BaseCommand):
    """Refuses a database or a folder that holds anything."""

    help = "Spielt eine Sicherung in ein leeres Portal zurück."
    # Before the tables are there, nothing about them can be checked.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = restore_backup(Path(options["file"]))
        except Refused as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(
            f"Zurückgespielt: der Stand vom {manifest.made_at}, Dateien ({len(manifest.parts) - 1})."
        )
        self.stdout.write("Jetzt: manage.py migrate, dann manage.py check_seals.")
        self.stdout.write(
            "Der nächste „tick“ sendet Mails, die damals noch warteten. Auf einem Probesystem: MAIL_HOST leer lassen."
        )
