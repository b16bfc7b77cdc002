"""The numbers of an assessment as far as they count: asked at this size, whole, not unproven."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from certification.scoring.values import (
    AssessmentInput,
    Benefits,
    Catalogue,
    NumberGroup,
    People,
    Survey,
)


class Item(StrEnum):
    """Numbers that are given whole or not at all."""

    PEOPLE = "people"
    LEADERS = "leaders"
    PART_TIME = "part_time"
    PROMOTIONS = "promotions"
    LEAVES = "leaves"
    PAY = "pay"
    BENEFITS = "benefits"
    SURVEY = "survey"


# The names are those of the number inputs in the catalogue.
ITEM_INPUTS: Mapping[Item, tuple[str, ...]] = {
    Item.PEOPLE: ("n_w", "n_m", "n_x"),
    Item.LEADERS: ("l1_w", "l1_m", "l2_w", "l2_m"),
    Item.PART_TIME: ("t_l",),
    Item.PROMOTIONS: ("b_w", "b_m"),
    Item.LEAVES: ("e_w", "e_m"),
    Item.PAY: ("gap",),
    Item.BENEFITS: ("leist_angeboten", "leist_offen"),
    Item.SURVEY: ("umfrage_n", "umfrage_zustimmung"),
}
GROUP_ITEMS: Mapping[NumberGroup, tuple[Item, ...]] = {
    NumberGroup.WORKFORCE: (Item.PEOPLE, Item.LEADERS, Item.PART_TIME),
    NumberGroup.PROMOTIONS: (Item.PROMOTIONS,),
    NumberGroup.LEAVES: (Item.LEAVES,),
    NumberGroup.PAY: (Item.PAY,),
    NumberGroup.BENEFITS: (Item.BENEFITS,),
    NumberGroup.SURVEY: (Item.SURVEY,),
}
ITEM_GROUP: Mapping[Item, NumberGroup] = {
    item: group for group, items in GROUP_ITEMS.items() for item in items
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A count of women and a count of men."""

    women: int
    men: int

    @property
    def total(self) -> int:
        """Women and men together."""
        return self.women + self.men

    @property
    def least(self) -> int:
        """The smaller of the two."""
        return min(self.women, self.men)


@dataclass(frozen=True, slots=True)
class Leaders:
    """Leaders of the top level and of all further levels."""

    top: Pair
    further: Pair

    @property
    def together(self) -> Pair:
        """Both levels in one."""
        top, further = self.top, self.further
        return Pair(top.women + further.women, top.men + further.men)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What may be reckoned with; None is not given, not asked at this size or not proven.

    `assumed` gives the points that a sub-indicator gets while one of its items is missing: 0 for
    what is not proven, and the two ends of the range for what is not yet given.
    """

    headcount: int
    people: Pair | None
    leaders: Leaders | None
    leader_total: int | None
    part_time: int | None
    promotions: Pair | None
    promotion_total: int | None
    leaves: Pair | None
    leave_total: int | None
    gap: Decimal | Literal["keine_vergleichsgruppe"] | None
    benefits: Benefits | None
    survey: Survey | None
    assumed: Mapping[Item, Fraction] = field(default_factory=dict)

    def lacks(self, item: Item) -> bool:
        """Whether the numbers of this item are missing."""
        return self._values[item] is None

    @property
    def _values(self) -> Mapping[Item, object]:
        return {
            Item.PEOPLE: self.people,
            Item.LEADERS: self.leaders,
            Item.PART_TIME: self.part_time,
            Item.PROMOTIONS: self.promotions,
            Item.LEAVES: self.leaves,
            Item.PAY: self.gap,
            Item.BENEFITS: self.benefits,
            Item.SURVEY: self.survey,
        }


def from_size(catalogue: Catalogue, item: Item) -> int:
    """The headcount from which on this item is asked."""
    return max(catalogue.indicator.input(name).from_size for name in ITEM_INPUTS[item])


def required_from(catalogue: Catalogue, item: Item) -> int:
    """The headcount from which on this item must be given before submission."""
    return max(catalogue.indicator.input(name).required_from for name in ITEM_INPUTS[item])


def counted_numbers(
    catalogue: Catalogue,
    assessment: AssessmentInput,
    assumed: Mapping[Item, Fraction] | None = None,
) -> Numbers:
    """The numbers that count. What is not proven is taken away and assumed to be worth nothing."""
    unproven = {item for group in assessment.unproven for item in GROUP_ITEMS[group]}
    size = assessment.headcount
    counts = {item for item in Item if from_size(catalogue, item) <= size} - unproven
    people, totals = assessment.people, assessment.totals
    leaders = _leaders(people) if Item.LEADERS in counts else None
    promotions = _pair(people.b_w, people.b_m) if Item.PROMOTIONS in counts else None
    leaves = _pair(people.e_w, people.e_m) if Item.LEAVES in counts else None
    return Numbers(
        headcount=size,
        people=_staff(people) if Item.PEOPLE in counts else None,
        leaders=leaders,
        leader_total=_total(
            leaders.together if leaders else None, totals.leaders, Item.LEADERS in counts
        ),
        part_time=people.t_l if Item.PART_TIME in counts else None,
        promotions=promotions,
        promotion_total=_total(promotions, totals.promotions, Item.PROMOTIONS in counts),
        leaves=leaves,
        leave_total=_total(leaves, totals.leaves, Item.LEAVES in counts),
        gap=people.gap if Item.PAY in counts else None,
        benefits=assessment.benefits if Item.BENEFITS in counts else None,
        survey=assessment.survey if Item.SURVEY in counts else None,
        assumed={**(assumed or {}), **dict.fromkeys(unproven, Fraction(0))},
    )


def _pair(women: int | None, men: int | None) -> Pair | None:
    return None if women is None or men is None else Pair(women, men)


def _staff(people: People) -> Pair | None:
    return None if people.n_x is None else _pair(people.n_w, people.n_m)


def _leaders(people: People) -> Leaders | None:
    top, further = _pair(people.l1_w, people.l1_m), _pair(people.l2_w, people.l2_m)
    return None if top is None or further is None else Leaders(top, further)


def _total(pair: Pair | None, stated: int | None, counts: bool) -> int | None:
    """A split says its own total; a stated total serves where no split is given."""
    if pair is not None:
        return pair.total
    return stated if counts else None
