"""What readers without access to counts may be told of the indicator, so that nobody reckons back to people."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from certification.scoring.indicator import ORIENTING
from certification.scoring.results import IndicatorResult
from certification.scoring.rounding import half_up


def stages_give_counts_away(indicator: IndicatorResult) -> bool:
    """Whether the stages of the stage questions, beside a pillar, would leave small counts as the only unknown.

    A pillar is a weighted mean: who knows its value and all stages in it knows what the counted parts
    add. With three leaders, none of them in part time, that names people. So it is where counts are scored
    but small (`orientierend`); a survey is a share of many anonymous answers.
    """
    return indicator.label == ORIENTING


def told_pillars(indicator: IndicatorResult) -> Mapping[str, Decimal | None]:
    """The pillars for readers without access to counts: whole points where a decimal could give counts away."""
    if not stages_give_counts_away(indicator):
        return indicator.pillars
    return {
        name: None if value is None else half_up(Fraction(value), 0)
        for name, value in indicator.pillars.items()
    }
