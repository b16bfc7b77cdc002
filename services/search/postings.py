"""Which document holds which word, and how much it weighs there."""

from array import array
from collections.abc import Mapping

from services.search.vocabulary import Vocabulary

HEAVIEST = 9


class Posting:
    """The documents of one word with its weight in each, side by side."""

    __slots__ = ("numbers", "text", "weights")

    def __init__(self, text: str) -> None:
        self.text = text
        self.numbers = array("I")
        self.weights = bytearray()


class Postings:
    """All words of an index; documents come and go one by one."""

    def __init__(self) -> None:
        self._by_text: dict[str, Posting] = {}
        self._vocabulary: Vocabulary | None = None

    def add(self, number: int, words: Mapping[str, int]) -> tuple[Posting, ...]:
        """Put the words of a document in; return where they went."""
        found = []
        for text, weight in words.items():
            posting = self._by_text.get(text)
            if posting is None:
                posting = self._by_text[text] = Posting(text)
                self._vocabulary = None
            posting.numbers.append(number)
            posting.weights.append(min(weight, HEAVIEST))
            found.append(posting)
        return tuple(found)

    def discard(self, number: int, postings: tuple[Posting, ...]) -> None:
        """Take the words of a document out; a word that nothing holds any more is forgotten."""
        for posting in postings:
            place = posting.numbers.index(number)
            posting.numbers[place], posting.weights[place] = (
                posting.numbers[-1],
                posting.weights[-1],
            )
            posting.numbers.pop()
            posting.weights.pop()
            if not posting.numbers:
                del self._by_text[posting.text]
                self._vocabulary = None

    @property
    def vocabulary(self) -> Vocabulary:
        """The known words; tokens of the taxonomy are none of them."""
        if self._vocabulary is None:
            self._vocabulary = Vocabulary(text for text in self._by_text if text[0] != "#")
        return self._vocabulary

    def score(self, meant: Mapping[str, int], into: bytearray) -> None:
        """Note for each document its best word: how much it weighs, times how sure it is meant."""
        for text, boost in meant.items():
            posting = self._by_text.get(text)
            if posting is not None:
                for number, weight in zip(posting.numbers, posting.weights, strict=True):
                    value = weight * boost
                    if value > into[number]:
                        into[number] = value
