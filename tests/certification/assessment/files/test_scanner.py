"""The virus scanner: asked over its own protocol; the EICAR text is refused, silence makes a file wait."""

import socketserver
import threading
from collections.abc import Iterator

import pytest
from django.utils import timezone

from buendnis.journal.models import Entry
from buendnis.mail.models import Mail
from certification.applications.models import Application
from certification.assessment.files import scanner
from certification.assessment.files.scanner import ScanState
from certification.assessment.models import Answer, Evidence
from certification.assessment.queries import missing_sentences
from certification.assessment.scanning import scan_waiting
from certification.assessment.scoring_input import evidence_of
from certification.assessment.sealing import submission_parts
from certification.assessment.snapshots import draft_of
from certification.scoring import Evidence as Proof
from tests.builders import people
from tests.builders.people import signed_in
from tests.certification.assessment import scenes
from tests.certification.assessment.files import made
from tests.certification.assessment.test_evidence import stored_files, upload
from tests.certification.assessment.test_pages import path

# The harmless text that every scanner reports; written in two parts, so that none reports this file.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + rb"ANTIVIRUS-TEST-FILE!$H+H*"
NOBODY_LISTENS = "127.0.0.1:9"


class Clamd(socketserver.StreamRequestHandler):
    """Answers INSTREAM as clamd does: chunks with their length, then one line."""

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        data = b""
        while length := int.from_bytes(self.rfile.read(4), "big"):
            data += self.rfile.read(length)
        found = b"Eicar-Test-Signature FOUND" if EICAR in data else b"OK"
        self.wfile.write(b"stream: " + found + b"\0")


@pytest.fixture
def clamd(settings) -> Iterator[None]:
    """Run a scanner on a free port and tell the portal where it is."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        settings.CLAMD = f"127.0.0.1:{server.server_address[1]}"
        yield
        server.shutdown()


@pytest.fixture
def case(alliance, settings, tmp_path) -> Application:
    settings.EVIDENCE_ROOT = tmp_path
    return scenes.draft(alliance)


@pytest.fixture
def client(case):
    return signed_in(people.employed(case.employer, name="Kim Muster"))


def infected() -> bytes:
    """Return a PDF that carries the EICAR text as a comment behind its end."""
    return made.pdf() + b"\n%" + EICAR


def waiting(case, client, settings) -> Evidence:
    """Return a file that came while the scanner did not answer."""
    settings.CLAMD = NOBODY_LISTENS
    upload(client, case, made.pdf())
    return Evidence.objects.get()


def test_without_a_scanner_nothing_is_said():
    assert scanner.scan(EICAR) is ScanState.NONE


@pytest.mark.usefixtures("clamd")
@pytest.mark.parametrize(
    ("data", "state"), [(b"nichts", ScanState.CLEAN), (EICAR, ScanState.REFUSED)]
)
def test_the_scanner_is_asked(data, state):
    assert scanner.scan(data) is state


def test_a_scanner_that_does_not_answer_makes_wait(settings):
    settings.CLAMD = NOBODY_LISTENS

    assert scanner.scan(b"nichts") is ScanState.WAITING


@pytest.mark.usefixtures("clamd")
def test_a_clean_file_says_so(case, client):
    upload(client, case, made.pdf())

    assert Evidence.objects.get().scan_state == "clean"
    assert "Auf Viren geprüft, keine gefunden" in client.get(path(case, "nachweise/")).text


@pytest.mark.usefixtures("clamd")
def test_an_infected_file_is_refused_and_never_stored(case, client, tmp_path):
    answer = upload(client, case, infected())

    assert (answer.status_code, scanner.VIRUS in answer.text) == (422, True)
    assert (Evidence.objects.count(), stored_files(tmp_path)) == (0, [])


def test_a_file_that_waits_is_seen_and_counts_nowhere(case, client, settings):
    row = waiting(case, client, settings)
    Answer.objects.create(application=case, criterion="AO-1", stage=3, version=1)

    parts, _ = submission_parts(case)
    assert evidence_of(draft_of(case), "AO-1") is Proof.NONE
    assert parts["evidence"] == []
    assert any("noch auf Viren geprüft" in one for one in missing_sentences(case))
    assert "noch auf Viren geprüft" in client.get(path(case, "nachweise/")).text
    assert client.get(path(case, f"nachweise/{row.code}/datei/")).status_code == 403


def test_a_file_that_waited_counts_once_the_scanner_answers(case, client, settings, clamd):
    alive = settings.CLAMD
    row = waiting(case, client, settings)
    assert scan_waiting() == 0

    settings.CLAMD = alive
    assert (scan_waiting(), scan_waiting()) == (1, 0)

    row.refresh_from_db()
    assert (row.scan_state, row.scanned_at is None) == ("clean", False)
    assert client.get(path(case, f"nachweise/{row.code}/datei/")).status_code == 200


def test_a_virus_found_later_takes_the_content_away_and_tells_the_employer(
    case, client, settings, clamd, tmp_path, django_capture_on_commit_callbacks
):
    alive, settings.CLAMD = settings.CLAMD, NOBODY_LISTENS
    upload(client, case, infected(), title="Plan")
    settings.CLAMD = alive

    with django_capture_on_commit_callbacks(execute=True):
        scan_waiting()

    assert (Evidence.objects.get().scan_state, stored_files(tmp_path)) == ("refused", [])
    assert "„Plan“" in Mail.objects.get(template="evidence_refused").body
    assert Entry.objects.filter(verb="assessment.evidence_refused").exists()
    assert "einen Virus gefunden" in client.get(path(case, "nachweise/")).text


def test_files_from_before_the_scanner_are_asked_about(case, client, settings, clamd):
    alive, settings.CLAMD = settings.CLAMD, ""
    upload(client, case, made.pdf())
    settings.CLAMD = alive

    assert scan_waiting() == 1


def test_a_file_taken_back_is_not_asked_about(case, client, clamd, settings):
    row = waiting(case, client, settings)
    Evidence.objects.filter(pk=row.pk).update(taken_back_at=timezone.now())

    assert scan_waiting() == 0
