"""`manage.py alliance export|import`: a whole alliance moves to another portal."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from buendnis.access.rules import Actor
from buendnis.tenancy.models import Alliance
from buendnis.transfer.actions import export_alliance, import_alliance
from buendnis.transfer.values import Refused

OPERATOR = Actor(name="Betrieb des Portals")


class Command(BaseCommand):
    """Writes everything of an alliance into one file, or takes it in."""

    help = "Ein ganzes Bündnis als Datei: alliance export KÜRZEL --to DATEI, alliance import DATEI"

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        export = verbs.add_parser("export", help="Schreibt ein Bündnis in eine Datei")
        export.add_argument("slug")
        export.add_argument("--to", required=True, metavar="DATEI", help="name.zip")
        taking = verbs.add_parser("import", help="Nimmt ein Bündnis aus einer Datei auf")
        taking.add_argument("file")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["verb"] == "export":
                self._export(options["slug"], Path(options["to"]))
            else:
                self._import(Path(options["file"]))
        except Refused as problem:
            raise CommandError(str(problem)) from problem

    def _export(self, slug: str, to: Path) -> None:
        alliance = Alliance.objects.filter(slug=slug).first()
        if alliance is None:
            raise CommandError(f"Ein Bündnis mit dem Kürzel „{slug}“ gibt es hier nicht.")
        try:
            manifest = export_alliance(alliance, to=to, by=OPERATOR)
        except FileExistsError as problem:
            raise CommandError(
                f"{to} gibt es schon. Bitte einen anderen Namen wählen."
            ) from problem
        for name in manifest.missing:
            self.stdout.write(f"Die Datei {name} fehlte schon; der Export ist ohne sie.")
        self.stdout.write(f"{alliance} liegt in {to}; nur Sie können die Datei lesen.")
        self.stdout.write(
            "Sie enthält Kennwort-Prüfwerte und Schlüssel: Bewahren Sie sie sicher auf."
        )

    def _import(self, path: Path) -> None:
        alliance = import_alliance(path, by=OPERATOR)
        self.stdout.write(
            f"{alliance} ist unter /{alliance.slug}/ erreichbar. Alle Siegel stimmen."
        )
