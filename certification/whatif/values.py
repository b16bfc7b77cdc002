"""From where somebody starts to try things out, and what is moved: plain values, nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from certification.assessment.scoring_input import people_of, survey_of
from certification.assessment.values import GivenNumbers
from certification.scoring import AssessmentInput, Benefits, Catalogue, Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The assessment to start from; `examined` says whether it is the examined one or the employer's own.

    `benefits` are the choices of the check list, `numbers` the people numbers as they are stored.
    """

    assessment: AssessmentInput
    benefits: tuple[str, ...] = ()
    numbers: Mapping[str, Any] = field(default_factory=dict)
    examined: bool = False

    def stage(self, question: str) -> int | None:
        """The stage of a question, None where nobody answered."""
        given = self.assessment.answers.get(question)
        return given if given is not None else self.assessment.stages.get(question)

    def is_left_out(self, question: str) -> bool:
        """Whether the question does not apply."""
        return question in self.assessment.not_applicable

    def is_proven(self, question: str) -> bool:
        """Whether evidence counts for the question."""
        proof = self.assessment.evidence.get(question, Evidence.ACCEPTED)
        return proof is Evidence.ACCEPTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """What was moved: stage and proof per question, the whole check list, the people numbers."""

    stages: Mapping[str, int] = field(default_factory=dict)
    proven: Mapping[str, bool] = field(default_factory=dict)
    benefits: tuple[str, ...] = ()
    numbers: Mapping[str, Any] | None = None


def moved(catalogue: Catalogue, base: Base, moves: Moves) -> AssessmentInput:
    """Return the assessment as it would be; what was not moved stays as it is, planned included."""
    start = base.assessment
    answers = {key: stage for key, stage in moves.stages.items() if key in catalogue.criteria}
    stages = {key: stage for key, stage in moves.stages.items() if key in catalogue.stage_questions}
    after = replace(
        start,
        answers={**start.answers, **answers},
        stages={**start.stages, **stages},
        evidence={**start.evidence, **_proofs(base, moves)},
    )
    if moves.benefits and all(moves.benefits):
        after = replace(after, benefits=benefits_from(moves.benefits))
    if moves.numbers is not None:
        given = GivenNumbers(values=moves.numbers)
        people, totals = people_of(catalogue, start.headcount, given)
        survey = survey_of(start.headcount, given)
        after = replace(after, people=people, totals=totals, survey=survey)
    return after


def benefits_from(choices: tuple[str, ...]) -> Benefits:
    """Return the counts of a check list that is filled in."""
    return Benefits(
        offered=sum(choice != "none" for choice in choices),
        open=sum(choice == "all" for choice in choices),
    )


def _proofs(base: Base, moves: Moves) -> dict[str, Evidence]:
    """A stage above what is planned only is no plan any more; otherwise a plan keeps its cap."""
    proofs: dict[str, Evidence] = {}
    for question, proven in moves.proven.items():
        now = base.assessment.evidence.get(question, Evidence.ACCEPTED)
        stayed = moves.stages.get(question, base.stage(question)) == base.stage(question)
        if now is Evidence.PLANNED and stayed and not proven:
            continue
        proofs[question] = Evidence.ACCEPTED if proven else Evidence.NONE
    return proofs
