"""A backup comes back whole into an empty portal, on both databases, and into no other."""

import io
import json
import shutil
import tarfile
from hashlib import sha256

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from buendnis.access.rules import Role
from buendnis.backup.databases import conninfo
from buendnis.backup.values import FORMAT
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from buendnis.transfer.schema import schema_of_database
from certification.applications.models import Application
from certification.applications.states import State
from certification.assessment.files import store
from certification.assessment.models import Evidence
from tests.buendnis.transfer.scene import BYTES, evidence, stored
from tests.builders import people, standing

NO_PROGRAM = "pg_dump und pg_restore fehlen auf diesem Rechner (apt-get install postgresql-client)"
NEEDS_PROGRAMS = pytest.mark.skipif(
    connection.vendor == "postgresql" and shutil.which("pg_dump") is None, reason=NO_PROGRAM
)


@pytest.fixture(autouse=True)
def root(settings, tmp_path):
    settings.EVIDENCE_ROOT = tmp_path / "evidence"


def case() -> Application:
    """Return a case with a stored file: the portal holds something."""
    home = people.alliance("magdeburg")
    with scope(home):
        made = standing.case(home, State.DRAFT)
        evidence(made, people.member(home, Role.ADMIN))
    return made


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def archive(to, change=lambda parts: None):
    """Write an archive by hand, as one of the empty portal of a test; `change` alters its parts."""
    parts = {"database": b"x" * 5000, "evidence/magdeburg/" + "a" * 40: b"y"}
    hashes = {name: sha256(data).hexdigest() for name, data in parts.items()}
    said = {"format": FORMAT, "version": 1, "engine": connection.vendor, "parts": hashes,
            "schema": schema_of_database(), "made_at": "heute"}  # fmt: skip
    parts["manifest.json"] = json.dumps(said).encode()
    change(parts)
    with tarfile.open(to, "w:gz") as made:
        for name, data in parts.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            made.addfile(entry, io.BytesIO(data))
    return to


def tell(**values):
    """Return a change of the manifest."""

    def change(parts):
        parts["manifest.json"] = json.dumps(json.loads(parts["manifest.json"]) | values).encode()

    return change


@NEEDS_PROGRAMS
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_backup_comes_back_whole(tmp_path):
    path, made = tmp_path / "portal.tar.gz", case()
    saved = run("backup", "--to", str(path))
    call_command("flush", interactive=False)
    stored()[0].unlink()

    told = run("restore", str(path))

    assert "Dateien (1)" in saved
    assert "Jetzt: manage.py migrate, dann manage.py check_seals." in told
    with scope(Alliance.objects.get()):
        assert Application.objects.get().code == made.code
        assert store.get(Evidence.objects.get().stored_as) == BYTES
    assert path.stat().st_mode & 0o777 == 0o600
    assert run("check_seals") == "Anträge geprüft: 1. Alles ist unversehrt.\n"
    with pytest.raises(CommandError, match="Hier ist schon etwas"):
        run("restore", str(path))


@NEEDS_PROGRAMS
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_copy_that_the_database_does_not_take_leaves_no_files(tmp_path):
    with pytest.raises(CommandError, match=r"beschädigt|pg_restore ist gescheitert"):
        run("restore", str(archive(tmp_path / "portal.tar")))
    assert (Alliance.objects.count(), stored()) == (0, [])


def test_a_restore_into_a_database_that_holds_something_is_refused(db, tmp_path):
    case()
    stored()[0].unlink()

    with pytest.raises(CommandError, match="Hier ist schon etwas: die Tabelle"):
        run("restore", str(archive(tmp_path / "portal.tar")))
    assert (Alliance.objects.count(), stored()) == (1, [])


def test_a_restore_beside_stored_files_is_refused(db, tmp_path):
    store.put(BYTES, alliance="magdeburg")

    with pytest.raises(CommandError, match="Dateien im Ordner der Nachweise"):
        run("restore", str(archive(tmp_path / "portal.tar")))
    assert len(stored()) == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda parts: parts.update(database=b"z"), "verändert oder ist unvollständig"),
        (lambda parts: parts.pop("database"), "verändert oder ist unvollständig"),
        (lambda parts: parts.pop("manifest.json"), "keine Sicherung"),
        (lambda parts: parts.update({"../x": b""}), "gehört nicht in eine Sicherung"),
        (tell(engine="oracle"), "Die Sicherung stammt von oracle"),
        (tell(schema={"buendnis": ["0999_from_tomorrow"]}), "neuer als diese Fassung"),
        (tell(version=2), "keine Sicherung"),
    ],
)
def test_an_archive_that_does_not_fit_is_refused_and_leaves_nothing(db, tmp_path, change, sentence):
    with pytest.raises(CommandError, match=sentence):
        run("restore", str(archive(tmp_path / "falsch.tar", change)))
    assert (Alliance.objects.count(), stored()) == (0, [])


def test_a_damaged_archive_is_refused(db, tmp_path):
    path = archive(tmp_path / "portal.tar.gz")
    path.write_bytes(path.read_bytes()[:-200])

    with pytest.raises(CommandError, match="keine Sicherung"):
        run("restore", str(path))


def test_what_is_no_archive_is_refused(db, tmp_path):
    (tmp_path / "portal.tar").write_bytes(b"Guten Tag")

    with pytest.raises(CommandError, match="keine Sicherung"):
        run("restore", str(tmp_path / "portal.tar"))


def test_nothing_is_written_over(db, tmp_path):
    (tmp_path / "portal.tar").write_bytes(b"von gestern")

    with pytest.raises(CommandError, match="gibt es schon"):
        run("backup", "--to", str(tmp_path / "portal.tar"))
    assert (tmp_path / "portal.tar").read_bytes() == b"von gestern"


def test_the_name_says_the_kind_of_file(db, tmp_path):
    with pytest.raises(CommandError, match="Die Datei heißt"):
        run("backup", "--to", str(tmp_path / "portal.zip"))


def test_the_password_of_the_database_stands_in_no_argument():
    given = {"NAME": "portal", "USER": "web", "HOST": "db", "PORT": "", "PASSWORD": "geheim"}

    told = conninfo(given | {"OPTIONS": {"sslmode": "require"}})

    assert told == "sslmode=require dbname=portal user=web host=db"
