"""From „§ 3 (3) S. 1 PflegeZG“ to words for people and to the official text; of an old wording there is none."""

import re
from dataclasses import dataclass

OFFICIAL = "https://www.gesetze-im-internet.de"
BOOKS = {
    "PflegeZG": "pflegezg",
    "FPfZG": "fpfzg",
    "SGB II": "sgb_2",
    "SGB III": "sgb_3",
    "SGB V": "sgb_5",
    "SGB VI": "sgb_6",
    "SGB XI": "sgb_11",
    "SGB XII": "sgb_12",
    "BGB": "bgb",
}
OLD = " a. F."
_NAMES = "|".join(sorted(map(re.escape, BOOKS), key=len, reverse=True))
_CHUNK = re.compile(rf"§.*?(?P<book>\b(?:{_NAMES})\b)(?P<old>{re.escape(OLD)})?")
_PARAGRAPH = re.compile(r"§§?\s*(\d+[a-z]*)")
_SPOKEN = (
    (re.compile(r"(?<=[\da-z])\s*\((\d+[a-z]?)\), \((\d+[a-z]?)\)"), r" Abs. \1 und \2"),
    (re.compile(r"(?<=[\da-z])\s*\((\d+[a-z]?)\)–\((\d+[a-z]?)\)"), r" Abs. \1 bis \2"),
    (re.compile(r"(?<=[\da-z])\s*\((\d+[a-z]?)\)"), r" Abs. \1"),
    (re.compile(r"\bS\. (\d+)–(\d+)"), r"Satz \1 bis \2"),
    (re.compile(r"\bS\. (?=\d)"), "Satz "),
    (re.compile(re.escape(OLD)), " (alte Fassung)"),
    (re.compile(r"(§§?|Abs\.|Satz|Nr\.) (?=\d)"), "\\1\N{NO-BREAK SPACE}"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a reference as people read it, and the page of the official text; empty where there is none."""

    text: str
    url: str = ""


def spoken(statute: str) -> str:
    """Return a reference as people write it: „§ 3 Abs. 3 Satz 1 PflegeZG“."""
    for pattern, words in _SPOKEN:
        statute = pattern.sub(words, statute)
    return statute


def pieces(statute: str) -> tuple[Piece, ...]:
    """Return the parts of a reference in their order, each law linked to its first paragraph."""
    found, end = [], 0
    for chunk in _CHUNK.finditer(statute):
        if between := statute[end : chunk.start()]:
            found.append(Piece(spoken(between)))
        found.append(Piece(spoken(chunk[0]), "" if chunk["old"] else _url(chunk)))
        end = chunk.end()
    if rest := statute[end:]:
        found.append(Piece(spoken(rest)))
    return tuple(found)


def _url(chunk: re.Match[str]) -> str:
    paragraph = _PARAGRAPH.search(chunk[0])
    book = f"{OFFICIAL}/{BOOKS[chunk['book']]}"
    return f"{book}/__{paragraph[1]}.html" if paragraph else f"{book}/"
