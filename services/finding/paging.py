"""The pages of a search's hits."""

from dataclasses import dataclass
from math import ceil

from services.finding.filters import search_address
from services.languages.values import Language
from services.search.query import Query
from services.search.sources import split_key
from services.search.values import Found

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Pager:
    """How many pages there are, and the addresses around this one; empty where there is none."""

    pages: int
    is_beyond: bool
    first: str
    previous: str
    next: str


def shown_keys(query: Query, found: Found) -> tuple[str, ...]:
    """Return the hits of this page; where nothing was typed, what is near stands before what is the same everywhere."""
    if query.text:
        return found.page(query.page, PAGE_SIZE)
    near = [key for key in found.keys if not split_key(key)[0]]
    everywhere = [key for key in found.keys if split_key(key)[0]]
    begin = (query.page - 1) * PAGE_SIZE
    return tuple([*near, *everywhere][begin : begin + PAGE_SIZE])


def pager_of(query: Query, total: int, language: Language) -> Pager:
    """Return the ways to other pages of the same search."""
    pages = max(1, ceil(total / PAGE_SIZE))

    def page_address(number: int) -> str:
        is_there = 1 <= number <= pages
        return search_address(query.on_page(number), language) if is_there else ""

    return Pager(
        pages=pages,
        is_beyond=query.page > pages,
        first=page_address(1),
        previous=page_address(query.page - 1),
        next=page_address(query.page + 1),
    )
