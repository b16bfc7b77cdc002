"""Evidence: in only when sound, once, for several questions; out only through the door; kept when sealed."""

import hashlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from buendnis.access.rules import Actor, Role
from buendnis.journal.models import Entry
from buendnis.mail.models import Mail
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.files import store
from certification.assessment.files.kinds import Refused
from certification.assessment.models import Answer, Evidence, EvidenceUse
from certification.assessment.sealing import submission_parts
from certification.records.actions import seal
from certification.records.queries import broken_seals
from tests.builders import people
from tests.builders.people import signed_in
from tests.certification.assessment import scenes
from tests.certification.assessment.files import made
from tests.certification.assessment.test_pages import path
from tests.certification.assessment.test_saving import fields


@pytest.fixture
def root(settings, tmp_path) -> Path:
    settings.EVIDENCE_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def case(alliance, root) -> Application:
    return scenes.draft(alliance)


@pytest.fixture
def client(case):
    return signed_in(people.employed(case.employer, name="Kim Muster"))


def upload(
    client, case, data: bytes, *, name: str = "plan.pdf", criteria=("AO-1", "FU-1"), title=""
):
    """Send a file on the evidence page."""
    file = SimpleUploadedFile(name, data, content_type="text/html")
    sent = {"upload": file, "title": title, "criteria": list(criteria)}
    return client.post(path(case, "nachweise/"), sent)


def stored_files(root: Path) -> list[Path]:
    """Return every file in the store."""
    return [one for one in root.rglob("*") if one.is_file()]


def test_a_file_is_stored_with_its_hash_for_several_questions(case, client, root):
    data = made.pdf()

    answer = upload(client, case, data, title="Vertretungsplan")

    row = Evidence.objects.get()
    assert answer.status_code == 302
    assert (row.title, row.file_name, row.content_type, row.size) == (
        "Vertretungsplan", "plan.pdf", "application/pdf", len(data),
    )  # fmt: skip
    assert row.sha256 == hashlib.sha256(data).hexdigest()
    assert [use.criterion for use in row.uses.all()] == ["AO-1", "FU-1"]
    assert [one.read_bytes() for one in stored_files(root)] == [data]


def test_a_stored_image_has_the_hash_of_what_is_stored(case, client):
    upload(client, case, made.photo_with_place(), name="foto.jpg")

    row = Evidence.objects.get()
    assert hashlib.sha256(store.get(row.stored_as)).hexdigest() == row.sha256
    assert b"Geheim" not in store.get(row.stored_as)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("plan.pdf", b"", "Diese Datei ist leer."),
        ("plan.pdf", made.pdf(made.with_script), "enthält ein Skript"),
        ("plan.pdf", made.image("PNG"), "ihr Inhalt ist aber ein PNG-Bild"),
        ("plan.exe", b"MZ", "Diese Art von Datei nehmen wir nicht an."),
    ],
)
def test_a_refused_file_keeps_the_other_entries_and_stores_nothing(
    case, client, root, name, data, sentence
):
    answer = upload(client, case, data, name=name, title="Mein Titel")

    text = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in text
    assert 'value="Mein Titel"' in text
    assert text.count(" checked") == 2
    assert not Evidence.objects.exists()
    assert stored_files(root) == []


def test_without_a_file_the_form_asks_for_one(case, client):
    answer = client.post(path(case, "nachweise/"), {"title": "x"})

    assert answer.status_code == 422
    assert "Bitte wählen Sie eine Datei aus." in answer.content.decode()


def test_the_same_file_twice_is_refused_with_its_place(case, client, root):
    upload(client, case, made.image("PNG"), name="a.png", title="Aushang")

    answer = upload(client, case, made.image("PNG"), name="b.png")

    assert "Diese Datei liegt schon bei diesem Antrag („Aushang“)." in answer.content.decode()
    assert len(stored_files(root)) == 1


def test_a_full_disk_is_said_and_nothing_is_stored(case, client, monkeypatch):
    def full(*_args, **_options):
        raise Refused(store.FULL)

    monkeypatch.setattr(store, "put", full)

    answer = upload(client, case, made.pdf())

    assert "Der Speicher des Portals ist voll" in answer.content.decode()
    assert not Evidence.objects.exists()


def test_an_upload_on_a_question_keeps_the_answer_when_the_file_is_refused(case, client):
    file = SimpleUploadedFile("plan.pdf", b"kein PDF")

    answer = client.post(
        path(case, "selbsteinschaetzung/ao/"), fields(stage="3") | {"AO-1-upload": file}
    )

    assert answer.status_code == 422
    assert "Datei nicht gespeichert." in answer.content.decode()
    assert Answer.objects.get().stage == 3
    assert not Evidence.objects.exists()


def test_an_upload_on_a_question_belongs_to_it(case, client):
    file = SimpleUploadedFile("plan.pdf", made.pdf())

    client.post(path(case, "selbsteinschaetzung/ao/"), fields(stage="3") | {"AO-1-upload": file})

    assert list(EvidenceUse.objects.values_list("criterion", flat=True)) == ["AO-1"]


def test_files_are_ticked_and_unticked_on_a_question(case, client):
    upload(client, case, made.pdf(), criteria=["AO-1"])
    code = Evidence.objects.get().code

    client.post(
        path(case, "selbsteinschaetzung/ao/"), fields(had=code) | fields("AO-2", proofs=[code])
    )

    assert list(EvidenceUse.objects.values_list("criterion", flat=True)) == ["AO-2"]


def test_a_file_attached_elsewhere_meanwhile_stays(case, client):
    upload(client, case, made.pdf(), criteria=["AO-1"])

    client.post(path(case, "selbsteinschaetzung/ao/"), fields(stage="2"))

    assert list(EvidenceUse.objects.values_list("criterion", flat=True)) == ["AO-1"]


