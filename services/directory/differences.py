"""What changed between two states of the same thing, in a form that the journal keeps and people read."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

Differences = dict[str, list[Any]]


def differences(before: Any, after: Any) -> Differences:
    """Return {field: [before, after]} of two values of one dataclass, as plain JSON; equal fields are left out."""
    found: Differences = {}
    for each in fields(after):
        old = plain(getattr(before, each.name)) if before is not None else None
        new = plain(getattr(after, each.name))
        if old != new and not (before is None and _is_empty(new)):
            found[each.name] = [old, new]
    return found


def plain(value: Any) -> Any:
    """Return a value as JSON knows it: days and times written out, amounts as text, parts as mappings."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        # 5 and 5.00 are the same price.
        return str(value.quantize(Decimal("0.000001")).normalize())
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return str(value) if isinstance(value, str) else value


def _is_empty(value: Any) -> bool:
    return value in (None, "", [], {})
