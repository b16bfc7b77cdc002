"""What the file of an alliance is made of, and the refusal of a file that does not fit."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

FORMAT = "buendnisportal-alliance"
VERSION = 1
MANIFEST = "manifest.json"
ROWS = re.compile(r"rows/[a-z_]+\.[a-z]+\.jsonl")
FILE = re.compile(r"files/([a-z0-9-]+/[0-9a-f]{40})")


class Refused(Exception):
    """The file cannot be taken in; the message says why, and what helps."""


@dataclass(frozen=True)
class Part:
    """One part of the file with its size and its SHA-256."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Manifest:
    """What the file says of itself. Two exports of the same alliance have equal manifests."""

    slug: str
    schema: Mapping[str, list[str]]
    parts: Mapping[str, Part]
    # Files that rows name and that were gone when the alliance was written down.
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Keeper:
    """How a room keeps files and proves its seals; all functions mean the alliance in scope.

    `named` maps each stored name to the SHA-256 that its row tells; `faults` yields a sentence for everything
    that does not fit.
    """

    named: Callable[[], Mapping[str, str]]
    read: Callable[[str], bytes]
    write: Callable[[str, bytes], None]
    remove: Callable[[str], None]
    faults: Callable[[], Iterable[str]]


_keepers: list[Keeper] = []


def register_keeper(keeper: Keeper) -> None:
    """Let an app keep its files; called from AppConfig.ready, so that the ground need not import it."""
    if keeper not in _keepers:
        _keepers.append(keeper)


def keepers() -> list[Keeper]:
    """Return who keeps files."""
    return list(_keepers)
