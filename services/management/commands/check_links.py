"""manage.py check_links: asks the web addresses of the directories whether they still answer."""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from services.freshness.links.actions import check_links
from services.freshness.links.fetching import Fetcher
from services.freshness.links.states import LinkState


class Command(BaseCommand):
    help = (
        "Fragt die Internetadressen der Verzeichnisse, ob sie noch antworten. Das Einzige im Portal, das fremde "
        "Server ruft; es läuft nur, wenn jemand es aufruft oder einplant."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("alliance", nargs="?", default="", help="nur dieses Bündnis (Kürzel)")
        parser.add_argument(
            "--again", action="store_true", help="auch Adressen, die erst kürzlich gefragt wurden"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        slug = options["alliance"]
        alliances = Alliance.objects.filter(slug=slug) if slug else Alliance.objects.all()
        if slug and not alliances:
            raise CommandError(f"Das Bündnis „{slug}“ gibt es nicht (manage.py create_alliance).")
        for alliance in alliances:
            with scope(alliance):
                fetcher = Fetcher(
                    f"Buendnisportal-Linkpruefung (+{settings.BASE_URL}/{alliance.slug}/)"
                )
                checks = check_links(fetcher, again=options["again"])
            counts = Counter(check.state for check in checks)
            words = [
                f"{LinkState(state).value}: {counts[state]}" for state in LinkState if counts[state]
            ]
            self.stdout.write(f"{alliance.slug}: {', '.join(words) or 'nichts zu fragen'}")
