"""Scores an assessment: fields, redistribution, evidence, coverage, total and level."""

from certification.scoring.results import Result
from certification.scoring.values import AssessmentInput, Catalogue


def score(catalogue: Catalogue, assessment: AssessmentInput) -> Result:
    """The score of an assessment under an edition, in points from 0 to 100."""
    raise NotImplementedError
