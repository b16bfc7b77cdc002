"""What else a word stands for: everyday words for official ones, in all languages of the taxonomy."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from services.search.analysis import Asked, Word, asking_stems, parted, words
from services.search.vocabulary import INSIDE, Meant, Vocabulary

# Next to a word itself, what it also stands for counts half; a whole phrase is a surer sign.
ALSO_PERCENT, PHRASE_PERCENT = 50, 80
LONGEST_PHRASE = 5
# A few letters begin too many words.
SHORTEST_PREFIX = 5
# A word out of phrases hints at what they mean, unless the phrases of too many terms have it.
SHORTEST_HINT, MOST_HINTED = 4, 3
GERMAN = ("de", "ls")

# Words of one meaning, in the order in which they stand together.
Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meanings:
    """What a word or phrase also stands for: tokens of the taxonomy, and other words or phrases."""

    tokens: tuple[str, ...] = ()
    phrases: tuple[tuple[Word, ...], ...] = ()

    def __or__(self, other: "Meanings") -> "Meanings":
        return Meanings(
            tuple(dict.fromkeys(self.tokens + other.tokens)),
            tuple(dict.fromkeys(self.phrases + other.phrases)),
        )


class Lexicon:
    """Looks up words and phrases; made once when the portal starts.

    `tokens` maps each token to its words by language, `groups` are German words that mean the same.
    """

    def __init__(
        self,
        tokens: Mapping[str, Mapping[str, Iterable[str]]],
        groups: Iterable[Iterable[str]] = (),
    ) -> None:
        self._meanings: dict[Stems, Meanings] = {}
        self._single: set[str] = set()
        self._hints: dict[str, dict[str, None]] = {}
        for token, by_language in tokens.items():
            for language, texts in by_language.items():
                for text in texts:
                    self._add(text, language, Meanings(tokens=(token,)))
        for group in groups:
            self._add_group(list(group))
        self._vocabulary = Vocabulary(self._single)

    def phrase_at(self, question: tuple[Asked, ...], start: int) -> tuple[int, Meanings] | None:
        """Return the longest phrase of two words or more that begins here: its length and meanings."""
        for length in range(min(LONGEST_PHRASE, len(question) - start), 1, -1):
            for stems in _ways(question[start : start + length]):
                if found := self._meanings.get(stems):
                    return length, found
        return None

    def meanings(self, word: Asked) -> dict[Meanings, int]:
        """Return what a word also stands for, or what the words that it begins do, and how sure that is."""
        known = self._vocabulary
        meant = known.forms(word.surface, word.stems)
        return self._resolved(
            meant or known.beginning(word.surface, word.stems, shortest=SHORTEST_PREFIX)
        )

    def hints(self, word: Asked) -> dict[Meanings, int]:
        """Return what the phrases with this word stand for."""
        found = dict.fromkeys(token for stem in word.stems for token in self._hints.get(stem, ()))
        return {Meanings(tuple(found)): INSIDE} if len(found) <= MOST_HINTED else {}

    def slips(self, word: Asked) -> dict[Meanings, int]:
        """Return what the words stand for that are one typing mistake away."""
        return self._resolved(self._vocabulary.slips(word.surface, word.stems))

    def parts(self, word: Asked) -> dict[Meanings, int]:
        """Return what the beginning or the end of a long word stands for."""
        return self._resolved(self._vocabulary.parts(word.surface))

    def _resolved(self, meant: Meant) -> dict[Meanings, int]:
        found: dict[Meanings, int] = {}
        for text, boost in meant.items():
            meanings = self._meanings[(parted(text).stem,)]
            found[meanings] = max(found.get(meanings, 0), boost)
        return found

    def _add_group(self, group: list[str]) -> None:
        members = [tuple(words(text)) for text in group]
        # A group that names a word of the taxonomy stands for its term as well.
        tokens = [
            token
            for member in members
            if (known := self._meanings.get(tuple(word.stem for word in member)))
            for token in known.tokens
        ]
        meanings = Meanings(tuple(dict.fromkeys(tokens)), tuple(filter(None, members)))
        for text in group:
            self._add(text, "de", meanings)

    def _add(self, text: str, language: str, meanings: Meanings) -> None:
        code = "de" if language in GERMAN else language
        for found in {tuple(words(text, code)), tuple(words(text))}:
            if not found:
                continue
            stems = tuple(word.stem for word in found)
            self._meanings[stems] = self._meanings.get(stems, Meanings()) | meanings
            if len(found) == 1:
                self._single.add(found[0].text)
                continue
            for word in found:
                if len(word.surface) >= SHORTEST_HINT and word.stem not in asking_stems():
                    self._hints.setdefault(word.stem, {}).update(dict.fromkeys(meanings.tokens))


def _ways(part: tuple[Asked, ...]) -> Iterator[Stems]:
    """Yield the stems of a few words in one language after the other."""
    most = max(len(word.stems) for word in part)
    for number in range(most):
        yield tuple(word.stems[min(number, len(word.stems) - 1)] for word in part)
