"""What lifts a score: single steps, and a set that is truly smallest."""

from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certification.catalogue.reading import STANDARD
from certification.catalogue.score_files import read_assessment
from certification.scoring import AssessmentInput, Benefits, Evidence, score
from certification.scoring.improve import improvements, plan_for_next, with_steps
from certification.scoring.steps import StepKind
from tests.certification.scoring.scenes import all_evidence, assessment, standard

EXAMPLES = sorted((STANDARD.parent / "examples").glob("*.yaml"))
LEVELS = [None, *(level.id for level in standard().levels)]


def example(name):
    path = STANDARD.parent / "examples" / f"{name}.yaml"
    return read_assessment(path, standard())


def one_step(start: AssessmentInput) -> list[AssessmentInput]:
    """Return every assessment that is one step away."""
    catalogue = standard()
    left_out = set(start.not_applicable)
    nearby = []
    for name in catalogue.question_ids:
        is_stage = name in catalogue.stage_questions
        stages = start.stages if is_stage else start.answers
        stage = stages.get(name) or 0
        if name not in left_out and stage < 4:
            changed = {**stages, name: stage + 1}
            key = "stages" if is_stage else "answers"
            nearby.append(replace(start, **{key: changed}))
        if start.evidence.get(name, Evidence.ACCEPTED) is not Evidence.ACCEPTED:
            proven = {**start.evidence, name: Evidence.ACCEPTED}
            nearby.append(replace(start, evidence=proven))
    return nearby


def rank(start):
    return LEVELS.index(score(standard(), start).level)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_plan_reaches_the_level_it_names(path):
    start = read_assessment(path, standard())
    plan = plan_for_next(standard(), start)
    if plan is None:
        assert score(standard(), start).next_level is None
        return

    after = score(standard(), with_steps(standard(), start, plan))

    assert LEVELS.index(after.level) >= LEVELS.index(plan.level)
    assert after.total == plan.total_after


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_step_of_a_plan_is_needed(path):
    start = read_assessment(path, standard())
    plan = plan_for_next(standard(), start)

    for left_out in range(len(plan.steps) if plan else 0):
        fewer = replace(plan, steps=plan.steps[:left_out] + plan.steps[left_out + 1 :])
        questions = [step.question for step in plan.steps]
        if questions.count(plan.steps[left_out].question) == 1:
            assert rank(with_steps(standard(), start, fewer)) < LEVELS.index(plan.level)


def test_one_stage_more_in_the_weak_field_is_enough():
    plan = plan_for_next(standard(), example("mittel-180"))

    assert [(step.question, step.from_stage, step.to_stage) for step in plan.steps] == [
        ("SF-1", 1, 2)
    ]
    assert (plan.level, str(plan.total_after)) == ("freundlich", "63.2")


def test_few_alternatives_are_counted_as_they_are():
    start = example("mittel-180")
    plan = plan_for_next(standard(), start)

    enough = [one for one in one_step(start) if rank(one) >= LEVELS.index("freundlich")]

    assert plan.alternatives == len(enough) - 1


def test_a_missing_proof_is_a_step():
    plan = plan_for_next(standard(), example("klein-12-kappung"))

    assert [step.kind for step in plan.steps] == [StepKind.EVIDENCE]


def test_no_set_is_smaller_than_two_where_two_are_found():
    start = replace(example("mittel-180"), answers=example("mittel-180").answers | {"SF-2": 1})
    plan = plan_for_next(standard(), start)

    singles = [rank(one) for one in one_step(start)]

    assert len(plan.steps) == 2
    assert max(singles) < LEVELS.index(plan.level)


def fewest_by_trying(catalogue, start, most):
    """Return the fewest steps to the next level by trying all sets of up to so many, or None."""
    goal = score(catalogue, start).next_level
    reached = {key_of(start): start}
    for steps in range(most + 1):
        if any(
            LEVELS.index(score(catalogue, one).level) >= LEVELS.index(goal)
            for one in reached.values()
        ):
            return steps
        reached = {
            key_of(further): further for one in reached.values() for further in one_step(one)
        }
    return None


def key_of(start):
    return str((sorted(start.answers.items()), sorted(start.stages.items()), start.evidence))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_smallest_set_is_as_small_as_trying_all_sets_says(data):
    free = data.draw(
        st.lists(st.sampled_from(standard().question_ids), min_size=4, max_size=4, unique=True)
    )
    stages = dict.fromkeys(standard().question_ids, 4) | {
        name: data.draw(st.integers(0, 4)) for name in free
    }
    evidence = {name: data.draw(st.sampled_from(Evidence)) for name in sorted(free)}
    start = assessment(
        answers={name: stages[name] for name in standard().criteria},
        stages={name: stages[name] for name in standard().stage_questions},
        evidence=all_evidence(Evidence.ACCEPTED) | evidence,
        benefits=Benefits(10, 10),
        headcount=49,
    )
    total = score(standard(), start).total
    demanding = replace(
        standard().levels[2],
        total_from=total + data.draw(st.decimals("0.1", "2.5", places=1)),
        core_minimum=Decimal(data.draw(st.sampled_from([65, 85, 95]))),
        core_minimum_count=data.draw(st.sampled_from([4, 5])),
        evidence_minimum=Decimal(data.draw(st.sampled_from([80, 94, 96, 98]))),
    )
    catalogue = replace(standard(), levels=(*standard().levels[:2], demanding))
    if score(catalogue, start).next_level != "vorbild":
        return

    plan = plan_for_next(catalogue, start)

    fewest = fewest_by_trying(catalogue, start, 4)
    found = len(plan.steps) if plan else None
    assert found == fewest or (fewest is None and (found is None or found > 4))


