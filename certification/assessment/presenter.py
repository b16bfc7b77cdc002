"""What overview, panel and score page say, gathered once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from buendnis.access.rules import Actor
from certification.applications.actions import COUNTS_FROM
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.completeness import (
    DIVERSITY,
    NUMBERS,
    Contradiction,
    Gap,
    applicable_criteria,
    contradictions_in,
    gaps,
)
from certification.assessment.number_texts import LABELS
from certification.assessment.places import address_of, address_of_question
from certification.assessment.rules import may_see_counts
from certification.assessment.scoring_input import (
    checklist_of,
    input_of,
    stored_evaluations,
)
from certification.assessment.snapshots import snapshot_of
from certification.assessment.values import Snapshot
from certification.catalogue.queries import catalogue_of
from certification.scoring import AssessmentInput, Catalogue, Criterion, SubIndicator
from certification.scoring.asked import asked_items
from certification.scoring.disclosure import stages_give_counts_away
from certification.scoring.numbers import Item
from certification.scoring.ranges import ScoreRange, SelfValues, score_range, self_values

ITEM_KEYS: Mapping[Item, tuple[str, ...]] = {
    Item.PEOPLE: ("n_w", "n_m"),
    Item.LEADERS: ("leaders", "l1_w", "l1_m", "l2_w", "l2_m"),
    Item.PART_TIME: ("t_l",),
    Item.PROMOTIONS: ("promotions", "b_w", "b_m"),
    Item.LEAVES: ("leaves", "e_w", "e_m"),
    Item.PAY: ("gap",),
    Item.SURVEY: ("umfrage_n", "umfrage_zustimmung"),
    Item.BENEFITS: (),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A sentence that leads to where it can be settled."""

    sentence: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One page of the assessment in the list of tasks."""

    id: str
    title: str
    href: str
    answered: int
    total: int
    hint: str = ""
    contradicts: bool = False

    @property
    def status(self) -> str:
        if self.contradicts:
            return "bitte prüfen"
        if self.answered >= self.total:
            return "fertig"
        return f"{self.answered} von {self.total}" if self.answered else "offen"

    @property
    def tone(self) -> str:
        if self.contradicts:
            return "warning"
        if self.answered >= self.total:
            return "success"
        return "info" if self.answered else "neutral"


@dataclass(frozen=True, slots=True)
class Standing:
    """The score as far as it can be said: a range while something is open, else the self values."""

    span: ScoreRange | None
    values: SelfValues | None
    sealed: bool = False


@dataclass
class Assessment:
    """A case's self-assessment with everything worked out from one reading of the database."""

    application: Application
    actor: Actor
    catalogue: Catalogue
    snapshot: Snapshot
    assessment: AssessmentInput
    gaps: list[Gap] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)

    @property
    def headcount(self) -> int:
        """The headcount that decides the questions."""
        return self.snapshot.size(self.application.headcount)

    @property
    def is_small(self) -> bool:
        """Whether no people counts are asked at all."""
        return self.headcount < COUNTS_FROM

    @property
    def small_left_out(self) -> int:
        """How many questions are only asked in larger employers than this one."""
        return sum(self.too_small_for(one.id) for one in self.catalogue.fields)

    @property
    def sees_counts(self) -> bool:
        """Whether this reader may see people counts and sub-indicator points."""
        return bool(may_see_counts(self.actor, self.application))

    @property
    def tells_stages(self) -> bool:
        """Whether this reader may see the stages of the indicator's questions beside its pillars."""
        values = self.standing().values
        if self.sees_counts or values is None:
            return True
        return not stages_give_counts_away(values.provisional.indicator)

    @property
    def number_keys(self) -> tuple[str, ...]:
        """The people numbers that the size asks for."""
        items = asked_items(self.catalogue, self.headcount)
        asked = {key for item in items for key in ITEM_KEYS[item]}
        return () if self.is_small else tuple(key for key in LABELS if key in asked)

    def standing(self) -> Standing:
        """Return the stored score of a submission, else what the draft is worth now."""
        if self.application.state != State.DRAFT and self.snapshot.sealed:
            return Standing(None, stored_evaluations(self.application), sealed=True)
        span = score_range(self.catalogue, self.assessment)
        values = self_values(self.catalogue, self.assessment) if span.complete else None
        return Standing(span, values)

    def missing(self) -> list[Link]:
        """Return what is missing as sentences that lead to the place."""
        return [Link(gap.sentence, self.address_of(gap.section, gap.anchor)) for gap in self.gaps]

    def address_of(self, section: str, anchor: str = "") -> str:
        """Return where a section, or a place in it, can be filled in."""
        return address_of(self.application.code, section, anchor)

    def address_of_question(self, question: str) -> str:
        """Return where a criterion or stage question is answered."""
        return address_of_question(self.application.code, self.catalogue, question)

    def sections(self) -> list[Section]:
        """Return the pages with how much of each is answered."""
        return [*self._fields(), self._diversity(), *self._numbers()]

    def too_small_for(self, field_id: str) -> int:
        """Return how many criteria of a field are not asked at this size."""
        criteria = self.catalogue.field(field_id).criteria
        return len(criteria) - len(applicable_criteria(self.headcount, criteria))

    def _fields(self) -> Iterator[Section]:
        for one in self.catalogue.fields:
            asked = applicable_criteria(self.headcount, one.criteria)
            yield Section(
                id=one.id,
                title=one.title,
                href=self.address_of(one.id),
                answered=len(asked) - self._open(one.id),
                total=len(asked),
                hint=self._last_change(asked),
            )

    def _diversity(self) -> Section:
        questions = tuple(self.catalogue.stage_questions.values())
        rows = len(checklist_of(self.catalogue))
        return Section(
            id=DIVERSITY,
            title=f"{self.catalogue.indicator.title}: Regeln und Leistungen",
            href=self.address_of(DIVERSITY),
            answered=len(questions)
            - sum(
                gap.anchor in self.catalogue.parts for gap in self.gaps if gap.section == DIVERSITY
            )
            + sum(bool(self.snapshot.benefit(row).choice) for row in range(1, rows + 1)),
            total=len(questions) + rows,
            hint=self._last_change(questions),
        )

    def _numbers(self) -> Iterator[Section]:
        if self.is_small or not self.sees_counts:
            return
        items = [
            item
            for item in asked_items(self.catalogue, self.headcount)
            if item not in (Item.BENEFITS, Item.PAY) or item in self._missing_items()
        ]
        yield Section(
            id=NUMBERS,
            title=f"{self.catalogue.indicator.title}: Zahlen",
            href=self.address_of(NUMBERS),
            answered=len(items) - self._open(NUMBERS),
            total=len(items),
            contradicts=bool(self.contradictions),
        )

    def _missing_items(self) -> set[str]:
        return {gap.anchor for gap in self.gaps if gap.section == NUMBERS}

    def _open(self, section: str) -> int:
        return sum(gap.section == section for gap in self.gaps)

    def _last_change(self, questions: Sequence[Criterion | SubIndicator]) -> str:
        changes = [
            (answer.changed_at, answer.changed_by)
            for one in questions
            if (answer := self.snapshot.answer(one.id)).changed_at and answer.changed_by
        ]
        return f"Zuletzt geändert von {max(changes)[1]}" if changes else ""


def assessment_of(application: Application, actor: Actor) -> Assessment:
    """Return the self-assessment as this reader may see it; always the same number of queries."""
    return assessment_from(application, actor, snapshot_of(application))


def assessment_from(application: Application, actor: Actor, snapshot: Snapshot) -> Assessment:
    """Return the self-assessment for a snapshot that is already read."""
    catalogue = catalogue_of(application.edition)
    assessment = input_of(application, catalogue, snapshot)
    return Assessment(
        application=application,
        actor=actor,
        catalogue=catalogue,
        snapshot=snapshot,
        assessment=assessment,
        gaps=gaps(application, catalogue, snapshot),
        contradictions=contradictions_in(assessment, catalogue),
    )
