"""The free texts of an entry in the reader's language, as far as somebody translated them."""

from dataclasses import dataclass

from services.directory.sheets import Sheet
from services.languages.values import GERMAN, Language, language_of


@dataclass(frozen=True, slots=True)
class Said:
    """A text with the language that it is in."""

    text: str
    language: Language


def said(sheet: Sheet, part: str, language: Language) -> Said:
    """Return the title, summary or text of an entry, in German where nobody translated this part."""
    original = getattr(sheet.german, part)
    code, texts = sheet.text_in(language.code)
    words = getattr(texts, part)
    return Said(words, GERMAN if words == original else language_of(code))
