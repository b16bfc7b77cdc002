"""Values go into JSON and come back as they were."""

import json
from decimal import Decimal

import pytest

from certification.scoring import (
    NO_COMPARISON_GROUP,
    AssessmentInput,
    Benefits,
    Evidence,
    NumberGroup,
    People,
    Survey,
    Totals,
    from_plain,
    to_plain,
)
from tests.certification.scoring.scenes import assessment

FULL = AssessmentInput(
    employer="Probe",
    headcount=60,
    answers={"AO-1": 2, "AO-2": None},
    evidence={"AO-1": Evidence.PLANNED},
    benefits=Benefits(3, 2),
    survey=Survey(30, Decimal("71.5")),
    people=People(n_w=1, gap=Decimal("3.80")),
    totals=Totals(leaders=3),
    unproven=frozenset({NumberGroup.PAY, NumberGroup.SURVEY}),
)


@pytest.mark.parametrize(
    "value", [FULL, assessment(), assessment(people=People(gap=NO_COMPARISON_GROUP))]
)
def test_an_assessment_comes_back_as_it_was(value):
    stored = json.loads(json.dumps(to_plain(value)))

    assert from_plain(AssessmentInput, stored) == value


def test_a_missing_entry_is_refused():
    stored = to_plain(FULL)
    del stored["headcount"]

    with pytest.raises(KeyError):
        from_plain(AssessmentInput, stored)


def test_an_entry_of_another_kind_is_refused():
    with pytest.raises(ValueError, match="should be int"):
        from_plain(AssessmentInput, {**to_plain(FULL), "headcount": "60"})


def test_what_is_no_value_of_scoring_is_refused():
    with pytest.raises(TypeError):
        to_plain(object())
