"""What a submission freezes."""

from typing import Any

from certification.applications.models import Application


def submission_parts(application: Application) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Return the parts of the submission record, and the people counts (None below ten employees).

    Parts: edition, scope, answers, benefits, evidence (hashes), score (the three evaluations),
    declarations.
    """
    raise NotImplementedError
