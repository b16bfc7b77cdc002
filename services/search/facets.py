"""The filters: which documents have which value, and how many hits each value has or would have."""

from collections.abc import Iterable, Mapping
from datetime import date

from services.search.bits import Bits, union
from services.search.values import WHEN, Facet

Filters = Mapping[str, tuple[str, ...]]
PLAIN = tuple(facet for facet in Facet if facet not in (Facet.DAY, Facet.TIME))
_PAIRED = (Facet.DAY, Facet.TIME)


class Facets:
    """Sets of document numbers by facet and value."""

    def __init__(self) -> None:
        self._sets: dict[str, dict[str, Bits]] = {name: {} for name in (*PLAIN, WHEN)}
        self._until: dict[date, Bits] = {}
        self._all = Bits()

    def add(
        self, number: int, facets: Mapping[str, Iterable[str]], until: date | None
    ) -> tuple[Bits, ...]:
        """Put a document in; return the sets that it is in now."""
        found = [self._all]
        for name, values in facets.items():
            found += [self._sets[name].setdefault(value, Bits()) for value in values]
        if until:
            found.append(self._until.setdefault(until, Bits()))
        for bits in found:
            bits.add(number)
        return tuple(found)

    def alive(self, today: date) -> int:
        """Return the documents whose last day is not over."""
        over = union(bits.value for until, bits in self._until.items() if until < today)
        return self._all.value & ~over

    def values(self, facet: str) -> list[str]:
        """Return the values that any document has, in order."""
        return sorted(value for value, bits in self._sets[facet].items() if bits.value)

    def chosen(self, filters: Filters) -> dict[str, int]:
        """Return for each filter the documents that it lets through; day and time become one."""
        found = {
            name.value: union(self._of(name, value) for value in filters[name])
            for name in PLAIN
            if filters.get(name)
        }
        if filters.get(Facet.DAY) or filters.get(Facet.TIME):
            days, times = filters.get(Facet.DAY, ()), filters.get(Facet.TIME, ())
            found[WHEN] = self._when(days, times)
        return found

    def counts(self, base: int, filters: Filters) -> dict[str, dict[str, int]]:
        """Return the hits by facet and value; of its own choices a facet takes no notice."""
        chosen = self.chosen(filters)
        left = _without_each(base, chosen)
        everything = left[""]
        found: dict[str, dict[str, int]] = {}
        for name in PLAIN:
            rest = left.get(name, everything)
            hits = {
                value: (rest & bits.value).bit_count() for value, bits in self._sets[name].items()
            }
            found[name] = {value: count for value, count in hits.items() if count}
        return found | self._when_counts(left.get(WHEN, everything), filters)

    def _when_counts(self, rest: int, filters: Filters) -> dict[str, dict[str, int]]:
        days, times = filters.get(Facet.DAY, ()), filters.get(Facet.TIME, ())
        known = [pair.split("-") for pair in self._sets[WHEN]]
        of_days = {day: (rest & self._when((day,), times)).bit_count() for day, _ in known}
        of_times = {
            time: (rest & self._when(days, (time,))).bit_count() for _, time in known if time
        }
        return {
            Facet.DAY: {day: count for day, count in of_days.items() if count},
            Facet.TIME: {time: count for time, count in of_times.items() if count},
        }

    def _of(self, name: str, value: str) -> int:
        bits = self._sets[name].get(value)
        return bits.value if bits else 0

    def _when(self, days: tuple[str, ...], times: tuple[str, ...]) -> int:
        found = 0
        for pair, bits in self._sets[WHEN].items():
            day, _, time = pair.partition("-")
            if (not days or day in days) and (not times or time in times):
                found |= bits.value
        return found


def _without_each(base: int, chosen: Mapping[str, int]) -> dict[str, int]:
    """Return what is left without each of the filters, and with all of them (under "")."""
    left = {"": base}
    for name, allowed in chosen.items():
        left = {each: value & allowed for each, value in left.items()} | {name: left[""]}
    return left