def test_a_file_leaves_as_a_download_that_nothing_runs(case, client):
    upload(client, case, made.pdf(), name="Übergabe Plan.pdf")
    code = Evidence.objects.get().code

    answer = client.get(path(case, f"nachweise/{code}/datei/"))

    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Disposition"] == (
        "attachment; filename=\"_bergabe Plan.pdf\"; filename*=UTF-8''%C3%9Cbergabe%20Plan.pdf"
    )
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "no-store, private"


def test_changed_bytes_are_not_handed_out(case, client, root):
    upload(client, case, made.pdf())
    stored_files(root)[0].write_bytes(b"anders")

    answer = client.get(path(case, f"nachweise/{Evidence.objects.get().code}/datei/"))

    assert answer.status_code == 500
    assert "passt nicht mehr zu ihrer Prüfsumme" in answer.content.decode()


def test_a_file_of_another_case_is_not_found(alliance, case, client):
    other = scenes.draft(alliance, employer=people.employer(alliance, "Andere"))
    upload(signed_in(people.employed(other.employer)), other, made.pdf())
    code = Evidence.objects.get().code

    assert client.get(path(case, f"nachweise/{code}/datei/")).status_code == 404
    assert client.get(path(other, f"nachweise/{code}/datei/")).status_code == 404


def test_the_title_and_the_questions_can_be_changed(case, client):
    upload(client, case, made.pdf())
    code = Evidence.objects.get().code

    client.post(path(case, f"nachweise/{code}/"), {"title": "Neu", "criteria": ["IK-1"]})

    row = Evidence.objects.get()
    assert (row.title, [use.criterion for use in row.uses.all()]) == ("Neu", ["IK-1"])


def take_back(client, case):
    """Press „Zurücknehmen“ at the only file."""
    code = Evidence.objects.get().code
    return client.post(path(case, f"nachweise/{code}/zuruecknehmen/"))


def sealed(case) -> None:
    """Hand the case in as it stands."""
    parts, counts = submission_parts(case)
    seal(case, kind="submission", parts=parts, counts=counts, by=Actor(name="Kim"))
    Application.objects.update(state=State.SUBMITTED, submitted_at=timezone.now())


def test_a_file_of_a_draft_that_is_taken_back_leaves_nothing(
    case, client, root, django_capture_on_commit_callbacks
):
    upload(client, case, made.pdf())

    with django_capture_on_commit_callbacks(execute=True):
        take_back(client, case)

    assert not Evidence.objects.exists()
    assert stored_files(root) == []


def test_a_submitted_file_that_is_taken_back_leaves_title_and_hash(
    case, client, root, django_capture_on_commit_callbacks
):
    upload(client, case, made.pdf(), title="Dienstplan")
    sealed(case)

    with django_capture_on_commit_callbacks(execute=True):
        take_back(client, case)

    row = Evidence.objects.get()
    assert (row.title, row.taken_back_at is None, stored_files(root)) == ("Dienstplan", False, [])
    assert "zurückgenommen" in client.get(path(case, "nachweise/")).text
    assert client.get(path(case, f"nachweise/{row.code}/datei/")).status_code == 403
    assert list(broken_seals(case)) == []


def test_whoever_examines_is_told_that_a_file_was_taken_back_and_nobody_who_has_left(
    alliance, case, client, django_capture_on_commit_callbacks
):
    upload(client, case, made.pdf(), title="Dienstplan")
    sealed(case)
    examiner = people.member(alliance, Role.EXAMINER)
    Application.objects.update(examiner=examiner, adviser=people.person("Ella Ehemals"))

    with django_capture_on_commit_callbacks(execute=True):
        take_back(client, case)

    mail = Mail.objects.get(template="evidence_taken_back")
    assert (mail.to, "Dienstplan" in mail.body) == (examiner.email, True)


def test_a_file_taken_back_twice_is_taken_back_once(case, client):
    upload(client, case, made.pdf())
    sealed(case)

    answers = [take_back(client, case).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Entry.objects.filter(verb="assessment.evidence_taken_back").count() == 1


def test_a_file_that_was_taken_back_can_come_again(case, client):
    upload(client, case, made.pdf())
    sealed(case)
    take_back(client, case)
    Application.objects.update(state=State.DRAFT)

    answer = upload(client, case, made.pdf())

    assert (answer.status_code, Evidence.objects.filter(taken_back_at=None).count()) == (302, 1)


def test_a_file_of_a_finished_case_is_not_taken_back(case, client):
    upload(client, case, made.pdf())
    sealed(case)
    Application.objects.update(state=State.REJECTED)

    answer = take_back(client, case)

    assert (answer.status_code, "abgeschlossen" in answer.text) == (403, True)
    assert Evidence.objects.get().taken_back_at is None


def test_after_submission_no_file_comes(case, client):
    upload(client, case, made.pdf())
    Application.objects.update(state=State.SUBMITTED, submitted_at=timezone.now())

    answer = upload(client, case, made.image("PNG"), name="a.png")

    assert (answer.status_code, Evidence.objects.count()) == (403, 1)


def test_a_coordinator_who_does_not_advise_sees_no_file_of_a_draft(alliance, case, client):
    upload(client, case, made.pdf())
    coordinator = signed_in(people.member(alliance, Role.COORDINATOR))

    answer = coordinator.get(path(case, f"nachweise/{Evidence.objects.get().code}/datei/"))

    assert answer.status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_database_equally_often(case, client, django_assert_num_queries, count):
    for number in range(count):
        upload(client, case, made.image("PNG", size=(10 + number, 10)), name=f"{number}.png")
    client.get(path(case, "nachweise/"))

    with django_assert_num_queries(21):
        client.get(path(case, "nachweise/"))
