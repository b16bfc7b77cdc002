"""Which fifteen questions weigh most at a size, and how many points each of them moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from certification.scoring import AssessmentInput, Catalogue, Criterion, SubIndicator
from certification.scoring.numbers import Item
from certification.scoring.points import reckon
from certification.scoring.steps import worth_of_stage

ASKED = 15


@dataclass(frozen=True, slots=True)
class Worth:
    """What counts at a size: points of the total for one stage of each question, and for the numbers.

    `numbers` is what all counted parts of the diversity indicator are worth together at full points.
    """

    stages: Mapping[str, Fraction]
    numbers: Fraction


def worth_at(
    catalogue: Catalogue, headcount: int, not_applicable: Mapping[str, str] | None = None
) -> Worth:
    """Return how the hundred points fall to the questions of an employer of this size.

    Numbers are taken as given wherever the size asks for them. Raises ValueError where so little
    applies that there is no total.
    """
    employer = AssessmentInput(
        employer="", headcount=headcount, not_applicable=dict(not_applicable or {})
    )
    none, full = (
        reckon(catalogue, employer, dict.fromkeys(Item, Fraction(points))) for points in (0, 100)
    )
    if none.total is None or full.total is None:
        raise ValueError("Without a total nothing can be shared out.")
    return Worth(worth_of_stage(catalogue, none), full.total - none.total)


def heaviest(catalogue: Catalogue, headcount: int) -> tuple[str, ...]:
    """Return the ids of the fifteen questions that move most points at this size, heaviest first.

    Of questions that weigh the same, the one whose field has been asked least so far comes first,
    then the order of the catalogue: so no field fills the list while another is not heard.
    """
    worth = worth_at(catalogue, headcount).stages
    homes, places = home_of_questions(catalogue), list(catalogue.question_ids)
    chosen: list[str] = []
    while len(chosen) < min(ASKED, len(worth)):
        asked = Counter(homes[question] for question in chosen)
        chosen.append(
            min(
                worth.keys() - set(chosen),
                key=lambda one: (-worth[one], asked[homes[one]], places.index(one)),
            )
        )
    return tuple(chosen)


def home_of_questions(catalogue: Catalogue) -> dict[str, str]:
    """Return the id of the field, or of the diversity indicator, that each question belongs to."""
    homes = {one.id: field.id for field in catalogue.fields for one in field.criteria}
    return homes | dict.fromkeys(catalogue.stage_questions, catalogue.indicator.id)


def asked_in_order(catalogue: Catalogue, headcount: int) -> tuple[Criterion | SubIndicator, ...]:
    """Return the fifteen as they are asked: field by field, in the order of the catalogue."""
    chosen = set(heaviest(catalogue, headcount))
    questions: dict[str, Criterion | SubIndicator] = {
        **catalogue.criteria,
        **catalogue.stage_questions,
    }
    return tuple(question for name, question in questions.items() if name in chosen)
