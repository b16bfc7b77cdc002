"""Every page of the self-assessment can be opened by those who may, and by nobody else."""

import pytest

from buendnis.access.rules import EmploymentRole
from tests.builders import people
from tests.builders.people import signed_in
from tests.certification.assessment import scenes

PAGES = [
    "selbsteinschaetzung/", "selbsteinschaetzung/ao/", "selbsteinschaetzung/ot/",
    "selbsteinschaetzung/diversitaet/", "selbsteinschaetzung/zahlen/",
    "selbsteinschaetzung/stand/", "nachweise/",
]  # fmt: skip


def path(application, rest: str) -> str:
    """Return the address of a page of this case."""
    return f"/magdeburg/zertifizierung/antraege/{application.code}/{rest}"


@pytest.mark.parametrize("rest", PAGES)
@pytest.mark.parametrize("role", list(EmploymentRole))
@pytest.mark.parametrize("state", ["empty", "complete"])
def test_the_employers_people_open_every_page(alliance, rest, role, state):
    make = scenes.draft if state == "empty" else scenes.complete
    application = make(alliance, headcount=180)
    client = signed_in(people.employed(application.employer, role))

    assert client.get(path(application, rest)).status_code == 200
