"""The walk that sample mode and tests share reaches every state by the real steps."""

import pytest

from buendnis.tenancy.scope import scope
from certification.applications.states import State
from certification.records.queries import broken_seals
from tests.builders import people
from tests.builders.cases import application_at

REACHED = [
    State.DRAFT,
    State.SUBMITTED,
    State.ACCEPTED,
    State.IN_REVIEW,
    State.PROGRAMME_OPEN,
    State.FOR_DECISION,
    State.CERTIFIED,
    State.ON_THE_WAY,
    State.NOT_CERTIFIED,
]


@pytest.mark.parametrize("state", REACHED)
def test_a_case_walks_to_every_state_with_whole_seals(db, state):
    home = people.alliance()

    application = application_at(state, home=home)

    with scope(home):
        assert (application.state, list(broken_seals(application))) == (state, [])
