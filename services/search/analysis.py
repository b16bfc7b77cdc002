"""From text to words: letters folded, word forms brought together, in every script that families write."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from threading import Lock
from typing import NamedTuple

import snowballstemmer

from services.search.stopwords import ASKING, STOP

# More than this nobody types; what is beyond is not looked at, so that every question costs the same.
LONGEST_QUESTION = 200
MOST_WORDS = 12
LONGEST_WORD = 48

_STEMMERS = {
    name: snowballstemmer.stemmer(name)
    for name in ("german", "english", "turkish", "russian", "arabic")
}
# A stemmer keeps the word it works on in itself.
_ONE_AT_A_TIME = Lock()
_LATIN_STEMMER = {"en": "english", "tr": "turkish"}

_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u0640"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
# Cries for help out of words that say nothing alone: „Ich kann nicht mehr“ does not ask for more of a thing.
_AS_ONE = re.compile(r"\bnicht\s+mehr(?:\s+leben)?\b|\bbringe?\s+mich\s+um\b")
# сім'я, geht's
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")
# Schüler:innen, Schüler/-innen
_GENDER = re.compile(r"(?<=[a-zäöüß])[*:·_/]-?(?=in(?:nen)?\b)")

# What the stemmers tell apart; every other accent goes at once.
_KEPT = frozenset("äöüßçğışйїё")
_FOLDED = str.maketrans(
    {"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "ç": "c", "ğ": "g", "ı": "i", "ş": "s", "ё": "е",
     "ґ": "г", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"}
)  # fmt: skip
# ae, oe and ue are umlauts typed without the key; not in neue, bauen, Quelle.
_TYPED_UMLAUT = re.compile(r"(?<![aeouq])([aou])e")
_TURKISH = frozenset("çğış")


class Word(NamedTuple):
    """A word as it is compared: letter by letter (`surface`) and by its stem."""

    surface: str
    stem: str

    @property
    def text(self) -> str:
        """Return it as one string, as documents keep it."""
        return self.surface if self.surface == self.stem else f"{self.surface}|{self.stem}"


class Asked(NamedTuple):
    """A typed word: as typed, letter by letter, and its stems in the languages it may be of."""

    typed: str
    surface: str
    stems: tuple[str, ...]
    required: bool = True


def parted(text: str) -> Word:
    """Return the word that `Word.text` wrote."""
    surface, _, stem = text.partition("|")
    return Word(surface, stem or surface)


def words(text: str, language: str = "de") -> list[Word]:
    """Return the words of a text in this language (its code), in order, without stop words."""
    return [
        _word(raw, language)
        for raw in _raw_words(text)
        if raw not in STOP and (len(raw) > 1 or raw.isdigit())
    ]


def asked(text: str, language: str = "de") -> tuple[Asked, ...]:
    """Return the words of a question: at most twelve of its first 200 letters, none twice.

    Where nothing but stop words was typed there are none.
    """
    found: dict[str, Asked] = {}
    for raw in _raw_words(text[:LONGEST_QUESTION]):
        if raw in STOP or (len(raw) == 1 and not raw.isdigit()):
            continue
        stems = dict.fromkeys(_word(raw, code).stem for code in _languages(raw, language))
        surface = _word(raw, language).surface
        found.setdefault(surface, Asked(raw, surface, tuple(stems), raw not in ASKING))
        if len(found) == MOST_WORDS:
            break
    if not any(word.required for word in found.values()):
        return tuple(word._replace(required=True) for word in found.values())
    return tuple(found.values())


def cleaned(text: str) -> str:
    """Return what was typed as it may be shown again: cut, one line, no control or direction marks."""
    return " ".join(_letters(text[:LONGEST_QUESTION]).split())


def stem(surface: str) -> str:
    """Return the stem of a folded German word, as for the parts of a compound."""
    return _word(surface, "de").stem


@cache
def asking_stems() -> frozenset[str]:
    """Return the stems of the words that people ask with and that say nothing of what they ask for."""
    return frozenset(_word(raw, code).stem for raw in ASKING for code in ("de", *_LATIN_STEMMER))


def _letters(text: str) -> str:
    shown = unicodedata.normalize("NFKC", text)
    kinds = {char: unicodedata.category(char) for char in set(shown)}
    if not any(kind[0] == "C" for kind in kinds.values()):
        return shown
    # Breaks part words; invisible marks (soft hyphen, directions) stand inside them.
    gone = {ord(c): " " if kind == "Cc" else "" for c, kind in kinds.items() if kind[0] == "C"}
    return shown.translate(gone)


def _raw_words(text: str) -> Iterator[str]:
    plain = _GENDER.sub("", _APOSTROPHE.sub("", _letters(text).lower()))
    plain = _AS_ONE.sub(_one_word, plain)
    for found in _WORD.finditer(plain):
        yield found[0][:LONGEST_WORD]


def _one_word(cry: re.Match[str]) -> str:
    return "umbringen" if cry[0].startswith("bring") else "".join(cry[0].split())


def _languages(raw: str, language: str) -> list[str]:
    """Return whose stems a typed word may have: German always, others where something speaks for it."""
    codes = ["de"]
    if language in _LATIN_STEMMER:
        codes.append(language)
    if language != "tr" and _TURKISH & set(raw):
        codes.append("tr")
    return codes


@lru_cache(maxsize=60_000)
def _word(raw: str, language: str) -> Word:
    plain = "".join(map(_without_accent, raw))
    if "\u0600" <= plain[0] <= "\u06ff":
        plain = plain.translate(_FOLDED)
        name = "arabic"
    elif "\u0400" <= plain[0] <= "\u04ff":
        name = "russian"
    else:
        name = _LATIN_STEMMER.get(language, "german")
    with _ONE_AT_A_TIME:
        stemmed = _STEMMERS[name].stemWord(plain)
    return Word(_folded(plain), stemmed.translate(_FOLDED) or _folded(plain))


def _without_accent(char: str) -> str:
    if char.isascii() or char in _KEPT:
        return char
    if unicodedata.category(char) == "Mn" or char == "\u0640":
        return ""
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() else char


def _folded(plain: str) -> str:
    return _TYPED_UMLAUT.sub(r"\1", plain.translate(_FOLDED))
