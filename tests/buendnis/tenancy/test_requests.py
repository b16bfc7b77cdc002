"""The scope is open around one request and never reaches the next, nor another thread."""

import threading

import pytest

from buendnis.tenancy.scope import current_alliance, scope
from tests.builders import people
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
def test_two_requests_at_the_same_time_keep_their_own_scope():
    for slug in ("magdeburg", "marburg"):
        people.alliance(slug)
    seen: dict[str, set[bytes]] = {"magdeburg": set(), "marburg": set()}
    together = threading.Barrier(2)

    def ask(slug):
        client = PortalClient()
        together.wait(timeout=10)
        for _ in range(20):
            seen[slug].add(client.get(f"/{slug}/probe/whose/").content)
        close_connections()

    threads = [threading.Thread(target=ask, args=[slug]) for slug in seen]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert seen == {"magdeburg": {b"magdeburg"}, "marburg": {b"marburg"}}


@pytest.mark.django_db(transaction=True)
def test_a_thread_of_a_request_does_not_inherit_its_scope():
    home = people.alliance("magdeburg")
    seen = []

    with scope(home):
        thread = threading.Thread(target=lambda: seen.append(current_alliance()))
        thread.start()
        thread.join()

    assert seen == [None]


def close_connections():
    """Give back the database connections of a thread of the test."""
    from django.db import connections

    connections.close_all()
