"""Looks for what is due at one moment in the alliance in scope, one function a kind; nothing is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from buendnis.access.rules import Role
from buendnis.accounts.actors import actor_for
from buendnis.accounts.models import User
from buendnis.tenancy.addresses import address
from buendnis.tenancy.scope import require_alliance
from certification.applications.models import Application
from certification.applications.queries import (
    in_a_talk,
    of_own_employers,
    visible_to,
    with_people,
)
from certification.applications.states import State
from certification.reminders import kinds
from certification.reminders.kinds import Kind, step_reached
from certification.reminders.queries import nudges, owners_by_employer, staff
from certification.reminders.turns import end_of, late, moved_at, my_turn, waiting_of, with_movement

STAFF_STATES = (State.SUBMITTED, State.ACCEPTED, State.IN_REVIEW, State.FOR_DECISION)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to remind one person of; `key` names the thing, so that it is never told twice."""

    user: User
    kind: Kind
    key: str
    sentence: str
    path: str
    case_code: str = ""


def late_turns(now: datetime) -> Iterator[Due]:
    """Yield the cases that wait too long for somebody of the alliance, as their own desk shows them."""
    today = now.date()
    told = Q(state__in=STAFF_STATES) | in_a_talk()
    for user in staff(Role.COORDINATOR, Role.EXAMINER, Role.BOARD):
        actor = actor_for(user, require_alliance())
        mine = visible_to(actor).filter(my_turn(actor) & told).exclude(of_own_employers(actor))
        for case in with_people(with_movement(mine).filter(late(today))):
            waiting = waiting_of(case, today=today)
            if waiting is None:
                continue
            steps = tuple(waiting.deadline.days * times for times in kinds.TURN.steps)
            yield due_of_case(
                kinds.TURN,
                user,
                case,
                thing=f"{case.state}:{timezone.localdate(case.state_since)}"
                f":{step_reached(waiting.days, steps)}",
                waiting=waiting.sentence,
            )


def resting_drafts(now: datetime) -> Iterator[Due]:
    """Yield the drafts in which nothing changes, to their owners; a talk that runs is the coordinator's."""
    drafts = Application.objects.filter(state=State.DRAFT).exclude(in_a_talk())
    yield from _resting(kinds.DRAFT, drafts, now)


def resting_programmes(now: datetime) -> Iterator[Due]:
    """Yield the programmes that stay open, to owners and adviser."""
    programmes = Application.objects.filter(state=State.PROGRAMME_OPEN)
    yield from _resting(kinds.PROGRAMME, programmes, now)


def _resting(kind: Kind, cases: QuerySet[Application], now: datetime) -> Iterator[Due]:
    """Yield what rests longer than the first step, but for cases that somebody wrote to within a week."""
    end = end_of(now.date() - timedelta(days=kind.steps[0] + 1))
    found = list(with_people(with_movement(cases.filter(state_since__lt=end))))
    owners = owners_by_employer(case.employer_id for case in found)
    mailed = nudges([case.code for case in found], now=now)
    coordinators = staff(Role.COORDINATOR)
    for case in found:
        since = timezone.localdate(moved_at(case) if kind is kinds.DRAFT else case.state_since)
        days = (now.date() - since).days
        step = step_reached(days, kind.steps)
        if step is None or case.code in mailed:
            continue
        people = list(owners.get(case.employer_id, ()))
        if kind is kinds.PROGRAMME and case.adviser in coordinators:
            people.append(case.adviser)
        for user in people:
            yield due_of_case(kind, user, case, thing=f"{since}:{step}", days=days)


def due_of_case(
    kind: Kind, user: User, case: Application, *, thing: str, path: str = "", **words: Any
) -> Due:
    """Return what is due in a case; the link leads to the case unless `path` says where."""
    return Due(
        user=user,
        kind=kind,
        key=f"{kind.key}:{case.code}:{thing}",
        sentence=kind.sentence.format(employer=case.employer.name, **words),
        path=path or address("casefile:case", case.code),
        case_code=case.code,
    )


def to_owners(kind: Kind, rows: Iterable[tuple[Application, str, dict[str, Any]]]) -> Iterator[Due]:
    """Yield what is due to the owners of each case: (case, thing, words for the sentence)."""
    listed = list(rows)
    owners = owners_by_employer(case.employer_id for case, _, _ in listed)
    for case, thing, words in listed:
        for user in owners.get(case.employer_id, ()):
            yield due_of_case(kind, user, case, thing=thing, **words)
