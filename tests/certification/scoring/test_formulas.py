"""Each counted sub-indicator by its formula, with cases reckoned by hand."""

from decimal import Decimal

import pytest

from certification.scoring import Benefits, People, Survey, score
from tests.certification.scoring.scenes import LEADERS, STAFF, assessment, standard, with_numbers


def part(name, given):
    return score(standard(), given).part(name)


def test_leadership_takes_the_mean_of_both_levels():
    scored = part("DI-A1", with_numbers())

    assert (str(scored.points), str(scored.ratios["RQ"])) == ("79.8", "0.78")


def test_leadership_takes_both_levels_together_where_one_is_small():
    scored = part("DI-A1", with_numbers(l1_w=1, l1_m=1, l2_w=4, l2_m=14))

    assert str(scored.ratios["RQ"]) == "0.77"


def test_leadership_keeps_the_diverse_in_the_staff():
    few = part("DI-A1", with_numbers(n_x=2))
    many = part("DI-A1", with_numbers(n_w=42, n_m=96, n_x=42))

    assert few.ratios["RQ"] != many.ratios["RQ"]


def test_leadership_is_flagged_with_the_disadvantaged_gender():
    scored = part("DI-A1", with_numbers(l1_w=0, l1_m=10, l2_w=0, l2_m=20))

    assert (scored.flag, scored.ratios["p"] < Decimal("0.05")) == ("w", True)


def test_leadership_flags_men_too():
    scored = part("DI-A1", with_numbers(l1_w=10, l1_m=0, l2_w=10, l2_m=0))

    assert scored.flag == "m"


def test_a_flag_never_changes_points():
    result = score(standard(), with_numbers(l1_w=0, l1_m=10, l2_w=0, l2_m=20))

    assert result.indicator.flags == ("DI-A1",)
    assert str(result.part("DI-A1").points) == "0.0"


def test_promotions_are_compared_smoothed():
    scored = part("DI-A2", with_numbers())

    assert (str(scored.points), str(scored.ratios["BPQ"])) == ("51.0", "0.60")


def test_promotions_are_not_scored_where_one_person_would_turn_them():
    scored = part("DI-A2", with_numbers(n_w=80, n_m=100, n_x=0, b_w=2, b_m=4))

    assert (scored.points, scored.gate, str(scored.ratios["BPQ"])) == (None, "one_person", "0.64")


def test_the_one_person_rule_acts_only_below_four_fifths():
    scored = part("DI-A2", with_numbers(n_w=90, n_m=90, n_x=0, b_w=10, b_m=11))

    assert str(scored.points) == "100.0"


def test_more_promotions_than_people_have_points_but_no_test():
    scored = part("DI-A2", with_numbers(b_w=63, b_m=10))

    assert (scored.points is not None, "p" in scored.ratios, scored.flag) == (True, False, None)


def test_part_time_leaders_at_the_national_mean_get_half():
    scored = part("DI-A3", with_numbers(l1_w=10, l1_m=10, l2_w=15, l2_m=15, t_l=3))

    assert str(scored.points) == "50.0"


def test_leaves_compare_the_share_of_men():
    scored = part("DI-A4", with_numbers())

    assert (str(scored.points), str(scored.ratios["VQ"])) == ("84.8", "0.78")


@pytest.mark.parametrize(
    ("gap", "points"),
    [
        ("0", "100.0"), ("2", "100.0"), ("3.5", "75.0"), ("3.8", "70.0"), ("5", "50.0"),
        ("7.5", "25.0"), ("10", "0.0"), ("40", "0.0"),
    ],
)  # fmt: skip
def test_the_pay_gap_falls_in_two_slopes(gap, points):
    assert str(part("DI-A5", with_numbers(gap=Decimal(gap))).points) == points


@pytest.mark.parametrize(
    ("headcount", "offered", "open_to_all", "points"),
    [
        (7, 3, 3, "100.0"),
        (7, 1, 1, "50.0"),
        (49, 2, 1, "33.3"),
        (50, 3, 3, "75.0"),
        (250, 4, 3, "75.0"),
        (250, 0, 0, "0.0"),
    ],
)
def test_benefits_count_openness_and_breadth(headcount, offered, open_to_all, points):
    given = assessment(headcount=headcount, benefits=Benefits(offered, open_to_all))

    assert str(part("DI-B2", given).points) == points


def test_missing_benefits_are_worth_nothing():
    assert str(part("DI-B2", assessment(benefits=None)).points) == "0.0"


@pytest.mark.parametrize(
    ("agreement", "points"), [("40", "0.0"), ("60", "50.0"), ("71", "77.5"), ("90", "100.0")]
)
def test_the_survey_counts_agreement(agreement, points):
    given = assessment(survey=Survey(104, Decimal(agreement)))

    assert str(part("DI-B6", given).points) == points


def test_counts_below_the_size_change_nothing():
    people = People(**STAFF, **LEADERS)

    with_counts = score(standard(), assessment(headcount=9, people=people))

    assert with_counts == score(standard(), assessment(headcount=9))
