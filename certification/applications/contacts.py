"""Whom an employer rings up: its adviser, who stands in for her, else the alliance's office."""

from dataclasses import dataclass

from django.utils import timezone

from buendnis.access.rules import Role
from buendnis.accounts.models import Membership
from buendnis.tenancy.scope import require_alliance
from certification.applications.models import Application, CasePerson


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or office to ring up; `note` says who it is, `reachable` when."""

    name: str
    note: str
    phone: str
    reachable: str = ""
    email: str = ""

    @property
    def dial(self) -> str:
        """The number as a link to dial, digits and a leading plus only."""
        return "".join(char for char in self.phone if char.isdigit() or char == "+")


def contact_of(application: Application | None) -> Contact:
    """Return whom the employer of a case rings up now; without a case, or an adviser, the office."""
    office = require_alliance()
    general = Contact(
        name=office.contact_name or office.name,
        note="Geschäftsstelle",
        phone=office.contact_phone,
        email=office.contact_email,
    )
    if application is None or application.adviser_id is None:
        return general
    now = timezone.now()
    deputies = CasePerson.objects.filter(
        application=application, task="deputy", since__lte=now, until__gt=now
    )
    deputy = deputies.values_list("user_id", flat=True).first()
    person = deputy or application.adviser_id
    member = (
        Membership.objects.filter(user=person, role=Role.COORDINATOR, until__isnull=True)
        .select_related("user")
        .first()
    )
    if member is None:
        return general
    return Contact(
        name=member.user.name,
        note="Ihre Beratung" if person == application.adviser_id else "Vertretung Ihrer Beratung",
        phone=member.phone or office.contact_phone,
        reachable=member.reachable,
        email=member.user.email,
    )
