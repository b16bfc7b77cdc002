"""The range of the Kurzcheck: it holds the true total, and more knowledge never widens it."""

from pathlib import Path

import pytest
from django.conf import settings as django
from hypothesis import given, settings
from hypothesis import strategies as st

from certification.catalogue.score_files import read_assessment
from certification.quickcheck.estimate import Given, carried, estimate
from certification.quickcheck.selection import heaviest
from certification.scoring import score
from tests.certification.scoring.scenes import standard

CATALOGUE = standard()
EXAMPLES = sorted(Path(django.BASE_DIR, "certification/content/examples").glob("*.yaml"))
SIZES = st.sampled_from([1, 9, 10, 12, 20, 49, 50, 180, 900])
FEW = settings(max_examples=40, deadline=None)


def fifteen_of(path: Path) -> tuple[Given, object]:
    """Return what the Kurzcheck would hear of a worked example, and its true total."""
    whole = read_assessment(str(path), CATALOGUE)
    asked = heaviest(CATALOGUE, whole.headcount)
    answers = {**whole.answers, **whole.stages}
    heard = Given(
        headcount=whole.headcount,
        stages={name: answers[name] for name in asked if answers.get(name) is not None},
        not_applicable={n: why for n, why in whole.not_applicable.items() if n in asked},
    )
    return heard, score(CATALOGUE, whole).total


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_true_total_of_every_worked_example_lies_inside(path):
    heard, total = fifteen_of(path)

    span = estimate(CATALOGUE, heard).total

    assert span.low <= total <= span.high
    # A range that says everything says nothing.
    assert span.high - span.low < 40


def test_there_are_examples_to_hold_it_by():
    assert len(EXAMPLES) >= 11


@st.composite
def answers(draw):
    """Draw a size and an answer, or none, to each question asked."""
    headcount = draw(SIZES)
    stages = {
        name: stage
        for name in heaviest(CATALOGUE, headcount)
        if (stage := draw(st.one_of(st.none(), st.integers(0, 4)))) is not None
    }
    return Given(headcount=headcount, stages=stages)


def without(heard: Given, name: str) -> Given:
    return Given(
        headcount=heard.headcount, stages={k: v for k, v in heard.stages.items() if k != name}
    )


@FEW
@given(answers(), st.data())
def test_one_more_not_known_keeps_all_that_was_possible(heard, data):
    if not heard.stages:
        return
    gone = data.draw(st.sampled_from(sorted(heard.stages)))

    before = estimate(CATALOGUE, heard)
    after = estimate(CATALOGUE, without(heard, gone))

    assert after.total.low <= before.total.low
    assert after.total.high >= before.total.high
    assert set(after.unknown) == {*before.unknown, gone}


@FEW
@given(answers(), st.data())
def test_a_higher_answer_lowers_neither_end_anywhere(heard, data):
    low = sorted(name for name, stage in heard.stages.items() if stage < 4)
    if not low:
        return
    name = data.draw(st.sampled_from(low))
    higher = Given(headcount=heard.headcount, stages={**heard.stages, name: heard.stages[name] + 1})

    before, after = estimate(CATALOGUE, heard), estimate(CATALOGUE, higher)

    pairs = [(before.total, after.total)]
    pairs += [(span, after.parts[part]) for part, span in before.parts.items()]
    assert all(b.low <= a.low and b.high <= a.high for b, a in pairs)


@FEW
@given(answers())
def test_ends_stand_in_order_between_nothing_and_a_hundred(heard):
    found = estimate(CATALOGUE, heard)

    assert all(0 <= s.low <= s.high <= 100 for s in (found.total, *found.parts.values()))


def test_who_knows_nothing_is_told_nothing():
    span = estimate(CATALOGUE, Given(headcount=9)).total

    assert (span.low, span.high) == (0, 100)


def test_what_does_not_apply_is_left_out():
    left_out = {"AO-2": "keine_besprechungen_und_pflichttermine"}
    stages = dict.fromkeys(heaviest(CATALOGUE, 9), 2)

    found = estimate(CATALOGUE, Given(headcount=9, stages=stages, not_applicable=left_out))

    assert found == estimate(CATALOGUE, Given(headcount=9, stages=stages))
    assert found.unknown == ()


def test_a_claim_above_stage_two_counts_half_where_evidence_may_be_missing():
    assert [carried(stage) for stage in range(5)] == [0, 1, 2, 2.5, 3]


def test_what_lifts_most_is_heavy_and_low():
    stages = dict.fromkeys(heaviest(CATALOGUE, 9), 4) | {
        "AO-1": 0,
        "DI-A6": 2,
        "FU-1": 3,
        "PE-1": 3,
    }

    found = estimate(CATALOGUE, Given(headcount=9, stages=stages))

    assert [(one.question, one.to_stage) for one in found.best] == [
        ("DI-A6", 3),
        ("AO-1", 1),
        ("FU-1", 4),
    ]
