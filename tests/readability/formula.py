"""The first Wiener Sachtextformel: how many years of school a German text asks for.

R. Bamberger, E. Vanecek: Lesen – Verstehen – Lernen – Schreiben, Wien 1984. About 4 is easy, 15 is hard.

Syllables are counted as groups of vowels, because hyphenation (pyphen, which we have) leaves out what may not be
divided: it sees one syllable in „über“. Known errors of the vowel groups: English words count too many („Team“ 2,
„Service“ 3), vowels that meet where a word is put together too few, save for the few kinds in `APART` („Museum“ 2).
Only the borders below two and from three on matter to the formula, so that most of these errors change nothing.
"""

import re
from dataclasses import dataclass

# Letters, joined by hyphens: „Vor-Ort-Termin“ is one word, so that a hyphen helps nobody. Numbers are no words.
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
VOWELS = re.compile(r"ei|ai|au|eu|äu|ie|aa|ee|oo|oi|ui|ey|ay|[aeiouyäöü]")
# „be-urteilen“, „ge-ehrt“, „Ide-en“, „Feri-en“: vowels that meet and belong to two syllables.
APART = re.compile(r"\bbe(?=ur|en)|\bge(?=urt|ehr|eig|ein)|de(?=en\b)|(?<=[rltdn])i(?=en\b)")
# What ends with a full stop and goes on: „z. B.“, „Abs. 3“, „1. Januar“, „2.100“.
STOPS_INSIDE = re.compile(
    r"\b(?:z\.\s*B|d\.\s*h|u\.\s*a|bzw|ggf|inkl|usw|Abs|Nr|Tel|ca|Dr|Art|\d+)\.(?!\s*\n|\s*$)"
)
SENTENCE_END = re.compile(r"[.!?]+|\n+")


@dataclass(frozen=True)
class Measure:
    """What was counted in a text; the shares are per cent of its words."""

    words: int
    sentences: int
    long_words: int
    three_syllables: int
    one_syllable: int

    @property
    def grade(self) -> float:
        """The value of the formula, 0 for a text without words."""
        if not self.words:
            return 0.0
        share = 100 / self.words
        return (
            0.1935 * self.three_syllables * share
            + 0.1672 * self.words / self.sentences
            + 0.1297 * self.long_words * share
            - 0.0327 * self.one_syllable * share
            - 0.875
        )


def syllables(word: str) -> int:
    """Return how many syllables a German word has, at least one."""
    plain = word.lower().replace("qu", "q")
    return max(1, len(VOWELS.findall(APART.sub(lambda found: found[0] + "·", plain))))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; the end of a line ends one as well."""
    kept = STOPS_INSIDE.sub(lambda found: found[0].replace(".", ""), text)
    return [part.strip() for part in SENTENCE_END.split(kept) if WORD.search(part)]


def measure(text: str) -> Measure:
    """Return what the formula needs to know about a text."""
    words = WORD.findall(text)
    counted = [syllables(word) for word in words]
    return Measure(
        words=len(words),
        sentences=max(1, len(sentences(text))),
        long_words=sum(len(word) > 6 for word in words),
        three_syllables=sum(count >= 3 for count in counted),
        one_syllable=sum(count == 1 for count in counted),
    )


def grade(text: str) -> float:
    """Return the value of the first Wiener Sachtextformel, unrounded."""
    return measure(text).grade
