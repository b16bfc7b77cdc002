"""Says stored answers in German words: for reading pages and for two versions side by side."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from buendnis.templatetags.german import komma
from certification.assessment.models import BenefitRow
from certification.assessment.number_texts import LABELS
from certification.assessment.question_texts import not_applicable_label
from certification.assessment.values import NUMBER_KEYS
from certification.scoring import NO_COMPARISON_GROUP, Criterion, Stage, SubIndicator

NOTHING = "(noch keine Antwort)"


def in_words(
    question: Criterion | SubIndicator, stages: Sequence[Stage], values: Mapping[str, Any]
) -> str:
    """Return an answer in a few lines."""
    said = [stage_in_words(question, stages, values)]
    if values["not_applicable_why"]:
        said.append(f"Begründung: {values['not_applicable_why']}")
    if values["planned"]:
        said.append("Erst geplant.")
    if values["note"]:
        said.append(f"So machen wir es: {values['note']}")
    if values["note_of"]:
        said.append(f"Auch hier gilt die Beschreibung bei {values['note_of']}.")
    if values["show_on_visit"]:
        said.append(f"Zeigen wir beim Besuch: {values['visit_note'] or '(noch ohne Angabe)'}")
    return "\n".join(said)


def stage_in_words(
    question: Criterion | SubIndicator, stages: Sequence[Stage], values: Mapping[str, Any]
) -> str:
    """Return the chosen stage with its anchor, or why the question does not apply."""
    if values["not_applicable"]:
        return f"Trifft nicht zu: {not_applicable_label(values['not_applicable'])}"
    chosen = values["stage"]
    if chosen is None:
        return NOTHING
    stage = next(one for one in stages if one.value == chosen)
    return f"Stufe {chosen} · {stage.title}: {question.anchors[chosen]}"


def benefit_in_words(choice: str) -> str:
    """Return the choice of a row of the check list."""
    return dict(BenefitRow.CHOICES).get(choice, NOTHING)


def number_in_words(value: Any) -> str:
    """Return a number as people write it; `–` where it is not given."""
    if value is None:
        return "–"
    if value == NO_COMPARISON_GROUP:
        return "keine Vergleichsgruppe"
    if isinstance(value, str):
        return f"{komma(Decimal(value), 2).rstrip('0').rstrip(',')} Prozent"
    return str(value)


def numbers_in_words(values: Mapping[str, Any]) -> str:
    """Return the given numbers, one a line."""
    given = [
        f"{LABELS[key]}: {number_in_words(values[key])}" for key in NUMBER_KEYS if key in values
    ]
    return "\n".join(given) or NOTHING
