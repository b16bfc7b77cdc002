"""What we ask about employers and the people who act for them."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from buendnis.access.rules import Actor, EmploymentRole
from buendnis.accounts.actors import Employments
from buendnis.accounts.employers import Engagement
from buendnis.accounts.models import Invitation, User
from buendnis.accounts.queries import open_invitations
from buendnis.german import sort_key
from buendnis.tenancy.addresses import address
from certification.employers.models import AccessRequest, Employer, Employment


def employments_of(user: User) -> Employments:
    """Return for whom this person acts, or acted, in the alliance in scope."""
    current: dict[int, EmploymentRole] = {}
    former: set[int] = set()
    for employer_id, role, until in Employment.objects.filter(user=user).values_list(
        "employer_id", "role", "until"
    ):
        if until is None:
            current[employer_id] = EmploymentRole(role)
        else:
            former.add(employer_id)
    return Employments(current=current, former=frozenset(former - current.keys()))


def employers_of(actor: Actor) -> QuerySet[Employer]:
    """Return the employers that the actor acts for."""
    return Employer.objects.filter(pk__in=list(actor.employments))


def look_alikes(*, name: str, postcode: str) -> QuerySet[Employer]:
    """Return registered employers with the same name (case and umlauts aside) and postcode."""
    return Employer.objects.filter(sort_key=sort_key(name), postcode=postcode)


def addresses_of(employer: Employer) -> list[str]:
    """Return the mail addresses of everybody who acts for the employer today."""
    current = employer.employments.filter(until__isnull=True, user__is_active=True)
    return list(current.order_by("since").values_list("user__email", flat=True))


def addresses_in(employer: Employer, *roles: EmploymentRole) -> set[str]:
    """Return the mail addresses, in small letters, of everybody who has one of these roles today."""
    current = employer.employments.filter(until__isnull=True, role__in=roles)
    return {one.lower() for one in current.values_list("user__email", flat=True)}


def newest_case_code(employer: Employer) -> str:
    """Return the code of the employer's newest case, empty where it has none."""
    codes = employer.applications.order_by("-created_at", "-pk").values_list("code", flat=True)
    return codes.first() or ""


def employer_by_code(actor: Actor, code: str) -> Employer:
    """Return the employer for its own people and for those who work for the alliance; otherwise Http404.

    Whoever belongs to another employer must not learn that this one exists.
    """
    found = Employer.objects.filter(code=code).first()
    if found is None or not (actor.works_for(found.pk) or actor.is_staff):
        raise Http404
    return found


def employer_to_ask(actor: Actor, code: str) -> Employer:
    """Return the employer that somebody wants to join, as the look-alike warning named it; or Http404."""
    found = Employer.objects.filter(code=code).first()
    if found is None:
        raise Http404
    return found


def people_of(employer: Employer) -> QuerySet[Employment]:
    """Return who acts for the employer today, with the people."""
    return employer.employments.filter(until__isnull=True).select_related("user")


def owners_of(employer: Employer) -> QuerySet[Employment]:
    """Return who is responsible for the employer today."""
    return employer.employments.filter(
        until__isnull=True, role=EmploymentRole.OWNER, user__is_active=True
    )


def open_requests(employer: Employer) -> QuerySet[AccessRequest]:
    """Return who asks to act for the employer and waits for an answer."""
    return employer.access_requests.filter(answered_at__isnull=True).select_related("user")


def employment_by_key(actor: Actor, code: str, key: int) -> Employment:
    """Return a current employment of an employer that the actor may know of; raises Http404."""
    found = (
        people_of(employer_by_code(actor, code))
        .filter(pk=key)
        .select_related("user", "employer")
        .first()
    )
    if found is None:
        raise Http404
    return found


def request_by_key(actor: Actor, code: str, key: int) -> AccessRequest:
    """Return a request for access to an employer that the actor may know of; raises Http404."""
    found = (
        employer_by_code(actor, code)
        .access_requests.filter(pk=key)
        .select_related("user", "employer")
        .first()
    )
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True)
class InvitationOf:
    """An open invitation, and the employer that it is for."""

    employer: Employer
    invitation: Invitation


def invitation_of(actor: Actor, code: str, key: int) -> InvitationOf:
    """Return an open invitation to act for an employer that the actor may know of; raises Http404."""
    employer = employer_by_code(actor, code)
    found = open_invitations().filter(pk=key, employer_code=employer.code).first()
    if found is None:
        raise Http404
    return InvitationOf(employer, found)


def engagements_of(user: User) -> list[Engagement]:
    """Return the person's employers in the alliance in scope, as their own page lists them."""
    current = Employment.objects.filter(user=user, until__isnull=True).select_related("employer")
    return [
        Engagement(
            e.employer.name,
            EmploymentRole(e.role).label,
            address("employers:employer", e.employer.code),
        )
        for e in current.order_by("employer__sort_key")
    ]


def name_of(code: str) -> str | None:
    """Return the name of an employer in the alliance in scope, or None."""
    return Employer.objects.filter(code=code).values_list("name", flat=True).first()
