"""The history of an entry from the journal: who changed what, before and after, in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from buendnis.journal.models import Entry as JournalEntry
from services.directory.models import Entry, Organisation, Place
from services.directory.words import NOTHING, label_of, words_of

# What is kept beside the facts and says nothing to readers.
UNTOLD = frozenset({"printed", "loaded"})


@dataclass(frozen=True)
class Difference:
    """One field, before and after in words."""

    label: str
    before: str
    after: str

    @property
    def is_new(self) -> bool:
        """Whether nothing stood there before."""
        return self.before == NOTHING


@dataclass(frozen=True)
class Moment:
    """Something that happened to an entry."""

    sentence: str
    at: datetime
    by: str
    differences: tuple[Difference, ...]


def lines_of(entry: Entry) -> QuerySet[JournalEntry]:
    """Return what the journal tells of an entry, newest first."""
    return JournalEntry.objects.filter(about_type="entry", about_code=entry.code)


def moments_of(lines: Iterable[JournalEntry]) -> list[Moment]:
    """Return lines of the journal as people read them; two queries, however many lines."""
    told = list(lines)
    names = _names(told)
    return [
        Moment(line.sentence, line.at, line.actor_name, tuple(_differences(line, names)))
        for line in told
    ]


def _differences(line: JournalEntry, names: Mapping[str, str]) -> Iterator[Difference]:
    for field, pair in line.details.items():
        if field in UNTOLD or not (isinstance(pair, list) and len(pair) == 2):
            continue
        before, after = (words_of(field, value, places=names) for value in pair)
        yield Difference(label_of(field), before, after)


def _names(lines: list[JournalEntry]) -> dict[str, str]:
    """Return the names of places and organisations that these lines speak of, by their codes."""
    codes = {code for line in lines for code in _codes(line.details)}
    if not codes:
        return {}
    found = {each.code: str(each) for each in Place.objects.filter(code__in=codes)}
    named = Organisation.objects.filter(code__in=codes).values_list("code", "name")
    return found | dict(named)


def _codes(details: Mapping[str, Any]) -> Iterator[str]:
    for value in details.get("organisation", []):
        if value:
            yield value
    for side in details.get("places", []):
        for at in side or []:
            yield at["place"]
