"""Makes frozen values out of the plain mappings of a file, led by the types that the values declare."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints

from buendnis.strict_yaml import EntryFault, one_line


def record[T](kind: type[T], row: Any, place: str) -> T:
    """Return a value of this dataclass, made from a mapping; fields that are not given keep their default.

    Raises EntryFault, naming the place, for a field that does not exist, is missing or is of another kind.
    """
    if not isinstance(row, Mapping):
        raise EntryFault(place, "Hier werden Felder mit Namen erwartet.")
    types = _types(kind)
    for name in row:
        if name not in types:
            raise EntryFault(f"{place}.{one_line(name)}", "Dieses Feld gibt es nicht.")
    given = {name: _read(types[name], row[name], f"{place}.{name}") for name in row}
    try:
        return kind(**given)
    except TypeError:
        needed = [name for name in types if name not in given]
        raise EntryFault(place, f"Es fehlt etwas. Noch nicht angegeben: {_list(needed)}.") from None


def _list(names: list[str]) -> str:
    return ", ".join(names)


def _types(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in fields(kind)}


def _read(kind: Any, value: Any, place: str) -> Any:
    """Return one value as the declared type wants it."""
    if is_dataclass(kind):
        # Only a type of a record comes here: what it is was asked above.
        return record(kind, value, place)  # type: ignore[arg-type]
    if get_origin(kind) is tuple:
        return _read_tuple(get_args(kind), value, place)
    if value is None and type(None) in get_args(kind):
        return None
    return READERS[kind](value, place)


def _read_tuple(inner: tuple[Any, ...], value: Any, place: str) -> tuple[Any, ...]:
    if inner[-1] is not Ellipsis:  # a day and what is said about it
        if not isinstance(value, Mapping) or set(value) - {"on", "note"}:
            raise EntryFault(place, "Hier werden „on“ und „note“ erwartet.")
        return _day(value.get("on"), place), _text(value.get("note", ""), place)
    if not isinstance(value, list):
        raise EntryFault(place, "Hier wird eine Liste erwartet.")
    return tuple(
        _read(inner[0], each, f"{place}[{number}]") for number, each in enumerate(value, start=1)
    )


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str):
        raise EntryFault(place, "Hier wird ein Text erwartet; Ziffern bitte in Anführungszeichen.")
    return value.strip()


def _whole(value: Any, place: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise EntryFault(place, "Hier wird eine ganze Zahl erwartet.")
    return value


def _amount(value: Any, place: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise EntryFault(place, "Hier wird eine Zahl erwartet.")
    return Decimal(value)


def _yes_or_no(value: Any, place: str) -> bool:
    if not isinstance(value, bool):
        raise EntryFault(place, "Hier wird true oder false erwartet.")
    return value


def _day(value: Any, place: str) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise EntryFault(place, "Hier wird ein Tag wie 2026-03-31 erwartet.") from None


def _time(value: Any, place: str) -> time:
    try:
        return time.fromisoformat(value)
    except (TypeError, ValueError):
        raise EntryFault(place, "Hier wird eine Uhrzeit wie '09:30' erwartet.") from None


def _mapping(value: Any, place: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise EntryFault(place, "Hier werden Felder mit Namen erwartet.")
    return dict(value)


def _features(value: Any, place: str) -> dict[str, bool]:
    return {
        name: _yes_or_no(each, f"{place}.{name}") for name, each in _mapping(value, place).items()
    }


READERS: Mapping[Any, Callable[[Any, str], Any]] = {
    str: _text,
    bool: _yes_or_no,
    int | None: _whole,
    Decimal | None: _amount,
    date: _day,
    date | None: _day,
    time | None: _time,
    dict[str, Any]: _mapping,
    dict[str, bool]: _features,
}
