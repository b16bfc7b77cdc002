"""`manage.py backup --to portal.tar.gz`: database and stored files in one archive, while the portal runs."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from buendnis.backup.actions import make_backup
from buendnis.backup.values import Refused


class Command(BaseCommand):
    """Writes the archive; `manage.py restore` puts it back."""

    help = "Sichert Datenbank und Nachweise in eine Datei (.tar oder .tar.gz)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--to", required=True, metavar="DATEI", help="name.tar oder name.tar.gz"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        to = Path(options["to"])
        if not to.name.endswith((".tar", ".tar.gz")):
            raise CommandError("Die Datei heißt name.tar oder name.tar.gz.")
        try:
            count = make_backup(to)
        except FileExistsError as problem:
            raise CommandError(
                f"{to} gibt es schon. Bitte einen anderen Namen wählen."
            ) from problem
        except Refused as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Gesichert in {to}: die Datenbank und Dateien ({count}).")
        self.stdout.write(
            "Nicht darin sind die Einstellungen (etwa /etc/portal.env): Sichern Sie sie getrennt."
        )
