"""{% case_header %}, {% case_nav %}, {% case_steps %}: what every page of a case shows around its content."""

from typing import Any

from django import template
from django.urls import resolve

from buendnis.access.rules import Actor
from buendnis.tenancy.addresses import address
from certification.applications.models import Application
from certification.applications.states import DECIDED, State, label_for
from certification.casefile.next_steps import next_step
from certification.casefile.queries import certificate_for, documents_for
from certification.certificates.rules import may_change_status
from certification.procedure.table import OWN_PAGES, WORKFLOW
from certification.representation.queries import voice_of
from certification.signoffs.queries import signed_pages
from certification.signoffs.rules import may_fetch_page

register = template.Library()

# Label and address; whether a reader is shown the entry, the rule of the page's own door says.
PAGES: tuple[tuple[str, str], ...] = (
    ("Übersicht", "casefile:case"),
    ("Gespräch", "talks:talk"),
    ("Selbsteinschätzung", "assessment:overview"),
    ("Nachweise", "assessment:evidence"),
    ("Was uns hebt", "whatif:page"),
    ("Vorlagen", "starters:page"),
    ("Handlungsprogramm", "programme:edit"),
    ("Prüfung", "review:overview"),
    ("Entscheidung", "decisions:decide"),
    ("Ergebnis", "reports:result"),
    ("Beschäftigtenvertretung", "representation:arrange"),
    ("Beteiligte", "applications:people"),
)
# A link to a step that hurts is quiet; the step's own page carries the warning.
LINK_TONES = {"danger": "tertiary"}
WAY = (
    ("Selbsteinschätzung", {State.DRAFT}),
    ("Annahme", {State.SUBMITTED}),
    ("Prüfung", {State.ACCEPTED, State.IN_REVIEW}),
    ("Handlungsprogramm", {State.PROGRAMME_OPEN}),
    ("Entscheidung", {State.FOR_DECISION}),
)


@register.inclusion_tag("certification/casefile/header.html", takes_context=True)
def case_header(context: template.Context, application: Application) -> dict[str, Any]:
    """Employer, state in the reader's words, and the way of the procedure."""
    actor = context["actor"]
    staff = actor.is_staff and not actor.works_for(application.employer_id)
    return {
        "actor": actor,
        "application": application,
        "label": label_for(application.state, staff=staff),
        "steps": way_of(application),
    }


def way_of(application: Application) -> list[tuple[str, str]]:
    """Return the five stations as (label, done | current | open)."""
    state = State(application.state)
    if state in DECIDED:
        return [(label, "done") for label, _ in WAY]
    here = next((n for n, (_, states) in enumerate(WAY) if state in states), None)
    if here is None:
        return []
    kinds = ["done" if n < here else "current" if n == here else "open" for n in range(len(WAY))]
    return [(label, kind) for (label, _), kind in zip(WAY, kinds, strict=True)]


@register.inclusion_tag("certification/casefile/nav.html", takes_context=True)
def case_nav(context: template.Context, application: Application) -> dict[str, Any]:
    """The pages of a case that this reader may open."""
    request, actor = context["request"], context["actor"]
    items = [
        (label, path, _is_current(request.path, path, name))
        for label, name in PAGES
        for path in [address(name, application.code)]
        if _shown(name, path, actor, application)
    ]
    return {"items": items}


def _shown(name: str, path: str, actor: Actor, application: Application) -> bool:
    """Return whether an entry makes sense now; the board's page only when there is something to decide."""
    if name == "decisions:decide" and application.state != State.FOR_DECISION:
        return False
    door: Any = resolve(path).func
    return bool(door.rule(actor, application))


def _is_current(here: str, path: str, name: str) -> bool:
    return here == path if name == "casefile:case" else here.startswith(path)


@register.inclusion_tag("certification/procedure/buttons.html", takes_context=True)
def step_buttons(
    context: template.Context, application: Application, mine: bool = False, quiet: bool = False
) -> dict[str, Any]:
    """The steps this reader has a part in: enabled, or greyed with the reason.

    Whose turn it is (`mine`) also gets the page where the work goes on: the primary button as long as no
    step is. `quiet` says nothing where there is no step for the reader.
    """
    actor = context["actor"]
    offers = WORKFLOW.offered(actor, application, state=application.state)
    own = {offer.transition.name: OWN_PAGES.get(offer.transition.name) for offer in offers}
    shown, pages = [], set()
    for offer in offers:
        page_name = own[offer.transition.name]
        if page_name in pages:
            continue  # three outcomes, one page
        if page_name:
            pages.add(page_name)
        label = "Entscheiden" if page_name else offer.transition.label
        path = (
            address(page_name, application.code)
            if page_name
            else address("procedure:step", application.code, offer.transition.name)
        )
        shown.append(
            {
                "label": label,
                "path": path,
                "tone": LINK_TONES.get(offer.transition.tone, offer.transition.tone),
                "reason": "" if offer.verdict else offer.verdict.sentence,
            }
        )
    work = next_step(actor, application, steps=False) if mine else None
    ready = any(one["tone"] == "primary" and not one["reason"] for one in shown)
    tone = "secondary" if ready else "primary"
    return {"offers": shown, "work": work, "work_tone": tone, "quiet": quiet}


@register.inclusion_tag("certification/casefile/documents.html", takes_context=True)
def case_documents(context: template.Context, application: Application) -> dict[str, Any]:
    """The documents that this reader may fetch, and the certificate with the way to its check page."""
    actor = context["actor"]
    certificate = certificate_for(application) if application.state in DECIDED else None
    return {
        "documents": documents_for(actor, application),
        "pages": signed_pages(application) if may_fetch_page(actor, application) else [],
        "certificate": certificate,
        "may_change": bool(certificate and may_change_status(actor, certificate)),
    }


@register.inclusion_tag("certification/representation/voice.html")
def staff_voice(application: Application) -> dict[str, Any]:
    """What stands about the staff representation, and the way to its page."""
    return {
        "voice": voice_of(application),
        "href": address("representation:arrange", application.code),
    }
