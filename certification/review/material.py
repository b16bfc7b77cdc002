"""Everything an examination looks at, fetched once: the submission, findings, numbers, visit, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from certification.applications.models import Application
from certification.assessment.scoring_input import checklist_of
from certification.assessment.snapshots import snapshot_of
from certification.assessment.values import Snapshot
from certification.catalogue.queries import catalogue_of
from certification.review.models import (
    BenefitFinding,
    ComplaintsOffice,
    Finding,
    NumberFinding,
    ReportText,
    Visit,
)
from certification.review.values import Found
from certification.scoring import Catalogue, Criterion, NumberGroup, SubIndicator
from certification.scoring.asked import asked_inputs

# The stage questions of the indicator are examined like the criteria of a field.
INDICATOR = "DI"
GROUPS = (
    NumberGroup.WORKFORCE,
    NumberGroup.PROMOTIONS,
    NumberGroup.LEAVES,
    NumberGroup.PAY,
    NumberGroup.SURVEY,
)


@dataclass(frozen=True)
class Material:
    """One case as its examiner sees it."""

    application: Application
    catalogue: Catalogue
    claimed: Snapshot
    findings: Mapping[str, Found]
    numbers: Mapping[str, NumberFinding]
    benefits: Mapping[int, BenefitFinding]
    visit: Visit | None
    report_text: ReportText | None
    complaints_office: ComplaintsOffice | None

    @property
    def headcount(self) -> int:
        """The headcount that was handed in: nothing that is corrected later changes the questions."""
        return self.claimed.size(self.application.headcount)

    @cached_property
    def questions(self) -> Mapping[str, tuple[Criterion | SubIndicator, ...]]:
        """What is examined per field: criteria that the size asks for, then the stage questions."""
        size = self.headcount
        asked: dict[str, tuple[Criterion | SubIndicator, ...]] = {
            field.id: tuple(one for one in field.criteria if one.minimum_size <= size)
            for field in self.catalogue.fields
        }
        asked[INDICATOR] = tuple(self.catalogue.stage_questions.values())
        return asked

    @cached_property
    def field_of(self) -> Mapping[str, str]:
        """The field of every question that is examined."""
        return {one.id: field for field, ones in self.questions.items() for one in ones}

    @cached_property
    def groups(self) -> tuple[NumberGroup, ...]:
        """The groups of numbers to examine: asked at this size, and the pay gap only where given."""
        asked = asked_inputs(self.catalogue, self.headcount)
        needed = {one.group for one in asked if one.required}
        if any(one.id == "gap" for one in asked) and self.claimed.numbers.values.get("gap"):
            needed.add(NumberGroup.PAY)
        return tuple(group for group in GROUPS if group in needed)

    @cached_property
    def checklist(self) -> tuple[str, ...]:
        """The benefits of the check list; the first one is row 1."""
        return checklist_of(self.catalogue)

    @property
    def offered_rows(self) -> tuple[int, ...]:
        """The rows of the check list that the employer says it offers, to some or to all."""
        return tuple(
            row
            for row in range(1, len(self.checklist) + 1)
            if self.claimed.benefit(row).choice in ("some", "all")
        )

    def field_title(self, field: str) -> str:
        """Return the title of an action field or of the indicator."""
        if field == INDICATOR:
            return self.catalogue.indicator.title
        return self.catalogue.field(field).title


def material_of(application: Application) -> Material:
    """Return the case as its examiner sees it; always the same number of queries."""
    return Material(
        application=application,
        catalogue=catalogue_of(application.edition),
        claimed=snapshot_of(application),
        findings={
            one.criterion: found(one) for one in Finding.objects.filter(application=application)
        },
        numbers={one.group: one for one in NumberFinding.objects.filter(application=application)},
        benefits={one.row: one for one in BenefitFinding.objects.filter(application=application)},
        visit=Visit.objects.filter(application=application).first(),
        report_text=ReportText.objects.filter(application=application).first(),
        complaints_office=ComplaintsOffice.objects.filter(application=application).first(),
    )


def found(finding: Finding) -> Found:
    """Return a stored finding as a value."""
    return Found(
        criterion=finding.criterion,
        stage=finding.stage,
        not_applicable=finding.not_applicable,
        evidence=finding.evidence,
        reason=finding.reason,
        text=finding.text,
        version=finding.version,
        changed_by=finding.changed_by,
        changed_at=finding.changed_at,
    )
