"""Finds what cannot be right in an assessment: unknown questions, and numbers that contradict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from certification.scoring.numbers import ITEM_INPUTS, Item
from certification.scoring.values import (
    HIGHEST_STAGE,
    NO_COMPARISON_GROUP,
    AssessmentInput,
    Catalogue,
    People,
)

# Below this size the counts need not add up to the headcount: they change nothing there.
SUM_FROM_SIZE = 10
WHOLE_GROUPS = (Item.PEOPLE, Item.LEADERS, Item.PROMOTIONS, Item.LEAVES)
NOT_A_STAGE = f"Hier muss eine ganze Zahl von 0 bis {HIGHEST_STAGE} stehen."
NOT_A_COUNT = "Hier muss eine ganze Zahl ab 0 stehen."
NOT_A_PERCENTAGE = "Hier muss eine Zahl von 0 bis 100 stehen."


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, with the entries it concerns, the first one first."""

    entries: tuple[str, ...]
    sentence: str


def faults(catalogue: Catalogue, assessment: AssessmentInput) -> tuple[Fault, ...]:
    """Everything that must be put right before the assessment is scored; empty when sound.

    Entries are named like `answers.AO-1`, `people.n_w` or `survey.responses`.
    """
    return (
        *_headcount(assessment),
        *_answers(catalogue, assessment),
        *_exemptions(catalogue, assessment),
        *_evidence(catalogue, assessment),
        *_stages(catalogue, assessment),
        *contradictions(catalogue, assessment),
    )


def contradictions(catalogue: Catalogue, assessment: AssessmentInput) -> tuple[Fault, ...]:
    """The numbers that are incomplete, out of bounds or at odds with each other."""
    return (
        *_benefits(catalogue, assessment),
        *_survey(assessment),
        *_counts(assessment.people),
        *_groups(assessment.people),
        *_leaders(assessment),
        *_sums(assessment),
    )


def _headcount(assessment: AssessmentInput) -> Iterator[Fault]:
    if assessment.headcount < 1:
        yield Fault(("headcount",), "Hier muss eine ganze Zahl ab 1 stehen.")


def _answers(catalogue: Catalogue, assessment: AssessmentInput) -> Iterator[Fault]:
    for question, stage in assessment.answers.items():
        if question not in catalogue.criteria:
            yield Fault((f"answers.{question}",), "Dieses Kriterium gibt es nicht.")
        elif stage is not None and not 0 <= stage <= HIGHEST_STAGE:
            yield Fault((f"answers.{question}",), NOT_A_STAGE)


def _exemptions(catalogue: Catalogue, assessment: AssessmentInput) -> Iterator[Fault]:
    for question, reason in assessment.not_applicable.items():
        entry = f"not_applicable.{question}"
        if question not in catalogue.criteria:
            yield Fault((entry,), "Dieses Kriterium gibt es nicht.")
        elif not catalogue.criteria[question].not_applicable_reasons:
            yield Fault((entry,), "Dieses Kriterium darf nicht entfallen.")
        elif reason not in catalogue.criteria[question].not_applicable_reasons:
            yield Fault((entry,), "Dieser Grund gilt für dieses Kriterium nicht.")
        elif assessment.answers.get(question) is not None:
            sentence = "Dieses Kriterium ist zugleich beantwortet und nicht anwendbar."
            yield Fault((entry, f"answers.{question}"), sentence)


def _evidence(catalogue: Catalogue, assessment: AssessmentInput) -> Iterator[Fault]:
    for question in assessment.evidence:
        if question not in catalogue.question_ids:
            yield Fault((f"evidence.{question}",), "Zu dieser Angabe gibt es keinen Nachweis.")


def _stages(catalogue: Catalogue, assessment: AssessmentInput) -> Iterator[Fault]:
    for question, stage in assessment.stages.items():
        if question not in catalogue.stage_questions:
            yield Fault((f"stages.{question}",), "Diese Stufenfrage gibt es nicht.")
        elif stage is not None and not 0 <= stage <= HIGHEST_STAGE:
            yield Fault((f"stages.{question}",), NOT_A_STAGE)


