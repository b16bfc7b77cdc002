"""`tick` runs what the rooms registered, says what it did, and survives a job that fails."""

import io

import pytest
from django.core.management import CommandError, call_command

from buendnis import jobs
from buendnis.jobs import Done, register_job, run_jobs
from buendnis.mail.sending import post


@pytest.fixture
def own_jobs(monkeypatch):
    """Give the test a registry of its own."""
    monkeypatch.setattr(jobs, "_jobs", {})


def fails() -> int:
    raise RuntimeError("kaputt")


def test_every_job_is_run_and_told_of(own_jobs):
    register_job("Eines erledigt", lambda: 3)
    register_job("Anderes erledigt", lambda: 0)

    assert run_jobs() == [Done("Eines erledigt", 3), Done("Anderes erledigt", 0)]


def test_a_failing_job_does_not_keep_the_others_from_running(own_jobs):
    register_job("Kaputtes", fails)
    register_job("Heiles", lambda: 1)

    assert run_jobs() == [Done("Kaputtes", failed=True), Done("Heiles", 1)]


def test_tick_prints_what_it_did(db):
    post(to="a@example.org", subject="Betreff", body="Text")
    out = io.StringIO()

    call_command("tick", stdout=out)

    assert "Wartende Mails gesendet: 1\n" in out.getvalue()


def test_tick_ends_with_an_error_where_a_job_failed(own_jobs):
    register_job("Kaputtes", fails)

    with pytest.raises(CommandError, match="Mindestens eine Aufgabe ist gescheitert"):
        call_command("tick", stdout=io.StringIO())
