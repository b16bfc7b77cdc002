"""What somebody types, or which link somebody follows, is found in the database and nowhere else."""

import io
import logging
import zlib
from pathlib import Path

import pytest
from django.core import mail
from django.core.exceptions import TooManyFilesSent
from django.db import IntegrityError, OperationalError
from django.test import override_settings
from django.urls import resolve

from buendnis.jobs import run_jobs
from buendnis.logs import ErrorMail, WithoutPeople
from tests.builders import people
from tests.builders.addresses import pages
from tests.builders.people import PortalClient

NAME, MAIL = "Xaveria Merkzeichen", "xaveria.merkzeichen@post.example"
PHONE, TOKEN = "0391 4711-0815", "Merkzeichen-tOkEn-4711"
TYPED = {"name": NAME, "email": MAIL, "login": MAIL, "phone": PHONE, "password1": TOKEN,
         "password": TOKEN, "code": TOKEN, "text": f"{NAME} {PHONE}"}  # fmt: skip
MARKS = ("xaveria", "merkzeichen", "4711")


@pytest.fixture
def lines():
    """Return what the portal's log writes during a test."""
    handler = next(
        h for h in logging.getLogger().handlers if isinstance(h.formatter, WithoutPeople)
    )
    before = handler.setStream(io.StringIO())
    yield handler.stream.getvalue
    handler.setStream(before)


@pytest.fixture
def places(tmp_path):
    """Return the folder of the portal's files, with the cache in it as in a production."""
    cache = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache"}
    with override_settings(
        CACHES={"default": cache | {"LOCATION": tmp_path / "cache"}},
        EVIDENCE_ROOT=tmp_path / "evidence",
        ADMINS=["it@example.org"],
    ):
        yield tmp_path


def marks_in(text: str) -> list[str]:
    return [mark for mark in MARKS if mark in text.lower()]


def marks_in_files(folder: Path) -> list[str]:
    """Return the files that hold a mark, in plain or in the packed form of the cache."""
    return [
        str(path)
        for path in folder.rglob("*")
        if path.is_file()
        for stored in _unpacked(path.read_bytes())
        if marks_in(stored.decode("utf-8", "ignore"))
    ]


def _unpacked(stored: bytes) -> list[bytes]:
    found = [stored]
    for at in range(len(stored)):
        if stored[at : at + 1] == b"x":
            try:
                found.append(zlib.decompress(stored[at:]))
            except zlib.error:
                continue
    return found


def of_the_token() -> list[str]:
    """Return every address that holds a secret of a link, with ours in its place."""
    return [
        page.path.replace("<str:token>", TOKEN).replace("<slug:alliance>", "magdeburg")
        for page in pages()
        if "<str:token>" in page.path
        and "<" not in page.path.replace("<str:token>", "").replace("<slug:alliance>", "")
    ]


def provoke_everything(alliance, monkeypatch) -> list[int]:
    """Bring about every kind of refusal and fault with the marks in forms and addresses; return the statuses."""
    stranger = people.signed_in(people.person(), raise_request_exception=False)
    strict = PortalClient(enforce_csrf_checks=True)
    anybody = PortalClient(raise_request_exception=False)

    def broken(*args, **kwargs):
        secret = TYPED  # a local variable that a full report would print
        raise IntegrityError(f"Key (email)=({secret['email']}) already exists.")

    monkeypatch.setattr("buendnis.accounts.personal_views.rename", broken)
    answers = [stranger.post("/konto/name/", TYPED)]
    answers += [anybody.get(path) for path in of_the_token()]
    answers += [anybody.post(path, TYPED) for path in of_the_token()]
    answers += [anybody.get(f"/magdeburg/{MAIL}/"), anybody.get(f"/{TOKEN}/", {"q": NAME})]
    answers += [stranger.get(f"/magdeburg/verwaltung/?suche={NAME}"), anybody.post("/", TYPED)]
    answers += [strict.post("/anmelden/", TYPED), strict.post(f"/einladung/{TOKEN}/", TYPED)]
    answers += [anybody.get("/", headers={"host": "merkzeichen.example"})]
    answers += [anybody.post("/anmelden/", {f"{NAME}{n}": PHONE for n in range(2001)})]
    answers += [anybody.post("/anmelden/", TYPED), anybody.post("/anmelden/code/", TYPED)]
    answers += [anybody.post("/registrieren/", TYPED) for _ in range(21)]
    return sorted({answer.status_code for answer in answers})


