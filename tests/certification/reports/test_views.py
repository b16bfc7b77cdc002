"""Fetching documents: by rule, journalled, the same each time; previews only for the board."""

from hashlib import sha256

import pytest
from django.utils import timezone

from buendnis.access.rules import Role
from buendnis.journal.models import Entry
from certification.applications.states import State
from certification.certificates.models import StoredDocument
from certification.decisions.models import Decision
from certification.reports.actions import finish_documents
from tests.builders import people, standing
from tests.builders.cases import application_at
from tests.builders.reading import words_of
from tests.certification.decisions.scene import before_the_board
from tests.certification.reports.reading import text_of

ALLOWED = {
    "receipt": {"owner"},
    "report": {"owner", "adviser", "coordinator", "examiner", "board"},
    "certificate": {"owner", "adviser", "coordinator", "examiner", "board"},
}
PEOPLE = (
    "owner",
    "adviser",
    "coordinator",
    "examiner",
    "board",
    "other_examiner",
    "admin",
    "foreign",
)


def path(application, kind: str) -> str:
    return f"/magdeburg/zertifizierung/antraege/{application.code}/unterlagen/{kind}.pdf"


@pytest.fixture
def application(alliance):
    """Return a certified case with its people, and documents that stand for the real ones."""
    made = standing.case(alliance, State.CERTIFIED)
    people.employed(made.employer)
    standing.named(made, "adviser", people.member(alliance, Role.COORDINATOR))
    standing.named(made, "examiner", people.member(alliance, Role.EXAMINER))
    for kind in ALLOWED:
        pdf = f"%PDF-1.7 {kind}".encode()
        StoredDocument.objects.create(
            application=made,
            kind=kind,
            record_hash=kind,
            pdf=pdf,
            sha256=sha256(pdf).hexdigest(),
            rendered_at=timezone.now(),
        )
    return made


def user_of(application, who: str):
    """Return somebody with a relation to the case."""
    home = application.employer.alliance
    found = {
        "owner": lambda: application.employer.employments.first().user,
        "adviser": lambda: application.adviser,
        "examiner": lambda: application.examiner,
        "coordinator": lambda: people.member(home, Role.COORDINATOR),
        "board": lambda: people.member(home, Role.BOARD),
        "other_examiner": lambda: people.member(home, Role.EXAMINER),
        "admin": lambda: people.member(home, Role.ADMIN),
        "foreign": lambda: people.employed(people.employer(home, "Fremd")),
    }
    return found[who]()


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("kind", ALLOWED)
def test_each_kind_is_fetched_by_its_readers_only(application, kind, who):
    response = people.signed_in(user_of(application, who)).get(path(application, kind))

    expected = 200 if who in ALLOWED[kind] else 404 if who == "foreign" else 403
    assert response.status_code == expected


def test_nobody_fetches_without_signing_in(application, client):
    assert client.get(path(application, "report")).status_code == 302


def test_a_document_is_the_same_whenever_it_is_fetched(application):
    client = people.signed_in(user_of(application, "owner"))

    first, second = (client.get(path(application, "report")).content for _ in range(2))

    stored = StoredDocument.objects.get(kind="report")
    assert first == second
    assert sha256(first).hexdigest() == stored.sha256


def test_each_download_is_journalled(application):
    people.signed_in(user_of(application, "board")).get(path(application, "report"))

    entry = Entry.objects.get(verb="document.fetched")
    assert entry.sentence == "Auditbericht heruntergeladen"
    assert entry.case_code == application.code


def test_a_download_is_named_after_the_employer(application):
    response = people.signed_in(user_of(application, "owner")).get(path(application, "certificate"))

    assert response["Content-Type"] == "application/pdf"
    assert f"Zertifikat Praxis Elbwiese {application.code}.pdf" in response["Content-Disposition"]


@pytest.mark.usefixtures("without_papers")
def test_the_paper_of_somebody_on_the_way_is_not_called_a_certificate(alliance):
    application = application_at(State.ON_THE_WAY, home=alliance)
    finish_documents()

    response = people.signed_in(user_of(application, "owner")).get(path(application, "certificate"))

    assert "Teilnahmebest" in response["Content-Disposition"]


def test_while_it_is_made_out_a_page_says_so(alliance):
    application = application_at(State.SUBMITTED, home=alliance)

    response = people.signed_in(user_of(application, "owner")).get(path(application, "receipt"))

    assert response.status_code == 202
    assert response["Retry-After"] == "5"
    assert "Wird ausgefertigt" in words_of(response)
    assert not Entry.objects.filter(verb="document.fetched").exists()


@pytest.mark.parametrize("kind", ["report", "unsinn"])
def test_what_nobody_asked_for_is_not_there(alliance, kind):
    application = application_at(State.SUBMITTED, home=alliance)
    client = people.signed_in(user_of(application, "owner"))

    assert client.get(path(application, kind)).status_code == 404


def plan(**change: str) -> dict[str, str]:
    today = timezone.localdate().isoformat()
    return {"level": "freundlich", "reasons": "", "decided_on": today, "valid_from": today} | change


@pytest.mark.parametrize(
    ("kind", "word"), [("certificate", "Zertifikat"), ("report", "Auditbericht")]
)
def test_the_board_sees_paper_before_it_decides_and_nothing_is_stored(alliance, kind, word):
    scene = before_the_board(alliance)

    response = people.signed_in(scene.board).post(
        scene.path(f"entscheidung/vorschau/{kind}.pdf"), plan()
    )

    text = text_of(response.content)
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("inline")
    assert word in text
    assert "vorschau" in text.lower()
    assert not Decision.objects.exists()
    assert not StoredDocument.objects.filter(kind=kind).exists()


@pytest.mark.parametrize(
    ("kind", "change", "status"),
    [
        ("certificate", {"level": "vorbild"}, 409),
        ("certificate", {"level": "keine", "reasons": "Grund"}, 409),
        ("receipt", {}, 404),
    ],
)
def test_a_preview_of_what_cannot_be_is_refused(alliance, kind, change, status):
    scene = before_the_board(alliance)

    response = people.signed_in(scene.board).post(
        scene.path(f"entscheidung/vorschau/{kind}.pdf"), plan(**change)
    )

    assert response.status_code == status


def test_a_preview_is_not_shown_by_get_and_not_to_others(alliance):
    scene = before_the_board(alliance)
    address = scene.path("entscheidung/vorschau/report.pdf")

    assert people.signed_in(scene.board).get(address).status_code == 405
    assert people.signed_in(scene.examiner).post(address, plan()).status_code == 403


def test_a_decided_case_has_no_preview(application):
    board = user_of(application, "board")

    response = people.signed_in(board).post(
        f"/magdeburg/zertifizierung/antraege/{application.code}/entscheidung/vorschau/report.pdf",
        plan(),
    )

    assert response.status_code == 404
