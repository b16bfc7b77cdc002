"""What must hold for every assessment, tried on many."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from certification.scoring import (
    AssessmentInput,
    Benefits,
    Evidence,
    NumberGroup,
    People,
    Survey,
    score,
)
from certification.scoring.asked import missing_items
from certification.scoring.faults import faults
from certification.scoring.points import reckon
from certification.scoring.ranges import as_claimed, score_range, without_evidence
from tests.certification.scoring.scenes import standard

CATALOGUE = standard()
SIZES = st.sampled_from([1, 7, 9, 10, 12, 19, 20, 35, 49, 50, 99, 149, 150, 180, 249, 250, 900])
STAGES = st.one_of(st.none(), st.integers(0, 4))
COMPLETE = settings(max_examples=60, deadline=None)


@st.composite
def people(draw, headcount):
    """Draw numbers that fit together, each group given or left out."""
    women = draw(st.integers(0, headcount))
    men = draw(st.integers(0, headcount - women))
    counts = {"n_w": women, "n_m": men, "n_x": headcount - women - men}
    led = {name: draw(st.integers(0, women // 4)) for name in ("l1_w", "l2_w")}
    led |= {name: draw(st.integers(0, men // 4)) for name in ("l1_m", "l2_m")}
    groups = [
        counts,
        led | {"t_l": draw(st.integers(0, sum(led.values())))},
        {"b_w": draw(st.integers(0, women)), "b_m": draw(st.integers(0, men))},
        {"e_w": draw(st.integers(0, women)), "e_m": draw(st.integers(0, men))},
        {"gap": draw(st.decimals(0, 100, places=1))},
    ]
    kept = [group for group in groups if draw(st.booleans())]
    return People(**{name: value for group in kept for name, value in group.items()})


@st.composite
def assessments(draw, sizes=SIZES):
    """Draw an assessment that has no fault."""
    headcount = draw(sizes)
    exempt = {
        criterion.id: criterion.not_applicable_reasons[0]
        for criterion in CATALOGUE.criteria.values()
        if criterion.not_applicable_reasons and draw(st.integers(0, 3)) == 0
    }
    offered = draw(st.integers(0, 10))
    return AssessmentInput(
        employer="Probe",
        headcount=headcount,
        answers={name: draw(STAGES) for name in CATALOGUE.criteria if name not in exempt},
        not_applicable=exempt,
        evidence={name: draw(st.sampled_from(Evidence)) for name in CATALOGUE.question_ids},
        stages={name: draw(STAGES) for name in CATALOGUE.stage_questions},
        benefits=draw(st.one_of(st.none(), st.just(Benefits(offered, offered // 2)))),
        survey=draw(
            st.one_of(
                st.none(),
                st.builds(Survey, st.integers(0, headcount), st.decimals(0, 100, places=1)),
            )
        ),
        people=draw(people(headcount)),
    )


@COMPLETE
@given(assessments())
def test_what_is_drawn_has_no_fault(given_assessment):
    assert faults(CATALOGUE, given_assessment) == ()


@COMPLETE
@given(assessments(), st.data())
def test_raising_a_stage_never_lowers_the_total(lower, data):
    raisable = [name for name, stage in lower.answers.items() if (stage or 0) < 4]
    name = data.draw(st.sampled_from(raisable or ["AO-1"]))
    stage = min(4, (lower.answers.get(name) or 0) + 1)

    higher = replace(lower, answers={**lower.answers, name: stage})

    assert reckon(CATALOGUE, higher).total >= reckon(CATALOGUE, lower).total


@COMPLETE
@given(assessments(), st.sampled_from(sorted(CATALOGUE.stage_questions)))
def test_raising_a_stage_of_the_indicator_never_lowers_the_total(lower, name):
    stage = min(4, (lower.stages.get(name) or 0) + 1)

    higher = replace(lower, stages={**lower.stages, name: stage})

    assert reckon(CATALOGUE, higher).total >= reckon(CATALOGUE, lower).total


@COMPLETE
@given(assessments(), st.randoms(use_true_random=False))
def test_the_order_of_answers_never_matters(assessment, random):
    def shuffled(mapping):
        items = list(mapping.items())
        random.shuffle(items)
        return dict(items)

    other = replace(
        assessment,
        answers=shuffled(assessment.answers),
        stages=shuffled(assessment.stages),
        evidence=shuffled(assessment.evidence),
        not_applicable=shuffled(assessment.not_applicable),
    )

    assert score(CATALOGUE, other) == score(CATALOGUE, assessment)


@COMPLETE
@given(assessments())
def test_all_points_lie_between_zero_and_a_hundred(assessment):
    result = score(CATALOGUE, assessment)

    points = [field.value for field in result.fields]
    points += [part.points for part in result.indicator.parts]
    points += [result.total, result.indicator.value, result.evidence_share]
    assert all(0 <= value <= 100 for value in points if value is not None)


@COMPLETE
@given(assessments(sizes=st.integers(1, 9)))
def test_numbers_of_people_change_nothing_below_ten(assessment):
    without = replace(assessment, people=People(), survey=None)

    assert score(CATALOGUE, assessment) == score(CATALOGUE, without)


@COMPLETE
@given(assessments(), st.sets(st.sampled_from(NumberGroup)))
def test_withholding_never_raises_the_total(assessment, groups):
    withheld = replace(assessment, unproven=frozenset(groups))

    assert reckon(CATALOGUE, withheld).total <= reckon(CATALOGUE, assessment).total


@COMPLETE
@given(assessments())
def test_more_evidence_never_lowers_the_total(assessment):
    poorest = reckon(CATALOGUE, without_evidence(CATALOGUE, assessment)).total
    given_total = reckon(CATALOGUE, assessment).total
    claimed = reckon(CATALOGUE, as_claimed(assessment)).total

    assert poorest <= given_total <= claimed


@COMPLETE
@given(assessments())
def test_the_span_of_a_draft_holds_what_it_says(assessment):
    span = score_range(CATALOGUE, assessment)

    assert span.safe <= score(CATALOGUE, assessment).total <= span.possible
    assert 0 <= span.answered <= span.total


@COMPLETE
@given(assessments(), assessments())
def test_filling_in_what_is_missing_stays_within_the_span(draft, later):
    later = replace(later, headcount=draft.headcount)
    span = score_range(CATALOGUE, draft)

    filled = replace(
        draft,
        answers={
            name: stage if stage is not None else later.answers.get(name) or 0
            for name, stage in draft.answers.items()
        },
        benefits=draft.benefits or Benefits(10, 10),
        people=replace(draft.people, gap=Decimal(1)) if draft.people.gap is None else draft.people,
    )

    assert span.safe <= score(CATALOGUE, filled).total <= span.possible
    assert len(missing_items(CATALOGUE, filled)) <= len(missing_items(CATALOGUE, draft))
