"""What we ask about stand-ins: who coordinates, who stands in for whom, which cases are open."""

from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from buendnis.access.rules import Actor, Role
from buendnis.accounts.models import Membership, User
from certification.applications.models import Application, Deputy
from certification.applications.queries import visible_to
from certification.applications.states import OPEN


def coordinators() -> QuerySet[User]:
    """Return who coordinates in the alliance in scope today, by name."""
    members = Membership.objects.filter(role=Role.COORDINATOR, until__isnull=True)
    return User.objects.filter(pk__in=members.values("user"), is_active=True).order_by("name", "pk")


def with_open_cases() -> QuerySet[User]:
    """Return whoever advises an open case of the alliance in scope, by name; also who coordinates no more."""
    cases = Application.objects.filter(state__in=sorted(OPEN), adviser__isnull=False)
    return User.objects.filter(pk__in=cases.values("adviser")).order_by("name", "pk")


def open_cases_of(user: User) -> list[Application]:
    """Return the open cases that the person advises, by employer."""
    cases = Application.objects.filter(adviser=user, state__in=sorted(OPEN))
    return list(cases.select_related("employer", "adviser").order_by("employer__sort_key", "pk"))


def ahead(today: date) -> QuerySet[Deputy]:
    """Return the stand-ins of these days and the coming ones, with their people."""
    rows = Deputy.objects.filter(ended_at__isnull=True, last_day__gte=today)
    return rows.select_related("coordinator", "deputy")


def overlapping(
    today_or_later: QuerySet[Deputy], *, first_day: date, last_day: date
) -> QuerySet[Deputy]:
    """Return those that share a day with the span."""
    return today_or_later.filter(first_day__lte=last_day, last_day__gte=first_day)


def deputy_by_key(actor: Actor, key: int) -> Deputy:
    """Return a stand-in that has not ended; raises Http404."""
    found = Deputy.objects.filter(pk=key, ended_at__isnull=True)
    row = found.select_related("coordinator", "deputy").first()
    if row is None:
        raise Http404
    return row


def called(cases: list[Application], *, actor: Actor) -> dict[int, str]:
    """Return how the actor reads each case: by the employer's name where she may see it, else by its code."""
    seen = set(
        visible_to(actor).filter(pk__in=[one.pk for one in cases]).values_list("pk", flat=True)
    )
    return {
        one.pk: f"{one.employer.name} ({one.code})" if one.pk in seen else f"Antrag {one.code}"
        for one in cases
    }
