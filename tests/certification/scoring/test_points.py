"""Fields are weighted means; a void field hands its weight to its own group."""

from dataclasses import replace
from fractions import Fraction

from certification.scoring import Benefits, score
from certification.scoring.points import reckon, redistributed
from tests.certification.scoring.scenes import assessment, standard

FULL = dict.fromkeys(("AO", "FU", "PE", "SF", "IK", "AZ", "OT", "EG"), Fraction(50))


def edition(**changes):
    """Return the standard edition with other criteria in some fields."""
    fields = tuple(
        replace(field, criteria=changes.get(field.id, field.criteria))
        for field in standard().fields
    )
    return replace(standard(), fields=fields)


def exempted(field_id, covered):
    """Return the criteria of a field where just so much weight applies to everybody."""
    first, *others = standard().field(field_id).criteria
    return (
        replace(first, weight=covered),
        replace(others[0], weight=100 - covered, minimum_size=1000),
    )


def test_a_field_is_the_weighted_mean_of_what_applies():
    answers = {"OT-2": 4, "OT-5": 2}
    nowhere = dict.fromkeys(("OT-1", "OT-3", "OT-4"), "keine_mobil_moegliche_taetigkeit")

    result = score(standard(), assessment(answers=answers, not_applicable=nowhere))

    assert (str(result.field("OT").value), result.field("OT").coverage) == ("77.8", 45)


def test_exactly_forty_percent_can_be_scored():
    result = score(edition(OT=exempted("OT", 40)), assessment(headcount=100))

    assert str(result.field("OT").value) == "50.0"


def test_less_than_forty_percent_is_void():
    result = score(edition(OT=exempted("OT", 39)), assessment(headcount=100))

    assert result.field("OT").value is None


def test_a_void_field_hands_its_weight_on_in_proportion():
    weights = redistributed(standard(), FULL | {"AZ": None})

    assert (weights["AZ"], weights["OT"], weights["EG"]) == (0, 10, 10)
    assert weights["AO"] == 12


def test_unequal_weights_share_in_proportion():
    weights = redistributed(standard(), FULL | {"EG": None})

    assert (weights["AZ"], weights["OT"]) == (Fraction(80, 7), Fraction(60, 7))


def test_the_weights_of_a_group_stay_the_same_together():
    weights = redistributed(standard(), FULL | {"AO": None, "FU": None})

    assert sum(weights.values()) == 80


def test_a_void_group_leaves_no_total_and_no_level():
    void = edition(**{name: exempted(name, 10) for name in ("AZ", "OT", "EG")})

    result = score(void, assessment(stage=4, headcount=100))

    assert (result.total, result.level) == (None, None)


def test_the_total_is_built_from_unrounded_parts():
    reckoning = reckon(standard(), assessment(stage=1, benefits=Benefits(3, 1)))

    fields = sum(field.weight * field.value for field in reckoning.fields)
    assert reckoning.total == (fields + 20 * reckoning.indicator.value) / 100


def test_an_indicator_below_half_its_weight_leaves_no_total():
    rules = replace(standard().rules, indicator_minimum_coverage=61)

    result = score(replace(standard(), rules=rules), assessment(headcount=7, stage=4))

    assert (result.indicator.value, result.total, result.level) == (None, None, None)


def test_exactly_the_minimum_of_the_indicator_is_enough():
    rules = replace(standard().rules, indicator_minimum_coverage=60)

    result = score(replace(standard(), rules=rules), assessment(headcount=7, stage=4))

    assert result.indicator.coverage == 60
    assert result.total is not None
