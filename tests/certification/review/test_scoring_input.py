"""Only what was examined counts: findings, confirmed numbers, and nothing for what is not proven."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.models import BenefitRow
from certification.catalogue.reading import read_catalogue
from certification.records.actions import seal
from certification.review.actions import record_benefits, record_finding, record_numbers
from certification.review.material import material_of
from certification.review.number_forms import KEYS
from certification.review.scoring_input import (
    examined_input,
    examined_result,
    expected_input,
    input_from,
    stored_result,
)
from certification.review.sealing import examination_parts
from certification.scoring import Benefits, Evidence, NumberGroup, score
from tests.builders.cases import application_at, example
from tests.certification.review.scene import confirm, confirm_rest, finding, in_review

CATALOGUE = read_catalogue()


def test_nothing_counts_before_anything_is_examined(alliance):
    scene = in_review(alliance)

    assert examined_result(scene.application).total == 0


def test_what_is_open_is_expected_as_claimed(alliance):
    scene = in_review(alliance)

    result = score(CATALOGUE, expected_input(material_of(scene.application)))

    assert (str(result.total), result.level) == ("62.6", "weg")


def test_all_confirmed_is_the_worked_case(alliance):
    scene = in_review(alliance)
    confirm(scene)
    confirm_rest(scene)

    examined = examined_input(scene.application)

    expected = example("mittel-180")
    assert examined.people == expected.people
    assert examined.survey == expected.survey
    assert examined.benefits == expected.benefits
    assert score(CATALOGUE, examined).total == score(CATALOGUE, expected).total


def test_a_finding_counts_instead_of_the_claim(alliance):
    scene = in_review(alliance)
    values = finding(
        stage=1, evidence="none", reason="not_shown", text="Nichts dazu gesehen beim Besuch."
    )
    record_finding(scene.application, criterion="AO-1", **values, by=scene.actor)

    examined = examined_input(scene.application)

    assert examined.answers["AO-1"] == 1
    assert examined.evidence["AO-1"] is Evidence.NONE


def test_an_unproven_group_scores_nought(alliance):
    scene = in_review(alliance)
    confirm(scene)
    confirm_rest(scene)
    before = examined_result(scene.application)
    record_numbers(
        scene.application,
        group="promotions",
        version=1,
        verdict="unproven",
        values={},
        text="Keine Liste vorgelegt.",
        by=scene.actor,
    )

    after = examined_result(scene.application)

    assert after.part("DI-A2").points == 0
    assert after.part("DI-A2").unproven
    assert after.total < before.total


def test_corrected_numbers_count(alliance):
    scene = in_review(alliance)
    record_numbers(
        scene.application,
        group="leaves",
        version=0,
        verdict="corrected",
        values={"leaves": 16, "e_w": 9, "e_m": 7},
        text="Vier waren Elterngeld ohne Elternzeit.",
        by=scene.actor,
    )

    examined = examined_input(scene.application)

    assert (examined.people.e_w, examined.people.e_m, examined.totals.leaves) == (9, 7, 16)


def words(**rows):
    empty = {"version": 0, "verdict": "confirmed", "choice": "", "text": "Begründung"}
    return {int(name[1:]): {**empty, **word} for name, word in rows.items()}


def test_an_unproven_benefit_counts_as_not_offered(alliance):
    scene = in_review(alliance)
    confirm_rest(scene)
    rows = words(r1={"verdict": "unproven", "version": 1})
    record_benefits(scene.application, rows=rows, by=scene.actor)

    assert examined_input(scene.application).benefits == Benefits(offered=5, open=4)


def test_an_unproven_benefit_for_some_never_lifts_the_share_of_the_open_ones(alliance):
    scene = in_review(alliance)
    confirm_rest(scene)
    rows = words(r6={"verdict": "unproven", "version": 1})
    record_benefits(scene.application, rows=rows, by=scene.actor)

    assert examined_input(scene.application).benefits == Benefits(offered=6, open=5)


def test_a_corrected_benefit_counts_as_corrected(alliance):
    scene = in_review(alliance)
    confirm_rest(scene)
    rows = words(r7={"verdict": "corrected", "choice": "all"})
    record_benefits(scene.application, rows=rows, by=scene.actor)

    assert examined_input(scene.application).benefits == Benefits(offered=7, open=6)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    choices=st.lists(st.sampled_from(["none", "some", "all"]), min_size=10, max_size=10),
    unproven=st.sets(st.integers(1, 10)),
)
def test_an_unproven_benefit_never_raises_the_score(alliance, choices, unproven):
    scene_case = Application.objects.first() or in_review(alliance).application
    for row, choice in enumerate(choices, start=1):
        BenefitRow.objects.filter(application=scene_case, row=row).update(choice=choice)
    material = material_of(scene_case)
    confirmed = replace(material, benefits={})
    rows = {row for row in unproven if choices[row - 1] != "none"}
    withheld = replace(material, benefits={row: Word("unproven") for row in rows})

    before = score(CATALOGUE, expected_input(confirmed)).part("DI-B2").points
    after = score(CATALOGUE, expected_input(withheld)).part("DI-B2").points

    assert after <= before


class Word:
    """A benefit finding that was never stored."""

    def __init__(self, verdict):
        self.verdict, self.choice = verdict, ""


@st.composite
def assessments(draw):
    """An examined case with people numbers of any kind that add up."""
    women, men = draw(st.integers(0, 60)), draw(st.integers(0, 60))
    nobody = draw(st.integers(0, 5))
    headcount = max(women + men + nobody, 1)
    base = example("mittel-180")

    def up_to(most):
        return draw(st.integers(0, most))

    top_w, top_m = up_to(women), up_to(men)
    leaders = {
        "l1_w": top_w,
        "l1_m": top_m,
        "l2_w": up_to(women - top_w),
        "l2_m": up_to(men - top_m),
    }
    people = replace(
        base.people,
        n_w=women,
        n_m=men,
        n_x=nobody + (headcount - women - men - nobody),
        **leaders,
        t_l=up_to(sum(leaders.values())),
        b_w=up_to(30),
        b_m=up_to(30),
        e_w=up_to(30),
        e_m=up_to(30),
        gap=draw(st.sampled_from([None, *map(base.people.gap.__class__, ("0", "3.5", "12"))])),
    )
    survey = replace(base.survey, responses=up_to(headcount))
    return replace(base, headcount=headcount, people=people, survey=survey)


@settings(max_examples=150, deadline=None)
@given(assessment=assessments(), unproven=st.sets(st.sampled_from(list(NumberGroup))))
def test_an_unproven_number_never_raises_the_score(assessment, unproven):
    before = score(CATALOGUE, assessment)
    after = score(CATALOGUE, replace(assessment, unproven=frozenset(unproven)))

    assert after.indicator.value <= before.indicator.value
    assert after.total <= before.total


def test_the_examined_score_is_read_from_the_seal_once_the_examination_is_over(alliance):
    scene = in_review(alliance)
    confirm(scene)
    confirm_rest(scene)
    case = scene.application
    parts, counts = examination_parts(case)
    seal(case, kind="examination", parts=parts, counts=counts, by=scene.actor)
    sealed = examined_result(case)
    Application.objects.filter(pk=case.pk).update(state=State.PROGRAMME_OPEN)
    case.refresh_from_db()
    case.findings.all().delete()

    assert examined_result(case) == sealed == stored_result(case)


def test_there_is_no_stored_score_before_the_first_seal(alliance):
    assert stored_result(in_review(alliance).application) is None


@pytest.mark.parametrize("headcount", [7])
def test_below_ten_no_numbers_are_examined(alliance, headcount):
    scene = in_review(alliance, headcount=headcount)

    assert material_of(scene.application).groups == ()


def test_the_headcount_that_was_handed_in_decides_whatever_becomes_of_it(alliance):
    application = application_at(State.IN_REVIEW, home=alliance)
    before = material_of(application)

    Application.objects.update(headcount=60, headcount_today=260)

    application.refresh_from_db()
    after = material_of(application)
    assert (after.field_of, after.groups) == (before.field_of, before.groups)
    assert expected_input(after) == expected_input(before)


def test_correcting_the_workforce_changes_no_questions(alliance):
    scene = in_review(alliance)
    before = material_of(scene.application)
    corrected = {key: before.claimed.numbers.values[key] for key in KEYS[NumberGroup.WORKFORCE]}

    record_numbers(
        scene.application, group="workforce", version=0, verdict="corrected", text="Anders gezählt.",
        values=corrected | {"n_w": 4, "n_m": 3}, by=scene.actor,
    )  # fmt: skip

    after = material_of(scene.application)
    assert (after.field_of, after.groups) == (before.field_of, before.groups)
    assert input_from(after).headcount == 180
