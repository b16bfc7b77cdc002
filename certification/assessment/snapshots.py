"""Reads a self-assessment: a draft from its rows, everything later from the sealed submission."""

from dataclasses import replace
from typing import Any

from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.models import Answer, BenefitRow, Evidence, PeopleNumbers
from certification.assessment.shared_notes import with_shared_notes
from certification.assessment.values import (
    ANSWER_VALUES,
    GivenAnswer,
    GivenBenefit,
    GivenFile,
    GivenNumbers,
    Snapshot,
)
from certification.records.models import SealedRecord
from certification.records.queries import latest


def snapshot_of(application: Application) -> Snapshot:
    """Return what the assessment says: the sealed submission once there is one, else the draft."""
    if application.state == State.DRAFT:
        return draft_of(application)
    record = latest(application, "submission")
    if record is None:
        return draft_of(application)
    sealed = sealed_snapshot(record)
    return replace(sealed, files=_as_they_are_now(application, sealed.files))


def _as_they_are_now(
    application: Application, files: tuple[GivenFile, ...]
) -> tuple[GivenFile, ...]:
    """Return sealed files with what happened to them since: taken back, or refused by the scanner."""
    if not files:
        return files
    rows = {row.code: row for row in Evidence.objects.filter(application=application)}
    return tuple(
        replace(one, scan_state=row.scan_state, taken_back_at=row.taken_back_at)
        if (row := rows.get(one.code))
        else one
        for one in files
    )


def draft_of(application: Application) -> Snapshot:
    """Return the rows of the draft; always the same number of queries."""
    numbers = PeopleNumbers.objects.filter(application=application).first()
    return Snapshot(
        answers=with_shared_notes(
            {row.criterion: given_answer(row) for row in answers_of(application)}
        ),
        benefits={
            row.row: given_benefit(row)
            for row in BenefitRow.objects.filter(application=application)
        },
        numbers=given_numbers(numbers) if numbers else GivenNumbers(),
        files=files_of(application),
    )


def answers_of(application: Application) -> Any:
    """Return the stored answers of a case."""
    return Answer.objects.filter(application=application)


def files_of(application: Application) -> tuple[GivenFile, ...]:
    """Return the files of a case with the criteria they serve, oldest first."""
    rows = Evidence.objects.filter(application=application).prefetch_related("uses")
    return tuple(given_file(row) for row in rows)


def given_answer(row: Answer) -> GivenAnswer:
    """Return a stored answer as a value."""
    return GivenAnswer(
        criterion=row.criterion,
        version=row.version,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
        **{name: getattr(row, name) for name in ANSWER_VALUES},
    )


def given_benefit(row: BenefitRow) -> GivenBenefit:
    """Return a stored row of the check list as a value."""
    return GivenBenefit(
        row=row.row,
        choice=row.choice,
        version=row.version,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
    )


def given_numbers(row: PeopleNumbers) -> GivenNumbers:
    """Return the stored people numbers as a value."""
    return GivenNumbers(
        values=row.values,
        version=row.version,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
    )


def given_file(row: Evidence) -> GivenFile:
    """Return a stored file as a value."""
    return GivenFile(
        code=row.code,
        title=row.title,
        file_name=row.file_name,
        content_type=row.content_type,
        size=row.size,
        sha256=row.sha256,
        stored_as=row.stored_as,
        uploaded_at=row.uploaded_at,
        uploaded_by=row.uploaded_by,
        scan_state=row.scan_state,
        taken_back_at=row.taken_back_at,
        criteria=tuple(use.criterion for use in row.uses.all()),
    )


def sealed_snapshot(record: SealedRecord) -> Snapshot:
    """Return what a submission froze; people counts are empty once they are deleted."""
    counts = getattr(record, "counts", None)
    parts = record.parts
    return Snapshot(
        answers={
            criterion: GivenAnswer(criterion=criterion, **values)
            for criterion, values in parts["answers"].items()
        },
        benefits={
            int(row): GivenBenefit(row=int(row), choice=choice)
            for row, choice in parts["benefits"].items()
        },
        numbers=GivenNumbers(values=counts.content if counts else {}),
        files=tuple(_sealed_file(one) for one in parts["evidence"]),
        sealed=True,
        headcount=parts["scope"]["headcount"],
    )


def _sealed_file(entry: dict[str, Any]) -> GivenFile:
    return GivenFile(**{**entry, "criteria": tuple(entry["criteria"])})
