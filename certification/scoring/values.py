"""What scoring takes in: the catalogue of an edition and one assessment, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Literal, NoReturn

NO_COMPARISON_GROUP: Literal["keine_vergleichsgruppe"] = "keine_vergleichsgruppe"
HIGHEST_STAGE = 4


class Evidence(StrEnum):
    """How far the claimed stage of a question is proven."""

    ACCEPTED = "accepted"
    NONE = "none"
    PLANNED = "planned"


class NumberGroup(StrEnum):
    """Numbers that an examiner confirms, corrects or calls not proven together."""

    WORKFORCE = "workforce"
    PROMOTIONS = "promotions"
    LEAVES = "leaves"
    PAY = "pay"
    BENEFITS = "benefits"
    SURVEY = "survey"


class Kind(StrEnum):
    """How a sub-indicator gets its points."""

    NUMBER = "zahl"
    STAGE = "reifegrad"
    FORMULA = "formel"
    SURVEY = "umfrage"


@dataclass(frozen=True, slots=True)
class SizeClass:
    """Employers from `lowest` to `highest` heads; no highest means open upwards."""

    id: str
    title: str
    lowest: int
    highest: int | None


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the scale that all questions share."""

    value: int
    title: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One question of an action field, with its five anchors."""

    id: str
    title: str
    question: str
    ffp: str
    weight: int
    anchors: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    trier: tuple[str, ...] = ()
    small_reading: str = ""
    minimum_size: int = 1
    not_applicable_reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """An action field; `group` is `kern` or `ergaenzung`."""

    id: str
    title: str
    group: str
    weight: int
    aim: str
    criteria: tuple[Criterion, ...]
    trier_field: int | None = None
    audit_field: int | None = None


@dataclass(frozen=True, slots=True)
class Pillar:
    """One half of the diversity indicator."""

    id: str
    title: str
    weight: int


@dataclass(frozen=True, slots=True)
class NumberInput:
    """A number the indicator asks for, from which headcount on, and from when it must be given."""

    id: str
    title: str
    from_size: int
    required_from: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SubIndicator:
    """One of the parts of the diversity indicator, counted or answered by stage."""

    id: str
    pillar: str
    title: str
    kind: Kind
    weight: int
    question: str = ""
    anchors: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    trier: tuple[str, ...] = ()
    small_reading: str = ""
    inputs: tuple[str, ...] = ()
    parameters: Mapping[str, Decimal] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    checklist: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """The diversity indicator; `kappa` is the number of pseudo-observations of the smoothing."""

    id: str
    title: str
    weight: int
    kappa: Decimal
    pillars: tuple[Pillar, ...]
    inputs: tuple[NumberInput, ...]
    parts: tuple[SubIndicator, ...]
    texts: Mapping[str, str] = field(default_factory=dict)

    def input(self, key: str) -> NumberInput:
        """The number of that name. Raises KeyError for an unknown one."""
        return next((number for number in self.inputs if number.id == key), None) or _unknown(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level with what it asks for, in points and in percent of accepted evidence."""

    id: str
    title: str
    kind: str
    total_from: Decimal
    core_minimum: Decimal
    core_minimum_count: int
    extra_minimum: Decimal
    indicator_minimum: Decimal
    evidence_minimum: Decimal
    valid_months: int
    condition: str = ""
    repeatable: int | None = None
    advertising: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The figures of the arithmetic that are not weights or thresholds of a level."""

    field_minimum_coverage: int
    indicator_minimum_coverage: int
    cap_without_evidence: int
    cap_planned: int
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Label:
    """How far the numbers of the indicator carry, and from how many leaders and promotions on."""

    id: str
    title: str
    when: str
    leaders: int = 0
    promotions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallNumbers:
    """Limits below which numbers are not asked, not shown or not compared."""

    limits: Mapping[str, int]
    texts: Mapping[str, str]
    labels: tuple[Label, ...]

    def label(self, key: str) -> Label:
        """The label of that name. Raises KeyError for an unknown one."""
        return next((label for label in self.labels if label.id == key), None) or _unknown(key)


@dataclass(frozen=True, slots=True)
class Knockout:
    """What rules out every level, whatever the points."""

    id: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """One edition of the catalogue: the yardstick by which an employer is scored."""

    version: str
    as_of: str
    edition_hash: str
    size_classes: tuple[SizeClass, ...]
    stages: tuple[Stage, ...]
    scale_texts: Mapping[str, str]
    rules: Rules
    fields: tuple[Field, ...]
    indicator: Indicator
    levels: tuple[Level, ...]
    small_numbers: SmallNumbers
    not_asked: tuple[str, ...]
    knockouts: tuple[Knockout, ...]

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        """All criteria by id, in the order of the catalogue."""
        return {criterion.id: criterion for field in self.fields for criterion in field.criteria}

    @cached_property
    def parts(self) -> dict[str, SubIndicator]:
        """All sub-indicators by id, in the order of the catalogue."""
        return {part.id: part for part in self.indicator.parts}

    @cached_property
    def stage_questions(self) -> dict[str, SubIndicator]:
        """The sub-indicators that are answered by stage, by id."""
        return {part.id: part for part in self.indicator.parts if part.kind is Kind.STAGE}

    @cached_property
    def question_ids(self) -> tuple[str, ...]:
        """Everything that is answered by stage: criteria, then stage questions of the indicator."""
        return (*self.criteria, *self.stage_questions)

    def title_of(self, key: str) -> str:
        """The title of a field, criterion, sub-indicator or level. Raises KeyError."""
        named: dict[str, str] = {level.id: level.title for level in self.levels}
        named |= {field.id: field.title for field in self.fields}
        named |= {criterion.id: criterion.title for criterion in self.criteria.values()}
        named |= {part.id: part.title for part in self.parts.values()}
        return named[key]

    def field(self, key: str) -> Field:
        """The action field of that id. Raises KeyError for an unknown one."""
        return next((field for field in self.fields if field.id == key), None) or _unknown(key)

    def level(self, key: str) -> Level:
        """The level of that id. Raises KeyError for an unknown one."""
        return next((level for level in self.levels if level.id == key), None) or _unknown(key)

    def size_class(self, headcount: int) -> SizeClass:
        """The size class of an employer. Raises KeyError if the classes leave a hole."""
        fitting = (
            size
            for size in self.size_classes
            if size.lowest <= headcount and (size.highest is None or headcount <= size.highest)
        )
        return next(fitting, None) or _unknown(str(headcount))


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Head counts by gender (women w, men m, diverse or not stated x); None is not given.

    n staff · l1 top level · l2 further levels of leadership · b promotions · e parental leaves
    begun, both in 36 months · t_l leaders in part time · gap pay gap in percent.
    """

    n_w: int | None = None
    n_m: int | None = None
    n_x: int | None = None
    l1_w: int | None = None
    l1_m: int | None = None
    l2_w: int | None = None
    l2_m: int | None = None
    t_l: int | None = None
    b_w: int | None = None
    b_m: int | None = None
    e_w: int | None = None
    e_m: int | None = None
    gap: Decimal | Literal["keine_vergleichsgruppe"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums given without a split by gender, where no gate could pass with the split."""

    leaders: int | None = None
    promotions: int | None = None
    leaves: int | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """Answers to the short survey, and the mean agreement in percent."""

    responses: int
    agreement: Decimal


@dataclass(frozen=True, slots=True)
class Benefits:
    """Benefits of the check list: offered, and how many of them open to every family form."""

    offered: int
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentInput:
    """One assessment. An unanswered question is missing or None; missing evidence is accepted.

    `unproven` names the groups of numbers that the examiner did not find proven: they score 0
    wherever the size asks for them.
    """

    employer: str
    headcount: int
    answers: Mapping[str, int | None] = field(default_factory=dict)
    not_applicable: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    stages: Mapping[str, int | None] = field(default_factory=dict)
    benefits: Benefits | None = None
    survey: Survey | None = None
    people: People = People()
    totals: Totals = Totals()
    unproven: frozenset[NumberGroup] = frozenset()


def _unknown(key: str) -> NoReturn:
    raise KeyError(key)
