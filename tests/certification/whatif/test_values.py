"""Trying out: what is moved changes, what is not stays, and nobody's numbers are needed for it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from certification.scoring import Benefits, Evidence, score
from certification.whatif.values import Base, Moves, moved
from tests.certification.scoring.scenes import all_evidence, assessment, standard, with_numbers

CRITERIA = sorted(standard().criteria)


def test_without_moves_nothing_changes():
    base = Base(assessment=assessment())

    assert moved(standard(), base, Moves()) == base.assessment


def test_a_moved_stage_counts_and_the_others_stay():
    base = Base(assessment=assessment(stage=1))

    after = moved(standard(), base, Moves(stages={"AO-1": 4, "DI-B1": 3}))

    assert (after.answers["AO-1"], after.stages["DI-B1"], after.answers["AO-2"]) == (4, 3, 1)


def test_without_its_proof_a_stage_is_capped():
    base = Base(assessment=assessment(stage=4))

    after = moved(standard(), base, Moves(proven={"AO-1": False}))

    trace = next(one for one in score(standard(), after).field("AO").questions if one.id == "AO-1")
    assert (after.evidence["AO-1"], trace.stage) == (Evidence.NONE, 2)


def test_what_is_only_planned_stays_so_until_it_is_moved():
    planned = replace(assessment(stage=2), evidence=all_evidence(Evidence.PLANNED))
    base = Base(assessment=planned)

    after = moved(
        standard(),
        base,
        Moves(stages={"AO-1": 2, "AO-2": 3}, proven={"AO-1": False, "AO-2": False}),
    )

    assert (after.evidence["AO-1"], after.evidence["AO-2"]) == (Evidence.PLANNED, Evidence.NONE)


def test_the_check_list_counts_when_it_is_whole():
    base = Base(assessment=assessment(), benefits=("none",) * 10)

    whole = moved(standard(), base, Moves(benefits=("all",) * 4 + ("some",) + ("none",) * 5))
    half = moved(standard(), base, Moves(benefits=("all",) * 9 + ("",)))

    assert (whole.benefits, half.benefits) == (Benefits(5, 4), None)


def test_moved_numbers_take_the_place_of_the_stored_ones():
    base = Base(assessment=with_numbers(), numbers={"n_w": 62, "n_m": 116})

    after = moved(standard(), base, Moves(numbers={"n_w": 90, "n_m": 88}))

    assert (after.people.n_w, after.people.n_m, after.people.n_x) == (90, 88, 2)


@given(st.sampled_from(CRITERIA), st.integers(0, 3))
def test_a_higher_stage_never_lowers_the_total(criterion, stage):
    base = Base(assessment=assessment(stage=2))

    lower = score(standard(), moved(standard(), base, Moves(stages={criterion: stage})))
    higher = score(standard(), moved(standard(), base, Moves(stages={criterion: stage + 1})))

    assert higher.total >= lower.total
