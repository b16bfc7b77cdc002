"""Which findings alter the level or a minimum of their field, reckoned and not guessed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from certification.assessment.values import GivenAnswer
from certification.review.material import INDICATOR, Material
from certification.review.scoring_input import expected_input
from certification.review.values import Found, differs, gaps
from certification.scoring import Catalogue, Result, score
from certification.scoring.levels import CORE


def is_weighty(material: Material, question: str, finding: Found) -> bool:
    """Return whether this finding, against the claim, alters the level or a minimum of its field.

    All other questions stand as they are found, or as claimed while they are open.
    """
    claim = material.claimed.answer(question)
    if not finding.is_chosen or not differs(material.catalogue, claim, finding):
        return False
    others = {key: one for key, one in material.findings.items() if key != question}
    without = score(material.catalogue, expected_input(material, findings=others))
    with_it = score(
        material.catalogue, expected_input(material, findings={**others, question: finding})
    )
    if without.level != with_it.level:
        return True
    field = material.field_of.get(question, INDICATOR)
    return minima_met(material.catalogue, without, field) != minima_met(
        material.catalogue, with_it, field
    )


def minima_met(catalogue: Catalogue, result: Result, field: str) -> frozenset[str]:
    """Return the levels whose minimum this field (or the indicator) reaches."""
    if field == INDICATOR:
        minima = {level.id: level.indicator_minimum for level in catalogue.levels}
        value = result.indicator.value
    else:
        one = result.field(field)
        core = one.group == CORE
        minima = {
            level.id: level.core_minimum if core else level.extra_minimum
            for level in catalogue.levels
        }
        value = one.value
    return frozenset(level for level, minimum in minima.items() if _reached(value, minimum))


def _reached(value: Decimal | None, minimum: Decimal) -> bool:
    """A field that cannot be scored is left out of the minima: it holds none back."""
    return value is None or value >= minimum


def gaps_of(material: Material, question: str) -> list[str]:
    """Return what the finding on a question still needs; empty means decided."""
    claim, finding = material.claimed.answer(question), material.findings.get(question)
    missing = gaps(material.catalogue, claim, finding, weighty=False)
    if missing or finding is None or not _could_need_words(material, claim, finding):
        return missing
    weighty = is_weighty(material, question, finding)
    return gaps(material.catalogue, claim, finding, weighty=weighty)


def _could_need_words(material: Material, claim: GivenAnswer, finding: Found) -> bool:
    """Whether reckoning is worth it: words would be missing if the finding turned out weighty."""
    return bool(gaps(material.catalogue, claim, finding, weighty=True))


def all_gaps(material: Material) -> Mapping[str, list[str]]:
    """Return the questions that are not decided, with what each still needs."""
    found = {question: gaps_of(material, question) for question in material.field_of}
    return {question: missing for question, missing in found.items() if missing}
