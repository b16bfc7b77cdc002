"""Who wants to hear that entries changed: the search, for one, lies above and registers itself."""

from collections.abc import Callable, Iterable

Listener = Callable[[list[str]], object]
_listeners: list[Listener] = []


def when_changed(listener: Listener) -> None:
    """Call the listener with codes of entries after each change, inside its transaction and scope."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(codes: Iterable[str]) -> None:
    """Tell every listener which entries changed."""
    changed = sorted(set(codes))
    if changed:
        for listener in _listeners:
            listener(changed)
