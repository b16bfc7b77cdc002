"""Sets the scene with alliances, people, memberships and employers, and signs somebody in."""

from itertools import count
from typing import Any

from allauth.account.models import EmailAddress
from django.test import Client
from django.utils.text import slugify

from buendnis.access.rules import Actor, EmploymentRole, Role
from buendnis.accounts.actors import actor_for
from buendnis.accounts.models import Membership, User
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.employers.models import Employer, Employment

PASSWORD = "sonnige-wiese-42"
KNOWN = {
    "magdeburg": {"name": "Magdeburger Bündnis für Familien", "city": "Magdeburg", "land": "ST",
                  "code_prefix": "MD", "accent": "elbe", "emblem": "elbe"},
    "marburg": {"name": "Marburger Bündnis für Familie", "city": "Marburg", "land": "HE",
                "code_prefix": "MR", "accent": "lahn", "emblem": "lahn"},
    "trier": {"name": "Trierer Bündnis für Familie", "city": "Trier", "land": "RP",
              "code_prefix": "TR", "accent": "mosel", "emblem": "mosel"},
}  # fmt: skip
_numbers = count(1)


class PortalClient(Client):
    """A test client whose requests begin without a scope, as real ones do."""

    def request(self, **request: Any) -> Any:
        with scope(None):  # type: ignore[arg-type]
            return super().request(**request)


def alliance(slug: str = "magdeburg", **fields: Any) -> Alliance:
    """Return the alliance of that slug, made when missing; `fields` win over what is known of it."""
    known = KNOWN.get(slug, {"name": f"Bündnis {slug}", "city": slug.title(), "land": "NI",
                             "code_prefix": slug[:2].upper()})  # fmt: skip
    return Alliance.objects.get_or_create(slug=slug, defaults={**known, **fields})[0]


def person(name: str = "", *, email: str = "", verified: bool = True) -> User:
    """Return a new person who can sign in with PASSWORD; the address is made of the name."""
    number = next(_numbers)
    name = name or f"Person Nummer {number}"
    email = email or f"{slugify(name)}-{number}@example.org"
    user = User.objects.create_user(email, PASSWORD, name=name)
    EmailAddress.objects.create(user=user, email=user.email, verified=verified, primary=True)
    return user


def member(home: Alliance, *roles: Role, name: str = "", user: User | None = None) -> User:
    """Return a person (a new one unless given) with these roles in the alliance."""
    user = user or person(name or f"{' und '.join(role.label for role in roles)} {next(_numbers)}")
    with scope(home):
        for role in roles:
            Membership.objects.create(user=user, role=role)
    return user


def employer(home: Alliance, name: str = "Praxis Elbwiese", **fields: Any) -> Employer:
    """Return a new employer of the alliance, without people."""
    given = {
        "sector": "gesundheit",
        "street": "Elbstraße 1",
        "postcode": "39104",
        "city": home.city,
        "contact_name": "Erika Musterfrau",
        "contact_email": "kontakt@example.org",
        "contact_phone": "0391 000000",
    }
    with scope(home):
        return Employer.objects.create(name=name, **(given | fields))


def employed(
    where: Employer,
    role: EmploymentRole = EmploymentRole.OWNER,
    *,
    name: str = "",
    user: User | None = None,
) -> User:
    """Return a person (a new one unless given) who acts for the employer in this role."""
    user = user or person(name or f"{role.label} {next(_numbers)}")
    with scope(where.alliance):
        Employment.objects.create(employer=where, user=user, role=role)
    return user


def actor(user: User | None, home: Alliance | None) -> Actor:
    """Return the actor that a request of this person in this alliance would have."""
    with scope(home):  # type: ignore[arg-type]
        return actor_for(user, home)


def signed_in(user: User, **options: Any) -> PortalClient:
    """Return a client that is signed in as this person."""
    client = PortalClient(**options)
    client.force_login(user)
    return client
