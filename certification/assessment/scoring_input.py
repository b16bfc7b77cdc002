"""Turns a self-assessment into what scoring takes, and keeps the three self values (DECISIONS 9)."""

from decimal import Decimal
from typing import Any

from certification.applications.actions import COUNTS_FROM
from certification.applications.models import Application
from certification.assessment.snapshots import snapshot_of
from certification.assessment.values import SPLIT_KEYS, TOTALS, GivenAnswer, GivenNumbers, Snapshot
from certification.catalogue.queries import catalogue_of
from certification.records.queries import latest
from certification.scoring import (
    NO_COMPARISON_GROUP,
    AssessmentInput,
    Benefits,
    Catalogue,
    Evidence,
    People,
    Result,
    Survey,
    Totals,
)
from certification.scoring.asked import splits
from certification.scoring.numbers import Item
from certification.scoring.ranges import ScoreRange, SelfValues, score_range, self_values

SPLIT_ITEMS = {
    "leaders": Item.LEADERS,
    "promotions": Item.PROMOTIONS,
    "leaves": Item.LEAVES,
}


def assessment_input(application: Application) -> AssessmentInput:
    """Return what scoring takes; evidence counts where a file or a showing on the visit is given."""
    catalogue = catalogue_of(application.edition)
    return input_of(application, catalogue, snapshot_of(application))


def evaluations(application: Application) -> SelfValues:
    """Return the self values computed now: as claimed, without evidence, provisional."""
    return self_values(catalogue_of(application.edition), assessment_input(application))


def stored_evaluations(application: Application) -> SelfValues | None:
    """Return the self values that the newest submission froze, or None before there is one."""
    record = latest(application, "submission")
    if record is None:
        return None
    return SelfValues(
        **{name: Result.from_dict(data) for name, data in record.parts["score"].items()}
    )


def draft_range(application: Application) -> ScoreRange:
    """Return the safe and the possible points of a draft, with how much is answered."""
    return score_range(catalogue_of(application.edition), assessment_input(application))


def input_of(application: Application, catalogue: Catalogue, snapshot: Snapshot) -> AssessmentInput:
    """Return what scoring takes for a snapshot that is already read."""
    given = {
        key: answer for key, answer in snapshot.answers.items() if key in catalogue.question_ids
    }
    staged = {key: answer.stage for key, answer in given.items() if answer.stage is not None}
    headcount = snapshot.size(application.headcount)
    people, totals = people_of(catalogue, headcount, snapshot.numbers)
    return AssessmentInput(
        employer=application.employer.name,
        headcount=headcount,
        answers={key: stage for key, stage in staged.items() if key in catalogue.criteria},
        stages={key: stage for key, stage in staged.items() if key in catalogue.stage_questions},
        not_applicable=_not_applicable(catalogue, given),
        evidence={key: evidence_of(snapshot, key) for key in catalogue.question_ids},
        benefits=benefits_of(catalogue, snapshot),
        survey=survey_of(headcount, snapshot.numbers),
        people=people,
        totals=totals,
    )


def evidence_of(snapshot: Snapshot, criterion: str) -> Evidence:
    """Return how far an answer is proven before anybody examined it (DECISIONS 9)."""
    answer = snapshot.answer(criterion)
    if answer.planned:
        return Evidence.PLANNED
    # What was sealed counted then; what became of the file since is the examiner's to judge.
    shown = answer.show_on_visit or any(
        snapshot.sealed or one.counts for one in snapshot.files_for(criterion)
    )
    return Evidence.ACCEPTED if shown else Evidence.NONE


def benefits_of(catalogue: Catalogue, snapshot: Snapshot) -> Benefits | None:
    """Return the counts of the check list, or None while a row is open."""
    rows = len(checklist_of(catalogue))
    choices = [snapshot.benefit(row).choice for row in range(1, rows + 1)]
    if not rows or not all(choices):
        return None
    return Benefits(
        offered=sum(choice != "none" for choice in choices),
        open=sum(choice == "all" for choice in choices),
    )


def checklist_of(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the rows of the check list of benefits."""
    return next((part.checklist for part in catalogue.indicator.parts if part.checklist), ())


def survey_of(headcount: int, numbers: GivenNumbers) -> Survey | None:
    """Return the short survey; without any answers no agreement is needed."""
    responses = numbers.whole("umfrage_n")
    agreement = numbers.values.get("umfrage_zustimmung")
    if responses is None or headcount < COUNTS_FROM or (responses and agreement is None):
        return None
    return Survey(responses, Decimal(agreement or 0))


def people_of(catalogue: Catalogue, headcount: int, numbers: GivenNumbers) -> tuple[People, Totals]:
    """Return the people numbers; a split by gender only where one is worth asking for.

    n_x is derived from the headcount. Half a split counts as not given.
    """
    if headcount < COUNTS_FROM:
        return People(), Totals()
    staff: dict[str, Any] = dict(_staff(headcount, numbers))
    totals = Totals(**{name: numbers.whole(name) for name in TOTALS})
    asked = splits(
        catalogue,
        AssessmentInput(employer="", headcount=headcount, people=People(**staff), totals=totals),
    )
    counts = dict(staff)
    for name, keys in SPLIT_KEYS.items():
        found = numbers.wholes(*keys) if asked[SPLIT_ITEMS[name]] else None
        counts |= dict(zip(keys, found, strict=True)) if found else {}
    gap = numbers.values.get("gap")
    if gap is not None:
        counts["gap"] = gap if gap == NO_COMPARISON_GROUP else Decimal(gap)
    return People(**counts, t_l=numbers.whole("t_l")), totals


def _staff(headcount: int, numbers: GivenNumbers) -> dict[str, int]:
    given = numbers.wholes("n_w", "n_m")
    if given is None:
        return {}
    women, men = given
    # More women and men than people: scoring names the contradiction, a negative rest would hide it.
    return {"n_w": women, "n_m": men, "n_x": max(0, headcount - women - men)}


def _not_applicable(catalogue: Catalogue, given: dict[str, GivenAnswer]) -> dict[str, str]:
    return {
        key: answer.not_applicable
        for key, answer in given.items()
        if answer.stage is None
        and answer.is_given
        and key in catalogue.criteria
        and answer.not_applicable in catalogue.criteria[key].not_applicable_reasons
    }
