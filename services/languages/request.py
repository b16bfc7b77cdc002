"""Which language a reader asks for: the address says it, and nothing else."""

from django.http import HttpRequest

from services.languages.values import Language, language_of

PARAMETER = "sprache"


def reader_language(request: HttpRequest | None) -> Language:
    """Return the language of `?sprache=`, German where it is missing or unknown."""
    return language_of(request.GET.get(PARAMETER) if request is not None else None)
