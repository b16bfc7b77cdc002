"""How hard a text may be: the aim for all, and the few that cannot be said more plainly, each with its reason."""

from tests.readability.care import CARE
from tests.readability.texts import Piece

AIM = 10.0
# Who reads about care and work has other worries: these texts are plainer than the rest.
AIMS = {CARE: 9.0}

# What stands here may get easier, never harder; what reaches the aim is struck out.
EXCEPTIONS: dict[tuple[str, str], tuple[float, str]] = {
    ("Aussagen", "DI-B6"): (
        13.9,
        "Wortlaut einer Befragung: anders gefragt wären Antworten aus früheren Jahren nicht vergleichbar.",
    ),
    ("Text", "pages.yaml deployment/impressum"): (
        11.1,
        "Angaben, die das Gesetz so nennt: Umsatzsteuer-Identifikationsnummer, Aufsichtsbehörde.",
    ),
}


def limit_of(piece: Piece) -> float:
    """Return the highest grade that a text may have."""
    return EXCEPTIONS.get((piece.kind, piece.place), (AIMS.get(piece.kind, AIM), ""))[0]
