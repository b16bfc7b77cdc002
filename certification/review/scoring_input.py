"""Turns an examination into what scoring takes, and gives the examined score: live, then as sealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.scoring_input import input_of, people_of, survey_of
from certification.assessment.values import GivenNumbers
from certification.records.queries import latest
from certification.review.material import Material, material_of
from certification.review.models import NumberVerdict
from certification.review.values import Found
from certification.scoring import (
    AssessmentInput,
    Benefits,
    Evidence,
    NumberGroup,
    Result,
    score,
)
from certification.scoring.ranges import as_claimed

# While the examination runs the score is live; from its end on it is read from the sealed record.
LIVE = frozenset({State.DRAFT, State.SUBMITTED, State.ACCEPTED, State.IN_REVIEW})


def examined_input(application: Application) -> AssessmentInput:
    """Return what scoring takes of the examination; what is not decided yet counts as not proven."""
    return input_from(material_of(application))


def examined_result(application: Application) -> Result:
    """Return the examined score: live while the examination runs, afterwards as it was sealed."""
    if application.state not in LIVE and (stored := stored_result(application)) is not None:
        return stored
    material = material_of(application)
    return score(material.catalogue, input_from(material))


def stored_result(application: Application) -> Result | None:
    """Return the score of the newest sealed examination, or None before there is one."""
    record = latest(application, "examination")
    return Result.from_dict(record.parts["score"]) if record else None


def input_from(material: Material) -> AssessmentInput:
    """Return the examined values only: an open question is stage 0, an open number not proven."""
    return _input(material, material.findings, rest_as_claimed=False)


def expected_input(
    material: Material, *, findings: Mapping[str, Found] | None = None
) -> AssessmentInput:
    """Return the examination as it would end if all that is open were confirmed as claimed."""
    given = material.findings if findings is None else findings
    return _input(material, given, rest_as_claimed=True)


def _input(
    material: Material, findings: Mapping[str, Found], *, rest_as_claimed: bool
) -> AssessmentInput:
    catalogue, headcount = material.catalogue, material.headcount
    claimed = as_claimed(input_of(material.application, catalogue, material.claimed))
    given = GivenNumbers(values=examined_numbers(material))
    people, totals = people_of(catalogue, headcount, given)
    return replace(
        claimed,
        **_stages(material, claimed, findings, rest_as_claimed=rest_as_claimed),
        benefits=_benefits(material, rest_as_claimed=rest_as_claimed),
        people=people,
        totals=totals,
        survey=survey_of(headcount, given),
        unproven=_unproven(material, rest_as_claimed=rest_as_claimed),
    )


def examined_numbers(material: Material) -> dict[str, Any]:
    """Return the people numbers with the examiner's corrections in place of the claimed ones."""
    values = dict(material.claimed.numbers.values)
    for finding in material.numbers.values():
        if finding.verdict == NumberVerdict.CORRECTED:
            values |= finding.values
    return values


def examined_choice(material: Material, row: int) -> str:
    """Return what a row of the check list counts as: none, some or all.

    Not proven counts as not offered; only a row for some counts as before, because leaving it out
    would lift the share of benefits that are open to all, and withholding must never help.
    """
    claimed = material.claimed.benefit(row).choice
    finding = material.benefits.get(row)
    if finding is None or finding.verdict == NumberVerdict.CONFIRMED:
        return claimed
    if finding.verdict == NumberVerdict.CORRECTED:
        return finding.choice
    return "none" if claimed == "all" else claimed


def _stages(
    material: Material,
    claimed: AssessmentInput,
    findings: Mapping[str, Found],
    *,
    rest_as_claimed: bool,
) -> dict[str, Any]:
    """Answers, stages, exemptions and evidence, each from the finding where there is one."""
    chosen = {key: one for key, one in findings.items() if one.is_chosen}
    kept = set(material.catalogue.question_ids) - set(chosen) if rest_as_claimed else set[str]()
    stages = {key: one.stage for key, one in chosen.items() if one.stage is not None}
    catalogue = material.catalogue
    evidence = dict.fromkeys(catalogue.question_ids, Evidence.NONE)
    evidence |= {key: proof for key, proof in claimed.evidence.items() if key in kept}
    evidence |= {key: one.proof for key, one in chosen.items()}
    return {
        "answers": _kept(claimed.answers, kept)
        | {key: stage for key, stage in stages.items() if key in catalogue.criteria},
        "stages": _kept(claimed.stages, kept)
        | {key: stage for key, stage in stages.items() if key in catalogue.stage_questions},
        "not_applicable": _kept(claimed.not_applicable, kept)
        | {key: one.not_applicable for key, one in chosen.items() if one.not_applicable},
        "evidence": evidence,
    }


def _kept(values: Mapping[str, Any], kept: set[str]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key in kept}


def _benefits(material: Material, *, rest_as_claimed: bool) -> Benefits | None:
    """The counts of the check list; an open row counts like one that is not proven."""
    if not material.checklist:
        return None
    choices = [
        _choice(material, row, rest_as_claimed=rest_as_claimed)
        for row in range(1, len(material.checklist) + 1)
    ]
    return Benefits(
        offered=sum(choice in ("some", "all") for choice in choices),
        open=sum(choice == "all" for choice in choices),
    )


def _choice(material: Material, row: int, *, rest_as_claimed: bool) -> str:
    choice = examined_choice(material, row)
    if row in material.benefits or rest_as_claimed or choice != "all":
        return choice
    return "none"


def _unproven(material: Material, *, rest_as_claimed: bool) -> frozenset[NumberGroup]:
    """The groups that are not proven; open ones too, unless the rest is taken as claimed."""
    verdicts = {group: material.numbers.get(group.value) for group in material.groups}
    return frozenset(
        group
        for group, finding in verdicts.items()
        if (finding is None and not rest_as_claimed)
        or (finding is not None and finding.verdict == NumberVerdict.UNPROVEN)
    )
