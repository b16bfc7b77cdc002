"""A term of the taxonomy: its stable key, its names and the words that people type for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Kind(StrEnum):
    """The five lists that terms belong to."""

    SITUATION = "situation"
    TOPIC = "topic"
    AUDIENCE = "audience"
    FEATURE = "feature"
    SPOKEN = "spoken"


@dataclass(frozen=True)
class Term:
    """One term; names, hints and words are kept by the code of a language."""

    key: str
    kind: Kind
    names: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    quick_exit: bool
    uid: UUID
    # A short line below the name; situations have one.
    hints: Mapping[str, str] = field(default_factory=dict)

    def name(self, language: str) -> str:
        """Return the name in a language (its code), in German where that is missing."""
        return self.names.get(language) or self.names["de"]

    def hint(self, language: str) -> str:
        """Return the short line below the name, empty where there is none."""
        return self.hints.get(language) or self.hints.get("de", "")

    @property
    def all_words(self) -> tuple[str, ...]:
        """Return every name and every word in every language, each once."""
        found = [*self.names.values(), *(word for words in self.words.values() for word in words)]
        return tuple(dict.fromkeys(found))
