"""The scope is open around one request and never reaches the next, nor another thread."""

from functools import partial

import pytest

from buendnis.tenancy.scope import current_alliance, scope
from tests.builders import people
from tests.builders.threads import together
from tests.conftest import PortalClient

pytestmark = pytest.mark.urls("tests.buendnis.access.probe_urls")


def test_each_request_has_the_scope_of_its_address(client, alliance):
    people.alliance("marburg")

    seen = [client.get(f"/{slug}/probe/whose/").content for slug in ("magdeburg", "marburg")]

    assert seen == [b"magdeburg", b"marburg"]


def test_no_scope_is_left_for_the_next_request(client, db):
    people.alliance("magdeburg")

    client.get("/magdeburg/probe/whose/")

    assert client.get("/static/probe/nobodys/").content == b"None"
    assert current_alliance() is None


def test_no_scope_is_left_after_a_failing_request(db):
    people.alliance("magdeburg")
    client = PortalClient(raise_request_exception=False)

    response = client.get("/magdeburg/probe/broken/")

    assert response.status_code == 500
    assert client.get("/static/probe/nobodys/").content == b"None"


def test_a_reserved_word_is_no_alliance(client, db):
    assert client.get("/static/probe/nobodys/").content == b"None"


@pytest.mark.django_db(transaction=True)
def test_requests_at_the_same_time_keep_their_own_scope():
    slugs = ["magdeburg", "marburg", "trier"]
    for slug in slugs:
        people.alliance(slug)

    def ask(slug):
        client = PortalClient()
        return {client.get(f"/{slug}/probe/whose/").content.decode() for _ in range(20)}

    seen = together(*(partial(ask, slug) for slug in slugs))

    assert seen == [{slug} for slug in slugs]


@pytest.mark.django_db(transaction=True)
def test_a_thread_of_a_request_does_not_inherit_its_scope():
    with scope(people.alliance("magdeburg")):
        assert together(current_alliance) == [None]
