"""Who may suspend, lift and withdraw: any board member who does not belong to the employer."""

from typing import Any

from buendnis.access.rules import Actor, Verdict, rule
from certification.applications.rules import is_board, is_independent


@rule("")
def may_change_status(actor: Actor, certificate: Any) -> Verdict:
    """A board member, asked for the employer of the certificate."""
    return (is_board & is_independent)(actor, certificate.decision.application)
