"""Fisher's exact test in whole numbers, so that no rounding decides about a flag."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import comb


@lru_cache(maxsize=256)
def two_sided(hits: int, size: int, other_hits: int, other_size: int) -> Fraction | None:
    """The chance of an outcome not likelier than this one, if both groups were treated alike.

    Two-sided: the sum over all splits of the hits that are at most as likely as the observed one.
    None where a group has more hits than members, because then there is nothing to draw from.
    """
    if hits > size or other_hits > other_size:
        return None
    drawn = hits + other_hits
    ways = _ways(size, other_size, drawn)
    observed = comb(size, hits) * comb(other_size, other_hits)
    return Fraction(sum(way for way in ways if way <= observed), comb(size + other_size, drawn))


def _ways(size: int, other_size: int, drawn: int) -> list[int]:
    """The number of ways to draw each possible count from the first group, lowest count first."""
    lowest, highest = max(0, drawn - other_size), min(size, drawn)
    way = comb(size, lowest) * comb(other_size, drawn - lowest)
    ways = [way]
    for count in range(lowest, highest):
        way = way * (size - count) * (drawn - count)
        way //= (count + 1) * (other_size - drawn + count + 1)
        ways.append(way)
    return ways
