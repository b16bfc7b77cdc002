"""Documents are noted in the transaction, rendered after it, finished by tick, and never rendered twice."""

import hashlib

import pytest
from django.db import transaction

from buendnis.jobs import run_jobs
from buendnis.tenancy.scope import scope
from certification.applications.states import State
from certification.certificates.models import StoredDocument
from certification.records.queries import latest
from certification.reports import actions
from certification.reports.actions import finish_documents, request_documents
from tests.builders import people
from tests.builders.cases import application_at
from tests.builders.threads import together


def ask(application) -> None:
    record = latest(application, "submission")
    with transaction.atomic():
        request_documents(application, kinds=("receipt",), record=record)


def test_documents_are_noted_in_the_transaction_and_ready_after_it(
    alliance, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as afterwards:
        application = application_at(State.CERTIFIED, home=alliance, case="klein-7")
    noted = StoredDocument.objects.filter(application=application)
    assert {one.kind: one.is_ready for one in noted} == {
        "receipt": False,
        "certificate": False,
        "report": False,
    }

    for callback in afterwards:
        callback()

    for one in StoredDocument.objects.filter(application=application):
        assert one.is_ready
        assert bytes(one.pdf[:5]) == b"%PDF-"
        assert one.sha256 == hashlib.sha256(bytes(one.pdf)).hexdigest()


@pytest.mark.usefixtures("without_papers")
def test_what_was_interrupted_is_finished_by_tick(alliance):
    application_at(State.SUBMITTED, home=alliance)
    marburg = people.alliance("marburg")
    application_at(State.SUBMITTED, home=marburg)

    assert finish_documents() == 2
    assert finish_documents() == 0
    with scope(marburg):
        assert StoredDocument.objects.get().is_ready


@pytest.mark.usefixtures("without_papers")
def test_tick_knows_the_documents(alliance):
    application_at(State.SUBMITTED, home=alliance)

    done = {one.name: one.count for one in run_jobs()}

    assert done["Unterlagen ausgefertigt"] == 1


@pytest.mark.usefixtures("without_papers")
def test_a_document_that_fails_does_not_keep_the_others_waiting(alliance, monkeypatch, caplog):
    application_at(State.CERTIFIED, home=alliance, case="klein-7")
    real = actions.rendered

    def stumble(kind, record):
        if kind == "certificate":
            raise RuntimeError("kein Papier")
        return real(kind, record)

    monkeypatch.setattr(actions, "rendered", stumble)
    assert finish_documents() == 2
    assert "ließ sich nicht ausfertigen" in caplog.text
    monkeypatch.setattr(actions, "rendered", real)
    assert finish_documents() == 1


def test_asking_twice_notes_once_and_leaves_the_first_bytes(
    alliance, django_capture_on_commit_callbacks
):
    application = application_at(State.SUBMITTED, home=alliance)
    with django_capture_on_commit_callbacks(execute=True):
        ask(application)
    first = StoredDocument.objects.get()

    with django_capture_on_commit_callbacks(execute=True):
        ask(application)

    again = StoredDocument.objects.get()
    assert (again.sha256, again.rendered_at) == (first.sha256, first.rendered_at)


@pytest.mark.django_db(transaction=True)
def test_two_ticks_at_once_store_one_document():
    home = people.alliance()
    with scope(home):
        application = application_at(State.SUBMITTED, home=home)
        StoredDocument.objects.update(pdf=None, sha256="", rendered_at=None)

    outcomes = together(finish_documents, finish_documents)

    assert sum(outcomes) == 1
    with scope(home):
        assert StoredDocument.objects.get(application=application).is_ready
