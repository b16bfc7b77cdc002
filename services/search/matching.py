"""From a question to scores: for each typed word, how well each document answers it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from services.search.analysis import Asked, Word
from services.search.bits import from_scores, numbers_in
from services.search.lexicon import ALSO_PERCENT, PHRASE_PERCENT, Lexicon, Meanings
from services.search.postings import Postings
from services.search.vocabulary import COMPOUND, EXACT, Meant, together

# What a word also stands for may begin longer words (Krippe: Krippenplatz); a short one begins too many.
SHORTEST_ALSO = 5


@dataclass(slots=True)
class Part:
    """A word or phrase of the question: its score in each document, and the documents that have it."""

    typed: str
    required: bool
    scores: bytearray
    tokens: dict[str, int] = field(default_factory=dict)
    hits: int = 0


class Matcher:
    """Answers for the words of one question; `size` is one more than the highest document number."""

    def __init__(self, postings: Postings, lexicon: Lexicon, size: int) -> None:
        self._postings = postings
        self._known = postings.vocabulary
        self._lexicon = lexicon
        self._size = size

    def parts(self, question: tuple[Asked, ...]) -> list[Part]:
        """Return the parts of a question in order, each with its scores."""
        found = []
        place = 0
        while place < len(question):
            if phrase := self._lexicon.phrase_at(question, place):
                length, meanings = phrase
                found.append(self._phrase(question[place : place + length], meanings))
                place += length
            else:
                found.append(self._word(question[place]))
                place += 1
        for part in found:
            part.hits = from_scores(part.scores)
        return found

    def _phrase(self, words: tuple[Asked, ...], meanings: Meanings) -> Part:
        """Score a phrase for what it stands for, and less for its words: Mein Mann schlägt mich."""
        typed = " ".join(word.typed for word in words)
        part = Part(typed, required=True, scores=bytearray(self._size))
        self._also(part, {meanings: EXACT}, percent=PHRASE_PERCENT)
        telling = [word for word in words if word.required] or words
        each = [self._word(word).scores for word in telling]
        for number in numbers_in(from_scores(part.scores), self._size):
            own = sum(scores[number] for scores in each) // len(each)
            part.scores[number] += own // 2
        self._all_of(each, part.scores, halved=bool(meanings.tokens))
        return part

    def _word(self, word: Asked) -> Part:
        """Score a word: its forms, longer words around it, what it also stands for, its two halves."""
        part = Part(word.typed, word.required, bytearray(self._size))
        known, letters = self._known, (word.surface, word.stems)
        own = together(
            known.forms(*letters), known.beginning(*letters, shortest=3), known.around(*letters)
        )
        self._postings.score(own, part.scores)
        self._also(part, self._lexicon.meanings(word))
        self._compound(word, part.scores)
        if word.required and not (part.tokens or any(part.scores)):
            self._guess(word, part)
        return part

    def _guess(self, word: Asked, part: Part) -> None:
        """Score what may be meant by a word that is not known, the likeliest only."""
        self._also(part, self._lexicon.hints(word))
        if not any(part.scores):
            self._postings.score(self._known.slips(word.surface, word.stems), part.scores)
            self._also(part, self._lexicon.slips(word))
        if not any(part.scores):
            self._postings.score(self._known.parts(word.surface), part.scores)
            self._also(part, self._lexicon.parts(word))

    def _also(
        self, part: Part, meanings: Mapping[Meanings, int], *, percent: int = ALSO_PERCENT
    ) -> None:
        """Score what a word also stands for."""
        meant: Meant = {}
        for meaning, boost in meanings.items():
            boost = max(1, boost * percent // 100)
            part.tokens = together(part.tokens, dict.fromkeys(meaning.tokens, boost))
            meant = together(meant, dict.fromkeys(meaning.tokens, boost))
            for phrase in meaning.phrases:
                if len(phrase) == 1:
                    meant = together(meant, dict.fromkeys(self._meant_by(phrase[0]), boost))
                else:
                    self._all_of(self._each_of(phrase, boost), part.scores)
        self._postings.score(meant, part.scores)

    def _meant_by(self, word: Word) -> Iterable[str]:
        stems = (word.stem,)
        longer = self._known.beginning(word.surface, stems, shortest=SHORTEST_ALSO)
        return [*self._known.forms(word.surface, stems), *longer]

    def _each_of(self, phrase: tuple[Word, ...], boost: int) -> list[bytearray]:
        return [self._scored(dict.fromkeys(self._meant_by(word), boost)) for word in phrase]

    def _compound(self, word: Asked, scores: bytearray) -> None:
        for compound in self._known.compounds(word.surface):
            both = [self._scored(dict.fromkeys(texts, COMPOUND)) for texts in compound]
            self._all_of(both, scores)

    def _scored(self, meant: Meant) -> bytearray:
        scores = bytearray(self._size)
        self._postings.score(meant, scores)
        return scores

    @staticmethod
    def _all_of(each: list[bytearray], into: bytearray, *, halved: bool = False) -> None:
        """Note the weakest of several scores, or half of it, for the documents that have them all."""
        common = from_scores(each[0])
        for scores in each[1:]:
            common &= from_scores(scores)
        for number in numbers_in(common, len(into)):
            value = min(scores[number] for scores in each)
            if halved:
                value = (value + 1) // 2
            if value > into[number]:
                into[number] = value
