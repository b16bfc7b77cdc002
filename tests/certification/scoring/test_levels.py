"""A level holds when all its conditions hold, compared as shown."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from certification.scoring import Benefits, Evidence, score
from certification.scoring.levels import Lack, Standing, level_for, next_level, shortfalls
from tests.certification.scoring.scenes import all_evidence, assessment, standard

CORE = dict.fromkeys(("AO", "FU", "PE", "SF", "IK"), Decimal(70))
EXTRA = dict.fromkeys(("AZ", "OT", "EG"), Decimal(70))


def standing(**changes):
    """Return points that are enough for the middle level."""
    values = {
        "total": Decimal(70),
        "core": CORE,
        "extra": EXTRA,
        "indicator": Decimal(70),
        "evidence_share": Fraction(70),
    }
    return Standing(**(values | changes))


def level_of(**changes):
    level = level_for(standard(), standing(**changes))
    return level and level.id


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({}, "freundlich"),
        ({"total": Decimal("60.0")}, "freundlich"),
        ({"total": Decimal("59.9")}, "weg"),
        ({"total": Decimal("39.9")}, None),
        ({"core": CORE | {"FU": Decimal("40.0")}}, "freundlich"),
        ({"core": CORE | {"FU": Decimal("39.9")}}, "weg"),
        ({"extra": EXTRA | {"OT": Decimal("25.0")}}, "freundlich"),
        ({"extra": EXTRA | {"OT": Decimal("24.9")}}, "weg"),
        ({"indicator": Decimal("39.9")}, "weg"),
        ({"indicator": Decimal("19.9")}, None),
        ({"evidence_share": Fraction(60)}, "freundlich"),
        ({"evidence_share": Fraction(5999, 100)}, "weg"),
        ({"evidence_share": Fraction(29)}, None),
        ({"total": None}, None),
        ({"indicator": None}, None),
    ],
)
def test_every_condition_can_keep_a_level_away(changes, level):
    assert level_of(**changes) == level


def test_the_lowest_level_needs_three_core_fields():
    two = CORE | dict.fromkeys(("AO", "FU", "PE"), Decimal(24))
    three = CORE | dict.fromkeys(("AO", "FU"), Decimal(24))

    assert (level_of(core=two), level_of(core=three)) == (None, "weg")


def test_void_core_fields_are_left_out_of_the_minimum():
    assert level_of(core={"AO": Decimal(45), "FU": Decimal(41)}) == "freundlich"


def test_the_evidence_share_is_compared_exactly():
    almost = Fraction(5999, 100)

    assert level_of(evidence_share=almost) == "weg"


def test_the_highest_level_that_holds_counts():
    top = standing(total=Decimal(90), evidence_share=Fraction(90), indicator=Decimal(90))

    assert level_for(standard(), top).id == "vorbild"


def test_conditions_are_asked_of_each_level_by_itself():
    poor_core = CORE | {"AO": Decimal(10)}

    assert level_of(total=Decimal(95), core=poor_core) == "weg"


def test_what_is_missing_stands_in_order():
    lacks = shortfalls(
        standard().level("freundlich"),
        standing(total=Decimal(50), core=CORE | {"SF": Decimal("38.8")}),
    )

    assert [(one.lack, one.subject, one.gap) for one in lacks] == [
        (Lack.TOTAL, "", 10),
        (Lack.CORE, "SF", Fraction(6, 5)),
    ]


def test_after_the_highest_level_comes_none():
    levels = standard().levels

    assert [next_level(standard(), level) for level in (None, *levels)] == [*levels, None]


def test_rounded_points_decide():
    lenient = tuple(replace(level, total_from=Decimal("50.1")) for level in standard().levels)
    catalogue = replace(standard(), levels=lenient[:1])

    reached = score(catalogue, assessment(stage=2, headcount=7, benefits=Benefits(2, 1)))

    assert (str(reached.total), reached.level) == ("50.0", None)


def test_five_proofs_of_fifty_earn_nothing():
    proofs = all_evidence(Evidence.NONE) | dict.fromkeys(
        list(standard().criteria)[:5], Evidence.ACCEPTED
    )

    result = score(standard(), assessment(stage=4, evidence=proofs, benefits=Benefits(10, 10)))

    assert (result.total > 50, result.level) == (True, None)
