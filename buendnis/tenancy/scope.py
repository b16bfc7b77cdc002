"""Which alliance's rows are meant: a scope around each request; without one there is an error, no rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from buendnis.tenancy.models import Alliance


class NoScope(RuntimeError):
    """Somebody asked for owned rows without saying whose."""


class WrongAlliance(RuntimeError):
    """A row of one alliance was about to be saved in the scope of another."""


class _Everywhere:
    """Stands for all alliances; only `across_alliances` sets it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


_current: ContextVar[Any] = ContextVar("alliance", default=None)


@contextmanager
def scope(alliance: "Alliance") -> Iterator["Alliance"]:
    """Mean the rows of this alliance until the block ends."""
    token = _current.set(alliance)
    try:
        yield alliance
    finally:
        _current.reset(token)


@contextmanager
def across_alliances(reason: str) -> Iterator[None]:
    """Mean all alliances on purpose; the reason is required and every use is listed in a test."""
    if not reason:
        raise ValueError("across_alliances needs a reason")
    token = _current.set(_Everywhere(reason))
    try:
        yield
    finally:
        _current.reset(token)


def current_alliance() -> "Alliance | None":
    """Return the alliance of this scope, or None outside of any single one."""
    found = _current.get()
    return None if isinstance(found, _Everywhere) else found


def is_everywhere() -> bool:
    """Return whether the block crosses alliances on purpose."""
    return isinstance(_current.get(), _Everywhere)


def require_alliance() -> "Alliance":
    """Return the alliance of this scope; raises NoScope where there is none."""
    found = current_alliance()
    if found is None:
        raise NoScope("Kein Bündnis gewählt: with scope(alliance): … fehlt.")
    return found
