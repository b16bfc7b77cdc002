"""What else happens when a case moves: plain functions of lower rooms, called with keyword arguments."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.accounts.actors import user_behind
from certification.applications.actions import name_adviser, note_stand_in
from certification.applications.models import Application
from certification.assessment.sealing import submission_parts
from certification.certificates.actions import issue
from certification.decisions.actions import record_decision
from certification.records.actions import seal
from certification.reports.actions import request_documents
from certification.representation.actions import invite
from certification.review.sealing import examination_parts
from certification.signoffs.declarations import require_declarations
from certification.signoffs.queries import signature_of, standing


def store_declarations(
    application: Application, *, by: Actor, comment: str, data: Mapping[str, Any]
) -> None:
    """Keep what the top management declared (K-2, K-3, K-4) and who declared it, here or beforehand."""
    signed = require_declarations(application, by=by, data=data)
    for name in ("complaints_office", "no_open_findings", "truthful"):
        setattr(application, name, signed.declared[name])
    application.declared_by = f"{signed.name}, {signed.function}"[:160]
    application.submitted_at = timezone.now()
    application.returned_comment = ""
    application.save()


def seal_submission(
    application: Application, *, by: Actor, comment: str, data: Mapping[str, Any]
) -> None:
    """Freeze answers, numbers, evidence, score and declarations, make out the receipt, ask the staff."""
    parts, counts = submission_parts(application)
    declared = standing(application, "declarations")
    parts["declarations"]["signed"] = signature_of(declared).part() if declared else None
    sealed = seal(application, kind="submission", parts=parts, counts=counts, by=by)
    request_documents(application, kinds=("receipt",), record=sealed)
    invite(application, by=by)


def keep_comment(
    application: Application, *, by: Actor, comment: str, data: Mapping[str, Any]
) -> None:
    """Show the employer why the draft came back."""
    application.returned_comment = comment
    application.save(update_fields=["returned_comment"])


def adviser_is_whoever_accepts(
    application: Application, *, by: Actor, comment: str, data: Mapping[str, Any]
) -> None:
    """Without an adviser the coordinator who accepts becomes it; beside one, accepting counts as advising.

    Who let a case in must not decide it: the three-people rule knows whoever stands in its history.
    """
    if application.adviser_id is None:
        name_adviser(application, user=user_behind(by), by=by)
        application.refresh_from_db()
    else:
        note_stand_in(application, by=by, reason="Hat den Antrag formal geprüft")


def seal_examination(
    application: Application, *, by: Actor, comment: str, data: Mapping[str, Any]
) -> None:
    """Freeze findings, verdicts, confirmed numbers and the examined score."""
    parts, counts = examination_parts(application)
    seal(application, kind="examination", parts=parts, counts=counts, by=by)


def decide(*, kind: str) -> Callable[..., None]:
    """Return the effect that records a decision for a kind of level and, with a level, issues its paper.

    `kind` is `zertifikat`, `status` (the confirmation „Auf dem Weg“) or empty for no level.
    """

    def effect(
        application: Application, *, by: Actor, comment: str, data: Mapping[str, Any]
    ) -> None:
        decision = record_decision(application, kind=kind, by=by, **data)
        if kind:
            issue(decision, by=by)
        application.decided_at = timezone.now()
        kinds = ("certificate", "report") if kind else ("report",)
        request_documents(application, kinds=kinds, record=decision.record)

    effect.__name__ = f"decide_{kind or 'none'}"
    return effect
