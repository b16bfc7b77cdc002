"""manage.py rebuild_search: stores the search documents of the directories anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from services.search.store import rebuild


class Command(BaseCommand):
    help = "Baut die Suche der Verzeichnisse neu auf, etwa nach einer neuen Fassung des Portals."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("alliance", nargs="?", default="", help="nur dieses Bündnis (Kürzel)")

    def handle(self, *args: Any, **options: Any) -> None:
        alliances = Alliance.objects.order_by("pk")
        if slug := options["alliance"]:
            alliances = alliances.filter(slug=slug)
            if not alliances:
                raise CommandError(
                    f"Das Bündnis „{slug}“ gibt es nicht (manage.py create_alliance)."
                )
        for alliance in alliances:
            with scope(alliance):
                count = rebuild()
            self.stdout.write(f"{alliance.slug}: {count} Einträge in der Suche")
