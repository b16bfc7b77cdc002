"""`manage.py score FILE [FILE …]`: prints the score of assessment files as a JSON list."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any, Protocol

from django.core.management.base import BaseCommand, CommandParser

from certification.catalogue.reading import read_catalogue
from certification.catalogue.score_files import FileFault, read_assessment
from certification.scoring import score

USAGE = "Aufruf: manage.py score DATEI [DATEI …]"
FAULTY = 2


class Writer(Protocol):
    """Whatever takes text: a stream, or Django's wrapper around one."""

    def write(self, text: str, /) -> Any:
        """Writes the text."""


def main(paths: Sequence[str], stdout: Writer, stderr: Writer) -> int:
    """Scores the files in order under the standard edition and returns the exit status.

    The first faulty file stops everything: status 2, nothing on stdout, one line on stderr.
    """
    if not paths:
        stderr.write(f"{USAGE}\n")
        return FAULTY
    catalogue = read_catalogue()
    try:
        results = [score(catalogue, read_assessment(path, catalogue)).summary() for path in paths]
    except FileFault as fault:
        stderr.write(f"{fault}\n")
        return FAULTY
    stdout.write(json.dumps(results, ensure_ascii=False, indent=2) + "\n")
    return 0


class Command(BaseCommand):
    """Needs no database: authors of catalogues and people who check by hand use it anywhere."""

    help = "Bewertet Dateien mit Angaben und gibt eine JSON-Liste aus."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Takes any number of files; none at all is answered with the usage."""
        parser.add_argument("files", nargs="*", metavar="DATEI")

    def handle(self, *args: Any, files: Sequence[str], **options: Any) -> None:
        """Ends with the status of `main`, without a trace of Python for the reader."""
        status = main(files, self.stdout, self.stderr)
        if status:
            sys.exit(status)
