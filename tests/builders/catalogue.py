"""Sets the scene with the standard catalogue, published in an alliance."""

from datetime import date
from pathlib import Path

from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.catalogue.actions import load_edition, publish_edition
from certification.catalogue.models import Edition
from certification.catalogue.reading import STANDARD


def edition(home: Alliance, *, file: Path = STANDARD, since: date = date(2026, 1, 1)) -> Edition:
    """Return the published edition of that file in the alliance, loaded when missing."""
    with scope(home):
        loaded = load_edition(file).edition
        return loaded if loaded.is_published else publish_edition(loaded, in_force_from=since)
