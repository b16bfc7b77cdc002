"""Who may try things out, and who notes a step."""

from buendnis.access.rules import Actor, rule
from certification.applications.models import Application
from certification.applications.rules import (
    is_adviser_of,
    is_employer,
    is_open,
    types_for_employer,
)
from certification.applications.states import State
from certification.assessment.rules import may_read_assessment


@rule("Ausprobieren kann hier der Betrieb selbst, im Entwurf auch seine Beratung.")
def tries_for_employer(actor: Actor, application: Application) -> bool:
    if actor.works_for(application.employer_id):
        return True
    return application.state == State.DRAFT and bool(is_adviser_of(actor, application))


may_try = may_read_assessment & tries_for_employer
# What the employer thinks of a step is its own; its adviser writes for it in a talk only.
may_note = may_try & (is_employer | types_for_employer) & is_open
