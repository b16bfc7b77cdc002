"""Which numbers are asked at which size, and which splits by gender are worth asking for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from certification.scoring.gates import NEEDS, TOTAL_SUFFICES, closed_gate
from certification.scoring.numbers import (
    ITEM_GROUP,
    ITEM_INPUTS,
    Item,
    Numbers,
    counted_numbers,
    from_size,
    required_from,
)
from certification.scoring.values import AssessmentInput, Catalogue, NumberGroup

SPLITS = (Item.LEADERS, Item.PROMOTIONS, Item.LEAVES)
ITEM_TITLES: Mapping[Item, str] = {
    Item.PEOPLE: "Beschäftigte nach Geschlecht",
    Item.LEADERS: "Führungskräfte",
    Item.PART_TIME: "Führungskräfte in Teilzeit",
    Item.PROMOTIONS: "Beförderungen",
    Item.LEAVES: "begonnene Elternzeiten",
    Item.PAY: "Entgeltlücke",
    Item.BENEFITS: "Familienleistungen der Prüfliste",
    Item.SURVEY: "Kurzbefragung",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedInput:
    """A number that employers of this size are asked for; `used_by` names sub-indicators."""

    id: str
    title: str
    item: Item
    group: NumberGroup
    required: bool
    used_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """Whether to ask for a split by gender; if not, `reason` says why in German."""

    asked: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.asked


def asked_inputs(catalogue: Catalogue, headcount: int) -> tuple[AskedInput, ...]:
    """The numbers that an employer of this size is asked for, in the order of the catalogue.

    Below ten employees only the benefits: no gender counts at all.
    """
    items = {name: item for item, names in ITEM_INPUTS.items() for name in names}
    return tuple(
        AskedInput(
            id=number.id,
            title=number.title,
            item=items[number.id],
            group=ITEM_GROUP[items[number.id]],
            required=headcount >= number.required_from,
            used_by=tuple(part for part, needs in NEEDS.items() if items[number.id] in needs),
        )
        for number in catalogue.indicator.inputs
        if number.id in items and headcount >= number.from_size
    )


def asked_items(catalogue: Catalogue, headcount: int) -> tuple[Item, ...]:
    """The groups of numbers that an employer of this size is asked for."""
    return tuple(item for item in Item if headcount >= from_size(catalogue, item))


def splits(catalogue: Catalogue, assessment: AssessmentInput) -> dict[Item, Split]:
    """For leaders, promotions and leaves: whether any gate could pass with a split by gender.

    Reckons with what is known so far (staff, totals), so that nobody counts in vain.
    """
    numbers = _stated(catalogue, assessment)
    return {item: _split(catalogue, numbers, item) for item in SPLITS}


def missing_items(catalogue: Catalogue, assessment: AssessmentInput) -> tuple[Item, ...]:
    """The groups that the size asks for and that are not given.

    A total is enough where no gate could pass with the split; the pay gap may be left out below
    the size from which it is required.
    """
    numbers = _stated(catalogue, assessment)
    return tuple(
        item
        for item in Item
        if numbers.headcount >= required_from(catalogue, item)
        and numbers.lacks(item)
        and not _settled(catalogue, numbers, item)
    )


def _stated(catalogue: Catalogue, assessment: AssessmentInput) -> Numbers:
    """The numbers as the employer gave them, whatever the examiner found proven."""
    return counted_numbers(catalogue, replace(assessment, unproven=frozenset()))


def _split(catalogue: Catalogue, numbers: Numbers, item: Item) -> Split:
    closed = [
        closed_gate(catalogue, catalogue.parts[part], numbers)
        for part, needs in NEEDS.items()
        if item in needs and TOTAL_SUFFICES.get(part) is not item
    ]
    if any(gate is None for gate in closed):
        return Split(asked=True)
    return Split(asked=False, reason=next((gate[1] for gate in closed if gate), ""))


def _settled(catalogue: Catalogue, numbers: Numbers, item: Item) -> bool:
    """Whether a total stands in for the split that nobody needs, or nobody asks at all."""
    totals = {
        Item.LEADERS: numbers.leader_total,
        Item.PROMOTIONS: numbers.promotion_total,
        Item.LEAVES: numbers.leave_total,
    }
    if item in totals:
        return totals[item] is not None and not _split(catalogue, numbers, item)
    if item is Item.PART_TIME:
        part_time = [part for part, needs in NEEDS.items() if Item.PART_TIME in needs]
        return all(closed_gate(catalogue, catalogue.parts[part], numbers) for part in part_time)
    return False
