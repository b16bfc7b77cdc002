"""Numbers and addresses as they are printed, and as a machine dials or opens them."""

import re

_SIGNS = re.compile(r"[+0-9()\s/.‑–-]+")
_COUNTRY = "+49"
# Emergency numbers and the European numbers for social help have no area code.
_SHORT = re.compile(r"1(10|12|15|16\d{3})")


class NotANumber(ValueError):
    """A text that nobody could dial; its words say why, in German."""


def to_dial(raw: str) -> str:
    """Return a printed number as it is dialled: +49… for German ones, short numbers as they are.

    Raises NotANumber where the text holds letters, or too few or too many digits.
    """
    if not _SIGNS.fullmatch(raw.strip()):
        raise NotANumber(
            "Bitte nur Ziffern, Leerzeichen, Klammern, Striche und ein Plus am Anfang."
        )
    digits = re.sub(r"\D", "", raw)
    if _SHORT.fullmatch(digits):
        return digits
    abroad = raw.strip().startswith("+") or digits.startswith("00")
    digits = digits.removeprefix("00") if abroad else digits
    if abroad:
        # In +49 (0) 391 the zero is only for calls from inside the country.
        number = "+" + re.sub(r"^490", "49", digits)
    elif digits.startswith("0"):
        number = _COUNTRY + digits[1:]
    else:
        raise NotANumber("Bitte mit Vorwahl, zum Beispiel 0391 540 2000.")
    if not 7 <= len(number) - 1 <= 15:
        raise NotANumber("Diese Nummer ist zu kurz oder zu lang.")
    return number


def to_open(raw: str) -> str:
    """Return a printed web address with its scheme; https where none is printed, empty for none."""
    address = raw.strip()
    if not address:
        return ""
    return address if re.match(r"https?://", address, re.IGNORECASE) else f"https://{address}"
