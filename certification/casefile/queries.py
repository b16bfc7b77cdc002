"""What desk and case page ask: whose turn, since when, what next, what is late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet
from django.db.models.functions import Length

from buendnis.access.rules import Actor
from certification.applications.models import Application
from certification.applications.queries import of_own_employers, visible_to, with_people
from certification.applications.states import FINAL, OPEN, Party, State, label_for, next_for
from certification.casefile.next_steps import Offer, next_step
from certification.certificates.models import Certificate, StoredDocument
from certification.certificates.queries import current_of
from certification.employers.models import Employer
from certification.employers.rules import IN_CHARGE
from certification.reminders.deadlines import Waiting
from certification.reminders.turns import (
    late,
    late_first,
    my_turn,
    resting,
    waiting_of,
    waits_from,
    with_movement,
)
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
    waiting: Waiting | None = None
    offer: Offer | None = None
    detail: str = ""
    by_staff: bool = False

    @property
    def is_late(self) -> bool:
        """Whether to mark it as late; nobody marks an employer's own work so."""
        return self.by_staff and self.waiting is not None and self.waiting.is_late


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


def is_my_turn(case: Application, *, actor: Actor) -> bool:
    """Return whether the actor acts next in this case: the filter of the desk on one row."""
    return visible_to(actor).filter(my_turn(actor), pk=case.pk).exists()


def listed(cases: QuerySet[Application]) -> QuerySet[Application]:
    """Return the cases as lists show them: with people, without the bulk of their editions."""
    return with_people(cases).defer("edition__content")


def on_my_desk(actor: Actor, *, today: date) -> QuerySet[Application]:
    """Return the cases that wait for this actor today, the late ones first, then the longest waiting.

    What rests with the employer stands in a group of its own (`still`).
    """
    mine = with_movement(visible_to(actor).filter(my_turn(actor)))
    resting_here = resting(actor, today).values("pk")
    return listed(late_first(mine.exclude(pk__in=resting_here), today))


def late_count(actor: Actor, *, today: date) -> int:
    """Return how many cases on the desk of the alliance's people wait longer than usual."""
    return (
        on_my_desk(actor, today=today).exclude(of_own_employers(actor)).filter(late(today)).count()
    )


def still(actor: Actor, *, today: date) -> QuerySet[Application]:
    """Return the coordinator's cases in which nothing happened for three weeks, the longest first."""
    return listed(resting(actor, today)).order_by(F("moved_at").asc(), "pk")


def elsewhere(actor: Actor, *, today: date) -> QuerySet[Application]:
    """Return the open cases that the actor may see and that wait for somebody else."""
    rest = visible_to(actor).filter(state__in=sorted(OPEN)).exclude(my_turn(actor))
    rest = rest.exclude(pk__in=resting(actor, today).values("pk"))
    return listed(with_movement(rest)).order_by("state_since", "pk")


def finished(actor: Actor) -> QuerySet[Application]:
    """Return the finished cases that the actor may see, the newest first."""
    return listed(visible_to(actor).filter(state__in=sorted(FINAL))).order_by("-state_since", "-pk")


def rows(
    cases: Iterable[Application], *, actor: Actor, today: date, mine: bool = False
) -> list[DeskRow]:
    """Return the cases as the reader sees them."""
    return [row(case, actor=actor, today=today, mine=mine) for case in cases]


def row(case: Application, *, actor: Actor, today: date, mine: bool) -> DeskRow:
    """Return one case as the reader sees it; `mine` says whether the reader acts next."""
    staff = actor.is_staff and not actor.works_for(case.employer_id)
    return DeskRow(
        application=case,
        label=label_for(case.state, staff=staff),
        since=waits_from(case),
        next=next_for(case.state, staff=staff),
        turn=turn_of(case),
        mine=mine,
        waiting=waiting_of(case, today=today),
        offer=next_step(actor, case) if mine else None,
        by_staff=staff,
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
    return current_of(application)


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
