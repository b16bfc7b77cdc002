"""Evidence caps the stage, size acts by itself, and the share of evidence goes by count."""

import pytest

from certification.scoring import Evidence, score
from tests.certification.scoring.scenes import all_evidence, assessment, standard

NO_MEETINGS = {"AO-2": "keine_besprechungen_und_pflichttermine"}


@pytest.mark.parametrize(
    ("evidence", "claimed", "counted"),
    [
        (Evidence.ACCEPTED, 4, 4),
        (Evidence.NONE, 4, 2),
        (Evidence.NONE, 2, 2),
        (Evidence.NONE, 1, 1),
        (Evidence.PLANNED, 4, 1),
        (Evidence.PLANNED, 0, 0),
    ],
)
def test_the_evidence_caps_the_stage(evidence, claimed, counted):
    given = assessment(stage=claimed, evidence={"AO-1": evidence, "DI-A6": evidence})

    result = score(standard(), given)

    assert (result.question("AO-1").stage, result.question("DI-A6").stage) == (counted, counted)


def test_evidence_that_is_not_mentioned_is_accepted():
    result = score(standard(), assessment(stage=3, evidence={}))

    assert str(result.evidence_share) == "100.0"


def test_an_unanswered_question_is_stage_zero():
    result = score(standard(), assessment(answers={"AO-1": None, "AO-2": 4}))

    assert str(result.field("AO").value) == "15.0"


def test_a_criterion_above_the_size_does_not_apply_and_its_answer_has_no_effect():
    low = score(standard(), assessment(headcount=9, stage=2))
    answers = dict.fromkeys(standard().criteria, 2) | {"FU-4": 4}
    high = score(standard(), assessment(headcount=9, answers=answers))

    assert low.field("FU") == high.field("FU")
    assert low.question("FU-4").status == "too_small"


def test_the_share_of_evidence_counts_claimed_questions_that_apply():
    answers = {"AO-1": 3, "AO-2": None, "AO-3": 0, "FU-1": 1, "PE-1": 2}
    evidence = {"FU-1": Evidence.NONE, "AO-3": Evidence.NONE, "AO-2": Evidence.NONE}

    result = score(standard(), assessment(answers=answers, stages={}, evidence=evidence))

    assert str(result.evidence_share) == "66.7"


def test_planned_evidence_is_not_accepted():
    result = score(standard(), assessment(evidence=all_evidence(Evidence.PLANNED)))

    assert str(result.evidence_share) == "0.0"


def test_nothing_claimed_has_no_share():
    result = score(standard(), assessment(stage=0))

    assert str(result.evidence_share) == "0.0"


def test_what_does_not_apply_is_left_out_of_the_share():
    answers = {name: 2 for name in standard().criteria if name != "AO-2"}
    evidence = {"AO-2": Evidence.NONE}

    result = score(
        standard(), assessment(answers=answers, not_applicable=NO_MEETINGS, evidence=evidence)
    )

    assert str(result.evidence_share) == "100.0"
