"""Says a text of the families' pages in the language of the reader."""

from functools import cache
from typing import Any

from babel import Locale

from services.languages.reading import Text, texts
from services.languages.values import Language

# Around what is filled into Arabic: a phone number or a German name keeps its own direction (Unicode, UAX 9).
# What was said before is filled in from right to left: a browser that looks for its direction skips isolated parts.
ISOLATE, SAID_ISOLATE, ISOLATE_END = "\u2068", "\u2067", "\u2069"


class UnknownText(KeyError):
    """No file in strings/ has this key, or not in this language."""


def say(key: str, language: Language, **values: Any) -> str:
    """Return the text of a key ("room.key") with its values filled in; `count` chooses the plural form.

    Raises UnknownText for a key or a language that is missing, KeyError for a value that is missing.
    """
    try:
        text = texts()[key][language.code]
    except KeyError:
        raise UnknownText(f"{key} ({language.code})") from None
    return _form(text, language, values.get("count")).format_map(_isolated(values, language))


def plural_form(language: Language, count: Any) -> str:
    """Return the plural category of a number in a language, after the rules of the CLDR."""
    return str(_locale(language.locale).plural_form(count))


def _form(text: Text, language: Language, count: Any) -> str:
    if isinstance(text, str):
        return text
    if count == 0 and "zero" in text:
        return text["zero"]
    return text.get(plural_form(language, count), text["other"])


def _isolated(values: dict[str, Any], language: Language) -> dict[str, Any]:
    if not language.is_rtl:
        return values
    return {
        name: _isolate(value) if isinstance(value, str) else value for name, value in values.items()
    }


def _isolate(value: str) -> str:
    begin = SAID_ISOLATE if ISOLATE in value else ISOLATE
    return f"{begin}{value}{ISOLATE_END}"


@cache
def _locale(name: str) -> Locale:
    return Locale.parse(name)
