"""Texts that rest upon the law: rooms name theirs, and the desk says which one is due to be read again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from buendnis.tenancy.addresses import address


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A text with its name, the page that shows it, and the day on which somebody compared it with the law."""

    name: str
    page: str
    args: tuple[str, ...]
    checked_on: date

    @property
    def path(self) -> str:
        """The address of the page in the alliance in scope."""
        return address(self.page, *self.args)


_sources: dict[str, Callable[[], Iterable[CheckedText]]] = {}


def register_checked(room: str, texts: Callable[[], Iterable[CheckedText]]) -> None:
    """Let the desk ask a room for its texts; called when the portal starts."""
    _sources[room] = texts


def checked_texts() -> list[CheckedText]:
    """Return the texts of all rooms, the longest unread first."""
    found = [each for texts in _sources.values() for each in texts()]
    return sorted(found, key=lambda each: (each.checked_on, each.name))
