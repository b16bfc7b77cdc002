"""Assessments to score: a plain one of any size, changed where a test looks."""

from functools import cache
from typing import Any

from certification.catalogue.reading import read_catalogue
from certification.scoring import AssessmentInput, Benefits, Catalogue, Evidence, People

STAFF = {"n_w": 62, "n_m": 116, "n_x": 2}
LEADERS = {"l1_w": 1, "l1_m": 5, "l2_w": 4, "l2_m": 10}


@cache
def standard() -> Catalogue:
    """Return the standard edition."""
    return read_catalogue()


def assessment(*, stage: int | None = 2, headcount: int = 180, **changes: Any) -> AssessmentInput:
    """Return an assessment with every question at one stage, all of it proven, and no numbers."""
    catalogue = standard()
    given = {
        "answers": dict.fromkeys(catalogue.criteria, stage),
        "stages": dict.fromkeys(catalogue.stage_questions, stage),
    }
    return AssessmentInput(employer="Probe", headcount=headcount, **(given | changes))


def with_numbers(**changes: Any) -> AssessmentInput:
    """Return an employer of 180 who gives every number of people; changes go to the counts."""
    counts = STAFF | LEADERS | {"t_l": 2, "b_w": 5, "b_m": 16, "e_w": 9, "e_m": 11} | changes
    return assessment(people=People(**counts), benefits=Benefits(4, 4))


def all_evidence(evidence: Evidence) -> dict[str, Evidence]:
    """Return the same evidence for every question."""
    return dict.fromkeys(standard().question_ids, evidence)
