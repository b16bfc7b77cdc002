"""{% case_contact %}, {% employer_contact %}: name and number of whom an employer can ask, on each of its pages."""

from typing import Any

from django import template

from certification.applications.contacts import contact_of
from certification.applications.models import Application
from certification.applications.queries import open_case_of
from certification.employers.models import Employer

register = template.Library()
TEMPLATE = "certification/applications/contact.html"


@register.inclusion_tag(TEMPLATE, takes_context=True)
def case_contact(context: template.Context, application: Application) -> dict[str, Any]:
    """Say whom to ring up, to the employer's own people only."""
    if not context["actor"].works_for(application.employer_id):
        return {}
    return {"contact": contact_of(application)}


@register.inclusion_tag(TEMPLATE, takes_context=True)
def employer_contact(context: template.Context, employer: Employer | None = None) -> dict[str, Any]:
    """The same on pages of an employer without a case; without an employer for anybody who acts for one."""
    actor = context["actor"]
    if not (actor.works_for(employer.pk) if employer else actor.employments):
        return {}
    return {"contact": contact_of(open_case_of(employer.pk) if employer else None)}
