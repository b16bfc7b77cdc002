"""What we ask the guide: its chapters in their order."""

from django.http import Http404

from buendnis.access.rules import Actor
from services.guide import reading
from services.guide.values import Chapter

# In the order in which pages and the folder show them.
GROUPS = (
    (
        "Ihre Rechte bei der Arbeit",
        (
            "kurz-fehlen",
            "pflegeunterstuetzungsgeld",
            "pflegezeit",
            "familienpflegezeit",
            "minderjaehrige",
            "letzte-lebensphase",
            "kleine-betriebe",
            "nahe-angehoerige",
            "kuendigungsschutz-und-versicherung",
        ),
    ),
    ("Geld", ("darlehen", "leistungen", "finanzierung")),
    ("Pflegegrad", ("begutachtung", "pflegegrade")),
    ("Für Betriebe", ("fuer-betriebe",)),
    ("Zum Nachschlagen", ("glossar", "seit-2015", "gehaltsmodell-2012")),
)
KEYS = tuple(key for _, keys in GROUPS for key in keys)


def chapters() -> tuple[Chapter, ...]:
    """Return every chapter in its order."""
    return tuple(reading.chapter(key) for key in KEYS)


def chapter_by_key(actor: Actor, key: str) -> Chapter:
    """Return one chapter for a page. Raises Http404."""
    if key not in KEYS:
        raise Http404("Dieses Kapitel gibt es nicht.")
    return reading.chapter(key)


def chapter_groups() -> tuple[tuple[str, tuple[Chapter, ...]], ...]:
    """Return the chapters below their headings."""
    return tuple((name, tuple(reading.chapter(key) for key in keys)) for name, keys in GROUPS)
