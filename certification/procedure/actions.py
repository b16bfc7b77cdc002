"""Moves a case: lock, look again, change, write down, tell."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor, Role
from buendnis.fields import visible
from buendnis.journal.actions import record
from buendnis.mail.sending import send_after_commit
from buendnis.tenancy.addresses import address
from buendnis.workflow import Comment, NotPossible, Transition
from certification.applications.models import Application
from certification.applications.queries import (
    adviser_addresses,
    examiner_addresses,
    staff_addresses,
)
from certification.applications.states import NEXT, Party, State, label_for
from certification.employers.queries import addresses_of
from certification.procedure.table import TOLD, WORKFLOW


@transaction.atomic
def perform(
    application: Application,
    name: str,
    *,
    actor: Actor,
    comment: str = "",
    data: Mapping[str, Any] | None = None,
) -> Application:
    """Take one step of the table; return the case in its new state.

    Raises NotPossible with a sentence where the step does not start from the state that the row has
    *now* (a double click, a stale page, two people at once) or a rule refuses it.
    """
    locked = Application.objects.select_for_update().get(pk=application.pk)
    transition = WORKFLOW.find(name, state=locked.state)
    if transition is None:
        raise NotPossible(happened_meanwhile(locked, actor=actor))
    verdict = transition.verdict(actor, locked)
    if not verdict:
        raise NotPossible(verdict.sentence)
    comment = visible(comment)
    if transition.comment is Comment.REQUIRED and not comment:
        raise NotPossible("Bitte begründen Sie diesen Schritt in einem Satz.")
    before = locked.state
    for effect in transition.effects:
        effect(locked, by=actor, comment=comment, data=data or {})
    _move(locked, transition, before=before)
    record(
        f"procedure.{name}",
        about=locked,
        by=actor,
        case_code=locked.code,
        sentence=transition.label + (f": {comment}" if comment else ""),
        # The sentence is cut where a journal line ends; the whole reason stands here.
        details={"state": [before, locked.state]} | ({"comment": comment} if comment else {}),
    )
    _tell(locked, transition, comment=comment)
    return locked


def _move(application: Application, transition: Transition, *, before: str) -> None:
    """Change the state with the effects' dates in one statement, only from the state that was locked."""
    now = timezone.now()
    changed = Application.objects.filter(pk=application.pk, state=before).update(
        state=transition.target,
        state_since=now,
        submitted_at=application.submitted_at,
        decided_at=application.decided_at,
    )
    if not changed:
        raise NotPossible("Jemand anderes war schneller. Bitte laden Sie die Seite neu.")
    application.state, application.state_since = transition.target, now


def happened_meanwhile(application: Application, *, actor: Actor) -> str:
    """Return the sentence for somebody whose page is older than the case."""
    label = label_for(
        application.state, staff=actor.is_staff and not actor.works_for(application.employer_id)
    )
    return f"Dieser Schritt ist nicht mehr möglich: Der Antrag steht inzwischen auf „{label}“."


def _tell(application: Application, transition: Transition, *, comment: str) -> None:
    """Put the mails of this step into the outbox."""
    for party in TOLD[transition.name]:
        send_after_commit(
            "case_moved",
            to=_addresses(application, party),
            link=address("casefile:case", application.code),
            application=application,
            step=transition.label,
            state=label_for(application.state, staff=party is not Party.EMPLOYER),
            next=NEXT[State(application.state)],
            comment=comment,
        )


def _addresses(application: Application, party: Party) -> list[str]:
    """Return whom to tell: the people of the case, or everybody with the role where nobody is named."""
    if party is Party.EMPLOYER:
        return addresses_of(application.employer)
    if party is Party.COORDINATOR:
        return adviser_addresses(application) or staff_addresses(Role.COORDINATOR)
    if party is Party.EXAMINER:
        return examiner_addresses(application)
    return staff_addresses(Role.BOARD)