def test_three_core_fields_of_five_are_enough_for_the_lowest_level():
    answers = dict.fromkeys(standard().criteria, 4)
    weak = [name for name in answers if name[:2] in {"AO", "FU", "PE"}]
    start = assessment(answers=answers | dict.fromkeys(weak, 0), stages={}, headcount=49)

    plan = plan_for_next(standard(), start)

    lifted = {step.question[:2] for step in plan.steps}
    assert len(lifted & {"AO", "FU", "PE"}) == 1


def test_an_unclaimed_question_without_proof_costs_proof_share():
    evidence = all_evidence(Evidence.NONE) | dict.fromkeys(
        list(standard().criteria)[:14], Evidence.ACCEPTED
    )
    start = assessment(stage=2, evidence=evidence, benefits=Benefits(4, 4))

    plan = plan_for_next(standard(), start)

    assert rank(with_steps(standard(), start, plan)) >= LEVELS.index(plan.level)


def test_the_highest_level_has_no_plan():
    assert plan_for_next(standard(), example("mittel-180-vorbildlich")) is None


def test_a_goal_too_far_away_has_no_plan():
    assert plan_for_next(standard(), assessment(stage=0)) is None


def test_without_a_total_there_is_no_advice():
    rules = replace(standard().rules, indicator_minimum_coverage=90)
    catalogue = replace(standard(), rules=rules)
    start = assessment(headcount=7)

    assert (plan_for_next(catalogue, start), improvements(catalogue, start)) == (None, ())


def test_single_steps_come_by_gain():
    steps = improvements(standard(), example("mittel-180"))

    gains = [step.gain for step in steps]
    assert gains == sorted(gains, reverse=True)
    assert all(gain > 0 for gain in gains)


def test_a_single_step_gains_what_it_says():
    start = example("klein-12-kappung")
    before = score(standard(), start).total

    for step in improvements(standard(), start)[:5]:
        one = replace(plan_for_next(standard(), start), steps=(step,))
        after = score(standard(), with_steps(standard(), start, one)).total
        assert abs((after - before) - step.gain) <= 0.1


def test_the_list_of_steps_can_be_short():
    assert len(improvements(standard(), assessment(stage=1), limit=3)) == 3


def test_a_capped_stage_is_lifted_by_evidence_not_by_a_claim():
    start = assessment(stage=3, evidence=all_evidence(Evidence.NONE))

    kinds = {step.kind for step in improvements(standard(), start)}

    assert kinds == {StepKind.EVIDENCE}


def test_a_step_reads_as_a_sentence():
    raised, proven = (
        improvements(standard(), assessment(stage=2), limit=1)[0],
        improvements(
            standard(), assessment(stage=3, evidence=all_evidence(Evidence.NONE)), limit=1
        )[0],
    )

    assert raised.sentence.endswith(": von Stufe 2 auf Stufe 3")
    assert proven.sentence.endswith(": Stufe 3 nachweisen")


def test_advice_does_not_keep_a_page_waiting():
    cases = [read_assessment(path, standard()) for path in EXAMPLES]

    begun = perf_counter()
    for one in cases:
        plan_for_next(standard(), one)
        improvements(standard(), one)

    assert (perf_counter() - begun) / len(cases) < 0.15


def test_pairs_are_tried_in_full():
    """All pairs of different steps: the plan of two has the largest gain of those that do."""
    start = replace(example("mittel-180"), answers=example("mittel-180").answers | {"SF-2": 1})
    plan = plan_for_next(standard(), start)
    steps = improvements(standard(), start, limit=20)

    totals = [
        score(standard(), with_steps(standard(), start, replace(plan, steps=pair))).total
        for pair in combinations(steps, 2)
        if rank(with_steps(standard(), start, replace(plan, steps=pair)))
        >= LEVELS.index(plan.level)
    ]

    assert plan.total_after == max(totals)


def test_with_the_same_effort_everywhere_the_cheapest_way_is_the_shortest():
    start = example("mittel-80-eine-ebene")
    efforts = dict.fromkeys(standard().question_ids, 1)

    assert plan_for_next(standard(), start, efforts) == plan_for_next(standard(), start)


@pytest.mark.parametrize("name", ["klein-35-ein-person", "mittel-99-ohne-stufe", "klein-7"])
def test_a_way_by_effort_reaches_the_level_and_costs_no_more_than_the_short_one(name):
    start = example(name)
    efforts = {key: 1 + n % 3 for n, key in enumerate(sorted(standard().question_ids))}
    by_number = plan_for_next(standard(), start)
    by_effort = plan_for_next(standard(), start, efforts)

    after = score(standard(), with_steps(standard(), start, by_effort))
    short_one = sum(
        efforts[step.question] if step.kind is StepKind.RAISE else 1 for step in by_number.steps
    )
    assert LEVELS.index(after.level) >= LEVELS.index(by_effort.level)
    assert by_effort.cost <= short_one
    assert by_effort.cost == sum(
        efforts[step.question] if step.kind is StepKind.RAISE else 1 for step in by_effort.steps
    )


def test_a_question_that_costs_more_never_makes_the_way_cheaper():
    start = example("klein-35-ein-person")
    cheap = plan_for_next(standard(), start, {})
    dearer = plan_for_next(standard(), start, {cheap.steps[0].question: 3})

    assert dearer.cost >= cheap.cost
