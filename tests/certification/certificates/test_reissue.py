"""A certificate with a wrong name is made out again: new number, same decision, the old one says „Ersetzt“."""

from datetime import timedelta

import pytest
from django.utils import timezone

from buendnis.access.rules import Role
from buendnis.documents.pdf import Document
from buendnis.tenancy.scope import scope
from buendnis.workflow import NotPossible
from certification.certificates.models import Certificate, CertificateEvent, StoredDocument
from certification.certificates.queries import current_of, in_force, standing_of
from certification.certificates.reissue import seen_of
from certification.certificates.standing import Standing
from certification.employers.models import Employer
from certification.reports import rendering
from certification.reports.actions import reissue_with_paper
from certification.reports.proof import faults_of
from tests.builders import people
from tests.builders.reading import last_mail, words_of
from tests.certification.certificates import scene

TEXTS = {"reason": "Schreibfehler", "public_text": "Der Name war falsch geschrieben."}


@pytest.fixture
def board(alliance):
    return people.member(alliance, Role.BOARD, name="Karla Kuratorium")


@pytest.fixture
def wrong(alliance):
    """Return a certificate whose employer has corrected its name since."""
    certificate = scene.certified(alliance)
    with scope(alliance):
        Employer.objects.update(name="Praxis Elbwiesen")
    return with_employer(certificate)


def with_employer(certificate: Certificate) -> Certificate:
    return Certificate.objects.select_related(
        "decision__application__employer__alliance", "decision__record"
    ).get(pk=certificate.pk)


def again(certificate, user, **changes):
    alliance = certificate.decision.application.employer.alliance
    given = {"seen": seen_of(certificate), "by": people.actor(user, alliance)} | TEXTS | changes
    return reissue_with_paper(certificate, **given)


def test_the_new_one_has_the_right_name_and_the_same_span(wrong, board):
    new = again(wrong, board)

    old = Certificate.objects.get(pk=wrong.pk)
    assert (new.employer_name, new.level, new.valid_until) == (
        "Praxis Elbwiesen",
        wrong.level,
        wrong.valid_until,
    )
    assert new.number != wrong.number
    assert (standing_of(old), standing_of(new)) == (Standing.REPLACED, Standing.VALID)
    assert current_of(new.decision.application) == new


def test_the_register_lists_the_new_one_only(wrong, board):
    new = again(wrong, board)

    assert list(in_force(kind="certificate", today=timezone.localdate())) == [new]


def test_a_newer_decision_that_begins_later_ends_the_corrected_one_too(wrong, board):
    begins = timezone.localdate() + timedelta(days=30)
    CertificateEvent.objects.create(
        certificate=wrong, kind="replaced", on=begins, reason="Neue Entscheidung", public_text="Ersetzt.", by_name="K"
    )  # fmt: skip

    new = again(wrong, board)

    old = Certificate.objects.get(pk=wrong.pk)
    assert (standing_of(old), standing_of(new)) == (Standing.REPLACED, Standing.VALID)
    assert standing_of(new, today=begins) == Standing.REPLACED
    assert list(in_force(kind="certificate", today=begins)) == []


def test_the_old_number_leads_to_the_new_one(wrong, board, client):
    new = again(wrong, board)

    words = words_of(client.get(f"/zertifikat/{wrong.number}/"))

    assert "Das Zertifikat ist berichtigt und ersetzt." in words
    assert f"Ersetzt durch {new.number}. Der Name war falsch geschrieben." in words
    assert f"Zur neuen Nummer {new.number}" in words


def test_its_paper_says_the_right_name_and_which_number_it_replaces(wrong, board, monkeypatch):
    printed = {}

    def draw(template, context, **kwargs):
        printed.update(context | kwargs)
        return Document("", b"%PDF-1.7")

    monkeypatch.setattr(rendering, "render_document", draw)
    new = again(wrong, board)
    note = StoredDocument.objects.get(certificate=new)
    rendering.corrected_document(new.decision.record, new)

    paper = printed["paper"]
    assert (paper.facts.employer, paper.number, paper.replaces) == (
        "Praxis Elbwiesen",
        new.number,
        wrong.number,
    )
    assert note.kind == "certificate"


def test_what_was_sealed_stays_and_the_proof_holds(wrong, board):
    new = again(wrong, board)

    assert new.decision.record.parts["employer"]["name"] == "Praxis Elbwiese"
    assert list(faults_of(new.decision.application)) == []


def test_the_employer_hears_of_it(wrong, board):
    owner = wrong.decision.application.employer.employments.get().user

    new = again(wrong, board)

    assert new.number in last_mail(owner.email).body


def test_a_double_click_makes_one(wrong, board):
    client = people.signed_in(board)
    path = f"/magdeburg/zertifizierung/zertifikate/{wrong.number}/berichtigen/"
    data = TEXTS | {"seen": seen_of(wrong)}

    first, second = (client.post(path, data) for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 409)
    assert "Dieses Zertifikat ist schon ersetzt." in words_of(second)
    assert Certificate.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"seen": "Anderer Name | Magdeburg"}, "inzwischen geändert"),
        ({"reason": " "}, "Bitte nennen Sie den Grund"),
        ({"public_text": ""}, "Bitte nennen Sie den Grund"),
    ],
)
def test_it_needs_what_the_page_showed_and_its_reasons(wrong, board, changes, sentence):
    with pytest.raises(NotPossible, match=sentence):
        again(wrong, board, **changes)


def test_a_right_name_is_not_made_out_again(alliance, board):
    with pytest.raises(NotPossible, match="schon die des Betriebs"):
        again(with_employer(scene.certified(alliance)), board)


def test_what_is_suspended_or_over_is_not_made_out_again(wrong, board):
    scene.changed(wrong, "suspended")
    with pytest.raises(NotPossible, match="Neu ausgestellt wird nur, was gilt"):
        again(with_employer(wrong), board)

    scene.changed(wrong, "lifted")
    scene.shifted(wrong, days=-2000)
    with pytest.raises(NotPossible, match="Neu ausgestellt wird nur, was gilt"):
        again(with_employer(wrong), board)


def test_an_award_to_come_keeps_its_secret(alliance, board, client):
    certificate = scene.certified(alliance, days_ahead=10)
    with scope(alliance):
        Employer.objects.update(name="Praxis Elbwiesen")

    new = again(with_employer(certificate), board)

    assert new.valid_from == timezone.localdate() + timedelta(days=10)
    assert client.get(f"/zertifikat/{certificate.number}/").status_code == 404


def test_nobody_of_the_employer_and_no_coordinator_does_it(alliance, wrong):
    insider = people.member(alliance, Role.BOARD)
    people.employed(wrong.decision.application.employer, user=insider)

    for user in (insider, people.member(alliance, Role.COORDINATOR)):
        with pytest.raises(NotPossible):
            again(wrong, user)
