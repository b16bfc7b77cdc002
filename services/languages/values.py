"""The languages that the families' pages speak."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language of the reader: our code, its own name, and what a page says to the browser about it."""

    code: str
    own_name: str
    html_lang: str
    direction: str = "ltr"
    # Whose rules hold for dates and plural forms.
    locale: str = ""

    @property
    def is_rtl(self) -> bool:
        return self.direction == "rtl"

    @property
    def is_german(self) -> bool:
        """Return whether German texts can be read as they are: German and easy German."""
        return self.html_lang == "de"


GERMAN = Language("de", "Deutsch", "de", locale="de")
LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        GERMAN,
        Language("en", "English", "en", locale="en_GB"),
        Language("uk", "Українська", "uk", locale="uk"),
        Language("ar", "العربية", "ar", "rtl", locale="ar"),
        Language("tr", "Türkçe", "tr", locale="tr"),
        Language("ru", "Русский", "ru", locale="ru"),
        Language("ls", "Leichte Sprache", "de", locale="de"),
    )
}


def language_of(code: str | None) -> Language:
    """Return the language of this code, German for one that we do not speak."""
    return LANGUAGES.get(code or "", GERMAN)
