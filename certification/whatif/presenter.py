"""What the page of trying things out says, gathered once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.forms.boundfield import BoundField

from certification.applications.models import Application
from certification.assessment.completeness import applicable_criteria
from certification.assessment.places import address_of_question
from certification.review.proposals import proposed_potentials, proposed_strengths
from certification.scoring import AssessmentInput, Catalogue, Criterion, Result, SubIndicator, score
from certification.scoring.improve import Plan, Step, plan_for_next
from certification.scoring.steps import StepKind
from certification.whatif.forms import MoveForm
from certification.whatif.models import StepNote
from certification.whatif.queries import step_sentence
from certification.whatif.values import Base


@dataclass(frozen=True, slots=True)
class Row:
    """One question with what can be moved at it; without fields where it does not apply."""

    id: str
    title: str
    now: str
    fields: tuple[BoundField, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """An action field, or the indicator, with its questions."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A value now and then."""

    title: str
    now: Decimal | None
    then: Decimal | None
    minimum: Decimal | None = None

    @property
    def moved(self) -> bool:
        return self.now != self.then


@dataclass(frozen=True, slots=True)
class Offer:
    """One step that can be noted as a measure; `value` is what its button sends."""

    sentence: str
    href: str
    question: str
    value: str
    noted: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A smallest set of steps to the next level."""

    title: str
    sentence: str
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What changes at once: values, level, the sentences of the report, and the ways on."""

    total: Compared
    rows: tuple[Compared, ...]
    level_now: str
    level_then: str
    reasons: tuple[str, ...]
    missing: tuple[str, ...]
    strengths: tuple[str, ...]
    potentials: tuple[str, ...]
    moved: tuple[Offer, ...]
    ways: tuple[Way, ...]
    noted: tuple[Offer, ...]
    is_moved: bool


def groups_of(catalogue: Catalogue, base: Base, form: MoveForm) -> list[Group]:
    """Return all questions by field, each with its fields of the form."""
    headcount = base.assessment.headcount
    groups = [
        Group(
            one.id,
            one.title,
            tuple(_row(base, form, each) for each in applicable_criteria(headcount, one.criteria)),
        )
        for one in catalogue.fields
    ]
    parts = tuple(_row(base, form, each) for each in catalogue.stage_questions.values())
    return [*groups, Group("DI", catalogue.indicator.title, parts)]


def questions_of(catalogue: Catalogue, headcount: int) -> list[Criterion | SubIndicator]:
    """Return every question that an employer of this size is asked."""
    criteria = [
        each for one in catalogue.fields for each in applicable_criteria(headcount, one.criteria)
    ]
    return [*criteria, *catalogue.stage_questions.values()]


def outcome(
    application: Application,
    catalogue: Catalogue,
    base: Base,
    after: AssessmentInput,
    notes: Mapping[str, StepNote],
    efforts: Mapping[str, int],
) -> Outcome:
    """Return what the moved assessment is worth beside the one to start from."""
    now, then = score(catalogue, base.assessment), score(catalogue, after)
    offers = _Offers(application, catalogue, notes)
    return Outcome(
        total=Compared("Gesamtwert", now.total, then.total),
        rows=tuple(_rows(catalogue, now, then)),
        level_now=level_title(catalogue, now),
        level_then=level_title(catalogue, then),
        reasons=then.reasons,
        missing=then.missing,
        strengths=tuple(proposed_strengths(catalogue, then).splitlines()),
        potentials=tuple(proposed_potentials(catalogue, then).splitlines()),
        moved=tuple(offers.of_moves(base, after)),
        ways=tuple(_ways(catalogue, after, efforts, offers)),
        noted=tuple(offers.of_note(one) for one in notes.values() if one.noted_at),
        is_moved=after != base.assessment,
    )


def level_title(catalogue: Catalogue, result: Result) -> str:
    """Return the level in words."""
    return catalogue.level(result.level).title if result.level else "noch keine Stufe"


