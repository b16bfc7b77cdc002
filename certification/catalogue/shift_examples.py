"""Examples from shift work, for questions that sound as if everybody had a desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from buendnis.strict_yaml import EntryFault, read_file
from certification.catalogue.entries import Entries
from certification.catalogue.reading import CatalogueError

STANDARD = Path(__file__).resolve().parent.parent / "content" / "shift_examples.yaml"
PLACES = ("Backstube", "Pflege", "Produktion", "Verkauf")


@dataclass(frozen=True, slots=True)
class Example:
    """What one question can mean at one kind of workplace."""

    place: str
    text: str


def examples_for(criterion: str) -> tuple[Example, ...]:
    """Return the examples of a criterion, empty where there are none."""
    return shift_examples().get(criterion, ())


@cache
def shift_examples() -> Mapping[str, tuple[Example, ...]]:
    """Return the examples that come with the portal, by criterion."""
    return read_shift_examples(STANDARD)


def read_shift_examples(path: Path) -> Mapping[str, tuple[Example, ...]]:
    """Return the examples of a file. Raises CatalogueError naming file, entry and reason."""
    try:
        root = Entries(read_file(path))
        root.only("examples")
        found: dict[str, tuple[Example, ...]] = {}
        for entry in root.each("examples", named="criterion"):
            entry.only("criterion", "places")
            if entry.text("criterion") in found:
                raise entry.fault("Dieses Kriterium steht zweimal da.", "criterion")
            found[entry.text("criterion")] = _examples(entry.inner("places"))
    except EntryFault as fault:
        raise CatalogueError(str(path), fault.entry, fault.sentence) from fault
    return found


def _examples(places: Entries) -> tuple[Example, ...]:
    places.only(*PLACES)
    return tuple(Example(place, places.text(place)) for place in places.data)
