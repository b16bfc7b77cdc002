"""Gates, labels, missing and unproven numbers of the diversity indicator."""

from dataclasses import replace
from decimal import Decimal

import pytest

from certification.scoring import NO_COMPARISON_GROUP, NumberGroup, People, Survey, Totals, score
from tests.certification.scoring.scenes import STAFF, assessment, standard, with_numbers


def gate(name, given):
    return score(standard(), given).part(name).gate


@pytest.mark.parametrize(
    ("name", "changes", "expected"),
    [
        ("DI-A1", {"n_w": 5, "n_m": 173}, "each_gender"),
        ("DI-A1", {"n_w": 6, "n_m": 172, "l2_w": 30, "l2_m": 30}, ""),
        ("DI-A1", {"l1_w": 1, "l1_m": 1, "l2_w": 0, "l2_m": 0}, "leaders"),
        ("DI-A1", {"l1_w": 1, "l1_m": 1, "l2_w": 1, "l2_m": 2}, "leaders_expected"),
        (
            "DI-A1",
            {"n_w": 60, "n_m": 120, "n_x": 0, "l1_w": 1, "l1_m": 1, "l2_w": 2, "l2_m": 2},
            "",
        ),
        ("DI-A2", {"b_w": 2, "b_m": 3}, "promotions"),
        ("DI-A2", {"n_w": 80, "n_m": 100, "n_x": 0, "b_w": 2, "b_m": 4}, "one_person"),
        ("DI-A2", {"n_w": 90, "n_m": 90, "n_x": 0, "b_w": 2, "b_m": 4}, ""),
        ("DI-A3", {"l1_w": 1, "l1_m": 1, "l2_w": 0, "l2_m": 0, "t_l": 0}, "leaders"),
        ("DI-A4", {"e_w": 3, "e_m": 2}, "leaves"),
        ("DI-A4", {"n_w": 40, "n_m": 138, "e_w": 3, "e_m": 3}, "leaves_expected"),
        ("DI-A4", {"n_m": 5, "n_w": 173}, "each_gender"),
        ("DI-A5", {"n_w": 5, "n_m": 173, "gap": Decimal(1)}, "each_gender"),
        ("DI-A5", {"gap": NO_COMPARISON_GROUP}, "comparison_group"),
    ],
)
def test_gates_close_where_chance_would_decide(name, changes, expected):
    assert gate(name, with_numbers(**changes)) == expected


@pytest.mark.parametrize(
    ("headcount", "responses", "expected"),
    [(100, 39, "turnout"), (100, 40, ""), (20, 9, "responses"), (20, 10, ""), (19, 19, "size")],
)
def test_the_survey_needs_ten_answers_and_two_fifths_of_the_staff(headcount, responses, expected):
    given = assessment(headcount=headcount, survey=Survey(responses, Decimal(70)))

    assert gate("DI-B6", given) == expected


def test_a_closed_gate_says_why_in_german():
    part = score(standard(), with_numbers(l1_w=1, l1_m=1, l2_w=0, l2_m=0)).part("DI-A1")

    assert (part.points, part.reason) == (None, "Es gibt weniger als 3 Führungskräfte.")


@pytest.mark.parametrize("missing", ["n_x", "l2_m"])
def test_half_a_group_is_as_good_as_none(missing):
    part = score(standard(), with_numbers(**{missing: None})).part("DI-A1")

    assert (part.points, part.gate) == (None, "missing")


@pytest.mark.parametrize(
    ("headcount", "people", "points", "expected"),
    [
        (49, People(gap=Decimal(1)), None, "size"),
        (50, People(), None, "missing"),
        (50, People(gap=Decimal(1)), "100.0", ""),
        (149, People(), None, "missing"),
        (150, People(), "0.0", ""),
        (150, People(gap=NO_COMPARISON_GROUP), None, "comparison_group"),
    ],
)
def test_the_pay_gap_must_be_given_from_150_on(headcount, people, points, expected):
    part = score(standard(), assessment(headcount=headcount, people=people)).part("DI-A5")

    assert (part.points, part.gate) == (points and Decimal(points), expected)


def test_a_required_gap_that_is_missing_counts_in_coverage_and_label():
    result = score(standard(), assessment(headcount=150))

    assert (result.indicator.coverage, result.indicator.label) == (66, "orientierend")


def test_only_stages_and_benefits_are_compact():
    result = score(standard(), assessment(headcount=7))

    assert (result.indicator.coverage, result.indicator.label) == (60, "kompakt")


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({}, "belastbar"),
        ({"b_w": 4, "b_m": 15}, "orientierend"),
        ({"b_w": 4, "b_m": 16}, "belastbar"),
        ({"l1_w": 0, "l1_m": 3, "l2_w": 3, "l2_m": 3}, "orientierend"),
        ({"l1_w": 0, "l1_m": 3, "l2_w": 4, "l2_m": 3}, "belastbar"),
    ],
)
def test_ten_leaders_and_twenty_promotions_are_robust(changes, label):
    assert score(standard(), with_numbers(**changes)).indicator.label == label


@pytest.mark.parametrize(
    ("group", "touched"),
    [
        (NumberGroup.WORKFORCE, {"DI-A1", "DI-A2", "DI-A3", "DI-A4"}),
        (NumberGroup.PROMOTIONS, {"DI-A2"}),
        (NumberGroup.LEAVES, {"DI-A4"}),
        (NumberGroup.PAY, {"DI-A5"}),
        (NumberGroup.SURVEY, {"DI-B6"}),
        (NumberGroup.BENEFITS, {"DI-B2"}),
    ],
)
def test_what_is_not_proven_is_worth_nothing_but_counts(group, touched):
    given = replace(
        with_numbers(gap=Decimal(1)), survey=Survey(100, Decimal(80)), unproven=frozenset({group})
    )

    result = score(standard(), given)

    assert {part.id for part in result.indicator.parts if part.unproven} == touched
    assert {str(result.part(name).points) for name in touched} == {"0.0"}
    assert result.indicator.coverage == 100


def test_unproven_numbers_below_the_size_change_nothing():
    given = assessment(headcount=9)

    result = score(standard(), replace(given, unproven=frozenset(NumberGroup) - {"benefits"}))

    assert result == score(standard(), given)


def test_unproven_staff_cannot_be_scored_where_no_gate_could_pass():
    given = assessment(headcount=11, unproven=frozenset({NumberGroup.WORKFORCE}))

    assert gate("DI-A1", given) == "each_gender"


def test_the_gap_that_was_left_out_and_not_proven_is_worth_nothing():
    given = assessment(headcount=60, unproven=frozenset({NumberGroup.PAY}))

    assert str(score(standard(), given).part("DI-A5").points) == "0.0"


def test_unproven_leaders_do_not_make_a_label_robust():
    given = replace(with_numbers(), unproven=frozenset({NumberGroup.WORKFORCE}))

    assert score(standard(), given).indicator.label == "orientierend"


def test_a_total_of_leaders_is_enough_for_leading_in_part_time():
    people = People(**STAFF, t_l=3)

    result = score(standard(), assessment(people=people, totals=Totals(leaders=50)))

    assert str(result.part("DI-A3").points) == "50.0"
    assert result.part("DI-A1").gate == "missing"
