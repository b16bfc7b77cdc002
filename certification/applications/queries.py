"""What we ask about cases; every rule about seeing is one of these filters."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from buendnis.access.rules import Actor, Role
from buendnis.accounts.models import Membership, User
from certification.applications.models import Application, CasePerson, Talk
from certification.applications.states import DECIDED, OPEN, State
from certification.employers.models import Employment

# What staff of each role may open. Examiner and board never see drafts (DECISIONS 4, 7).
_EXAMINED = [
    State.ACCEPTED,
    State.IN_REVIEW,
    State.PROGRAMME_OPEN,
    State.FOR_DECISION,
    *sorted(DECIDED),
]
_DECIDED = [State.FOR_DECISION, *sorted(DECIDED)]


def of_own_employers(actor: Actor) -> Q:
    """Return the filter for the cases of the actor's own employers."""
    return Q(employer__in=list(actor.employments))


def of_employers_ever(actor: Actor) -> Q:
    """Return the filter for cases in which the actor cannot act for the alliance: own and former employers."""
    return Q(employer__in=[*actor.employments, *actor.former_employers])


def took_part(actor: Actor) -> Q:
    """Return the filter for the cases that the actor advises or examines, ever did, or is named to stand in for."""
    parts = CasePerson.objects.filter(user=actor.user_id)
    return Q(pk__in=parts.values("application"))


def deputised_by(actor: Actor) -> Q:
    """Return the filter for the cases in which the actor stands in for the adviser at this moment."""
    if not actor.has(Role.COORDINATOR):
        return Q(pk__in=[])
    now = timezone.now()
    rows = CasePerson.objects.filter(
        user=actor.user_id, task="deputy", since__lte=now, until__gt=now
    )
    return Q(pk__in=rows.values("application")) & ~of_employers_ever(actor)


def advised_by(actor: Actor) -> Q:
    """Return the filter for the cases in which the actor does the adviser's work today: as adviser or deputy."""
    return Q(adviser=actor.user_id) | deputised_by(actor)


def unadvised() -> Q:
    """Return the filter for the cases without an adviser, or with one who does not coordinate here any more."""
    return ~Q(adviser__in=members_today(Role.COORDINATOR))


def members_today(role: Role) -> QuerySet[Membership, Any]:
    """Return the ids of who has this role in the alliance in scope today, for a filter."""
    rows = Membership.objects.filter(role=role, until__isnull=True, user__is_active=True)
    return rows.values("user")


def in_a_talk() -> Q:
    """Return the filter for drafts that a coordinator types in a talk and has not handed over yet."""
    talks = Talk.objects.filter(confirmed_at__isnull=True, handed_over_at__isnull=True)
    return Q(state=State.DRAFT, pk__in=talks.values("application"))


def open_talk(application: Application) -> Talk | None:
    """Return the talk whose words the employer has not confirmed yet, with who typed; None for none.

    Only a draft has one: what is handed in was confirmed before, what is withdrawn is over.
    """
    if application.state != State.DRAFT:
        return None
    talks = Talk.objects.filter(application=application, confirmed_at__isnull=True)
    return talks.select_related("typed_by").first()


def visible_to(actor: Actor) -> QuerySet[Application]:
    """Return the cases whose page this actor may open, in the alliance in scope.

    The employer's people see their own, coordinators all, examiners those they are named for once
    accepted, board members those before the board or decided. Nobody sees a case in a role of the
    alliance while belonging, or having belonged, to the employer: then only as the employer's own.
    """
    staff = Q(pk__in=[])
    if actor.has(Role.COORDINATOR):
        staff |= Q(pk__isnull=False)
    if actor.has(Role.EXAMINER):
        staff |= Q(examiner=actor.user_id, state__in=_EXAMINED)
    if actor.has(Role.BOARD):
        staff |= Q(state__in=_DECIDED)
    return Application.objects.filter(of_own_employers(actor) | (staff & ~of_employers_ever(actor)))


