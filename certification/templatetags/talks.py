"""Tags for help in a talk: talk_banner, employer_talk, reading_switch, corrections, coordination_ways."""

from typing import Any

from django import template

from buendnis.access.rules import Actor, Role
from buendnis.tenancy.addresses import address
from certification.applications.models import Application, Talk
from certification.applications.queries import open_case_of, open_talk
from certification.applications.rules import (
    advises,
    may_correct_employer,
    may_edit_case,
    may_switch_reading,
)
from certification.applications.states import DECIDED, State
from certification.certificates.queries import current_of
from certification.employers.models import Employer
from certification.employers.rules import is_in_charge
from certification.records.queries import latest
from certification.standins.rules import may_arrange
from certification.talks.rules import may_begin, may_hand_over

register = template.Library()


@register.inclusion_tag("certification/talks/banner.html", takes_context=True)
def talk_banner(context: template.Context, application: Application) -> dict[str, Any]:
    """Say on every page of a case that a coordinator typed and the employer has not confirmed yet."""
    return _banner(context["actor"], application, open_talk(application))


@register.inclusion_tag("certification/talks/banner.html", takes_context=True)
def employer_talk(context: template.Context, employer: Employer) -> dict[str, Any]:
    """Say the same on the page of the employer, about its running case."""
    case = open_case_of(employer.pk)
    if case is None:
        return {}
    return _banner(context["actor"], case, open_talk(case))


def _banner(actor: Actor, application: Application, talk: Talk | None) -> dict[str, Any]:
    if talk is None:
        return {}
    hands_over = talk.handed_over_at is None and bool(may_hand_over(actor, application))
    return {
        "talk": talk,
        "is_own": actor.works_for(application.employer_id),
        "hands_over": hands_over,
        "path": address("talks:hand_over" if hands_over else "talks:talk", application.code),
    }


@register.inclusion_tag("certification/applications/reading_switch.html", takes_context=True)
def reading_switch(context: template.Context, application: Application) -> dict[str, Any]:
    """The employer's switch for its adviser, or what it is set to for her; nothing after the draft."""
    if application.state != State.DRAFT:
        return {}
    actor = context["actor"]
    begins = actor.has(Role.COORDINATOR) and bool(may_begin(actor, application))
    return {
        "csrf_token": context.get("csrf_token"),
        "may_read": application.adviser_may_read,
        "may_switch": bool(may_switch_reading(actor, application)),
        "is_adviser": bool(advises(actor, application)),
        "path": address("applications:reading", application.code),
        "begin": address("talks:begin", application.code) if begins else "",
    }


@register.inclusion_tag("certification/applications/corrections.html", takes_context=True)
def corrections(context: template.Context, application: Application) -> dict[str, Any]:
    """Where scope and headcount are changed and a wrong name is put right, and that it was since the submission."""
    actor = context["actor"]
    employer = application.employer
    way = ""
    if is_in_charge(actor, employer):
        way = address("employers:edit", employer.code)
    elif may_correct_employer(actor, application):
        way = address("applications:correct", application.code)
    paper = current_of(application) if application.state in DECIDED else None
    wrong = paper.employer_name if paper and paper.employer_name != employer.name else ""
    return {
        "way": way,
        "scope_way": address("applications:edit", application.code)
        if may_edit_case(actor, application)
        else "",
        "submitted_as": _submitted_as(application),
        "wrong_on_paper": wrong,
    }


def _submitted_as(application: Application) -> str:
    """Return the name under which the case was handed in, where it is another one today."""
    if application.state == State.DRAFT:
        return ""
    record = latest(application, "submission")
    name: str = record.parts.get("scope", {}).get("employer", "") if record else ""
    return name if name != application.employer.name else ""


@register.inclusion_tag("certification/talks/ways.html", takes_context=True)
def coordination_ways(context: template.Context) -> dict[str, Any]:
    """What the coordination can begin from its desk."""
    actor = context["actor"]
    return {"takes_down": actor.has(Role.COORDINATOR), "arranges": bool(may_arrange(actor))}
