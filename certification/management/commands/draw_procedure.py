"""manage.py draw_procedure: draws the procedure from its table, and compares the handbook's drawing."""

import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from certification.applications.states import LABELS, State
from certification.procedure.table import WORKFLOW

PAGE = Path("docs", "ablauf.md")
FENCE = re.compile(r"(?<=^```mermaid\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


class Command(BaseCommand):
    requires_system_checks = []  # a drawing needs neither addresses nor a database
    help = "Zeichnet den Ablauf des Verfahrens aus seiner Tabelle (Mermaid)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="vergleicht docs/ablauf.md mit der Tabelle"
        )
        parser.add_argument(
            "--write", action="store_true", help="schreibt die Zeichnung in docs/ablauf.md"
        )
        parser.add_argument(
            "--file", type=Path, default=settings.BASE_DIR / PAGE, help="eine andere Seite"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not (options["check"] or options["write"]):
            self.stdout.write(drawing(), ending="")
            return
        page: Path = options["file"]
        text = page.read_text(encoding="utf-8")
        drawn = FENCE.search(text)
        if drawn is None:
            raise CommandError(f"{page}: Der Block ```mermaid fehlt; dort steht die Zeichnung.")
        if options["write"]:
            page.write_text(FENCE.sub(lambda _: drawing(), text, count=1), encoding="utf-8")
            self.stdout.write(f"{page.name} geschrieben")
        elif drawn[0] != drawing():
            raise CommandError(
                f"{page}: Die Zeichnung ist älter als die Tabelle. manage.py draw_procedure --write zeichnet sie neu."
            )
        else:
            self.stdout.write(f"{page.name} stimmt mit der Tabelle überein")


def drawing() -> str:
    """Return the procedure as a Mermaid state diagram with German labels, in the order of the table."""
    lines = ["stateDiagram-v2", "    direction TB"]
    lines += [f'    state "{LABELS[state][1]}" as {state.value}' for state in State]
    lines.append(f"    [*] --> {WORKFLOW.start}")
    for row in WORKFLOW.transitions:
        sources = [state.value for state in State if state.value in row.sources]
        lines += [f"    {source} --> {row.target} : {row.label}" for source in sources]
    lines += [f"    {state.value} --> [*]" for state in State if state.value in WORKFLOW.final]
    return "\n".join(lines) + "\n"