def before_the_board(actor: Actor) -> QuerySet[Application]:
    """Return the cases that lie before the board and that this member may decide (rules.may_decide)."""
    waiting = visible_to(actor).filter(state=State.FOR_DECISION)
    if not actor.has(Role.BOARD):
        return waiting.none()
    return waiting.exclude(took_part(actor)).exclude(of_employers_ever(actor))


def with_people(queryset: QuerySet[Application]) -> QuerySet[Application]:
    """Return the cases with employer, edition and people in the same query."""
    return queryset.select_related(
        "employer", "employer__alliance", "edition", "adviser", "examiner"
    )


def application_by_code(actor: Actor, code: str) -> Application:
    """Return the case of that code in this alliance.

    Raises Http404 for a code that is not here, and for somebody with no role in the alliance who does
    not act for the employer: they may not even learn that it exists.
    """
    found = with_people(Application.objects.filter(code=code)).first()
    if found is None or not (actor.is_staff or actor.works_for(found.employer_id)):
        raise Http404("Diesen Antrag gibt es hier nicht.")
    return found


def open_case_of(employer_id: int) -> Application | None:
    """Return the employer's case that is not finished, if any."""
    return Application.objects.filter(employer=employer_id, state__in=sorted(OPEN)).first()


def advisers_ever(application: Application) -> set[int]:
    """Return the users who advise or ever advised this case, or are or were named to stand in for its adviser."""
    return _ever(application, "adviser", "deputy")


def examiners_ever(application: Application) -> set[int]:
    """Return the users who examine or ever examined this case."""
    return _ever(application, "examiner")


def _ever(application: Application, *tasks: str) -> set[int]:
    return set(
        CasePerson.objects.filter(application=application, task__in=tasks).values_list(
            "user_id", flat=True
        )
    )


def employer_people_ever(application: Application) -> set[int]:
    """Return the users who act, or ever acted, for the employer."""
    return set(application.employer.employments.values_list("user_id", flat=True))


def candidates(application: Application, role: Role) -> QuerySet[User]:
    """Return who may be named adviser (coordinators) or examiner for this case, by name.

    Left out: whoever advised (as an examiner) or examined (as an adviser) it before, and whoever
    belongs or belonged to the employer.
    """
    others = examiners_ever(application) if role == Role.COORDINATOR else advisers_ever(application)
    members = Membership.objects.filter(role=role, until__isnull=True).values("user")
    employed = Employment.objects.filter(employer=application.employer_id).values("user")
    return (
        User.objects.filter(pk__in=members, is_active=True)
        .exclude(pk__in=others)
        .exclude(pk__in=employed)
        .order_by("name")
    )


def people_of_case(application: Application) -> QuerySet[CasePerson]:
    """Return who advises or examines the case, and who did before, the newest first."""
    return (
        CasePerson.objects.filter(application=application)
        .select_related("user")
        .order_by("-since", "-pk")
    )


def staff_addresses(role: Role) -> list[str]:
    """Return the mail addresses of everybody with this role in the alliance in scope."""
    members = Membership.objects.filter(role=role, until__isnull=True, user__is_active=True)
    return list(members.order_by("user__email").values_list("user__email", flat=True))


def adviser_addresses(application: Application) -> list[str]:
    """Return the mail addresses of the adviser and of whoever stands in for her now.

    Who does not coordinate any more reads nothing more; empty where nobody is left.
    """
    now = timezone.now()
    deputies = CasePerson.objects.filter(
        application=application, task="deputy", since__lte=now, until__gt=now
    )
    people = Q(pk=application.adviser_id) | Q(pk__in=deputies.values("user"))
    found = User.objects.filter(people, pk__in=members_today(Role.COORDINATOR))
    return list(found.order_by("email").values_list("email", flat=True))


def examiner_addresses(application: Application) -> list[str]:
    """Return the mail address of the examiner, as long as she examines for this alliance."""
    examiner = Q(pk=application.examiner_id)
    found = User.objects.filter(examiner, pk__in=members_today(Role.EXAMINER))
    return list(found.values_list("email", flat=True))
