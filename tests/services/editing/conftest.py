"""Somebody of the coordination who opens and sends the pages where entries are kept."""

import pytest

from buendnis.access.rules import Role
from tests.builders import people


@pytest.fixture
def coordinator(alliance):
    """Return a client that is signed in as a coordinator of Magdeburg."""
    return people.signed_in(people.member(alliance, Role.COORDINATOR, name="Kora Koordination"))