def _benefits(catalogue: Catalogue, assessment: AssessmentInput) -> Iterator[Fault]:
    given = assessment.benefits
    if given is None:
        return
    longest = max((len(part.checklist) for part in catalogue.parts.values()), default=0)
    if not 0 <= given.offered <= longest:
        yield Fault(("benefits.offered",), f"Hier muss eine ganze Zahl von 0 bis {longest} stehen.")
    if given.open < 0:
        yield Fault(("benefits.open",), NOT_A_COUNT)
    if given.open > given.offered:
        sentence = "Mehr Leistungen stehen jeder Familienform offen, als angeboten werden."
        yield Fault(("benefits.open", "benefits.offered"), sentence)


def _survey(assessment: AssessmentInput) -> Iterator[Fault]:
    given = assessment.survey
    if given is None:
        return
    if given.responses < 0:
        yield Fault(("survey.responses",), NOT_A_COUNT)
    if given.responses > assessment.headcount:
        yield Fault(("survey.responses",), "Es gibt mehr Antworten als Beschäftigte.")
    if not (given.agreement.is_finite() and 0 <= given.agreement <= 100):
        yield Fault(("survey.agreement",), NOT_A_PERCENTAGE)


def _counts(people: People) -> Iterator[Fault]:
    for item in (*WHOLE_GROUPS, Item.PART_TIME):
        for name in ITEM_INPUTS[item]:
            value = getattr(people, name)
            if value is not None and value < 0:
                yield Fault((f"people.{name}",), NOT_A_COUNT)
    gap = people.gap
    if gap is None or gap == NO_COMPARISON_GROUP:
        return
    if not (gap.is_finite() and 0 <= gap <= 100):
        yield Fault(("people.gap",), NOT_A_PERCENTAGE)


def _groups(people: People) -> Iterator[Fault]:
    for item in WHOLE_GROUPS:
        names = ITEM_INPUTS[item]
        missing = [name for name in names if getattr(people, name) is None]
        if missing and len(missing) < len(names):
            together = ", ".join(names)
            entries = tuple(f"people.{name}" for name in missing)
            yield Fault(entries, f"Die Zahlen {together} gehören zusammen; diese fehlt.")


def _leaders(assessment: AssessmentInput) -> Iterator[Fault]:
    people = assessment.people
    for gender, word in (("w", "Frauen"), ("m", "Männer")):
        led = _sum(people, f"l1_{gender}", f"l2_{gender}")
        staff = getattr(people, f"n_{gender}")
        if led is not None and staff is not None and led > staff:
            names = (f"people.l1_{gender}", f"people.l2_{gender}", f"people.n_{gender}")
            yield Fault(names, f"Es gibt mehr {word} in Führung als {word} im Betrieb.")
    leaders = _sum(people, *ITEM_INPUTS[Item.LEADERS])
    total = assessment.totals.leaders if leaders is None else leaders
    if total is not None and people.t_l is not None and people.t_l > total:
        sentence = "Es gibt mehr Führungskräfte in Teilzeit als Führungskräfte."
        yield Fault(("people.t_l",), sentence)


def _sums(assessment: AssessmentInput) -> Iterator[Fault]:
    people, totals = assessment.people, assessment.totals
    staff = _sum(people, *ITEM_INPUTS[Item.PEOPLE])
    if assessment.headcount >= SUM_FROM_SIZE and staff not in (None, assessment.headcount):
        yield Fault(
            ("people.n_w", "people.n_m", "people.n_x", "headcount"),
            f"Frauen, Männer und divers oder ohne Angabe ergeben {staff} "
            f"statt {assessment.headcount} Beschäftigte.",
        )
    for name, item, stated in (
        ("leaders", Item.LEADERS, totals.leaders),
        ("promotions", Item.PROMOTIONS, totals.promotions),
        ("leaves", Item.LEAVES, totals.leaves),
    ):
        split = _sum(people, *ITEM_INPUTS[item])
        if stated is not None and split not in (None, stated):
            entries = (f"totals.{name}", *(f"people.{name}" for name in ITEM_INPUTS[item]))
            yield Fault(entries, f"Die Aufteilung ergibt {split} statt {stated}.")


def _sum(people: People, *names: str) -> int | None:
    values = [getattr(people, name) for name in names]
    return None if None in values else sum(values)
