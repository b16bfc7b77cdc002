"""One alliance's index in memory: documents come and go one by one, questions are answered with counts.

Pure Python on purpose: the answer cannot depend on a database, its collation or its dictionaries
(docs/decisions/0028).
"""

from array import array
from bisect import bisect_left, insort
from dataclasses import dataclass
from datetime import date
from itertools import compress
from typing import NamedTuple

from services.search.analysis import Asked, asked
from services.search.bits import Bits, as_flags, in_at_least
from services.search.facets import Facets, Filters
from services.search.lexicon import Lexicon
from services.search.matching import Matcher, Part
from services.search.postings import Posting, Postings
from services.search.values import Document, Found, Relaxed

# The rarest words count eight times as much as the most frequent ones.
RAREST = 8
# More documents no alliance has; a score stands above this part of a number, the place in the order in it.
PLACES = 1 << 24
HIGHEST = 1 << 20
ONE_MORE_WORD = 1 << 12


class Order(NamedTuple):
    """Where a document stands among those with the same score: what was checked last comes first."""

    age: int
    sort_key: str
    key: str
    number: int


@dataclass(frozen=True, slots=True)
class _Row:
    order: Order
    postings: tuple[Posting, ...]
    sets: tuple[Bits, ...]


@dataclass(frozen=True, slots=True)
class _Selection:
    """What the words of a question select, before any filter."""

    parts: tuple[Part, ...] = ()
    documents: int = 0
    partial: bool = False
    unknown: tuple[str, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()


class Index:
    """Everything that one alliance's families can find; not safe for several threads by itself."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._postings = Postings()
        self._facets = Facets()
        self._rows: dict[int, _Row] = {}
        self._number: dict[str, int] = {}
        self._free: list[int] = []
        self._order: list[Order] = []
        self._keys: list[str] = []
        self._places: array | None = None

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, document: Document) -> None:
        """Put a document in, in place of one with the same key."""
        self.remove(document.key)
        number = self._free.pop() if self._free else len(self._rows)
        age = -document.fresh_on.toordinal() if document.fresh_on else 0
        order = Order(age, document.sort_key, document.key, number)
        postings = self._postings.add(number, document.words)
        sets = self._facets.add(number, document.facets, document.until)
        self._rows[number] = _Row(order, postings, sets)
        self._number[document.key] = number
        insort(self._order, order)
        self._places = None

    def remove(self, key: str) -> None:
        """Take a document out, if there is one with this key."""
        number = self._number.pop(key, None)
        if number is None:
            return
        row = self._rows.pop(number)
        del self._order[bisect_left(self._order, row.order)]
        self._places = None
        self._postings.discard(number, row.postings)
        for bits in row.sets:
            bits.discard(number)
        self._free.append(number)

    def values(self, facet: str) -> list[str]:
        """Return the values of a facet that any document has, in order."""
        return self._facets.values(facet)

    def search(
        self, text: str = "", filters: Filters | None = None, *, today: date, language: str = "de"
    ) -> Found:
        """Return the documents that have all words and pass all filters, best first, with counts.

        Words that stand nowhere are left out and named; where no document has all others, those with
        most of them are found, and `partial` says so.
        """
        filters = filters or {}
        alive = self._facets.alive(today)
        question = asked(text, language)
        selection = self._select(question, alive)
        chosen = self._facets.chosen(filters)
        hits = selection.documents
        for allowed in chosen.values():
            hits &= allowed
        return Found(
            keys=self._sorted(hits, selection),
            counts=self._facets.counts(selection.documents, filters),
            relaxed=() if hits else self._relaxed(selection, filters, alive),
            unknown=selection.unknown,
            partial=selection.partial,
            terms=selection.terms,
        )

    @property
    def _size(self) -> int:
        return len(self._rows) + len(self._free)

    def _select(self, question: tuple[Asked, ...], alive: int) -> _Selection:
        if not question:
            return _Selection(documents=alive)
        parts = Matcher(self._postings, self._lexicon, self._size).parts(question)
        for part in parts:
            part.hits &= alive
        unknown = tuple(part.typed for part in parts if part.required and not part.hits)
        known = tuple(part for part in parts if part.hits)
        required = [part.hits for part in known if part.required]
        terms = _terms(parts)
        if not required:
            return _Selection(unknown=unknown, terms=terms)
        steps = in_at_least(required)
        if steps[-1]:
            return _Selection(known, steps[-1], unknown=unknown, terms=terms)
        most = max(count for count, documents in enumerate(steps) if documents)
        return _Selection(known, steps[(most + 1) // 2], partial=True, unknown=unknown, terms=terms)

    def _sorted(self, hits: int, selection: _Selection) -> tuple[str, ...]:
        keys, places = self._in_order()
        flags = as_flags(hits, self._size)
        ranked = list(compress(places, flags))
        if selection.parts:
            scores = self._scores(flags, len(ranked), selection)
            ranked = [score * PLACES + place for score, place in zip(scores, ranked, strict=True)]
        ranked.sort()
        return tuple([keys[place % PLACES] for place in ranked])

    def _scores(self, flags: bytes, count: int, selection: _Selection) -> list[int]:
        """Return for each hit how far it is from the highest score there is."""
        found = [HIGHEST] * count
        for part in selection.parts:
            rarity = self._rarity(part)
            bonus = ONE_MORE_WORD if selection.partial and part.required else 0
            worth = [0, *(value * rarity + bonus for value in range(1, 256))]
            values = compress(part.scores, flags)
            found = [left - worth[value] for left, value in zip(found, values, strict=True)]
        return found

    def _rarity(self, part: Part) -> int:
        return min(RAREST, (len(self._rows) // part.hits.bit_count()).bit_length())

    def _in_order(self) -> tuple[list[str], array]:
        """Return all keys in order, and for each number its place there; made again after a change."""
        if self._places is None:
            self._keys = [order.key for order in self._order]
            self._places = array("I", bytes(4 * self._size))
            for place, order in enumerate(self._order):
                self._places[order.number] = place
        return self._keys, self._places

    def _relaxed(self, selection: _Selection, filters: Filters, alive: int) -> tuple[Relaxed, ...]:
        """Say what would be found without each filter, without each word, or without any filter at all."""
        found = []
        for name, values in filters.items():
            rest = {each: kept for each, kept in filters.items() if each != name}
            found.append(Relaxed(name, values, self._count(selection.documents, rest)))
        required = [part for part in selection.parts if part.required]
        for left_out in required if len(required) > 1 else []:
            others = [part.hits for part in required if part is not left_out]
            documents = alive & in_at_least(others)[-1]
            found.append(Relaxed("q", (left_out.typed,), self._count(documents, filters)))
        if filters and (selection.parts or selection.unknown):
            found.append(Relaxed("q", (), self._count(alive, filters)))
        if len(filters) > 1:
            found.append(Relaxed("", (), self._count(selection.documents, {})))
        return tuple(each for each in found if each.hits)

    def _count(self, documents: int, filters: Filters) -> int:
        for allowed in self._facets.chosen(filters).values():
            documents &= allowed
        return documents.bit_count()


def _terms(parts: list[Part]) -> tuple[tuple[str, str], ...]:
    """Return the terms that the words stand for as surely as for any other."""
    tokens = dict.fromkeys(
        token
        for part in parts
        for token, boost in part.tokens.items()
        if boost == max(part.tokens.values())
    )
    pairs = (token.removeprefix("#").partition(":") for token in tokens)
    return tuple((kind, key) for kind, _, key in pairs)
