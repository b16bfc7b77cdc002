"""What counts as a phone number, and how it reads."""

import re

SIGNS = re.compile(r"\+?[0-9\s()/.‑–-]+")
SHORTEST, LONGEST = 5, 15
# Whoever rings these pays: emergency calls and directories are shorter than any number we take.
COSTLY = ("0900", "0190", "0180", "0137", "0138", "0118", "118")

NOT_A_NUMBER = "Bitte geben Sie eine Telefonnummer mit Vorwahl ein, zum Beispiel 0391 540 2000."
TOO_SHORT = "Diese Nummer ist zu kurz. Bitte geben Sie sie mit Vorwahl ein."
TOO_LONG = "Diese Nummer ist zu lang. Bitte geben Sie nur eine Nummer ein."
NOT_RUNG = (
    "Sondernummern rufen wir nicht an. Bitte geben Sie eine Nummer im Festnetz oder ein Handy an."
)


class NotAPhone(ValueError):
    """A text that is no number we could ring; its words say why, in German."""


def plain_phone(text: str) -> str:
    """Return a number as it is stored: digits only, with a national 0 or another country's +.

    The same number typed in two ways is stored the same. Raises NotAPhone.
    """
    typed = text.strip()
    if not SIGNS.fullmatch(typed) or typed.count("+") > 1:
        raise NotAPhone(NOT_A_NUMBER)
    # In +49 (0) 391 the zero is only for calls from inside the country.
    abroad = typed.startswith(("+", "00"))
    number = re.sub(r"[^0-9+]", "", typed.replace("(0)", "") if abroad else typed)
    number = re.sub(r"^00", "+", number)
    # Many write the zero although the country stands before it; kept, it would ring in Italy.
    number = re.sub(r"^\+490?", "0", number)
    if number.startswith(COSTLY):
        raise NotAPhone(NOT_RUNG)
    digits = len(number.removeprefix("+"))
    if digits < SHORTEST:
        raise NotAPhone(TOO_SHORT)
    if digits > LONGEST:
        raise NotAPhone(TOO_LONG)
    return number


def readable_phone(number: str) -> str:
    """Return a stored number in small groups, as one reads it while dialling."""
    start, rest = (number[:3], number[3:]) if number.startswith("+") else (number[:4], number[4:])
    groups = [start]
    while len(rest) > 4:
        groups.append(rest[:3])
        rest = rest[3:]
    return " ".join(filter(None, [*groups, rest]))
