"""Does the rest of long work: what a test begins on the page, the builder finishes by the same actions."""

from buendnis.access.rules import Actor
from buendnis.portal import sample_walk
from certification.applications.models import Application
from certification.review.actions import record_benefits, record_finding, record_numbers
from certification.review.material import material_of
from certification.scoring import AssessmentInput


def fill_in_the_rest(application: Application, given: AssessmentInput, *, by: Actor) -> None:
    """Answer what nobody has answered yet as the worked case says; what stands there stays."""
    sample_walk.fill_in(application, given, by=by)


def confirm_the_rest(application: Application, *, by: Actor) -> None:
    """Confirm as claimed what the examiner has not decided yet: answers, numbers, benefits."""
    material = material_of(application)
    for criterion in set(material.field_of) - set(material.findings):
        claim = material.claimed.answer(criterion)
        record_finding(
            application, criterion=criterion, version=0, stage=claim.stage,
            not_applicable=claim.not_applicable, reason="", text="", by=by,
            evidence="" if claim.not_applicable else "planned" if claim.planned else "visit",
        )  # fmt: skip
    for group in set(material.groups) - set(material.numbers):
        record_numbers(
            application, group=group, version=0, verdict="confirmed", values={}, text="", by=by
        )
    confirmed = {"version": 0, "verdict": "confirmed", "choice": "", "text": ""}
    rows = set(range(1, len(material.checklist) + 1)) - set(material.benefits)
    record_benefits(application, rows=dict.fromkeys(rows, confirmed), by=by)
