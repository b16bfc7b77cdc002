"""Sets the scene with cases that walked the real procedure."""

from functools import cache

from buendnis.access.rules import EmploymentRole, Role
from buendnis.accounts.models import Membership
from buendnis.portal import sample_walk
from buendnis.portal.sample_walk import Cast
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.applications.models import Application
from certification.applications.states import DECIDED, State
from certification.catalogue.reading import STANDARD, read_catalogue
from certification.catalogue.score_files import read_assessment
from certification.employers.models import Employer
from certification.scoring import AssessmentInput
from tests.builders import catalogue, people

EXAMPLES = STANDARD.parent / "examples"
# Which worked case ends in which decision.
OUTCOMES = {
    State.CERTIFIED: "mittel-180-vorbildlich",
    State.ON_THE_WAY: "mittel-180",
    State.NOT_CERTIFIED: "mittel-99-ohne-stufe",
}


@cache
def example(name: str) -> AssessmentInput:
    """Return a worked case by the name of its file."""
    return read_assessment(EXAMPLES / f"{name}.yaml", read_catalogue())


def application_at(
    state: State,
    *,
    home: Alliance | None = None,
    employer: Employer | None = None,
    case: str = "",
    cast: Cast | None = None,
) -> Application:
    """Return a case at this state, walked there by the real steps; alliance, people and employer are made
    where they are not given. `case` names the worked case it follows."""
    home = home or people.alliance()
    catalogue.edition(home)
    for role in (Role.COORDINATOR, Role.EXAMINER, Role.BOARD):
        ensure(home, role)
    employer = employer or people.employer(home)
    with scope(home):
        if not employer.employments.filter(role=EmploymentRole.OWNER, until__isnull=True).exists():
            people.employed(employer)
    name = case or (OUTCOMES[state] if state in DECIDED else "klein-7")
    with scope(home):
        return sample_walk.walk(employer, example(name), to=state, cast=cast)


def ensure(home: Alliance, role: Role) -> None:
    """Make somebody with this role where the alliance has nobody yet."""
    with scope(home):
        missing = not Membership.objects.filter(role=role, until__isnull=True).exists()
    if missing:
        people.member(home, role)
