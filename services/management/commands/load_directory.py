"""manage.py load_directory: brings the content files into the directory, without undoing what people did since."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from services.loading.actions import load_content, load_file
from services.loading.reading import FaultyFile, read_directory


class Command(BaseCommand):
    help = "Lädt das Verzeichnis für Familien aus Dateien. Was jemand geändert oder bestätigt hat, bleibt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("alliance", nargs="?", default="", help="nur dieses Bündnis (Kürzel)")
        parser.add_argument("--file", type=Path, help="eigene YAML-Datei für dieses Bündnis")

    def handle(self, *args: Any, **options: Any) -> None:
        slug, path = options["alliance"], options["file"]
        alliance = Alliance.objects.filter(slug=slug).first()
        if slug and alliance is None:
            raise CommandError(f"Das Bündnis „{slug}“ gibt es nicht (manage.py create_alliance).")
        if path and alliance is None:
            raise CommandError("Zu einer eigenen Datei gehört das Kürzel des Bündnisses.")
        try:
            if path and alliance:
                with scope(alliance):
                    reports = {slug: load_file(read_directory(path))}
            else:
                reports = load_content(samples=settings.SAMPLE_MODE, only=slug)
        except FaultyFile as fault:
            raise CommandError(str(fault)) from fault
        if not reports:
            raise CommandError(
                "Für dieses Bündnis liegt keine Datei bereit. Eine eigene nennt --file."
            )
        for name, report in reports.items():
            for line in report.lines or ["nichts zu ändern"]:
                self.stdout.write(f"{name}: {line}")
