"""What goes into the index, what is asked of it, and what it answers: frozen values, no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Facet(StrEnum):
    """The filters of a search, named as in its address; they combine in any way."""

    SITUATION = "lage"
    TOPIC = "thema"
    AUDIENCE = "gruppe"
    KIND = "art"
    PLACE = "ort"
    DAY = "tag"
    TIME = "zeit"
    SPOKEN = "in"
    STEP_FREE = "barrierefrei"
    FREE = "kostenlos"


# Day and time are kept together, so that Monday and evening mean the evening of a Monday.
WHEN = "wann"


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be found.

    `words` says how much each word weighs (1 to 9); a word is written as `analysis.Word.text`, a term of
    the taxonomy as `token()`. `facets` holds the values by name; day and time stand in `wann` as
    "mo-abend", or "mo-" where the hour is not known.
    """

    key: str
    words: Mapping[str, int]
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sort_key: str = ""
    fresh_on: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Relaxed:
    """How many hits there would be without one filter (`facet` and its `values`).

    For a word the facet is "q" and the value is the word as typed; "q" without a value leaves out all
    words; without a facet all filters are left out.
    """

    facet: str
    values: tuple[str, ...]
    hits: int


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search.

    `keys` are all hits in order; `counts` says for each facet how many hits each value has or would have;
    `relaxed` is filled where nothing was found. `unknown` are typed words that stand nowhere and were left
    out, `partial` says that no entry has all words, `terms` are the terms of the taxonomy that the words
    stand for, as (kind, key).
    """

    keys: tuple[str, ...] = ()
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    relaxed: tuple[Relaxed, ...] = ()
    unknown: tuple[str, ...] = ()
    partial: bool = False
    terms: tuple[tuple[str, str], ...] = ()

    @property
    def total(self) -> int:
        return len(self.keys)

    def page(self, number: int, size: int) -> tuple[str, ...]:
        """Return the keys of a page, counted from one; beyond the last page there are none."""
        return self.keys[(number - 1) * size : number * size]


def token(kind: str, key: str) -> str:
    """Return how a term of the taxonomy is written among the words of a document."""
    return f"#{kind}:{key}"
