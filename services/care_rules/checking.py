"""What is wrong with a rulebook: days with two values, days with none, sources that are missing or not used."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from services.care_leave.rulebook import Rulebook, RuleValue
from services.care_rules.values import Parameter

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Fault:
    """A parameter whose days do not fit each other, and the first day that shows it."""

    key: str
    on: date
    sentence: str


def overlaps(rulebook: Rulebook) -> list[Fault]:
    """Return where two values hold on one day: neither two usual ones nor two exceptions may."""
    return [
        Fault(key, later.valid_from, "Zwei Werte gelten am selben Tag.")
        for key, rows in rulebook.values.items()
        for override in (False, True)
        for earlier, later in pairwise([each for each in rows if each.override is override])
        if earlier.valid_to is None or later.valid_from <= earlier.valid_to
    ]


def backwards(rulebook: Rulebook) -> list[Fault]:
    """Return values that end before they begin."""
    return [
        Fault(each.key, each.valid_from, "Der Wert endet, bevor er beginnt.")
        for rows in rulebook.values.values()
        for each in rows
        if each.valid_to is not None and each.valid_to < each.valid_from
    ]


def holes(rulebook: Rulebook, parameters: Iterable[Parameter]) -> list[Fault]:
    """Return days without a value, not even one that says „nicht belegt“; exceptions fill no hole."""
    return [
        Fault(parameter.key, on, "Für diesen Tag fehlt ein Wert.")
        for parameter in parameters
        for on in _holes(parameter, rulebook.values.get(parameter.key, ()))
    ]


def _holes(parameter: Parameter, rows: Iterable[RuleValue]) -> Iterator[date]:
    wanted: date | None = parameter.since
    for each in (row for row in rows if not row.override):
        if wanted is None:
            return
        if each.valid_from > wanted:
            yield wanted
        wanted = max(wanted, each.valid_to + ONE_DAY) if each.valid_to else None
    if wanted is not None and (parameter.until is None or wanted <= parameter.until):
        yield wanted


def unknown_sources(rulebook: Rulebook) -> set[str]:
    """Return sources that a value names and the list does not have."""
    return _named(rulebook.values) - set(rulebook.sources)


def unused_sources(rulebook: Rulebook) -> set[str]:
    """Return sources of the list that no value names."""
    return set(rulebook.sources) - _named(rulebook.values)


def gaps(rulebook: Rulebook) -> list[RuleValue]:
    """Return the spans for which nothing is proven."""
    return [each for rows in rulebook.values.values() for each in rows if not each.proven]


def _named(values: Mapping[str, tuple[RuleValue, ...]]) -> set[str]:
    return {source for rows in values.values() for each in rows for source in each.sources}
