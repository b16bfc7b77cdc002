"""Addresses of families' pages, which keep the language of the reader."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from buendnis.tenancy.addresses import address
from services.languages.request import PARAMETER, reader_language
from services.languages.values import GERMAN, LANGUAGES, Language


def family_address(name: str, *args: Any, language: Language = GERMAN, **query: Any) -> str:
    """Return the address of a page with its parameters (lists are repeated) and, save for German, the language.

    Raises NoReverseMatch for an unknown name.
    """
    chosen = {key: value for key, value in query.items() if value not in (None, "", [], ())}
    if language is not GERMAN:
        chosen[PARAMETER] = language.code
    path = address(name, *args)
    return f"{path}?{urlencode(chosen, doseq=True)}" if chosen else path


def other_languages(request: HttpRequest) -> list[tuple[Language, str, bool]]:
    """Return every language with the address of this same page in it, and whether it is the one shown."""
    current = reader_language(request)
    found = []
    for language in LANGUAGES.values():
        query = request.GET.copy()
        query.pop(PARAMETER, None)
        if language is not GERMAN:
            query[PARAMETER] = language.code
        rest = query.urlencode()
        found.append((language, f"?{rest}" if rest else request.path, language is current))
    return found
