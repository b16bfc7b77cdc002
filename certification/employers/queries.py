"""What we ask about employers and the people who act for them."""

from django.db.models import QuerySet

from buendnis.access.rules import Actor, EmploymentRole
from buendnis.accounts.actors import Employments
from buendnis.accounts.models import User
from buendnis.german import sort_key
from certification.employers.models import Employer, Employment


def employments_of(user: User) -> Employments:
    """Return for whom this person acts, or acted, in the alliance in scope."""
    current: dict[int, EmploymentRole] = {}
    former: set[int] = set()
    for employer_id, role, until in Employment.objects.filter(user=user).values_list("employer_id", "role", "until"):
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
