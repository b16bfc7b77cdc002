"""What else a word stands for: everyday words for official ones, in all languages of the taxonomy."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from services.search.analysis import Asked, Word, parted, words
from services.search.vocabulary import Meant, Vocabulary, together

# Next to a word of one's own, what it also stands for counts a little more than half.
ALSO_PERCENT = 60
LONGEST_PHRASE = 5
# A few letters begin too many words.
SHORTEST_PREFIX = 5
GERMAN = ("de", "ls")

# Words of one meaning, in the order in which they stand together.
Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meanings:
    """What a word or phrase also stands for: tokens of the taxonomy, and other words or phrases."""

    tokens: frozenset[str] = frozenset()
    phrases: frozenset[tuple[Word, ...]] = frozenset()

    def __or__(self, other: "Meanings") -> "Meanings":
        return Meanings(self.tokens | other.tokens, self.phrases | other.phrases)


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
        for token, by_language in tokens.items():
            for language, texts in by_language.items():
                for text in texts:
                    self._add(text, language, Meanings(tokens=frozenset([token])))
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

    def meanings(self, word: Asked, *, guess: bool = False) -> dict[Meanings, int]:
        """Return what a word also stands for, and how sure that is; a guess allows one typing mistake."""
        known = self._vocabulary
        meant: Meant = together(
            known.forms(word.surface, word.stems),
            known.beginning(word.surface, word.stems, shortest=SHORTEST_PREFIX),
            known.slips(word.surface, word.stems) if guess else {},
        )
        return self._resolved(meant)

    def part_meanings(self, word: Asked) -> dict[Meanings, int]:
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
        tokens = frozenset(
            token
            for member in members
            if (known := self._meanings.get(tuple(word.stem for word in member)))
            for token in known.tokens
        )
        for text in group:
            self._add(text, "de", Meanings(tokens, frozenset(filter(None, members))))

    def _add(self, text: str, language: str, meanings: Meanings) -> None:
        code = "de" if language in GERMAN else language
        for found in {tuple(words(text, code)), tuple(words(text))}:
            if not found:
                continue
            stems = tuple(word.stem for word in found)
            self._meanings[stems] = self._meanings.get(stems, Meanings()) | meanings
            if len(found) == 1:
                self._single.add(found[0].text)


def _ways(part: tuple[Asked, ...]) -> Iterator[Stems]:
    """Yield the stems of a few words in one language after the other."""
    most = max(len(word.stems) for word in part)
    for number in range(most):
        yield tuple(word.stems[min(number, len(word.stems) - 1)] for word in part)
