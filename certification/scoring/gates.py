"""When a counted sub-indicator may be scored: gates as a table, each with its sentence.

A gate that needs a number which is not given says yes as long as it could pass: so the same table
tells in advance which splits are worth asking for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from certification.scoring.numbers import Item, Numbers, from_size
from certification.scoring.values import NO_COMPARISON_GROUP, Catalogue, SubIndicator

Parameters = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition; `sentence` says in German what is missing, with the limits filled in."""

    name: str
    may_pass: Callable[[Numbers, Parameters], bool]
    sentence: str


def _each_gender(numbers: Numbers, limits: Parameters) -> bool:
    least = limits["je_geschlecht"]
    if numbers.people is None:
        return numbers.headcount >= 2 * least
    return numbers.people.least >= least


def _each_gender_where_given(numbers: Numbers, limits: Parameters) -> bool:
    return numbers.people is None or numbers.people.least >= limits["je_geschlecht"]


def _comparison_group(numbers: Numbers, _limits: Parameters) -> bool:
    return numbers.gap != NO_COMPARISON_GROUP


def _leaders(numbers: Numbers, limits: Parameters) -> bool:
    return numbers.leader_total is None or numbers.leader_total >= limits["fuehrung"]


def _leaders_expected(numbers: Numbers, limits: Parameters) -> bool:
    return _expected(numbers, numbers.leader_total, limits)


def _promotions(numbers: Numbers, limits: Parameters) -> bool:
    return numbers.promotion_total is None or numbers.promotion_total >= limits["faelle"]


def _leaves(numbers: Numbers, limits: Parameters) -> bool:
    return numbers.leave_total is None or numbers.leave_total >= limits["faelle"]


def _leaves_expected(numbers: Numbers, limits: Parameters) -> bool:
    return _expected(numbers, numbers.leave_total, limits)


def _responses(numbers: Numbers, limits: Parameters) -> bool:
    return numbers.survey is None or numbers.survey.responses >= limits["antworten"]


def _turnout(numbers: Numbers, limits: Parameters) -> bool:
    if numbers.survey is None:
        return True
    turnout = Fraction(numbers.survey.responses, numbers.headcount)
    return turnout >= Fraction(limits["beteiligung"])


def _expected(numbers: Numbers, total: int | None, limits: Parameters) -> bool:
    """Whether chance alone would bring enough of each gender among so many."""
    if numbers.people is None or total is None:
        return True
    return total * numbers.people.least >= limits["erwartet"] * numbers.headcount


EACH_GENDER = Gate(
    "each_gender",
    _each_gender,
    "Es gibt weniger als {je_geschlecht} Frauen oder weniger als {je_geschlecht} Männer im Betrieb.",
)
GATES: Mapping[str, tuple[Gate, ...]] = {
    "DI-A1": (
        EACH_GENDER,
        Gate("leaders", _leaders, "Es gibt weniger als {fuehrung} Führungskräfte."),
        Gate(
            "leaders_expected",
            _leaders_expected,
            "Bei so wenigen Führungskräften wären nach den Anteilen im Betrieb nicht für jedes "
            "Geschlecht {erwartet} zu erwarten; der Zufall würde entscheiden.",
        ),
    ),
    "DI-A2": (
        EACH_GENDER,
        Gate("promotions", _promotions, "Es gab weniger als {faelle} Beförderungen in 36 Monaten."),
    ),
    "DI-A3": (Gate("leaders", _leaders, "Es gibt weniger als {fuehrung} Führungskräfte."),),
    "DI-A4": (
        EACH_GENDER,
        Gate("leaves", _leaves, "Weniger als {faelle} Elternzeiten haben in 36 Monaten begonnen."),
        Gate(
            "leaves_expected",
            _leaves_expected,
            "Bei so wenigen Elternzeiten wären nach den Anteilen im Betrieb nicht für jedes "
            "Geschlecht {erwartet} zu erwarten; der Zufall würde entscheiden.",
        ),
    ),
    "DI-A5": (
        Gate("each_gender", _each_gender_where_given, EACH_GENDER.sentence),
        Gate(
            "comparison_group",
            _comparison_group,
            "Es gibt keine Vergleichsgruppe mit {je_geschlecht} Personen je Geschlecht.",
        ),
    ),
    "DI-B2": (),
    "DI-B6": (
        Gate("responses", _responses, "Die Kurzbefragung hat weniger als {antworten} Antworten."),
        Gate("turnout", _turnout, "An der Kurzbefragung haben zu wenige teilgenommen."),
    ),
}
NEEDS: Mapping[str, tuple[Item, ...]] = {
    "DI-A1": (Item.PEOPLE, Item.LEADERS),
    "DI-A2": (Item.PEOPLE, Item.PROMOTIONS),
    "DI-A3": (Item.LEADERS, Item.PART_TIME),
    "DI-A4": (Item.PEOPLE, Item.LEAVES),
    "DI-A5": (Item.PAY,),
    "DI-B2": (Item.BENEFITS,),
    "DI-B6": (Item.SURVEY,),
}
# Leading in part time is a share of all leaders: their split by gender is not needed.
TOTAL_SUFFICES: Mapping[str, Item] = {"DI-A3": Item.LEADERS}


def missing_items(part: SubIndicator, numbers: Numbers) -> tuple[Item, ...]:
    """The items that the sub-indicator needs and does not have."""
    enough = TOTAL_SUFFICES.get(part.id) if numbers.leader_total is not None else None
    return tuple(item for item in NEEDS[part.id] if numbers.lacks(item) and item is not enough)


def closed_gate(
    catalogue: Catalogue, part: SubIndicator, numbers: Numbers
) -> tuple[str, str] | None:
    """Name and German sentence of the first gate that cannot pass, or None."""
    size = max(from_size(catalogue, item) for item in NEEDS[part.id])
    if numbers.headcount < size:
        return "size", f"Diese Zahl wird erst ab {size} Beschäftigten erhoben."
    for gate in GATES[part.id]:
        if not gate.may_pass(numbers, part.parameters):
            return gate.name, sentence_of(gate, part)
    return None


def sentence_of(gate: Gate, part: SubIndicator) -> str:
    """The sentence of a gate with the limits of this sub-indicator."""
    return gate.sentence.format_map({name: f"{limit:f}" for name, limit in part.parameters.items()})
