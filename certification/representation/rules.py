"""Who may see, ask and name the staff representation of a case."""

from buendnis.access.rules import Actor, rule
from certification.applications.models import Application
from certification.applications.rules import (
    is_adviser_of,
    is_coordinator,
    is_draft,
    is_independent,
    may_see,
    speaks_for_employer,
)
from certification.applications.states import OPEN


@rule(
    "Das dürfen nur die Verantwortlichen oder die oberste Leitung, im Gespräch auch die Beratung."
)
def in_a_talk(actor: Actor, application: Application) -> bool:
    """The adviser types for the employer, until an owner has confirmed what was typed."""
    return application.talks.filter(typed_by=actor.user_id, confirmed_at__isnull=True).exists()


@rule("Dieser Antrag ist abgeschlossen. Daran ändert sich nichts mehr.")
def case_is_open(actor: Actor, application: Application) -> bool:
    return application.state in OPEN


may_see_voice = may_see
types_for_employer = is_coordinator & is_independent & is_adviser_of & is_draft & in_a_talk
may_arrange_voice = may_see & (speaks_for_employer | types_for_employer) & case_is_open
