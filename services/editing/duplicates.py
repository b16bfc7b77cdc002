"""Which entries, and which organisations, may be the same thing twice: suggestions for people to look at."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz, process

from buendnis.german import sort_key
from services.directory.models import Entry
from services.directory.queries import own_entries, standing_organisations
from services.directory.states import PhoneKind, Status

# Titles this alike are shown, of 100; with the same number or page less is enough.
ALIKE, ALIKE_BESIDE = 90, 70
# A number or page that more entries share is that of a switchboard, and says nothing.
SHARED_BY_MOST = 20
MOST_PAIRS = 200
MOST_COMPARED = 500


@dataclass(frozen=True, slots=True)
class Card:
    """What is compared of an entry."""

    code: str
    title: str
    organisation: str
    sort_key: str
    website: str
    postcodes: frozenset[str]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that look alike, and why; the surest come first."""

    left: Card
    right: Card
    reasons: tuple[str, ...]


def suggestions() -> list[Pair]:
    """Return pairs of entries on file that may be the same, the surest first, at most two hundred."""
    return pairs_among(_cards())


def _cards() -> list[Card]:
    rows = (
        own_entries()
        .exclude(status=Status.OFF)
        .prefetch_related("phones", "places__place")
        .defer("text", "printed", "loaded")
    )
    return [_card(entry) for entry in rows]


def _card(entry: Entry) -> Card:
    return Card(
        code=entry.code,
        title=entry.title,
        organisation=entry.organisation.name,
        sort_key=entry.sort_key,
        website=_plain_address(entry.website),
        postcodes=frozenset(filter(None, (each.place.postcode for each in entry.places.all()))),
        numbers=frozenset(
            each.e164 for each in entry.phones.all() if each.kind == PhoneKind.SERVICE
        ),
    )


def _plain_address(website: str) -> str:
    """Return an address without what makes no difference; nothing for a start page, which many share."""
    address = website.lower().partition("://")[2].removeprefix("www.").rstrip("/")
    return address if "/" in address else ""


def pairs_among(cards: Sequence[Card]) -> list[Pair]:
    """Return the pairs that look alike, by the reasons why. Pure: asks no database."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    by_code = {card.code: card for card in cards}
    for reason, one, other in _alike(cards):
        first, second = sorted((one, other), key=lambda card: (card.sort_key, card.code))
        if reason not in found[first.code, second.code]:
            found[first.code, second.code].append(reason)
    pairs = [
        Pair(by_code[left], by_code[right], tuple(reasons))
        for (left, right), reasons in found.items()
    ]
    return sorted(pairs, key=lambda pair: (-len(pair.reasons), pair.left.sort_key))[:MOST_PAIRS]


def _alike(cards: Sequence[Card]) -> Iterator[tuple[str, Card, Card]]:
    for group in _groups(cards, lambda card: [card.sort_key]):
        for one, other in combinations(group, 2):
            if one.postcodes & other.postcodes or not (one.postcodes and other.postcodes):
                yield "gleicher Titel", one, other
    for group in _groups(cards, lambda card: card.numbers):
        yield from (("gleiche Telefonnummer", *pair) for pair in _close(group))
    for group in _groups(cards, lambda card: [card.website] if card.website else []):
        yield from (("gleiche Internetseite", *pair) for pair in _close(group))
    for near in (lambda card: [card.organisation], lambda card: card.postcodes):
        for group in _groups(cards, near, most=None):
            for few in _narrowed(group):
                yield from (("ähnlicher Titel", *pair) for pair in _similar(few))


def _groups(
    cards: Sequence[Card], keys: Callable[[Card], Iterable[str]], most: int | None = SHARED_BY_MOST
) -> list[list[Card]]:
    groups: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        for key in keys(card):
            groups[key].append(card)
    return [
        group
        for group in groups.values()
        if len(group) > 1 and (most is None or len(group) <= most)
    ]


def _narrowed(group: list[Card]) -> list[list[Card]]:
    """Return a group as it is, or a very large one in pieces that begin alike: each is compared with each."""
    if len(group) <= MOST_COMPARED:
        return [group]
    return _groups(group, lambda card: [card.sort_key[:2]], most=None)


def _close(group: Iterable[Card]) -> Iterator[tuple[Card, Card]]:
    """Yield pairs whose titles are somewhat alike: one office has one number for many offers."""
    for one, other in combinations(group, 2):
        if fuzz.token_set_ratio(one.sort_key, other.sort_key) >= ALIKE_BESIDE:
            yield one, other


def _similar(group: Sequence[Card]) -> Iterator[tuple[Card, Card]]:
    """Yield pairs whose titles are nearly the same."""
    titles = [card.sort_key for card in group]
    for place, card in enumerate(group):
        rest = titles[place + 1 :]
        hits = process.extract(
            card.sort_key, rest, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=None
        )
        for _, _, offset in hits:
            if group[place + 1 + offset].sort_key != card.sort_key:
                yield card, group[place + 1 + offset]


@dataclass(frozen=True, slots=True)
class OrganisationPair:
    """Two organisations with nearly the same name."""

    left: tuple[str, str]
    right: tuple[str, str]


def similar_organisations() -> list[OrganisationPair]:
    """Return pairs of organisations whose names are nearly the same."""
    rows = list(standing_organisations().values_list("code", "name"))
    names = [sort_key(name) for _, name in rows]
    return [
        OrganisationPair(row, rows[place + 1 + offset])
        for place, row in enumerate(rows)
        for _, _, offset in process.extract(
            names[place],
            names[place + 1 :],
            scorer=fuzz.token_sort_ratio,
            score_cutoff=ALIKE,
            limit=None,
        )
    ][:MOST_PAIRS]
