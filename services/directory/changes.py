"""Who wants to hear that entries changed: the search, for one, lies above and registers itself."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[list[str]], object]
_listeners: list[Listener] = []
_gathered: ContextVar[set[str] | None] = ContextVar("changed entries", default=None)


def when_changed(listener: Listener) -> None:
    """Call the listener with codes of entries after each change, inside its transaction and scope."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(codes: Iterable[str]) -> None:
    """Tell every listener which entries changed: now, or at the end of `told_at_once`."""
    changed = set(codes)
    gathered = _gathered.get()
    if gathered is not None:
        gathered |= changed
    elif changed:
        for listener in _listeners:
            listener(sorted(changed))


@contextmanager
def told_at_once() -> Iterator[None]:
    """Tell of many changes once, at the end of the block; it stands inside their transaction and scope.

    A block that fails tells nothing: its transaction is undone.
    """
    if _gathered.get() is not None:
        yield
        return
    changed: set[str] = set()
    token = _gathered.set(changed)
    try:
        yield
    finally:
        _gathered.reset(token)
    tell(changed)
