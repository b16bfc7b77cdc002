"""What we ask of a self-assessment: what is missing, what contradicts itself, whether a file is sealed."""

from certification.applications.models import Application
from certification.assessment.completeness import contradictions_in, gaps
from certification.assessment.models import Evidence
from certification.assessment.scoring_input import input_of
from certification.assessment.snapshots import snapshot_of
from certification.catalogue.queries import catalogue_of
from certification.records.models import SealedRecord


def missing_sentences(application: Application) -> list[str]:
    """Return what must still be given before submission, one sentence each; empty means complete."""
    catalogue = catalogue_of(application.edition)
    return [gap.sentence for gap in gaps(application, catalogue, snapshot_of(application))]


def contradictions(application: Application) -> list[str]:
    """Return which numbers contradict each other, naming the fields; empty means consistent."""
    catalogue = catalogue_of(application.edition)
    assessment = input_of(application, catalogue, snapshot_of(application))
    return [found.text for found in contradictions_in(assessment, catalogue)]


def is_sealed(evidence: Evidence) -> bool:
    """Whether a submission that was sealed before refers to this file: then its bytes stay."""
    records = SealedRecord.objects.filter(
        application_id=evidence.application_id, kind="submission"
    ).values_list("parts", flat=True)
    return any(
        entry["sha256"] == evidence.sha256 for parts in records for entry in parts["evidence"]
    )
