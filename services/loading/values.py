"""What a file said last, what it says now and what people made of it meanwhile: which of the three holds."""

import hashlib
import json
from dataclasses import dataclass, fields, replace
from typing import Any

from services.directory.differences import plain
from services.directory.values import EntryValues, OrganisationValues, PlaceValues

# Fingerprints by the name of a field. The words themselves would be a second place that names people.
Said = dict[str, str]


@dataclass(frozen=True)
class Merged[T: (EntryValues, OrganisationValues, PlaceValues)]:
    """What is to be stored, which fields come from the file, and which it may not touch."""

    values: T
    taken: tuple[str, ...]
    kept: tuple[str, ...]
    said: Said


def said_by(values: Any) -> Said:
    """Return what a file says about each field, as fingerprints."""
    return {each.name: _fingerprint(getattr(values, each.name)) for each in fields(values)}


def merge[T: (EntryValues, OrganisationValues, PlaceValues)](
    stored: T, wanted: T, said: Said
) -> Merged[T]:
    """Return the stored values with what is new in the file, save for what people changed since.

    A field is taken where the file changed and nobody else did. An entry that somebody confirmed since the
    last time keeps all its fields: the file knows less than they did.
    """
    now, held = said_by(wanted), said_by(stored)
    new = [name for name in now if now[name] != said.get(name, held[name])]
    by_hand = {name for name in held if held[name] != said.get(name, held[name])}
    if "checked_on" in by_hand:
        by_hand |= set(held)
    different = [name for name in new if now[name] != held[name]]
    kept = tuple(name for name in different if name in by_hand)
    taken = tuple(name for name in different if name not in by_hand)
    values = replace(stored, **{name: getattr(wanted, name) for name in taken})
    heard = {name: now[name] for name in now if name not in kept}
    return Merged(values, taken, kept, said | heard)


def _fingerprint(value: Any) -> str:
    text = json.dumps(plain(value), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
