"""Who arranges that the top management signs, who signs in the portal, who fetches a signed page."""

from buendnis.access.rules import Actor, EmploymentRole, rule
from certification.applications.models import Application
from certification.applications.rules import (
    is_adviser_of,
    is_board,
    is_draft,
    is_employer,
    is_examiner_of,
    is_independent,
    may_see,
    speaks_for_employer,
)


@rule(
    "Die unterschriebene Seite sehen der Betrieb, seine Beratung, die Prüfung und das Kuratorium."
)
def reads_pages(actor: Actor, application: Application) -> bool:
    if is_employer(actor, application):
        return True
    part = is_adviser_of(actor, application) or is_examiner_of(actor, application)
    return bool(part or is_board(actor, application)) and bool(is_independent(actor, application))


may_arrange_declarations = speaks_for_employer & is_draft
may_fetch_page = may_see & reads_pages


def is_top_management(actor: Actor, application: Application, *, stated: bool) -> bool:
    """Return whether this person signs as the top management: by employment, or as an owner who states it."""
    role = actor.employments.get(application.employer_id)
    return role == EmploymentRole.MANAGEMENT or (role == EmploymentRole.OWNER and stated)
