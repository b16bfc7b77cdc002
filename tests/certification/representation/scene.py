"""Sets the scene of a staff representation: a submitted case, and the ways to her link."""

from buendnis.links.actions import new_link
from buendnis.tenancy.scope import scope
from certification.applications.models import Application
from certification.representation.values import PURPOSE
from tests.builders import people
from tests.builders.people import PortalClient

COUNCIL = "rat@betrieb.example"
NOTE = {"name": "Rita Rat", "function": "Vorsitzende des Betriebsrats", "statement": ""}


def owner_of(case: Application):
    """Return the actor who is responsible for the employer of a case."""
    home = case.employer.alliance
    with scope(home):
        user = case.employer.employments.get(role="owner").user
    return people.actor(user, home)


def token_for(case: Application, email: str = COUNCIL) -> str:
    """Return the token of a new link to the staff representation."""
    with scope(case.employer.alliance):
        return new_link(purpose=PURPOSE, about=case.code, email=email, days=21)


def path_of(token: str) -> str:
    """Return the address that a token opens."""
    return f"/magdeburg/beschaeftigtenvertretung/{token}/"


def reader() -> PortalClient:
    """Return somebody without an account, whose browser says that a form comes from our own page."""
    return PortalClient(headers={"sec-fetch-site": "same-origin"})