@dataclass(frozen=True, slots=True)
class _Offers:
    application: Application
    catalogue: Catalogue
    notes: Mapping[str, StepNote]

    def of_step(self, step: Step) -> Offer:
        return self._offer(step.question, step.sentence, step.to_stage)

    def of_note(self, note: StepNote) -> Offer:
        return self._offer(note.question, step_sentence(self.catalogue, note), note.to_stage or 0)

    def of_moves(self, base: Base, after: AssessmentInput) -> list[Offer]:
        """The questions that were moved upwards."""
        offers = []
        for one in questions_of(self.catalogue, after.headcount):
            stages = after.answers if one.id in self.catalogue.criteria else after.stages
            then, now = stages.get(one.id), base.stage(one.id)
            if then is not None and then > (now or 0):
                start = "noch offen" if now is None else f"von Stufe {now}"
                offers.append(self._offer(one.id, f"{one.title}: {start} auf Stufe {then}", then))
        return offers

    def _offer(self, question: str, sentence: str, to_stage: int) -> Offer:
        note = self.notes.get(question)
        noted = bool(note and note.noted_at and note.to_stage == to_stage)
        href = address_of_question(self.application.code, self.catalogue, question)
        return Offer(sentence, href, question, f"{question}:{to_stage}", noted)


def _ways(
    catalogue: Catalogue, after: AssessmentInput, efforts: Mapping[str, int], offers: _Offers
) -> list[Way]:
    """By number and by effort; where both are the same set, one is enough."""
    by_number = plan_for_next(catalogue, after)
    by_effort = plan_for_next(catalogue, after, efforts)
    ways = []
    if by_number:
        start = f"{count_in_words(by_number.steps)} bis"
        ways.append(_way("Mit den wenigsten Schritten", start, by_number, offers))
    if by_effort and by_number and set(by_effort.steps) != set(by_number.steps):
        ways.append(_way("Mit dem kleinsten Aufwand", "Am leichtesten bis", by_effort, offers))
    return ways


def count_in_words(steps: Sequence[Step]) -> str:
    """Return how many steps these are; several at one question stand as one entry below."""
    questions = len({one.question for one in steps})
    count = "1 Schritt" if len(steps) == 1 else f"{len(steps)} Schritte"
    if questions == len(steps):
        return count
    return f"{count} bei {'einer Frage' if questions == 1 else f'{questions} Fragen'}"


def _way(title: str, start: str, plan: Plan, offers: _Offers) -> Way:
    after = f"{plan.total_after:.1f}".replace(".", ",")
    sentence = f"{start} „{plan.level_title}“; danach wären es {after} Punkte."
    return Way(title, sentence, tuple(offers.of_step(one) for one in last_steps(plan.steps)))


def last_steps(steps: Sequence[Step]) -> list[Step]:
    """Return one entry per question and kind: several raises at one question read as one way up."""
    joined: dict[tuple[str, StepKind], Step] = {}
    for step in steps:
        key = (step.question, step.kind)
        first = joined.get(key)
        joined[key] = step if first is None else _joined(first, step)
    return list(joined.values())


def _joined(first: Step, last: Step) -> Step:
    return Step(
        question=last.question,
        title=last.title,
        kind=last.kind,
        from_stage=first.from_stage,
        to_stage=last.to_stage,
        gain=first.gain + last.gain,
    )


def _rows(catalogue: Catalogue, now: Result, then: Result) -> list[Compared]:
    level = catalogue.level(then.next_level) if then.next_level else None
    rows = []
    for before, after in zip(now.fields, then.fields, strict=True):
        minimum = None
        if level:
            # Nothing is asked of a field whose minimum is 0.
            minimum = (level.core_minimum if after.group == "kern" else level.extra_minimum) or None
        rows.append(Compared(after.title, before.value, after.value, minimum))
    minimum = level.indicator_minimum if level else None
    indicator = then.indicator
    rows.append(Compared(indicator.title, now.indicator.value, indicator.value, minimum))
    return rows


def _row(base: Base, form: MoveForm, one: Criterion | SubIndicator) -> Row:
    if base.is_left_out(one.id):
        return Row(one.id, one.title, "trifft nicht zu", ())
    now = base.stage(one.id)
    names = (f"stage-{one.id}", f"effort-{one.id}", f"proof-{one.id}")
    return Row(
        one.id,
        one.title,
        "offen" if now is None else f"Stufe {now}",
        tuple(form[name] for name in names),
    )
