"""Turns frozen values into what JSON can hold, and back without loss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints


def to_plain(value: Any) -> Any:
    """Dicts, lists, texts, whole numbers, booleans and None; decimals become texts.

    Raises TypeError for anything that is not a value of scoring.
    """
    match value:
        case None | bool() | int() | str() if not isinstance(value, Enum):
            return value
        case Enum():
            return value.value
        case Decimal():
            return str(value)
        case Mapping():
            return {key: to_plain(item) for key, item in value.items()}
        case frozenset():
            return sorted(to_plain(item) for item in value)
        case tuple() | list():
            return [to_plain(item) for item in value]
        case _ if is_dataclass(value):
            return {item.name: to_plain(getattr(value, item.name)) for item in fields(value)}
    raise TypeError(f"{type(value).__name__} is not a value of scoring.")


def from_plain[T](cls: type[T], data: Any) -> T:
    """The dataclass that `to_plain` wrote.

    Raises KeyError where an entry is missing, ValueError where one does not fit its type.
    """
    value: T = cls(**{name: _read(hint, data[name]) for name, hint in _hints(cast(Any, cls))})
    return value


@cache
def _hints(cls: Any) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(cls)
    return tuple((item.name, hints[item.name]) for item in fields(cls))


def _read(hint: Any, data: Any) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _read_union(inner, data)
    if origin is tuple:
        return tuple(_read(inner[0], item) for item in data)
    if origin is frozenset:
        return frozenset(_read(inner[0], item) for item in data)
    if origin is Mapping:
        return {key: _read(inner[1], item) for key, item in data.items()}
    if is_dataclass(hint):
        return from_plain(hint, data)  # type: ignore[arg-type]
    if hint is Decimal:
        return Decimal(data)
    return _read_simple(hint, data)


def _read_union(hints: tuple[Any, ...], data: Any) -> Any:
    for hint in hints:
        if get_origin(hint) is Literal and data in get_args(hint):
            return data
    if data is None and NoneType in hints:
        return None
    return _read(next(hint for hint in hints if _can_hold(hint)), data)


def _can_hold(hint: Any) -> bool:
    return hint is not NoneType and get_origin(hint) is not Literal


def _read_simple(hint: Any, data: Any) -> Any:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(data)
    if type(data) is not hint:
        raise ValueError(f"{data!r} should be {hint.__name__}.")
    return data
