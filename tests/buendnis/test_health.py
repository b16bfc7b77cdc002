"""/healthz says whether the portal can work, and nothing about people or cases."""

from pathlib import Path

import pytest
from django.test import Client, override_settings

from buendnis.mail.models import Mail
from buendnis.mail.sending import MAX_ATTEMPTS
from tests.builders.threads import together

pytestmark = pytest.mark.django_db
WELL = {"ok": True, "database": True, "files": True, "mail": True}


def test_all_is_well(client):
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, WELL)
    assert response["Cache-Control"] == "no-store"


def test_it_asks_for_no_cookie(client):
    client.get("/healthz")

    assert not client.cookies


def test_a_folder_that_cannot_be_written_is_a_fault(client, tmp_path):
    (tmp_path / "file").touch()

    with override_settings(EVIDENCE_ROOT=tmp_path / "file" / "evidence"):
        response = client.get("/healthz")

    assert (response.status_code, response.json()) == (503, WELL | {"ok": False, "files": False})


def test_the_probe_of_the_folder_leaves_nothing(client, tmp_path):
    with override_settings(EVIDENCE_ROOT=Path(tmp_path)):
        client.get("/healthz")

    assert list(tmp_path.iterdir()) == []


def test_a_database_that_does_not_answer_is_a_fault(client, monkeypatch):
    def gone(*args, **kwargs):
        raise OSError

    monkeypatch.setattr("buendnis.health.connection.cursor", gone)
    response = client.get("/healthz")

    assert response.status_code == 503
    assert (response.json()["ok"], response.json()["database"]) == (False, False)


def test_mail_that_was_given_up_is_told_but_the_portal_still_serves(client):
    Mail.objects.create(to="a@example.org", subject="s", body="b", attempts=MAX_ATTEMPTS)

    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, WELL | {"mail": False})


def test_mail_that_waits_is_no_fault(client):
    Mail.objects.create(to="a@example.org", subject="s", body="b", attempts=1)

    assert client.get("/healthz").json() == WELL


def test_it_can_only_be_read(client):
    assert client.post("/healthz").status_code == 405


@pytest.mark.django_db(transaction=True)
def test_two_workers_asked_at_once_do_not_take_each_others_probe_away():
    ask = Client().get

    answers = together(*[lambda: ask("/healthz").json()] * 6)

    assert answers == [WELL] * 6


@override_settings(MAIL_LEAVES=False)
def test_without_a_mail_server_it_says_that_no_mail_leaves(client):
    assert client.get("/healthz").json() == WELL | {"mail": False}
