"""Two entries side by side, field by field, and the one entry that somebody makes of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from services.directory.differences import plain
from services.directory.values import EntryValues
from services.directory.words import NOTHING, label_of, words_of

LEFT, RIGHT, BOTH = "links", "rechts", "beide"
# Lists can be put together; of everything else one is taken.
LISTS = ("terms", "postcodes", "languages", "places", "phones", "contacts", "slots")
# What a check says belongs to the facts that were checked: it stays with the entry that is kept.
STAYS = ("status", "left_on", "checked_on", "checked_by", "next_check", "printed", "website_raw")


@dataclass(frozen=True, slots=True)
class Row:
    """A field that differs, in words, and what is proposed."""

    field: str
    label: str
    left: str
    right: str
    take: str
    is_list: bool


def rows(left: EntryValues, right: EntryValues, names: Mapping[str, str]) -> Iterator[Row]:
    """Yield the fields that differ; what one side lacks is taken from the other, lists are put together."""
    for name in _fields():
        one, other = getattr(left, name), getattr(right, name)
        if one == other:
            continue
        words = (
            words_of(name, plain(one), places=names),
            words_of(name, plain(other), places=names),
        )
        yield Row(name, label_of(name), *words, _proposal(name, words), name in LISTS)


def _fields() -> list[str]:
    return [each.name for each in fields(EntryValues) if each.name not in STAYS]


def _proposal(name: str, words: tuple[str, str]) -> str:
    left, right = words
    if right == NOTHING:
        return LEFT
    if left == NOTHING or left == "Nicht bekannt":
        return RIGHT
    return BOTH if name in LISTS else LEFT


def joined(left: EntryValues, right: EntryValues, choices: Mapping[str, str]) -> EntryValues:
    """Return the left entry with what was chosen from the right one; no choice leaves the left as it is."""
    taken: dict[str, Any] = {}
    for name in _fields():
        if choices.get(name) == RIGHT:
            taken[name] = getattr(right, name)
        elif choices.get(name) == BOTH and name in LISTS:
            taken[name] = _both(name, getattr(left, name), getattr(right, name))
    return replace(left, **taken)


# What makes two parts the same, so that it stands there once.
_SAME = {
    "phones": lambda each: each.e164,
    "places": lambda each: each.place,
}


def _both(name: str, left: tuple[Any, ...], right: tuple[Any, ...]) -> tuple[Any, ...]:
    same = _SAME.get(name, lambda each: each)
    found = {same(each): each for each in reversed((*left, *right))}
    return tuple(sorted(found)) if name == "terms" else tuple(reversed(found.values()))
