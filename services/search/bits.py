"""Sets of document numbers as long integers: joining and counting them costs next to nothing."""

from collections.abc import Iterable, Iterator
from itertools import compress

_ZERO_OR_ONE = bytes([ord("0")]) + bytes([ord("1")]) * 255
_FLAG = bytes(int(code == ord("1")) for code in range(256))


class Bits:
    """A set of numbers that changes one by one and is read as an integer."""

    __slots__ = ("_bytes", "_value")

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._value: int | None = 0

    def add(self, number: int) -> None:
        """Put a number in."""
        place, bit = divmod(number, 8)
        if place >= len(self._bytes):
            self._bytes.extend(bytes(place + 1 - len(self._bytes)))
        self._bytes[place] |= 1 << bit
        self._value = None

    def discard(self, number: int) -> None:
        """Take a number out that is in."""
        place, bit = divmod(number, 8)
        self._bytes[place] &= ~(1 << bit)
        self._value = None

    @property
    def value(self) -> int:
        """Return the set as an integer: bit n stands for number n."""
        if self._value is None:
            self._value = int.from_bytes(self._bytes, "little")
        return self._value


def from_scores(scores: bytearray) -> int:
    """Return the set of the numbers whose score is not zero."""
    return int(scores.translate(_ZERO_OR_ONE)[::-1] or b"0", 2)


def as_flags(value: int, size: int) -> bytes:
    """Return a byte for each number below `size`: one for those in the set, zero for the others."""
    return f"{value:0{size}b}"[::-1].encode().translate(_FLAG) if size else b""


def numbers_in(value: int, size: int) -> Iterator[int]:
    """Return the numbers of a set in order; all are below `size`."""
    return compress(range(size), as_flags(value, size))


def union(values: Iterable[int]) -> int:
    """Return the numbers that are in any of the sets."""
    found = 0
    for value in values:
        found |= value
    return found


def in_at_least(sets: list[int]) -> list[int]:
    """Return for each count k (from 0) the numbers that are in at least k of the sets; -1 means all."""
    found = [-1] + [0] * len(sets)
    for value in sets:
        for count in range(len(sets), 0, -1):
            found[count] |= found[count - 1] & value
    return found
