"""An alliance goes out as one file and comes in without loss: every row, file, number and seal."""

from datetime import UTC, datetime
from hashlib import sha256

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import ManyToManyField
from django.utils import timezone

from buendnis.access.rules import Role
from buendnis.accounts.models import User
from buendnis.journal.models import Entry
from buendnis.pages.models import PageText
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import across_alliances, scope
from buendnis.transfer.tables import OURS, SHARED, STAYS, tables
from certification.applications.states import State
from certification.assessment.files import store
from certification.assessment.models import Evidence
from certification.certificates.models import Certificate, StoredDocument
from certification.records.models import SealedRecord
from tests.buendnis.transfer.scene import BYTES, empty, evidence, export, manifest, stored, take_in
from tests.builders import people, standing
from tests.builders.cases import application_at

PAPER = b"\0\xff%PDF"


@pytest.fixture(autouse=True)
def root(settings, tmp_path):
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    return settings.EVIDENCE_ROOT


@pytest.fixture
def small(alliance):
    """Return Magdeburg with a draft, a person and a file."""
    case = standing.case(alliance, State.DRAFT)
    user = people.employed(case.employer, user=people.person("Rita Regen"))
    evidence(case, user)
    return alliance


@pytest.mark.slow
def test_a_round_trip_loses_nothing(alliance, tmp_path):
    case = application_at(State.CERTIFIED, home=alliance)
    admin = people.member(alliance, Role.ADMIN, name="Adele Admin")
    Authenticator.objects.create(user=admin, type="totp", data={"secret": "GEHEIMNIS"})
    evidence(standing.case(alliance), admin)
    StoredDocument.objects.filter(kind="report").update(
        pdf=PAPER, sha256=sha256(PAPER).hexdigest(), rendered_at=timezone.now()
    )
    PageText.objects.create(alliance=alliance, key="familien", title="Für Familien", body="Text")
    number = Certificate.objects.get().number
    seals = list(SealedRecord.objects.values_list("hash", flat=True))
    first = export(alliance, tmp_path / "erst.zip")

    empty()
    people.alliance("marburg")
    told = take_in(first)
    home = Alliance.objects.get(slug="magdeburg")
    second = export(home, tmp_path / "dann.zip")

    assert "Alle Siegel stimmen." in told
    assert manifest(first) == manifest(second)
    assert first.read_bytes() == second.read_bytes()
    with scope(home):
        assert Certificate.objects.get().number == number
        assert list(SealedRecord.objects.values_list("hash", flat=True)) == seals
        assert store.get(Evidence.objects.get().stored_as) == BYTES
        assert bytes(StoredDocument.objects.get(kind="report").pdf) == PAPER
        assert case.code in set(
            Certificate.objects.values_list("decision__application__code", flat=True)
        )
    with scope(None):
        call_command("check_seals")


def test_every_table_goes_along_or_stays_for_a_reason():
    about_people = {
        model
        for model in apps.get_models()
        if any(field.related_model is User for field in model._meta.concrete_fields)
    }
    ours = {model for model in apps.get_models() if model._meta.app_label in OURS}
    stays = {apps.get_model(label) for label in STAYS}

    assert (about_people | ours) - set(tables()) - stays == set()
    assert stays & set(tables()) == set()


def test_no_table_that_goes_along_has_relations_of_many_to_many():
    """Such rows stand in a table of their own, which nobody writes down."""
    assert [
        field
        for model in tables()
        for field in model._meta.get_fields()
        if isinstance(field, ManyToManyField) and model not in SHARED
    ] == []


def test_an_account_that_is_here_keeps_its_own_ways_to_sign_in(small, tmp_path):
    path = export(small, tmp_path / "datei.zip")
    address = User.objects.get(name="Rita Regen").email
    empty()
    own = User.objects.create_user(address, "ein-anderes-kennwort", name="Rita Sonne")

    take_in(path)

    own.refresh_from_db()
    assert own.name == "Rita Sonne"
    assert own.check_password("ein-anderes-kennwort")
    assert not EmailAddress.objects.filter(user=own).exists()
    with scope(Alliance.objects.get()):
        assert Evidence.objects.get().uploaded_by_user == own


def test_going_out_and_coming_in_stand_in_the_journal_of_the_portal(small, tmp_path):
    path = export(small, tmp_path / "datei.zip")
    with across_alliances("Ein Test sieht überall nach"):
        assert Entry.objects.get(alliance=None).verb == "alliance.exported"

    empty()
    take_in(path)

    with across_alliances("Ein Test sieht überall nach"):
        assert Entry.objects.get(alliance=None).verb == "alliance.imported"


def test_an_alliance_that_is_here_does_not_come_in_twice(small, tmp_path):
    path = export(small, tmp_path / "datei.zip")

    with pytest.raises(CommandError, match="Kürzel „magdeburg“ gibt es hier schon"):
        take_in(path)


def test_a_code_that_is_here_is_refused_and_nothing_is_left(small, tmp_path):
    path = export(small, tmp_path / "datei.zip")
    code = Evidence.objects.get().application.employer.code
    empty()
    people.employer(people.alliance("marburg"), code=code)

    with pytest.raises(CommandError, match=f"code „{code}“ gibt es hier schon"):
        take_in(path)
    assert not Alliance.objects.filter(slug="magdeburg").exists()
    assert stored() == []


def test_another_file_that_lies_here_already_is_refused_and_kept(small, tmp_path):
    path = export(small, tmp_path / "datei.zip")
    empty(files=False)
    stored()[0].write_bytes(b"anders")

    with pytest.raises(CommandError, match="liegt hier schon"):
        take_in(path)
    assert stored()[0].read_bytes() == b"anders"


def test_what_an_import_left_that_was_cut_off_does_not_stop_the_next_one(small, tmp_path):
    path = export(small, tmp_path / "datei.zip")
    empty(files=False)
    file = stored()[0]
    half = file.rename(file.with_suffix(".neu"))

    take_in(path)
    empty(files=False)

    assert "Alle Siegel stimmen." in take_in(path)
    assert not half.exists()


def test_a_missing_file_is_told_and_the_rest_goes_along(small, tmp_path):
    stored()[0].unlink()

    path = export(small, tmp_path / "datei.zip")
    empty()

    assert len(manifest(path)["missing"]) == 1
    assert "Alle Siegel stimmen." in take_in(path)


def test_a_damaged_file_is_not_written_down(small, tmp_path):
    stored()[0].write_bytes(b"anders")

    with pytest.raises(CommandError, match="passt nicht zu ihrer Prüfsumme"):
        export(small, tmp_path / "datei.zip")
    assert not (tmp_path / "datei.zip").exists()


def test_nothing_is_written_over(small, tmp_path):
    path = export(small, tmp_path / "datei.zip")

    with pytest.raises(CommandError, match="gibt es schon"):
        export(small, path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_alliance_that_is_not_here_cannot_go_out(db, tmp_path):
    with pytest.raises(CommandError, match="„nirgends“ gibt es hier nicht"):
        call_command("alliance", "export", "nirgends", "--to", str(tmp_path / "datei.zip"))


def test_times_keep_their_microseconds(small, tmp_path):
    moment = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
    Evidence.objects.update(uploaded_at=moment)
    path = export(small, tmp_path / "datei.zip")
    empty()

    take_in(path)

    with scope(Alliance.objects.get()):
        assert Evidence.objects.get().uploaded_at == moment
