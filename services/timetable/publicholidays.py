"""Public holidays of a German Land, from the holidays library."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache


def holidays_in(land: str, years: Iterable[int]) -> frozenset[date]:
    """All public holidays of the years in a Land (two letters, as an alliance names it).

    For an unknown Land only those of the whole country.
    """
    return frozenset[date]().union(*(_of_year(land.upper(), year) for year in years))


@lru_cache(maxsize=256)
def _of_year(land: str, year: int) -> frozenset[date]:
    # Imported when first asked: the library loads all countries at once, a third of a second.
    from holidays.countries.germany import Germany

    subdivision = land if land in Germany.subdivisions else None
    return frozenset(Germany(subdiv=subdivision, years=year, expand=False))
