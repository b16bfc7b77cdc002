"""Anybody reports a fault without an account; who leaves an address hears back, once, in their language."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from buendnis.access.rules import Role
from buendnis.tenancy.scope import scope
from services.directory.states import Status
from services.feedback.actions import delete_answered_reports
from services.feedback.models import ErrorReport
from tests.buendnis.callbacks.test_callbacks import OWN, stamp
from tests.builders import directory, people

LIST = "/magdeburg/verzeichnis/meldungen/"


def given(**changed: str) -> dict[str, str]:
    told = {"what": "telefon", "words": "Neu: 0391 1234567", "email": "wer@example.org"}
    return told | {"stamp": stamp()} | changed


@pytest.fixture
def report_page(alliance):
    return f"/magdeburg/familien/eintrag/{directory.entry('Beratung').code}/melden/"


@pytest.fixture
def karla(alliance):
    return people.signed_in(people.member(alliance, Role.COORDINATOR))


@pytest.fixture
def waiting(report_page, client):
    client.post(f"{report_page}?sprache=en", given(), **OWN)
    return ErrorReport.objects.get()


def test_a_fault_is_noted_without_a_cookie_and_told_without_its_words(
    report_page, karla, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(report_page, given(), **OWN)
        client.post(report_page, given(what="ort"), **OWN)

    assert (answer.status_code, answer["Location"]) == (302, f"{report_page}danke/")
    assert not client.cookies
    assert [("1234567" in one.body, LIST in one.body) for one in mail.outbox] == [(False, True)]
    listed = karla.get(LIST).content.decode()
    assert ["Neu: 0391 1234567" in listed, "wer@example.org" in listed] == [True, False]


def test_html_in_a_report_is_shown_as_text(report_page, karla, client):
    client.post(report_page, given(words="<script>alert(1)</script>"), **OWN)

    listed = karla.get(LIST).content.decode()

    assert "&lt;script&gt;alert(1)" in listed


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        ("corrected", "We have corrected the entry"),
        ("was_right", "the information is right"),
        ("asking", "We have asked the office"),
    ],
)
def test_who_left_an_address_hears_the_outcome_once(
    waiting, karla, outcome, sentence, django_capture_on_commit_callbacks
):
    mail.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            karla.post(f"{LIST}{waiting.code}/", {"outcome": outcome})

    assert [(one.to, sentence in one.body) for one in mail.outbox] == [(["wer@example.org"], True)]
    assert mail.outbox[0].subject == "Your message: Beratung"
    assert f"/familien/eintrag/{waiting.entry_code}/?sprache=en" in mail.outbox[0].body


def test_nonsense_is_deleted_without_an_answer(waiting, karla, django_capture_on_commit_callbacks):
    mail.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        karla.post(f"{LIST}{waiting.code}/", {"outcome": "spam"})

    assert (ErrorReport.objects.count(), mail.outbox) == (0, [])


def test_an_outcome_must_be_chosen(waiting, karla):
    answer = karla.post(f"{LIST}{waiting.code}/", {"outcome": "egal"}, follow=True)

    assert "was daraus geworden ist" in answer.content.decode()
    assert ErrorReport.objects.get().answered_at is None


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"what": ""}, "Bitte füllen Sie dieses Feld aus."),
        ({"what": "quatsch"}, "Bitte wählen Sie etwas aus der Liste."),
        ({"words": "x" * 501}, "höchstens 500"),
        ({"email": "keine"}, "Bitte prüfen Sie die E-Mail-Adresse"),
        ({"email": "a@" + "x" * 300 + ".de"}, "Bitte prüfen Sie die E-Mail-Adresse"),
        ({"leave_empty": "x"}, "Bitte senden Sie noch einmal ab."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(report_page, client, changed, sentence):
    page = client.post(report_page, given(**changed), **OWN).content.decode()

    assert sentence in page
    assert not ErrorReport.objects.exists()


def test_an_entry_that_families_do_not_see_takes_no_report(alliance, client):
    draft = directory.entry(status=Status.DRAFT)

    answer = client.post(f"/magdeburg/familien/eintrag/{draft.code}/melden/", given(), **OWN)

    assert answer.status_code == 404


def test_a_report_of_another_alliance_is_not_there(waiting, alliance):
    home = people.alliance("marburg")
    other = people.signed_in(people.member(home, Role.COORDINATOR))

    other.post(f"/marburg/verzeichnis/meldungen/{waiting.code}/", {"outcome": "corrected"})

    assert ErrorReport.objects.get().answered_at is None


def test_a_flood_from_one_place_is_refused(report_page, client):
    answers = [client.post(report_page, given(), **OWN).status_code for _ in range(11)]

    assert answers == [302] * 10 + [429]
    # The same again is the same report.
    assert ErrorReport.objects.count() == 1


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_an_answered_report_goes_after_thirty_days(waiting, alliance, days, left):
    with scope(alliance):
        ErrorReport.objects.update(answered_at=timezone.now() - timedelta(days=days))

    delete_answered_reports()

    assert ErrorReport.objects.count() == left
