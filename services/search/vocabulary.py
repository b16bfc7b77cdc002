"""The known words, and which of them a typed word may mean: other forms, parts, compounds, slips of the finger."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from services.search.analysis import parted, stem

# How sure we are that a known word is meant, next to how much it weighs in a document.
EXACT, PREFIX, INSIDE, COMPOUND, SLIP, PART = 10, 6, 4, 4, 3, 2
SHORTEST_PREFIX, SHORTEST_SUFFIX, SHORTEST_INSIDE, SHORTEST_SLIP = 3, 3, 4, 4
SHORTEST_COMPOUND, SHORTEST_PART, SHORTEST_LONE_PART = 8, 4, 5
MOST_SLIPS = 20

Meant = dict[str, int]


class Compound(NamedTuple):
    """Two known words that a typed word is made of; both must be there."""

    head: tuple[str, ...]
    tail: tuple[str, ...]


class Vocabulary:
    """Words as `analysis.Word.text` writes them, made once from those that an index holds."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_stem: dict[str, list[str]] = {}
        self._by_surface: dict[str, list[str]] = {}
        for text in texts:
            word = parted(text)
            self._by_stem.setdefault(word.stem, []).append(text)
            self._by_surface.setdefault(word.surface, []).append(text)
        self._surfaces = sorted(self._by_surface)
        # One long string: looking for a part in it takes C no time, in a loop it would.
        self._lines = "\n" + "\n".join(self._surfaces) + "\n"
        long = {word for word in (*self._by_stem, *self._surfaces) if len(word) >= SHORTEST_SLIP}
        self._comparable = sorted(long)

    def exact(self, word: str) -> list[str]:
        """Return the known words with this stem or these letters."""
        same = self._by_surface.get(word, [])
        return [*self._by_stem.get(word, []), *same]

    def forms(self, surface: str, stems: Iterable[str]) -> Meant:
        """Return the known words that are forms of a word, with how sure that is."""
        return dict.fromkeys(
            (text for word in (surface, *stems) for text in self.exact(word)), EXACT
        )

    def beginning(self, surface: str, stems: Iterable[str], *, shortest: int) -> Meant:
        """Return the known words that a word begins, with how sure that is."""
        found: Meant = {}
        for word in {surface, *stems}:
            if len(word) >= shortest:
                place = bisect_left(self._surfaces, word)
                while place < len(self._surfaces) and self._surfaces[place].startswith(word):
                    found |= dict.fromkeys(self._by_surface[self._surfaces[place]], PREFIX)
                    place += 1
        return found

    def around(self, surface: str, stems: Iterable[str]) -> Meant:
        """Return the known words that hold a word inside or end in it, with how sure that is."""
        found: Meant = {}
        for word in {surface, *stems}:
            if len(word) >= SHORTEST_INSIDE:
                lines = self._lines_with(word)
            elif len(word) >= SHORTEST_SUFFIX:
                lines = self._lines_with(word + "\n")
            else:
                continue
            for line in lines:
                found |= dict.fromkeys(self._by_surface[line], INSIDE)
        return found

    def slips(self, surface: str, stems: Iterable[str]) -> Meant:
        """Return the known words that are one typing mistake away, with how sure that is."""
        found: Meant = {}
        for word in {surface, *stems}:
            if len(word) < SHORTEST_SLIP:
                continue
            near = process.extract(
                word, self._comparable, scorer=OSA.distance, score_cutoff=1, limit=MOST_SLIPS
            )
            for match, *_ in near:
                found |= dict.fromkeys(self.exact(match), SLIP)
        return found

    def compounds(self, surface: str) -> list[Compound]:
        """Return the ways in which a long word is made of two known ones."""
        return [
            Compound(tuple(heads), tuple(tails))
            for head, tail in _splits(surface)
            if (heads := self.exact(stem(head))) and (tails := self.exact(stem(tail)))
        ]

    def parts(self, surface: str) -> Meant:
        """Return the known words that a long word begins or ends with, with how sure that is."""
        parts = [part for split in _splits(surface) for part in split]
        return {
            text: PART
            for part in parts
            if len(part) >= SHORTEST_LONE_PART
            for text in self.exact(stem(part))
        }

    def _lines_with(self, part: str) -> set[str]:
        found = set()
        place = self._lines.find(part, 1)
        while place != -1:
            end = self._lines.find("\n", place)
            found.add(self._lines[self._lines.rfind("\n", 0, place) + 1 : end])
            place = self._lines.find(part, end)
        return found


def together(*meanings: Mapping[str, int]) -> Meant:
    """Return all known words of several meanings, each with the surest one."""
    found: Meant = {}
    for meant in meanings:
        for text, boost in meant.items():
            if boost > found.get(text, 0):
                found[text] = boost
    return found


def _splits(surface: str) -> list[tuple[str, str]]:
    """Return how a long word falls into two; a letter that joins them (s, n) goes with the head's stem."""
    if len(surface) < SHORTEST_COMPOUND:
        return []
    places = range(SHORTEST_PART, len(surface) - SHORTEST_PART + 1)
    return [(surface[:place], surface[place:]) for place in places]
