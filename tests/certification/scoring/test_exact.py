"""The exact test reckons in whole numbers."""

from fractions import Fraction

from certification.scoring.exact import two_sided


def test_the_lady_who_tastes_tea():
    assert two_sided(3, 4, 1, 4) == Fraction(34, 70)


def test_equally_likely_outcomes_on_the_other_side_count():
    assert two_sided(0, 5, 5, 5) == Fraction(2, 252)


def test_the_middle_is_never_unlikely():
    assert two_sided(5, 10, 5, 10) == 1


def test_swapping_the_groups_changes_nothing():
    assert two_sided(5, 62, 15, 116) == two_sided(15, 116, 5, 62)


def test_leaders_of_the_worked_case_are_compatible_with_chance():
    chance = two_sided(5, 62, 15, 116)

    assert round(float(chance), 2) == 0.46


def test_more_hits_than_members_give_no_test():
    assert two_sided(7, 6, 1, 20) is None
    assert two_sided(1, 6, 21, 20) is None
