"""Sets the scene of a signature: a filled-in draft, its owner, and links to its top management."""

from dataclasses import dataclass

from buendnis.access.rules import Actor
from buendnis.accounts.models import User
from buendnis.links.actions import new_link
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.applications.models import Application
from certification.applications.states import State
from certification.signoffs.declarations import DECLARATIONS
from tests.builders import cases, people

MANAGEMENT = "leitung@betrieb.example"
WHO = {"name": "Lea Leitung", "function": "Geschäftsführerin"}
YES = {"complaints_office": True, "no_open_findings": True, "truthful": True}


@dataclass(frozen=True)
class Scene:
    """A complete draft with the owner who fills in."""

    alliance: Alliance
    case: Application
    user: User

    @property
    def owner(self) -> Actor:
        """The owner as a request would see them."""
        return people.actor(self.user, self.alliance)

    def path(self, below: str = "leitung/") -> str:
        """The address of a page of the case."""
        return f"/magdeburg/zertifizierung/antraege/{self.case.code}/{below}"


def filled_in(home: Alliance) -> Scene:
    """Return a complete draft of seven people."""
    case = cases.application_at(State.DRAFT, home=home)
    with scope(home):
        user = case.employer.employments.get(role="owner").user
    return Scene(home, case, user)


def address_of(case: Application, *, purpose: str = DECLARATIONS.link_purpose) -> str:
    """Return the address of a new link to the top management."""
    with scope(case.employer.alliance):
        token = new_link(purpose=purpose, about=case.code, email=MANAGEMENT, days=14)
    page = "programm" if purpose.endswith("programme") else "erklaerungen"
    return f"/magdeburg/unterschrift/{page}/{token}/"
