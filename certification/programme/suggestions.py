"""Measures that suggest themselves: the next anchor of what stands low, and steps noted beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from certification.applications.models import Application
from certification.assessment.snapshots import snapshot_of
from certification.catalogue.queries import catalogue_of
from certification.programme.models import Measure
from certification.review.scoring_input import LIVE, stored_result
from certification.scoring import Catalogue, Criterion, SubIndicator
from certification.scoring.values import HIGHEST_STAGE
from certification.whatif.queries import noted_steps

# Above this stage a criterion is no more low.
LOW = 2
PER_FIELD = 3
# Steps at the diversity indicator have no field of their own: pillar A belongs to leading, B to speaking.
FIELD_OF_PILLAR = {"A": "FU", "B": "IK"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where a question stands; `unproven` names the stage that only lacks its evidence."""

    stage: int
    unproven: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One measure that suggests itself, with the text that the form begins with."""

    field: str
    criterion: str
    title: str
    stand: Stand
    text: str
    is_noted: bool = False

    @property
    def sentence(self) -> str:
        """Where the criterion stands and what comes next."""
        start = f"Kriterium {self.criterion} „{self.title}“"
        if self.stand.unproven is not None:
            return (
                f"{start} zählt als Stufe {self.stand.stage}, weil ein Nachweis fehlt. Der nächste Schritt: "
                f"zeigen, dass dies gilt: {self.text}"
            )
        return f"{start} steht auf Stufe {self.stand.stage}. Der nächste Schritt: {self.text}"


def suggestions_of(application: Application) -> dict[str, tuple[Suggestion, ...]]:
    """Return up to three suggestions for each action field, the noted ones first.

    They build on the sealed examination, before it on what the employer says itself. What a measure
    names already is left out. Always the same number of queries.
    """
    catalogue = catalogue_of(application.edition)
    noted = noted_stages(application)
    taken = set(
        Measure.objects.filter(programme__application=application).values_list(
            "criterion", flat=True
        )
    )
    stands = {key: one for key, one in _stands(application).items() if key not in taken}
    found = sorted(_all(catalogue, stands, noted), key=lambda one: not one.is_noted)
    return {
        field.id: tuple(one for one in found if one.field == field.id)[
            : max(PER_FIELD, sum(one.is_noted for one in found if one.field == field.id))
        ]
        for field in catalogue.fields
    }


def noted_stages(application: Application) -> dict[str, int]:
    """Return the steps that somebody noted as a measure: the stage that each question shall reach."""
    return {one.question: one.to_stage for one in noted_steps(application) if one.to_stage}


def suggestion_for(application: Application, *, field: str, criterion: str) -> Suggestion | None:
    """Return the suggestion of a criterion in a field, None where there is none (any more)."""
    found = suggestions_of(application).get(field, ())
    return next((one for one in found if one.criterion == criterion), None)


def _all(
    catalogue: Catalogue, stands: Mapping[str, Stand], noted: Mapping[str, int]
) -> Iterator[Suggestion]:
    """Every low criterion in the order lowest and heaviest first, and every noted step."""
    for field in catalogue.fields:
        low = (one for one in field.criteria if one.id in stands)
        for one in sorted(low, key=lambda one: (stands[one.id].stage, -one.weight)):
            yield from _suggestion(field.id, one, stands[one.id], noted.get(one.id))
    for part in catalogue.stage_questions.values():
        if part.id in noted and part.id in stands:
            field_id = FIELD_OF_PILLAR.get(part.pillar, catalogue.fields[0].id)
            yield from _suggestion(field_id, part, stands[part.id], noted[part.id])


def _suggestion(
    field: str, question: Criterion | SubIndicator, stand: Stand, noted: int | None
) -> Iterator[Suggestion]:
    next_stage = stand.stage + 1 if stand.unproven is None else stand.unproven
    to_stage = max(noted or 0, next_stage)
    if to_stage > HIGHEST_STAGE or (noted is None and stand.stage > LOW):
        return
    yield Suggestion(
        field=field,
        criterion=question.id,
        title=question.title,
        stand=stand,
        text=question.anchors[to_stage],
        is_noted=noted is not None,
    )


def _stands(application: Application) -> dict[str, Stand]:
    """Return the examined stages once they are sealed, before that the answered ones."""
    result = None if application.state in LIVE else stored_result(application)
    if result is None:
        answers = snapshot_of(application).answers.values()
        return {one.criterion: Stand(stage=one.stage) for one in answers if one.stage is not None}
    return {
        one.id: Stand(stage=one.stage, unproven=one.claimed if one.cap is not None else None)
        for one in result.questions
        if one.status == "applicable"
    }
