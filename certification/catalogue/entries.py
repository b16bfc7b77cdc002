"""Takes values out of a YAML mapping by name, and says which entry does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from buendnis.strict_yaml import EntryFault, one_line


class Entries:
    """A mapping of the file with the place where it stands. Every reading method raises EntryFault."""

    def __init__(self, data: Any, place: str = "") -> None:
        self.place = place
        if not isinstance(data, dict):
            raise self.fault("Hier muss eine Liste von Einträgen mit Namen stehen.")
        self.data: dict[str, Any] = data

    def fault(self, sentence: str, key: str = "") -> EntryFault:
        """A fault at an entry of this mapping, or at the mapping itself."""
        return EntryFault(self.at(key) or "Datei", sentence)

    def at(self, key: str) -> str:
        """The full name of an entry."""
        return ".".join(part for part in (self.place, one_line(key)) if part)

    def only(self, *known: str) -> None:
        """Refuses names that nobody reads."""
        for key in self.data:
            if key not in known:
                raise self.fault("Diesen Eintrag gibt es nicht.", key)

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not blank, or the default where the entry is missing."""
        value = self._get(key, default)
        if not isinstance(value, str) or (value is not default and not value.strip()):
            raise self.fault("Hier muss ein Text stehen.", key)
        return value

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number that is not negative."""
        value = self._get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.fault("Hier muss eine ganze Zahl ab 0 stehen.", key)
        return value

    def whole_or_none(self, key: str) -> int | None:
        """A whole number, or None where nothing is said."""
        return None if self.data.get(key) is None else self.whole(key)

    def number(self, key: str) -> Decimal:
        """An exact number that is not negative; a text like "0.30" counts."""
        return self.as_number(self._get(key, None), key)

    def as_number(self, value: Any, key: str) -> Decimal:
        """The exact number of a value found at that entry."""
        plain = isinstance(value, int | str | Decimal) and not isinstance(value, bool)
        try:
            number = Decimal(value) if plain else Decimal("NaN")
        except ArithmeticError:
            number = Decimal("NaN")
        if not number.is_finite() or number < 0:
            raise self.fault("Hier muss eine Zahl ab 0 stehen.", key)
        return number

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts; empty where the entry may be missing and is."""
        value = self._get(key, None if required else [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fault("Hier muss eine Liste von Texten stehen.", key)
        return tuple(value)

    def inner(self, key: str) -> Entries:
        """The mapping below an entry."""
        return Entries(self._get(key, None), self.at(key))

    def each(self, key: str, *, named: str = "id") -> Iterator[Entries]:
        """The mappings of a list, each placed by its `id` (or what else names it) where it has one."""
        value = self._get(key, None)
        if not isinstance(value, list) or not value:
            raise self.fault("Hier muss eine Liste stehen.", key)
        for number, item in enumerate(value, start=1):
            name = item.get(named, number) if isinstance(item, dict) else number
            yield Entries(item, f"{self.at(key)}.{one_line(str(name))}")

    def _get(self, key: str, default: Any) -> Any:
        if key not in self.data and default is None:
            raise self.fault("Dieser Eintrag fehlt.", key)
        return self.data.get(key, default)
