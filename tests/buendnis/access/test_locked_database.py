"""A database that is locked for a moment gets one more try, outside of transactions only."""

import pytest
from django.db import OperationalError, transaction

from tests.buendnis.access import probe_urls

pytestmark = pytest.mark.urls("tests.buendnis.access.probe_urls")


@pytest.fixture(autouse=True)
def no_tries():
    probe_urls.tries.clear()


@pytest.mark.django_db(transaction=True)
def test_a_locked_database_is_asked_once_more(client):
    response = client.post("/static/probe/locked_once/")

    assert response.content == b"beim zweiten Mal"
    assert probe_urls.tries == ["POST", "POST"]


@pytest.mark.django_db(transaction=True)
def test_a_database_that_stays_locked_is_an_error(client):
    with pytest.raises(OperationalError):
        client.post("/static/probe/locked_for_good/")

    assert len(probe_urls.tries) == 2


@pytest.mark.django_db(transaction=True)
def test_another_failure_of_the_database_is_not_tried_again(client):
    with pytest.raises(OperationalError):
        client.post("/static/probe/failing_otherwise/")

    assert len(probe_urls.tries) == 1


@pytest.mark.django_db
def test_inside_a_transaction_nothing_is_tried_again(client):
    with pytest.raises(OperationalError), transaction.atomic():
        client.post("/static/probe/locked_once/")

    assert len(probe_urls.tries) == 1
