"""Records the decision of the board."""

from datetime import date

from buendnis.access.rules import Actor
from certification.applications.models import Application
from certification.decisions.models import Decision


def record_decision(
    application: Application,
    *,
    kind: str,
    level: str,
    reasons: str,
    decided_on: date,
    valid_from: date,
    by: Actor,
) -> Decision:
    """Seal and store the decision.

    Raises NotPossible for a level whose kind (`zertifikat`, `status`, empty: no level) is another than
    `kind`, above the ceiling, where a reason is missing, or for dates that cannot be.
    """
    raise NotImplementedError
