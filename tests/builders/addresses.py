"""Walks the table of addresses: every named page with its path and view."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Page:
    """One address: its full name (`room:page`), its path with the parts to fill in, and its view."""

    name: str
    path: str
    view: Callable


def pages() -> list[Page]:
    """Return every page of the portal."""
    return list(_walk(get_resolver("buendnis.urls").url_patterns))


def _walk(patterns: list, path: str = "/", space: str = "") -> Iterator[Page]:
    for pattern in patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, here, inner)
        elif isinstance(pattern, URLPattern):
            yield Page(f"{space}{pattern.name or ''}", here, pattern.callback)
