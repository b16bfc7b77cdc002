"""`manage.py personal_data export|erase <e-mail>`: what the law promises to everybody, as two commands."""

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from buendnis.access.rules import Actor
from buendnis.personal_data.actions import erase
from buendnis.personal_data.export import as_json, as_zip, export_of
from buendnis.personal_data.parts import Person
from buendnis.personal_data.queries import person_by

OPERATOR = Actor(name="Betrieb des Portals")
NOTHING = "Zu dieser Adresse ist nichts gespeichert."
WORD = "löschen"


class Command(BaseCommand):
    """Finds the person by an address over all alliances."""

    help = "Auskunft und Löschung: personal_data export|erase MAIL"

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        export = verbs.add_parser("export", help="Gibt aus, was über die Person gespeichert ist")
        export.add_argument("email")
        export.add_argument("--to", default="", metavar="DATEI", help="name.json oder name.zip")
        erasure = verbs.add_parser("erase", help="Löscht, was gelöscht werden darf")
        erasure.add_argument("email")
        erasure.add_argument("--reason", required=True, help="Grund, ohne Namen und Adresse")
        erasure.add_argument("--yes", action="store_true", help="Ohne Rückfrage")

    def handle(self, *args: Any, **options: Any) -> None:
        person = person_by(options["email"])
        if options["verb"] == "export":
            self._export(person, options["to"])
        else:
            self._erase(person, options["reason"], sure=options["yes"])

    def _export(self, person: Person, to: str) -> None:
        content = export_of(person)
        if not content["teile"]:
            raise CommandError(NOTHING)
        if not to:
            self.stdout.write(as_json(content))
            return
        if not to.endswith((".json", ".zip")):
            raise CommandError("Die Datei heißt name.json oder name.zip.")
        data = as_zip(content) if to.endswith(".zip") else as_json(content).encode()
        try:
            with open(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
                out.write(data)
        except FileExistsError as problem:
            raise CommandError(
                f"{to} gibt es schon. Bitte einen anderen Namen wählen."
            ) from problem
        self.stdout.write(f"Die Auskunft liegt in {Path(to)}; nur Sie können sie lesen.")

    def _erase(self, person: Person, reason: str, *, sure: bool) -> None:
        if not sure:
            self.stdout.write(
                "Das lässt sich nicht zurücknehmen. Die Auskunft zeigt vorher, was da ist."
            )
            if input(f"Zum Fortfahren „{WORD}“ eingeben: ").strip().lower() != WORD:
                raise CommandError("Nichts wurde gelöscht.")
        try:
            told = erase(person, reason=reason, by=OPERATOR)
        except ValidationError as problem:
            raise CommandError("\n".join(problem.messages)) from problem
        for sentence in told or [NOTHING]:
            self.stdout.write(sentence)
