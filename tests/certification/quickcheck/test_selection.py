"""The fifteen heaviest questions of each size."""

import pytest

from certification.quickcheck.selection import asked_in_order, heaviest, home_of_questions, worth_at
from certification.scoring.values import HIGHEST_STAGE
from tests.certification.scoring.scenes import standard

CATALOGUE = standard()


@pytest.mark.parametrize(
    ("headcount", "asked"),
    [
        (9, "DI-A6 DI-A7 FU-1 FU-2 FU-3 DI-B1 PE-1 PE-2 PE-3 AO-1 SF-1 IK-1 AO-3 SF-2 IK-5"),
        (10, "DI-A6 DI-A7 DI-B1 AO-1 FU-1 PE-1 SF-1 IK-1 AO-3 FU-2 PE-2 SF-2 IK-5 FU-3 PE-3"),
        (35, "DI-B1 AO-1 FU-1 PE-1 SF-1 IK-1 AO-3 FU-2 PE-2 SF-2 IK-5 FU-3 PE-3 SF-4 AZ-1"),
        (180, "DI-B1 AO-1 FU-1 PE-1 SF-1 IK-1 AO-3 FU-2 PE-2 SF-2 IK-5 FU-3 PE-3 SF-4 AZ-1"),
        (900, "DI-B1 AO-1 FU-1 PE-1 SF-1 IK-1 AO-3 FU-2 PE-2 SF-2 IK-5 FU-3 PE-3 SF-4 AZ-1"),
    ],
)
def test_each_size_is_asked_what_weighs_most_for_it(headcount, asked):
    assert heaviest(CATALOGUE, headcount) == tuple(asked.split())


@pytest.mark.parametrize("headcount", [1, 9, 10, 11, 12, 20, 50, 150, 250])
def test_no_question_that_is_left_out_weighs_more(headcount):
    worth = worth_at(CATALOGUE, headcount).stages
    asked = heaviest(CATALOGUE, headcount)

    lightest = min(worth[name] for name in asked)

    assert len(asked) == 15
    assert all(worth[name] <= lightest for name in worth.keys() - set(asked))


@pytest.mark.parametrize("headcount", [1, 9, 35, 900])
def test_stages_and_numbers_share_out_a_hundred_points(headcount):
    worth = worth_at(CATALOGUE, headcount)

    assert sum(worth.stages.values()) * HIGHEST_STAGE + worth.numbers == 100


def test_what_a_small_employer_is_not_asked_is_not_chosen():
    worth = worth_at(CATALOGUE, 9).stages

    assert not [name for name in worth if name in CATALOGUE.criteria
                and CATALOGUE.criteria[name].minimum_size > 9]  # fmt: skip


def test_the_questions_are_asked_field_by_field():
    homes = home_of_questions(CATALOGUE)

    fields = [homes[question.id] for question in asked_in_order(CATALOGUE, 9)]

    assert list(dict.fromkeys(fields)) == ["AO", "FU", "PE", "SF", "IK", "DI"]
