"""What can be found beside entries: rooms above register their pages, the same for every alliance."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from services.search.values import Document

Source = Callable[[], Iterable[Document]]
_sources: dict[str, Source] = {}
# No code of an entry has a colon.
SEPARATOR = ":"


def register_source(name: str, documents: Source) -> None:
    """Let the documents of a source be found, under keys that begin with its name."""
    _sources[name] = documents
    source_documents.cache_clear()


@cache
def source_documents() -> tuple[Document, ...]:
    """Return the documents of all sources, read once, with their keys as the search gives them back."""
    return tuple(
        replace(document, key=f"{name}{SEPARATOR}{document.key}")
        for name, documents in _sources.items()
        for document in documents()
    )


def split_key(key: str) -> tuple[str, str]:
    """Return the source of a hit and its key there; the source of an entry is empty."""
    source, separator, rest = key.partition(SEPARATOR)
    return (source, rest) if separator else ("", key)
