"""Sets the scene with the standard catalogue, published in an alliance."""

import pickle
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import cache
from pathlib import Path
from unittest.mock import patch

from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.catalogue import actions
from certification.catalogue.actions import load_edition, publish_edition
from certification.catalogue.checks import check_catalogue
from certification.catalogue.models import Edition
from certification.catalogue.reading import STANDARD, catalogue_from, read_catalogue_data
from certification.scoring import Catalogue


def edition(home: Alliance, *, file: Path = STANDARD, since: date = date(2026, 1, 1)) -> Edition:
    """Return the published edition of that file in the alliance, loaded when missing."""
    with scope(home), read_once() if file == STANDARD else nullcontext():
        loaded = load_edition(file).edition
        return loaded if loaded.is_published else publish_edition(loaded, in_force_from=since)


def read_once() -> AbstractContextManager:
    """Let loading take the standard catalogue as it was read and checked first: it stays the same.

    The tests of the catalogue itself read the file anew each time.
    """
    data, catalogue = _standard()
    return patch.multiple(
        actions,
        read_catalogue_data=lambda path: pickle.loads(data),
        catalogue_from=lambda data, file: catalogue,
        check_catalogue=lambda catalogue: [],
    )


@cache
def _standard() -> tuple[bytes, Catalogue]:
    """Return the data of the standard catalogue (pickled, so that each edition has its own) and its values."""
    data = read_catalogue_data(STANDARD)
    catalogue = catalogue_from(data, file=str(STANDARD))
    assert check_catalogue(catalogue) == []
    return pickle.dumps(data), catalogue
