"""From „§ 3 Abs. 1 PflegeZG“ to the page of the Ministry of Justice where that paragraph can be read."""

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
# „§ 3 Abs. 1 PflegeZG“, „§§ 187, 188 BGB“, „§ 9 Abs. 2 FPfZG in der Fassung von 2012“
_STATUTE = re.compile(r"§§? (?P<number>\d+[a-z]*)\b(?P<rest>[^§]*)")
_BOOK = re.compile("|".join(sorted(map(re.escape, BOOKS), key=len, reverse=True)))
OLD = "Fassung"


@dataclass(frozen=True, slots=True)
class Law:
    """A paragraph and where to read it; no address where the wording of today is another one."""

    text: str
    href: str


class UnknownLaw(ValueError):
    """A paragraph is written in a way that nobody can look up."""


def law_of(text: str) -> Law:
    """Return a paragraph with the address of its first number. Raises UnknownLaw."""
    found = _STATUTE.match(text)
    book = _BOOK.search(text)
    if not found or not book:
        raise UnknownLaw(text)
    if OLD in text:
        return Law(text, "")
    return Law(text, f"{OFFICIAL}/{BOOKS[book[0]]}/__{found['number']}.html")