@pytest.mark.django_db
def test_no_line_no_mail_and_no_file_holds_what_people_typed(alliance, lines, places, monkeypatch):
    found = provoke_everything(alliance, monkeypatch)

    assert {400, 403, 404, 405, 429, 500} <= set(found)
    assert marks_in(lines()) == []
    reports = [sent for sent in mail.outbox if sent.to == ["it@example.org"]]
    assert reports
    assert not any("abgewiesen" in sent.subject for sent in reports)
    assert [marks_in(f"{sent.subject} {sent.body} {sent.message()}") for sent in reports] == [
        [] for _ in reports
    ]
    assert list((places / "cache").iterdir())
    assert marks_in_files(places) == []


@pytest.mark.django_db
def test_what_is_left_is_enough_to_find_the_fault(alliance, lines, places, monkeypatch):
    provoke_everything(alliance, monkeypatch)

    written = lines()
    report = next(sent for sent in mail.outbox if "/konto/name/" in sent.subject)
    for said in (written, report.body):
        assert "500 POST /konto/name/" in said
        assert "django.db.utils.IntegrityError (Wortlaut weggelassen)" in said
        assert 'personal_views.py", line ' in said
        assert "in broken" in said
    assert "404 GET /einladung/<str:token>/" in written
    assert "404 GET (eine Adresse, die es nicht gibt)" in written
    assert "403 GET /magdeburg/verwaltung/" in written
    assert "Anfrage abgewiesen (DisallowedHost)" in written


@pytest.mark.django_db
def test_a_job_that_fails_tells_no_more(lines, monkeypatch):
    def broken() -> int:
        raise ValueError(NAME)

    monkeypatch.setattr("buendnis.jobs._jobs", {"Eine Aufgabe": broken})

    run_jobs()

    assert "Aufgabe „Eine Aufgabe“ ist gescheitert" in lines()
    assert "builtins.ValueError" in lines()
    assert marks_in(lines()) == []


def written(record: logging.LogRecord) -> str:
    return WithoutPeople("{levelname} {name}: {message}", style="{").format(record)


def record(name: str, message: str, *args, error: Exception | None = None) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord(name, logging.ERROR, __file__, 1, message, args, info)


def test_of_a_library_only_the_fixed_words_are_kept():
    assert written(record("weasyprint", "Failed to load %r", NAME)) == (
        "ERROR weasyprint: Failed to load %r"
    )


def test_faults_of_the_machine_keep_their_words():
    said = written(record("buendnis.jobs", "x", error=OperationalError("connection refused")))

    assert said == "ERROR buendnis.jobs: x\ndjango.db.utils.OperationalError: connection refused"


def test_the_cause_of_a_fault_is_told_without_its_words():
    try:
        try:
            raise KeyError(NAME)
        except KeyError as cause:
            raise TooManyFilesSent(PHONE) from cause
    except TooManyFilesSent as error:
        said = written(record("buendnis", "x", error=error))

    assert said.index("builtins.KeyError") < said.index("TooManyFilesSent")
    assert marks_in(said.replace("test_logs.py", "")) == []


@override_settings(ADMINS=["it@example.org"])
def test_a_mail_server_that_fails_breaks_no_error_page(lines, rf):
    request = rf.get("/")
    request.resolver_match = resolve("/")
    failing = record("django.request", "x")
    failing.request, failing.status_code = request, 500
    handler = ErrorMail()
    handler.setFormatter(WithoutPeople())

    with override_settings(MAILERS={"default": {"BACKEND": "tests.buendnis.mail.broken.Backend"}}):
        handler.emit(failing)

    assert "Die Fehlermail ging nicht hinaus." in lines()


def test_the_portal_of_a_city_writes_through_these_words_alone():
    from buendnis.settings import LOGGING

    assert {handler["formatter"] for handler in LOGGING["handlers"].values()} == {"plain"}
    assert LOGGING["formatters"]["plain"]["()"] == "buendnis.logs.WithoutPeople"
    assert LOGGING["loggers"]["django"]["handlers"] == ["mail"]
