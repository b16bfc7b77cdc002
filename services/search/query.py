"""A search as it stands in an address: read, said again, and changed by one filter at a time."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from django.http import QueryDict

from buendnis.german import sort_key
from services.directory.states import Kind
from services.search.analysis import cleaned
from services.search.values import Facet
from services.taxonomy.queries import terms
from services.timetable.values import WEEKDAYS, Part

TEXT, PAGE, LANGUAGE = "q", "seite", "sprache"
YES = "1"
LAST_PAGE = 9999
# A postcode without entries is a question with an answer; a district that nobody has is a slip.
POSTCODE_LENGTH = 5
LONGEST_VALUE = 80
# Nobody chooses more of one filter, nor reads more of what was left out.
MOST_VALUES, MOST_NOTICES = 100, 5
_TAXONOMY = {
    Facet.SITUATION: "situation",
    Facet.TOPIC: "topic",
    Facet.AUDIENCE: "audience",
    Facet.SPOKEN: "spoken",
}
_FIXED: Mapping[Facet, tuple[str, ...]] = {
    Facet.KIND: tuple(Kind.values),
    Facet.DAY: WEEKDAYS,
    Facet.TIME: tuple(part.value for part in Part if part.value),
    Facet.STEP_FREE: (YES,),
    Facet.FREE: (YES,),
}


class Notice(NamedTuple):
    """A value of an address that was not understood and left out; the page says so in its language."""

    parameter: str
    value: str


@dataclass(frozen=True)
class Query:
    """What somebody looks for; `filters` holds only facets with a value, in the order of `Facet`."""

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1
    language: str = "de"

    @property
    def is_empty(self) -> bool:
        return not self.text and not self.filters

    def has(self, facet: str, value: str) -> bool:
        """Return whether this value of a facet is chosen."""
        return value in self.filters.get(facet, ())

    def plus(self, facet: str, value: str) -> "Query":
        """Return the first page of the same search with one more value."""
        values = (*(each for each in self.filters.get(facet, ()) if each != value), value)
        return replace(self, filters=_ordered({**self.filters, facet: values}), page=1)

    def without(self, facet: str, value: str | None = None) -> "Query":
        """Return the first page of the same search without one value, or without a whole facet ("q": the words)."""
        if facet == TEXT:
            return replace(self, text="", page=1)
        left = tuple(each for each in self.filters.get(facet, ()) if value and each != value)
        return replace(self, filters=_ordered({**self.filters, facet: left}), page=1)

    def on_page(self, number: int) -> "Query":
        """Return the same search, another page."""
        return replace(self, page=number)


def read_query(
    params: QueryDict, *, language: str = "de", places: Collection[str] | None = None
) -> tuple[Query, tuple[Notice, ...]]:
    """Return the search that an address asks for, and the first things in it that were not understood.

    `places` are the districts and postcodes that entries have (`store.places_of`); without them any place
    is taken as it is.
    """
    notices: list[Notice] = []
    filters = {}
    for facet in Facet:
        values = params.getlist(facet)[:MOST_VALUES]
        asked_for = dict.fromkeys(cleaned(value) for value in values if value)
        known = {value: _known(facet, value, places) for value in asked_for}
        notices += [
            Notice(facet, value[:LONGEST_VALUE]) for value, kept in known.items() if not kept
        ]
        filters[facet.value] = tuple(dict.fromkeys(filter(None, known.values())))
    query = Query(cleaned(params.get(TEXT, "")), _ordered(filters), _page(params), language)
    return query, tuple(notices[:MOST_NOTICES])


def address_params(query: Query) -> dict[str, str | list[str]]:
    """Return a search as parameters of an address; reading them gives the same search, language aside."""
    return dict(_params(query))


def _params(query: Query) -> Iterator[tuple[str, str | list[str]]]:
    if query.text:
        yield TEXT, query.text
    for facet, values in query.filters.items():
        yield facet, list(values)
    if query.page > 1:
        yield PAGE, str(query.page)


def _known(facet: Facet, value: str, places: Collection[str] | None) -> str:
    """Return a value as documents have it, or nothing for one that there is not."""
    if facet is Facet.PLACE:
        return _place(value[:LONGEST_VALUE], places)
    kind = _TAXONOMY.get(facet)
    allowed = [term.key for term in terms(kind)] if kind else _FIXED[facet]
    return value if value in allowed else ""


def _place(value: str, places: Collection[str] | None) -> str:
    is_postcode = len(value) == POSTCODE_LENGTH and value.isascii() and value.isdigit()
    if places is None or is_postcode:
        return value
    wanted = sort_key(value)
    return next((place for place in places if sort_key(place) == wanted), "")


def _ordered(filters: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {facet.value: filters[facet] for facet in Facet if filters.get(facet)}


def _page(params: QueryDict) -> int:
    typed = params.get(PAGE, "")
    is_number = typed.isascii() and typed.isdigit() and len(typed) <= len(str(LAST_PAGE))
    return max(1, int(typed)) if is_number else 1
