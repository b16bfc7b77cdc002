"""Issues certificates and tells what becomes of them."""

from buendnis.access.rules import Actor
from certification.certificates.models import Certificate
from certification.decisions.models import Decision


def issue(decision: Decision, *, by: Actor) -> Certificate:
    """Reserve the number and store the certificate (or the confirmation) of a decision."""
    raise NotImplementedError
