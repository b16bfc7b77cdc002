"""German words for machines: sorting that does not depend on the database."""

import unicodedata

_FOLD = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def sort_key(text: str) -> str:
    """Return the text as it is filed: lower case, umlauts as their vowels, ß as ss, single blanks."""
    lowered = unicodedata.normalize("NFC", text).lower().translate(_FOLD)
    plain = "".join(
        c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c)
    )
    return " ".join(plain.split())[:160]
