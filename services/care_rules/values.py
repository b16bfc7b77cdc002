"""What stands around the rulebook: names of parameters, benefits by date, near relatives, grades."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from services.care_leave.rulebook import RuleValue, Unit
from services.care_leave.situation import Relation


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a key of the rulebook is called, and on which days it must have a value.

    `words` say in German what each word of its short list means. `until` is set where the thing itself
    is gone, like a Pflegestufe; then the rulebook has nothing for later days.
    """

    key: str
    room: str
    name: str
    unit: Unit
    words: Mapping[str, str]
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class BenefitPlan:
    """A benefit as the file knows it: its levels in their order, and their keys in the rulebook."""

    key: str
    name: str
    unit: Unit
    levels: Mapping[str, str]

    def rule_key(self, level: str) -> str:
        """Return the key of one level in the rulebook."""
        return f"benefit.{self.key}.{level}"


@dataclass(frozen=True, slots=True)
class Amount:
    """What one level gets on a day; `value.value` is None where it is not proven."""

    level: str
    name: str
    value: RuleValue

    @property
    def number(self) -> Decimal | None:
        """The amount in the unit of the benefit, None where it is not proven."""
        return self.value.value if isinstance(self.value.value, Decimal) else None


@dataclass(frozen=True, slots=True)
class Benefit:
    """A benefit on a day, with the levels that the law of that day knows."""

    key: str
    name: str
    unit: Unit
    amounts: tuple[Amount, ...]

    @property
    def statute(self) -> str:
        """The paragraph of that day."""
        return self.amounts[0].value.statute

    def of(self, level: str) -> Decimal | None:
        """Return the amount of a level, None where it gets nothing or nothing is proven."""
        return next((each.number for each in self.amounts if each.level == level), None)


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a table of the law was read."""

    statute: str
    sources: tuple[str, ...]
    checked_on: date


@dataclass(frozen=True, slots=True)
class NearRelatives:
    """Whom the law calls near relatives between two days (both included), in its order."""

    valid_from: date
    valid_to: date | None
    words: tuple[str, ...]
    relations: frozenset[Relation]
    basis: Basis

    def holds_on(self, day: date) -> bool:
        """Whether it is the list of that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Grade:
    """A Pflegegrad and its points: from the first number on, below the second (up to 100 where None)."""

    number: int
    from_points: Decimal
    below: Decimal | None


@dataclass(frozen=True, slots=True)
class FromStufe:
    """What became of a Pflegestufe on 1 January 2017; `dementia`: with reduced everyday competence."""

    stufe: str
    dementia: bool
    grade: int


@dataclass(frozen=True, slots=True)
class People:
    """Near relatives, grades and what became of the old Stufen."""

    near_relatives: tuple[NearRelatives, ...]
    not_covered: tuple[str, ...]
    grades: tuple[Grade, ...]
    grades_since: date
    grades_basis: Basis
    stufen: tuple[FromStufe, ...]
    stufen_on: date
    stufen_basis: Basis
