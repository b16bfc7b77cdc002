"""`manage.py load_page_texts`: the texts that an installation begins with."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from buendnis.pages.loading import FaultyText, load_page_texts


class Command(BaseCommand):
    """Loads buendnis/content/pages.yaml; edited texts stay as they are."""

    help = "Lädt die Texte, mit denen das Portal beginnt. Was jemand geändert hat, bleibt."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            changed = load_page_texts()
        except FaultyText as fault:
            raise CommandError(str(fault)) from fault
        for line in changed:
            self.stdout.write(f"geladen: {line}")
        if not changed:
            self.stdout.write("Nichts zu ändern.")
