"""{% starter_links %}, {% starter_ask %}: that there are sheets for a question, said where it is asked and examined."""

from typing import Any

from django import template

from buendnis.tenancy.addresses import address
from certification.applications.models import Application
from certification.starters.reading import starters_for

register = template.Library()


@register.inclusion_tag("certification/starters/links.html")
def starter_links(application: Application, criterion: str) -> dict[str, Any]:
    """Lead those who fill in to the sheets that help with a question."""
    found = starters_for(criterion)
    return {"sheets": found, "href": address("starters:page", application.code) if found else ""}


@register.inclusion_tag("certification/starters/ask.html")
def starter_ask(criterion: str) -> dict[str, Any]:
    """Remind the examiner that a sheet on the wall may be one of ours, and proves nothing by itself."""
    return {"sheets": starters_for(criterion)}
