"""The letters, read once from services/content/care/letters, in the order in which people see them."""

from functools import cache
from pathlib import Path

from django.http import Http404

from buendnis.access.rules import Actor
from services.letters.reading import read_fields, read_letter
from services.letters.values import Letter

SOURCE = Path(__file__).resolve().parents[1] / "content" / "care" / "letters"
# First what is urgent, then what carers announce, agree on and apply for, then what employers write.
KEYS = ("t5", "t2", "t6", "t7", "t9", "t3", "t12", "t4", "t11", "t1", "t8", "t10")


def letters() -> tuple[Letter, ...]:
    """Return every letter in its order."""
    return tuple(_all().values())


def letter(key: str) -> Letter:
    """Return the letter of this key. Raises KeyError."""
    return _all()[key]


def letter_by_key(actor: Actor, key: str) -> Letter:
    """Return one letter. Raises Http404."""
    try:
        return letter(key)
    except KeyError:
        raise Http404("Dieses Schreiben gibt es nicht.") from None


@cache
def _all() -> dict[str, Letter]:
    shared = read_fields(SOURCE / "fields.yaml")
    return {key: read_letter(SOURCE / f"{key}.yaml", shared) for key in KEYS}
