"""Proposes strengths and potentials for the report from the findings; the examiner has the last word."""

from __future__ import annotations

from collections.abc import Container

from certification.scoring import Catalogue, Result
from certification.scoring.disclosure import stages_give_counts_away
from certification.scoring.indicator import ROBUST
from certification.scoring.results import QuestionTrace

STRONG_FROM = 3
WEAK_TO = 2
RULED = 2
AT_MOST = 6
# A strength a field, so that no field speaks for the whole employer.
PER_FIELD = 2


def proposed_strengths(
    catalogue: Catalogue, result: Result, *, decided: Container[str] | None = None
) -> str:
    """Return one line per strength: the highest examined stages, at most two of a field.

    `decided` names the questions that are examined so far; without it all are.
    """
    examined = _examined(catalogue, result, decided)
    strong = [(title, one) for title, one in examined if one.stage >= STRONG_FROM]
    strong.sort(key=lambda pair: (-pair[1].stage, -pair[1].weight))
    return "\n".join(
        f"{title}, {one.title}: {_anchor(catalogue, one.id, one.stage)}"
        for title, one in _spread(strong)
    )


def proposed_potentials(
    catalogue: Catalogue, result: Result, *, decided: Container[str] | None = None
) -> str:
    """Return one line per potential: the lowest examined stages with the next anchor worth working for.

    That is a rule that all know (stage 2) at least: a single case (stage 1) is nothing to aim at.
    `decided` as above.
    """
    examined = _examined(catalogue, result, decided)
    weak = [(title, one) for title, one in examined if one.stage <= WEAK_TO]
    weak.sort(key=lambda pair: (pair[1].stage, -pair[1].weight))
    lines = [
        f"{title}, {one.title}. Nächster Schritt: "
        f"{_anchor(catalogue, one.id, max(one.stage + 1, RULED))}"
        for title, one in _spread(weak)
    ]
    if result.indicator.label == ROBUST and result.indicator.flags:
        titles = ", ".join(f"„{catalogue.parts[key].title}“" for key in result.indicator.flags)
        lines.append(f"{result.indicator.title}: Im Beratungsgespräch zu klären ist {titles}.")
    return "\n".join(lines)


def _examined(
    catalogue: Catalogue, result: Result, decided: Container[str] | None
) -> list[tuple[str, QuestionTrace]]:
    """Applicable questions with the title of their field, in the order of the catalogue.

    Without those of the indicator where their stages would give small counts away: the report is for many.
    """
    criteria = [(field.title, one) for field in result.fields for one in field.questions]
    stages = [
        (catalogue.indicator.title, part.question)
        for part in result.indicator.parts
        if part.question is not None and not stages_give_counts_away(result.indicator)
    ]
    return [
        (title, one)
        for title, one in [*criteria, *stages]
        if one.status == "applicable" and (decided is None or one.id in decided)
    ]


def _spread(ranked: list[tuple[str, QuestionTrace]]) -> list[tuple[str, QuestionTrace]]:
    """The first of the ranking, no field more often than it may."""
    taken: list[tuple[str, QuestionTrace]] = []
    for title, one in ranked:
        if sum(other == title for other, _ in taken) < PER_FIELD and len(taken) < AT_MOST:
            taken.append((title, one))
    return taken


def _anchor(catalogue: Catalogue, question: str, stage: int) -> str:
    known = catalogue.criteria.get(question) or catalogue.parts[question]
    return known.anchors[stage]
