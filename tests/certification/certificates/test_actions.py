"""Issuing a certificate once, with a free number; suspending, lifting, withdrawing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from buendnis.access.rules import Actor, Role
from buendnis.journal.models import Entry
from buendnis.journal.queries import entries_of_case
from buendnis.mail.models import Mail
from buendnis.tenancy.scope import scope
from buendnis.workflow import NotPossible
from certification.applications.states import State
from certification.certificates import actions
from certification.certificates.actions import change_status, issue
from certification.certificates.models import Certificate, CertificateEvent
from certification.certificates.queries import standing_of
from certification.certificates.standing import Standing
from tests.builders import people
from tests.builders.cases import application_at
from tests.builders.threads import together
from tests.certification.certificates.scene import certified, changed, on_the_way, shifted

TODAY = timezone.localdate
VALUES = {"reason": "Ein Grund", "public_text": "Ein Satz."}


def test_a_certificate_copies_what_was_sealed(alliance):
    application = application_at(State.CERTIFIED, home=alliance, case="klein-7")

    certificate = application.decision.certificates.get()

    parts = certificate.decision.record.parts
    assert certificate.kind == "certificate"
    assert certificate.employer_name == parts["employer"]["name"]
    assert certificate.level_title == "Familienfreundlich"
    assert certificate.valid_until.isoformat() == parts["dates"]["valid_until"]
    assert certificate.examined_how == "site"
    assert certificate.number.startswith(f"MD-{TODAY():%y}-")


def test_on_the_way_gets_a_confirmation_with_a_number_of_its_own_range(alliance):
    confirmation = on_the_way(alliance)

    assert confirmation.kind == "confirmation"
    assert confirmation.number.startswith(f"MD-W{TODAY():%y}-")


def test_a_number_that_is_taken_is_drawn_again(alliance, monkeypatch):
    first = certified(alliance, "Erster Betrieb")
    numbers = iter([first.number, first.number, "MD-26-AAAA-2"])
    monkeypatch.setattr(actions, "new_number", lambda *args, **kwargs: next(numbers))

    second = certified(alliance, "Zweiter Betrieb")

    assert second.number == "MD-26-AAAA-2"


def test_without_a_free_number_nothing_is_issued(alliance, monkeypatch):
    first = certified(alliance, "Erster Betrieb")
    monkeypatch.setattr(actions, "new_number", lambda *args, **kwargs: first.number)

    with pytest.raises(NotPossible, match="keine freie Nummer"):
        certified(alliance, "Zweiter Betrieb")

    assert Certificate.objects.count() == 1


def test_a_decision_has_one_certificate(alliance):
    certificate = certified(alliance)

    with pytest.raises(NotPossible, match="schon ein Zertifikat"):
        issue(certificate.decision, by=Actor(name="Karla"))


def test_a_new_certificate_replaces_the_older_papers_of_the_employer(alliance):
    employer = people.employer(alliance)
    older = certified(alliance, employer=employer)

    newer = certified(alliance, employer=employer)

    older.refresh_from_db()
    assert older.status == "replaced"
    assert older.events.get().public_text == f"Ersetzt durch {newer.number}."
    assert standing_of(older) == Standing.REPLACED
    assert standing_of(newer) == Standing.VALID


def test_what_is_suspended_stays_so_until_the_day_of_the_newer_award(alliance):
    employer = people.employer(alliance)
    older = certified(alliance, employer=employer)
    changed(older, "suspended")

    newer = certified(alliance, employer=employer, days_ahead=30)

    older.refresh_from_db()
    assert standing_of(older) == Standing.SUSPENDED
    assert standing_of(older, today=newer.valid_from) == Standing.REPLACED


def test_until_the_newer_award_a_certificate_can_be_withdrawn(alliance):
    employer = people.employer(alliance)
    older = certified(alliance, employer=employer)
    certified(alliance, employer=employer, days_ahead=30)

    changed(older, "withdrawn")

    older.refresh_from_db()
    assert standing_of(older) == Standing.REVOKED


def test_what_is_replaced_by_its_day_can_be_suspended_no_more(alliance):
    employer = people.employer(alliance)
    older = certified(alliance, employer=employer)
    certified(alliance, employer=employer, days_ahead=1)
    CertificateEvent.objects.update(on=TODAY())

    with pytest.raises(NotPossible, match="Aussetzen lässt sich nur ein gültiges Zertifikat"):
        changed(older, "suspended")


def test_a_confirmation_leaves_an_older_certificate_alone(alliance):
    employer = people.employer(alliance)
    older = certified(alliance, employer=employer)

    on_the_way(alliance, employer=employer)

    older.refresh_from_db()
    assert older.status == "valid"


def test_suspending_is_written_down_and_told(alliance):
    certificate = certified(alliance)

    changed(certificate, "suspended")

    certificate.refresh_from_db()
    assert certificate.status == "suspended"
    assert Entry.objects.filter(verb="certificate.suspended").get().details == {
        "status": ["valid", "suspended"]
    }
    mail = Mail.objects.filter(template="certificate_changed").get()
    assert "Der Zwischenbericht liegt nicht vor." in mail.body
    assert "Ein innerer Grund" not in mail.body
    assert f"/zertifikat/{certificate.number}/" in mail.body


def test_a_suspension_can_be_lifted(alliance):
    certificate = certified(alliance)
    changed(certificate, "suspended")

    changed(certificate, "lifted", public_text="Der Bericht liegt vor.")

    certificate.refresh_from_db()
    assert certificate.status == "valid"
    assert [event.kind for event in certificate.events.all()] == ["suspended", "lifted"]


@pytest.mark.parametrize("before", [[], ["suspended"]])
def test_a_certificate_can_be_withdrawn_valid_or_suspended(alliance, before):
    certificate = certified(alliance)
    for kind in before:
        changed(certificate, kind)

    changed(certificate, "withdrawn")

    certificate.refresh_from_db()
    assert standing_of(certificate) == Standing.REVOKED


@pytest.mark.parametrize(
    ("before", "kind", "sentence"),
    [
        ([], "lifted", "Eine Aussetzung gibt es hier nicht (mehr)."),
        (["suspended"], "suspended", "Aussetzen lässt sich nur ein gültiges Zertifikat."),
        (["withdrawn"], "withdrawn", "Dieses Zertifikat ist schon entzogen oder ersetzt."),
        (["withdrawn"], "lifted", "Eine Aussetzung gibt es hier nicht (mehr)."),
    ],
)
def test_a_change_that_does_not_fit_the_status_is_refused(alliance, before, kind, sentence):
    certificate = certified(alliance)
    for one in before:
        changed(certificate, one)

    with pytest.raises(NotPossible) as caught:
        changed(certificate, kind)

    assert caught.value.sentence == sentence


@pytest.mark.parametrize("missing", [{"reason": " "}, {"public_text": ""}])
def test_a_change_needs_reason_and_public_sentence(alliance, missing):
    with pytest.raises(NotPossible, match="Bitte nennen Sie den Grund"):
        changed(certified(alliance), "suspended", **missing)


def test_a_change_does_not_lie_in_the_future(alliance):
    with pytest.raises(NotPossible, match="in der Zukunft"):
        changed(certified(alliance), "suspended", on=TODAY() + timedelta(days=1))


def test_an_expired_certificate_can_still_be_withdrawn(alliance):
    certificate = shifted(certified(alliance), days=-5000)

    changed(certificate, "withdrawn")

    certificate.refresh_from_db()
    assert standing_of(certificate) == Standing.REVOKED


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_suspend_once():
    home = people.alliance()
    certificate = certified(home)
    board = people.actor(people.member(home, Role.BOARD), home)

    def act() -> CertificateEvent:
        with scope(home):
            return change_status(certificate, kind="suspended", on=TODAY(), by=board, **VALUES)

    outcomes = together(act, act)

    assert sorted(type(one).__name__ for one in outcomes) == ["CertificateEvent", "NotPossible"]
    with scope(home):
        assert CertificateEvent.objects.count() == 1


def test_the_journal_of_the_case_keeps_the_internal_reason_to_itself(alliance):
    case = application_at(State.CERTIFIED, home=alliance, case="klein-7")
    board = people.actor(people.member(alliance, Role.BOARD), alliance)

    change_status(
        case.decision.certificates.get(),
        kind="suspended",
        on=timezone.localdate(),
        reason="Vertraulicher Hinweis",
        public_text="Eine Zusage ist offen.",
        by=board,
    )

    sentences = " ".join(entries_of_case(case.code).values_list("sentence", flat=True))
    assert "Eine Zusage ist offen." in sentences
    assert "Vertraulicher Hinweis" not in sentences
