"""What is told beside small counts cannot be reckoned back to people."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from certification.scoring import People, score
from certification.scoring.disclosure import stages_give_counts_away, told_pillars
from tests.builders.cases import example
from tests.certification.scoring.scenes import standard

STAGES_OF_A = ("DI-A6", "DI-A7")
# Three leaders of thirteen people, none of them in part time: only DI-A3 is scored of the counts.
FEW = People(n_w=9, n_m=4, n_x=0, l1_w=1, l1_m=0, l2_w=1, l2_m=1, t_l=0)


def small():
    given = replace(example("klein-12-kappung"), headcount=13, people=FEW, survey=None)
    return score(standard(), given).indicator


def part_time_behind(pillar: Decimal, indicator) -> Fraction:
    """Return what somebody who knows the stages would take for the points of DI-A3."""
    weighed = {part.id: (part.weight, part.points) for part in indicator.parts if part.points}
    known = sum(
        weight * points for name, (weight, points) in weighed.items() if name in STAGES_OF_A
    )
    scored = sum(
        part.weight for part in indicator.parts if part.pillar == "A" and part.points is not None
    )
    return Fraction(pillar * scored - known) / 5


def test_a_pillar_with_its_stages_would_give_small_counts_away():
    indicator = small()

    found = part_time_behind(indicator.pillars["A"], indicator)

    # 100 · (4 · 0.06) / (3 + 4) / 0.12: three leaders, none in part time, and no other small number fits.
    assert abs(found - Fraction(200, 7)) < Fraction(1, 4)
    assert stages_give_counts_away(indicator)


def test_pillars_beside_small_counts_are_told_in_whole_points():
    told = told_pillars(small())

    assert told == {"A": Decimal(71), "B": Decimal(60)}


def test_robust_numbers_are_told_as_they_are():
    indicator = score(standard(), example("mittel-180-vorbildlich")).indicator

    assert not stages_give_counts_away(indicator)
    assert told_pillars(indicator) == indicator.pillars


def test_without_counts_there_is_nothing_to_give_away():
    indicator = score(standard(), example("klein-7")).indicator

    assert not stages_give_counts_away(indicator)
    assert told_pillars(indicator) == indicator.pillars


def test_a_pillar_that_is_not_scored_stays_so():
    indicator = replace(small(), pillars={"A": None, "B": Decimal("59.8")})

    assert told_pillars(indicator) == {"A": None, "B": Decimal(60)}
