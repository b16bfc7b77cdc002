"""What a finished examination freezes."""

from typing import Any

from certification.applications.models import Application


def examination_parts(application: Application) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Return the parts of the examination record, and the confirmed people counts.

    Parts: findings, evidence, benefits, numbers (verdicts and reasons, no counts), visit, report_text,
    score (with trace).
    """
    raise NotImplementedError
