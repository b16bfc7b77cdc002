"""Criteria that lie close together: what tells them apart, and which note may serve which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from buendnis.strict_yaml import EntryFault, read_file
from certification.catalogue.entries import Entries
from certification.catalogue.reading import CatalogueError

STANDARD = Path(__file__).resolve().parent.parent / "content" / "neighbours.yaml"


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What a criterion is about, and the criteria before it whose note may serve it, too.

    Only earlier ones: so no two notes can ever point at each other.
    """

    about: str
    before: tuple[str, ...]


def neighbourhood_of(criterion: str) -> Neighbourhood | None:
    """Return the neighbourhood of a criterion, None where it stands alone."""
    return neighbourhoods().get(criterion)


def why_not_shared(criterion: str, note_of: str) -> str:
    """Return why the note of one criterion cannot serve another, empty where it can."""
    if note_of == criterion:
        return "Eine Beschreibung kann nicht auf sich selbst verweisen."
    own, other = neighbourhood_of(criterion), neighbourhood_of(note_of)
    if own is not None and note_of in own.before:
        return ""
    if other is not None and criterion in other.before:
        return f"{criterion} steht vor {note_of}. Verweisen lässt sich nur auf eine frühere Frage."
    return f"{note_of} fragt nach etwas anderem. Bitte beschreiben Sie es hier eigens."


@cache
def neighbourhoods() -> Mapping[str, Neighbourhood]:
    """Return the neighbourhoods that come with the portal, by criterion."""
    return read_neighbourhoods(STANDARD)


def read_neighbourhoods(path: Path) -> Mapping[str, Neighbourhood]:
    """Return the neighbourhoods of a file. Raises CatalogueError naming file, entry and reason."""
    found: dict[str, Neighbourhood] = {}
    try:
        root = Entries(read_file(path))
        root.only("groups")
        for group in root.each("groups", named="key"):
            group.only("key", "members")
            before: tuple[str, ...] = ()
            for member in group.each("members", named="criterion"):
                member.only("criterion", "about")
                criterion = member.text("criterion")
                if criterion in found:
                    raise member.fault("Dieses Kriterium steht zweimal da.", "criterion")
                found[criterion] = Neighbourhood(member.text("about"), before)
                before = (*before, criterion)
    except EntryFault as fault:
        raise CatalogueError(str(path), fault.entry, fault.sentence) from fault
    return found
