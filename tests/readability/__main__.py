"""Says how plain the German is: the worst texts, how many are above the aim, and the middle of each kind."""

import os
import statistics
import sys
from collections import defaultdict

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "buendnis.settings")
django.setup()

from tests.readability.limits import AIM  # noqa: E402 (texts come from rooms that need Django)
from tests.readability.texts import Piece, pieces  # noqa: E402

WORST = 10


def by_kind(found: list[Piece]) -> dict[str, list[float]]:
    """Return the grades of each kind of text."""
    kinds: dict[str, list[float]] = defaultdict(list)
    for piece in found:
        kinds[piece.kind].append(piece.grade)
    return kinds


def report(found: list[Piece], worst: int = WORST) -> str:
    """Return the short list for `make check`."""
    above = sum(piece.grade > AIM for piece in found)
    lines = [
        f"Verständlichkeit: {above} von {len(found)} Texten liegen über {AIM:g}. Die schwersten:"
    ]
    lines += [f"  {piece.grade:5.1f}  {piece.kind}: {piece.place}" for piece in found[:worst]]
    return "\n".join(lines)


def table(found: list[Piece]) -> str:
    """Return number, median, worst and how many are above the aim, by kind."""
    return "\n".join(
        f"{kind:16} {len(grades):4} Texte  Mitte {statistics.median(grades):5.1f}  "
        f"höchster {max(grades):5.1f}  über {AIM:g}: {sum(grade > AIM for grade in grades)}"
        for kind, grades in by_kind(found).items()
    )


if __name__ == "__main__":
    measured = pieces()
    if "--alle" in sys.argv:
        sys.stdout.write(table(measured) + "\n")
        sys.stdout.write(report(measured, len(measured)) + "\n")
    else:
        sys.stdout.write(report(measured) + "\n")
