"""What desk and case page ask: whose turn, since when, what next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from buendnis.access.rules import Actor, Role
from certification.applications.models import Application
from certification.applications.queries import (
    advised_by,
    in_a_talk,
    of_employers_ever,
    of_own_employers,
    took_part,
    visible_to,
    with_people,
)
from certification.applications.states import FINAL, OPEN, Party, State, label_for, next_for
from certification.certificates.models import Certificate, StoredDocument
from certification.employers.models import Employer
from certification.employers.rules import IN_CHARGE
from certification.reports.rules import rule_for


@dataclass(frozen=True)
class DeskRow:
    """One case on somebody's desk, in the words of that reader."""

    application: Application
    label: str
    since: datetime
    next: str
    turn: str
    mine: bool


TURN_LABELS = {
    Party.EMPLOYER: "der Betrieb",
    Party.COORDINATOR: "die Koordination",
    Party.EXAMINER: "die Prüfung",
    Party.BOARD: "das Kuratorium",
    Party.NOBODY: "",
}


def without_case(actor: Actor) -> QuerySet[Employer]:
    """Return the employers whose first case this actor may begin: registered, and nothing since."""
    in_charge = [pk for pk, role in actor.employments.items() if role in IN_CHARGE]
    return Employer.objects.filter(pk__in=in_charge, applications__isnull=True)


def my_turn(actor: Actor) -> Q:
    """Return the filter for the cases in which this actor is the one to act next.

    Who belongs or belonged to the employer has no turn as the alliance's, and nobody decides what they
    advised or examined.
    """
    own = Q(state__in=[State.DRAFT, State.PROGRAMME_OPEN]) & of_own_employers(actor)
    staff = Q(pk__in=[])
    if actor.has(Role.COORDINATOR):
        advises = advised_by(actor)
        staff |= Q(state=State.SUBMITTED) & (advises | Q(adviser__isnull=True))
        staff |= Q(state=State.ACCEPTED, examiner__isnull=True)
        staff |= Q(state=State.PROGRAMME_OPEN) & advises
        staff |= in_a_talk() & advises
    if actor.has(Role.EXAMINER):
        staff |= Q(
            state__in=[State.ACCEPTED, State.IN_REVIEW, State.PROGRAMME_OPEN],
            examiner=actor.user_id,
        )
    if actor.has(Role.BOARD):
        staff |= Q(state=State.FOR_DECISION) & ~took_part(actor)
    return own | (staff & ~of_employers_ever(actor))


def is_my_turn(case: Application, *, actor: Actor) -> bool:
    """Return whether the actor acts next in this case: the filter of the desk on one row."""
    return visible_to(actor).filter(my_turn(actor), pk=case.pk).exists()


def on_my_desk(actor: Actor) -> QuerySet[Application]:
    """Return the cases that wait for this actor, the longest waiting first."""
    return with_people(visible_to(actor).filter(my_turn(actor))).order_by("state_since", "pk")


def elsewhere(actor: Actor) -> QuerySet[Application]:
    """Return the open cases that the actor may see and that wait for somebody else."""
    rest = visible_to(actor).filter(state__in=sorted(OPEN)).exclude(my_turn(actor))
    return with_people(rest).order_by("state_since", "pk")


def finished(actor: Actor) -> QuerySet[Application]:
    """Return the finished cases that the actor may see, the newest first."""
    return with_people(visible_to(actor).filter(state__in=sorted(FINAL))).order_by(
        "-state_since", "-pk"
    )


def rows(cases: Iterable[Application], *, actor: Actor, mine: bool = False) -> list[DeskRow]:
    """Return the cases as the reader sees them."""
    return [row(case, actor=actor, mine=mine) for case in cases]


def row(case: Application, *, actor: Actor, mine: bool) -> DeskRow:
    """Return one case as the reader sees it; `mine` says whether the reader acts next."""
    staff = actor.is_staff and not actor.works_for(case.employer_id)
    return DeskRow(
        application=case,
        label=label_for(case.state, staff=staff),
        since=case.state_since,
        next=next_for(case.state, staff=staff),
        turn=turn_of(case),
        mine=mine,
    )


def turn_of(case: Application) -> str:
    """Return in words whose turn it is, nothing for a finished case.

    An accepted case without an examiner waits for the coordination.
    """
    if case.state == State.ACCEPTED and case.examiner_id is None:
        return TURN_LABELS[Party.COORDINATOR]
    return TURN_LABELS[case.turn]


def certificate_for(application: Application) -> Certificate | None:
    """Return the certificate or confirmation of a case, or None."""
    papers = Certificate.objects.filter(decision__application=application)
    return papers.select_related("decision__application").first()


def documents_for(actor: Actor, application: Application) -> list[StoredDocument]:
    """Return the newest document of each kind that the actor may fetch, with `size` in bytes."""
    newest: dict[str, StoredDocument] = {}
    stored = (
        StoredDocument.objects.filter(application=application)
        .defer("pdf")
        .select_related("application")
    )
    for document in stored.annotate(size=Length("pdf")).order_by("requested_at", "pk"):
        newest[document.kind] = document
    return [document for kind, document in newest.items() if rule_for(kind)(actor, application)]
