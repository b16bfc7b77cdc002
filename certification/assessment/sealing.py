"""What a submission freezes."""

from dataclasses import asdict
from typing import Any

from certification.applications.actions import COUNTS_FROM
from certification.applications.models import Application
from certification.assessment.scoring_input import input_of
from certification.assessment.snapshots import draft_of
from certification.assessment.values import ANSWER_VALUES, NUMBER_KEYS, GivenFile, Snapshot
from certification.catalogue.queries import catalogue_of
from certification.scoring import AssessmentInput, Catalogue
from certification.scoring.ranges import self_values

FILE_VALUES = ("code", "title", "file_name", "content_type", "size", "sha256", "stored_as")


def submission_parts(application: Application) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Return the parts of the submission record, and the people counts (None below ten employees).

    Parts: edition, scope, answers, benefits, evidence (hashes), score (the three evaluations),
    declarations. Counts and everything derived from them by hand stand only in the second value.
    """
    catalogue = catalogue_of(application.edition)
    snapshot = draft_of(application)
    assessment = input_of(application, catalogue, snapshot)
    parts = {
        "edition": {
            "version": application.edition.version,
            "hash": application.edition.content_hash,
        },
        "scope": _scope(application),
        "answers": _answers(catalogue, snapshot),
        "benefits": {str(row): given.choice for row, given in sorted(snapshot.benefits.items())},
        "evidence": [_file(one) for one in snapshot.files if one.counts],
        "score": _score(catalogue, assessment),
        "declarations": {
            "complaints_office": application.complaints_office,
            "no_open_findings": application.no_open_findings,
            "truthful": application.truthful,
            "declared_by": application.declared_by,
        },
    }
    return parts, _counts(application.headcount, snapshot, assessment)


def covered_parts(application: Application) -> dict[str, Any]:
    """Return what the declarations of the top management speak of, as plain values without people counts."""
    catalogue, snapshot = catalogue_of(application.edition), draft_of(application)
    kept = [one for one in snapshot.files if one.taken_back_at is None]
    return {
        "edition": application.edition.content_hash,
        "scope": _scope(application),
        "answers": _answers(catalogue, snapshot),
        "benefits": {str(row): given.choice for row, given in sorted(snapshot.benefits.items())},
        "evidence": sorted([one.sha256, *sorted(one.criteria)] for one in kept),
    }


def _scope(application: Application) -> dict[str, Any]:
    employer = application.employer
    return {
        "employer": employer.name,
        "sector": employer.get_sector_display(),
        "street": employer.street,
        "postcode": employer.postcode,
        "city": employer.city,
        "scope": application.scope,
        "sites": application.sites,
        "excluded": application.excluded,
        "reference_date": application.reference_date.isoformat(),
        "headcount": application.headcount,
    }


def _answers(catalogue: Catalogue, snapshot: Snapshot) -> dict[str, dict[str, Any]]:
    """Return every answer to a question of the edition, without versions and names of people.

    A note that serves several criteria is frozen with each of them.
    """
    return {
        key: {
            name: getattr(snapshot.answers[key], name) for name in (*ANSWER_VALUES, "shared_note")
        }
        for key in catalogue.question_ids
        if key in snapshot.answers
    }


def _file(one: GivenFile) -> dict[str, Any]:
    return {**{name: getattr(one, name) for name in FILE_VALUES}, "criteria": sorted(one.criteria)}


def _score(catalogue: Catalogue, assessment: AssessmentInput) -> dict[str, Any]:
    values = self_values(catalogue, assessment)
    return {
        "as_claimed": values.as_claimed.to_dict(),
        "without_evidence": values.without_evidence.to_dict(),
        "provisional": values.provisional.to_dict(),
    }


def _counts(
    headcount: int, snapshot: Snapshot, assessment: AssessmentInput
) -> dict[str, Any] | None:
    """Return what was typed, but only splits that were asked for, and the derived n_x."""
    if headcount < COUNTS_FROM:
        return None
    people = asdict(assessment.people)
    splits = {key for key in NUMBER_KEYS if key in people and people[key] is None}
    values = snapshot.numbers.values
    kept = {key: values[key] for key in NUMBER_KEYS if key in values and key not in splits}
    return kept | {"n_x": assessment.people.n_x}
