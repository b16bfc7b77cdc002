"""`manage.py components`: prints what the portal is made of, as a table or for tools (CycloneDX)."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from buendnis.pages.components import bill_of_materials, components


class Command(BaseCommand):
    """Prints name, version, licence and home of every locked library and every part of the pages."""

    help = "Nennt alle Bestandteile mit Fassung und Lizenz; --cyclonedx für Prüfwerkzeuge (SBOM)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--cyclonedx", action="store_true", help="CycloneDX 1.6 als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["cyclonedx"]:
            self.stdout.write(json.dumps(bill_of_materials(), indent=2, ensure_ascii=False))
            return
        for one in components():
            self.stdout.write("\t".join((one.kind, one.name, one.version, one.licence, one.home)))
