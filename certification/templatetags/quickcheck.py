"""{% quickcheck_offer application %}: answers of the Kurzcheck that somebody brought along."""

from typing import Any

from django import template

from certification.applications.models import Application
from certification.applications.rules import may_fill_in
from certification.quickcheck.carrying import on_offer, put_away_here

register = template.Library()


@register.inclusion_tag("certification/quickcheck/offer.html", takes_context=True)
def quickcheck_offer(context: template.Context, application: Application) -> dict[str, Any]:
    """Offer to take the answers over into this draft, to whoever may write in it and has some."""
    request = context["request"]
    answers = put_away_here(request.session)
    allowed = bool(answers) and bool(may_fill_in(request.actor, application))
    count = len(on_offer(application, answers)) if allowed else 0
    token = context.get("csrf_token")
    return {"application": application, "shown": allowed, "count": count, "csrf_token": token}
