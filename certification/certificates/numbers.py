"""Numbers of certificates and confirmations: `MD-26-7KQ4-X` and `MD-W26-7KQ4-X`; plain functions.

Alliance, year (with a W for „Auf dem Weg“), four random characters, check character. Case, blanks and
hyphens do not matter when somebody types one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from buendnis.tenancy.codes import ALPHABET, new_code

CERTIFICATE, CONFIRMATION = "certificate", "confirmation"
RANDOM_LENGTH = 4
_VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
NO_NUMBER = "Das ist keine vollständige Nummer. Sie sieht aus wie MD-26-7KQ4-X und steht auf dem Zertifikat unten."
CHECK_FAILS = (
    "In dieser Nummer stimmt ein Zeichen nicht: Das Prüfzeichen am Ende passt nicht zum Rest. Bitte vergleichen "
    "Sie Zeichen für Zeichen."
)
LOOK_ALIKES = (
    "Nach dem Jahr kommen in unseren Nummern die Zeichen 0, 1, I, L, O und U nicht vor, weil man sie leicht "
    "verwechselt."
)


@dataclass(frozen=True)
class Typed:
    """What somebody typed: the ways to write it as a number, or the sentence why it cannot be one."""

    spellings: tuple[str, ...]
    sentence: str = ""


def check_character(text: str) -> str:
    """Return the check character over letters and digits by ISO 7064 MOD 37-2 (`*` for 36).

    It notices every single wrong character and every swap of two neighbours.
    """
    total = 0
    for character in text:
        total = (total + _VALUES.index(character)) * 2 % 37
    return _VALUES[(38 - total) % 37]


def new_number(prefix: str, *, year: int, kind: str, draw: Callable[[int], str] = new_code) -> str:
    """Return a number whose check character is easy to read; draws again where it is not."""
    range_mark = "W" if kind == CONFIRMATION else ""
    while True:
        drawn = draw(RANDOM_LENGTH)
        check = check_character(f"{prefix}{range_mark}{year % 100:02}{drawn}")
        if check in ALPHABET:
            return f"{prefix}-{range_mark}{year % 100:02}-{drawn}-{check}"


def compact(text: str) -> str:
    """Return only the letters and digits, in capitals."""
    return re.sub(r"[\W_]", "", text).upper()


def typed(text: str) -> Typed:
    """Read what somebody typed. Two alliances may share a spelling (`MDW-26-…`, `MD-W26-…`): both are given."""
    plain = compact(text)[:20]
    spellings = _spellings(plain)
    if not spellings:
        return Typed((), NO_NUMBER)
    if plain[-1] != check_character(plain[:-1]):
        strange = set(plain[-RANDOM_LENGTH - 1 :]) - set(ALPHABET)
        return Typed((), f"{CHECK_FAILS} {LOOK_ALIKES}" if strange else CHECK_FAILS)
    return Typed(spellings)


def _spellings(plain: str) -> tuple[str, ...]:
    """Return each way to write the letters and digits with hyphens."""
    if not re.fullmatch(r"[A-Z]{2,4}\d\d[0-9A-Z]{5}", plain):
        return ()
    letters = len(plain) - 7
    tail = f"{plain[letters : letters + 2]}-{plain[letters + 2 : -1]}-{plain[-1]}"
    found = []
    if letters <= 3:
        found.append(f"{plain[:letters]}-{tail}")
    if plain[letters - 1] == "W" and letters >= 3:
        found.append(f"{plain[: letters - 1]}-W{tail}")
    return tuple(found)
