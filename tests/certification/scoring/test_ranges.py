"""A draft has a span; a finished self-assessment has three readings."""

from dataclasses import replace
from decimal import Decimal

from certification.scoring import AssessmentInput, Benefits, Evidence, People, Survey, score
from certification.scoring.ranges import score_range, self_values
from tests.certification.scoring.scenes import all_evidence, assessment, standard, with_numbers


def test_an_empty_draft_can_still_become_everything():
    span = score_range(standard(), AssessmentInput(employer="Probe", headcount=7))

    assert (str(span.safe), str(span.possible)) == ("0.0", "100.0")
    assert (span.answered, span.total, span.complete) == (0, 48, False)


def test_a_large_draft_counts_numbers_too():
    span = score_range(standard(), AssessmentInput(employer="Probe", headcount=150))

    assert (str(span.safe), str(span.possible), span.total) == ("0.0", "100.0", 51 + 8)


def test_answers_narrow_the_span():
    span = score_range(
        standard(), AssessmentInput(employer="Probe", headcount=7, answers={"AO-1": 2})
    )

    assert (str(span.safe), str(span.possible), span.answered) == ("1.2", "98.8", 1)


def test_a_complete_draft_without_numbers_to_give_has_one_value():
    given = assessment(headcount=7, benefits=Benefits(2, 2))

    span = score_range(standard(), given)

    assert span.complete
    assert span.safe == span.possible == score(standard(), given).total


def test_missing_evidence_may_still_come():
    given = assessment(
        stage=4, headcount=7, benefits=Benefits(2, 2), evidence=all_evidence(Evidence.NONE)
    )

    span = score_range(standard(), given)

    assert span.safe == score(standard(), given).total
    assert str(span.possible) == "100.0"


def test_what_is_only_planned_stays_capped():
    given = assessment(
        stage=4, headcount=7, benefits=Benefits(2, 2), evidence=all_evidence(Evidence.PLANNED)
    )

    span = score_range(standard(), given)

    assert span.safe == span.possible


def test_missing_numbers_are_worth_nothing_and_everything():
    given = replace(with_numbers(gap=Decimal(1)), survey=Survey(104, Decimal(71)))
    without = replace(given, people=replace(given.people, b_w=None, b_m=None))

    span = score_range(standard(), without)

    assert span.safe < score(standard(), given).total < span.possible
    assert span.total - span.answered == 1


def test_numbers_whose_gate_cannot_pass_do_not_widen_the_span():
    few_women = {"n_w": 5, "n_m": 173}
    given = replace(with_numbers(gap=Decimal(1), **few_women), survey=Survey(104, Decimal(71)))
    without = replace(given, people=replace(given.people, b_w=None, b_m=None))

    span = score_range(standard(), without)

    assert span.safe == span.possible


def test_a_voluntary_gap_only_widens_upwards():
    given = assessment(headcount=60, benefits=Benefits(3, 3))

    span = score_range(standard(), replace(given, people=People()))

    assert span.possible > score(standard(), given).total


def test_the_three_readings_differ_by_evidence():
    evidence = all_evidence(Evidence.ACCEPTED) | {"AO-1": Evidence.NONE, "AO-2": Evidence.PLANNED}
    given = assessment(stage=4, evidence=evidence)

    values = self_values(standard(), given)

    def stages(result):
        return [result.question(name).stage for name in ("AO-1", "AO-2", "AO-3")]

    assert stages(values.as_claimed) == [4, 1, 4]
    assert stages(values.without_evidence) == [2, 1, 2]
    assert stages(values.provisional) == [2, 1, 4]


def test_on_paper_alone_no_more_than_55_2_can_be_reached():
    given = assessment(
        stage=4,
        headcount=100,
        benefits=Benefits(10, 10),
        survey=Survey(100, Decimal(100)),
        people=People(
            n_w=50, n_m=50, n_x=0, l1_w=5, l1_m=5, l2_w=5, l2_m=5, t_l=20,
            b_w=10, b_m=10, e_w=10, e_m=10, gap=Decimal(0),
        ),
    )  # fmt: skip

    values = self_values(standard(), given)

    assert (str(values.as_claimed.total), str(values.without_evidence.total)) == ("100.0", "55.2")
    assert values.without_evidence.level is None
