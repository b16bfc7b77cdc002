"""What else waits for the coordination: other rooms name their lists, and the desk counts them."""

from collections.abc import Callable
from dataclasses import dataclass

from buendnis.tenancy.addresses import address


@dataclass(frozen=True)
class Waiting:
    """A list with something to do: its label, the name of its page, and how many wait in the alliance in scope."""

    label: str
    page: str
    count: Callable[[], int]

    @property
    def path(self) -> str:
        return address(self.page)


_lists: dict[str, Waiting] = {}


def register_waiting(waiting: Waiting) -> None:
    """Let the desk of the directory count this list; called when the portal starts."""
    _lists[waiting.page] = waiting


def all_waiting() -> list[tuple[str, str, int]]:
    """Return label, path and count of every list, one query each."""
    return [(each.label, each.path, each.count()) for each in _lists.values()]
