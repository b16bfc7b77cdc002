"""{% ways_to_fulfil %}: how a question can be fulfilled with what the alliance offers."""

from typing import Any

from django import template

from certification.assessment.fulfilling import help_for

register = template.Library()


@register.inclusion_tag("certification/assessment/fulfil.html")
def ways_to_fulfil(question: str) -> dict[str, Any]:
    """Show the pages of the families' side that help with a question."""
    return {"ways": help_for(question)}
