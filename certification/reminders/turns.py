"""Whose turn it is, what is late and what rests, as filters: the desk shows them, `tick` reminds of them."""

from datetime import date, datetime, time, timedelta

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from buendnis.access.rules import Actor, Role
from buendnis.journal.models import Entry
from certification.applications.models import Application
from certification.applications.queries import (
    advised_by,
    in_a_talk,
    of_employers_ever,
    of_own_employers,
    took_part,
    unadvised,
    visible_to,
)
from certification.applications.states import State
from certification.reminders.deadlines import (
    DEADLINES,
    STILL_DAYS,
    Deadline,
    Waiting,
    deadline_of,
    waiting_for,
)

# Where the employer is the one to act, so that only the employer can wake the case up.
RESTING_STATES = (State.DRAFT, State.PROGRAMME_OPEN)
# Journal lines that tell of no movement: reminders, somebody fetching a paper, and who advises these days.
NO_MOVEMENT = (
    "reminders.nudged",
    "document.fetched",
    "application.adviser_named",
    "application.deputy_named",
    "application.deputy_ended",
)


def my_turn(actor: Actor) -> Q:
    """Return the filter for the cases in which this actor is the one to act next.

    Who belongs or belonged to the employer has no turn as the alliance's, and nobody decides what they
    advised or examined.
    """
    own = Q(state__in=[State.DRAFT, State.PROGRAMME_OPEN]) & of_own_employers(actor)
    staff = Q(pk__in=[])
    if actor.has(Role.COORDINATOR):
        advises = advised_by(actor)
        staff |= Q(state=State.SUBMITTED) & (advises | unadvised())
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


def with_movement(cases: QuerySet[Application]) -> QuerySet[Application]:
    """Return the cases with `moved_at`: when anything last happened in them."""
    entries = Entry.objects.filter(case_code=OuterRef("code")).exclude(verb__in=NO_MOVEMENT)
    newest = Subquery(entries.order_by("-at", "-pk").values("at")[:1])
    return cases.annotate(moved_at=Coalesce(newest, F("state_since")))


def waiting_of(case: Application, *, today: date) -> Waiting | None:
    """Return how long a case has waited where it stands, None once it is finished.

    A case without the annotation `moved_at` counts from the beginning of its state.
    """
    deadline = deadline_of(case.state, has_examiner=case.examiner_id is not None)
    if deadline is None:
        return None
    return waiting_for(deadline, timezone.localdate(waits_from(case)), today=today)


def waits_from(case: Application) -> datetime:
    """Return since when a case waits: since its last change where that is what counts."""
    deadline = deadline_of(case.state, has_examiner=case.examiner_id is not None)
    return moved_at(case) if deadline and deadline.from_movement else case.state_since


def moved_at(case: Application) -> datetime:
    """Return when anything last happened in a case `with_movement`, else since when it stands where it stands."""
    moved: datetime = getattr(case, "moved_at", case.state_since)
    return max(moved, case.state_since)


def late(today: date) -> Q:
    """Return the filter for what waits longer than usual, for cases `with_movement`."""
    found = Q(pk__in=[])
    for deadline in DEADLINES:
        found |= at_stop(deadline) & waits_since(deadline, deadline.last_late_day(today))
    return found


def at_stop(deadline: Deadline) -> Q:
    """Return the filter for the cases that stand at this stop."""
    if deadline.examiner is None:
        return Q(state=deadline.state)
    return Q(state=deadline.state, examiner__isnull=not deadline.examiner)


def waits_since(deadline: Deadline, day: date) -> Q:
    """Return the filter for the cases that wait at this stop since that day or longer.

    The state comes first: it is stored, and spares most rows the look into the journal.
    """
    end = end_of(day)
    waits = Q(state_since__lt=end)
    return waits & Q(moved_at__lt=end) if deadline.from_movement else waits


def resting(actor: Actor, today: date) -> QuerySet[Application]:
    """Return the coordinator's cases in which the employer has done nothing for three weeks and more."""
    if not actor.has(Role.COORDINATOR):
        return with_movement(Application.objects.none())
    mine = (advised_by(actor) | unadvised()) & ~of_employers_ever(actor) & ~in_a_talk()
    return with_movement(visible_to(actor).filter(mine)).filter(rests(today))


def rests(today: date) -> Q:
    """Return the filter for what rests with the employer, for cases `with_movement`."""
    end = end_of(today - timedelta(days=STILL_DAYS + 1))
    return Q(state__in=RESTING_STATES, state_since__lt=end, moved_at__lt=end)


def late_first(cases: QuerySet[Application], today: date) -> QuerySet[Application]:
    """Return the cases `with_movement`, the late ones first, then the longest waiting."""
    rank = Case(When(late(today), then=Value(0)), default=Value(1))
    return cases.annotate(rank=rank).order_by("rank", "state_since", "pk")


def end_of(day: date) -> datetime:
    """Return the moment at which a day is over, in the time of the alliances."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
