"""Access and erasure by command: over all alliances, without secrets, twice without harm, and each refusal."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.utils import timezone

from buendnis.access.rules import ANONYMOUS, Actor, EmploymentRole, Role
from buendnis.accounts.models import Invitation, Membership, User
from buendnis.journal.actions import record
from buendnis.journal.models import Entry
from buendnis.mail.models import Mail
from buendnis.mail.sending import post
from buendnis.tenancy.scope import across_alliances, scope
from certification.applications.models import CasePerson
from certification.applications.states import State
from certification.assessment.models import Answer
from certification.employers.models import AccessRequest, Employment
from certification.records.actions import seal
from certification.records.queries import broken_seals
from tests.builders import people, standing

ADDRESS = "rita.regen@example.org"
REASON = "Antrag auf Löschung vom 1. November"


def run(*arguments: str) -> str:
    out = io.StringIO()
    with scope(None):
        call_command("personal_data", *arguments, stdout=out)
    return out.getvalue()


def erase(address: str = ADDRESS, reason: str = REASON) -> str:
    return run("erase", address, "--reason", reason, "--yes")


@pytest.fixture
def rita(alliance):
    """Return somebody who left traces in two alliances: roles, an employer, an answer, mail, journal."""
    marburg = people.alliance("marburg")
    user = people.person("Rita Regen", email=ADDRESS)
    people.member(alliance, Role.BOARD, user=user)
    people.member(marburg, Role.EXAMINER, user=user)
    Authenticator.objects.create(user=user, type="totp", data={"secret": "GEHEIMNIS"})
    people.signed_in(user)
    done = standing.case(alliance, State.NOT_CERTIFIED)
    people.employed(done.employer, user=user)
    Answer.objects.create(application=done, criterion="AO-1", stage=2, changed_by=user.name)
    with scope(marburg):
        other = standing.case(marburg, State.CERTIFIED)
        CasePerson.objects.create(
            application=other, user=user, task="examiner", until=timezone.now()
        )
        AccessRequest.objects.create(employer=other.employer, user=user, message="Bitte")
        Invitation.objects.create(email=ADDRESS, role=Role.BOARD, expires_at=timezone.now())
    post(to=ADDRESS, subject="Guten Tag", body="Ihr Code: 123456")
    actor = people.actor(user, alliance)
    record("test.did", about=done, by=actor, sentence="Rita Regen gehört jetzt dazu.",
           details={"contact_email": ["", ADDRESS]}, case_code=done.code)  # fmt: skip
    return user


def parts(text: str) -> dict[str, list[dict]]:
    return {part["titel"]: part["zeilen"] for part in json.loads(text)["teile"]}


def test_the_export_holds_what_lies_in_every_alliance(rita):
    found = parts(run("export", ADDRESS.upper()))

    assert {row["alliance__name"] for row in found["Aufgaben im Bündnis"]} == {
        "Magdeburger Bündnis für Familien",
        "Marburger Bündnis für Familie",
    }
    assert set(found) >= {
        "Konto", "Adressen zum Anmelden", "Zweiter Faktor", "Offene Sitzungen", "Mitwirkung in Betrieben",
        "Einladungen an die Person", "Mails an die Person", "Zeilen im Protokoll", "Anfragen um Zugang",
        "Antworten, zuletzt geändert von der Person", "Beratung, Prüfung und Vertretung in Anträgen",
    }  # fmt: skip


def test_the_export_holds_no_secret(rita):
    text = run("export", ADDRESS)

    assert rita.password not in text
    assert "GEHEIMNIS" not in text


def test_the_export_is_a_file_that_only_its_owner_reads(rita, tmp_path):
    packed = tmp_path / "auskunft.zip"

    run("export", ADDRESS, "--to", str(packed))

    assert packed.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(packed) as archive:
        assert sorted(archive.namelist()) == ["auskunft.json", "auskunft.txt"]
        words = archive.read("auskunft.txt").decode()
    assert (
        "- E-Mail-Adresse: rita.regen@example.org; Name: Rita Regen; aktiv: ja; Konto seit: "
        in words
    )
    with pytest.raises(CommandError, match="gibt es schon"):
        run("export", ADDRESS, "--to", str(packed))


def test_a_file_of_another_kind_is_refused(rita, tmp_path):
    with pytest.raises(CommandError, match="Die Datei heißt"):
        run("export", ADDRESS, "--to", str(tmp_path / "auskunft.pdf"))


def test_an_address_that_nobody_knows_is_told_as_such(alliance):
    with pytest.raises(CommandError, match="nichts gespeichert"):
        run("export", "niemand@example.org")
    assert erase("niemand@example.org") == "Zu dieser Adresse ist nichts gespeichert.\n"


def test_erasing_leaves_neither_name_nor_address(rita, alliance):
    erase()

    rita.refresh_from_db()
    assert (rita.name, rita.is_active) == (f"Gelöschte Person {rita.pk}", False)
    assert not rita.has_usable_password()
    with across_alliances("Ein Test sieht überall nach"):
        assert not EmailAddress.objects.filter(user=rita).exists()
        assert not Authenticator.objects.filter(user=rita).exists()
        assert not Mail.objects.filter(to=ADDRESS).exists()
        assert not Invitation.objects.filter(email=ADDRESS).exists()
        assert not AccessRequest.objects.filter(user=rita).exists()
        assert not Membership.objects.filter(user=rita, until__isnull=True).exists()
        assert not Employment.objects.filter(user=rita, until__isnull=True).exists()
        assert Answer.objects.get().changed_by == rita.name
        entry = Entry.objects.get(verb="test.did")
        everything = repr(list(Entry.objects.values("actor_name", "sentence", "details")))
    assert entry.sentence == f"Gelöschte Person {rita.pk} gehört jetzt dazu."
    assert "Rita Regen" not in everything
    assert ADDRESS not in everything


def test_what_stays_is_told_with_reason_and_end(rita):
    told = erase()

    assert "Gelöscht: Mails an die Person (1)." in told
    line = next(line for line in told.splitlines() if "Beratung, Prüfung und Vertretung" in line)
    assert line.startswith("Es bleibt: ")
    assert "drei verschiedene Menschen" in line
    assert "Bis: zur Löschung der Fallakte" in line


def test_a_declaration_is_told_to_whoever_gave_it_and_to_nobody_with_a_longer_name(rita, alliance):
    own = standing.case(alliance, State.REJECTED, declared_by="Rita Regen, Inhaberin")
    standing.case(alliance, State.REJECTED, declared_by="Rita Regenbogen, Leitung")

    rows = parts(run("export", ADDRESS))["Erklärungen der Leitung"]

    assert [row["code"] for row in rows] == [own.code]
    assert "Es bleibt: Erklärungen der Leitung (1)." in erase()


def test_a_name_inside_a_seal_is_told_and_the_seal_holds(rita, alliance):
    case = standing.case(alliance, State.REJECTED)
    parts = {"declarations": {"declared_by": "Rita Regen"}, "evidence": []}
    seal(case, kind="submission", parts=parts, counts=None, by=Actor(name="Kim Muster"))

    told = erase()

    assert (
        "Es bleibt: Versiegelte Stände (1). Grund: Versiegelte Stände lassen sich nicht ändern"
        in told
    )
    assert list(broken_seals(case)) == []


def test_erasing_is_written_down_once_in_every_alliance_without_the_address(rita, alliance):
    erase()
    again = erase()

    with across_alliances("Ein Test sieht überall nach"):
        lines = Entry.objects.filter(verb="personal_data.erased").order_by("alliance")
        assert [(line.alliance.slug, line.sentence) for line in lines] == [
            (slug, f"Personenbezogene Daten gelöscht (Gelöschte Person {rita.pk}): {REASON}")
            for slug in ("magdeburg", "marburg")
        ]
    assert again == "Zu dieser Adresse ist nichts gespeichert.\n"


def test_whoever_has_no_account_is_erased_by_the_address(alliance):
    Invitation.objects.create(
        email="neu@example.org", role=Role.BOARD, expires_at=timezone.now() + timedelta(days=1)
    )

    told = erase("neu@example.org")

    assert told == "Gelöscht: Einladungen an die Person (1).\n"
    assert Entry.objects.get(verb="personal_data.erased").about_code == "ohne Konto"


def test_the_name_of_a_namesake_is_left_alone(alliance):
    people.person("Rita Regen", email=ADDRESS)
    people.member(alliance, Role.BOARD, user=people.person("Rita Regen"))
    case = standing.case(alliance)
    Answer.objects.create(application=case, criterion="AO-1", stage=2, changed_by="Rita Regen")

    notes = json.loads(run("export", ADDRESS))["hinweise"]
    erase()

    assert any("heißt genauso" in note for note in notes)
    assert Answer.objects.get().changed_by == "Rita Regen"


def test_the_last_owner_with_an_open_case_stays(alliance):
    case = standing.case(alliance, State.DRAFT)
    people.employed(case.employer, user=people.person("Rita Regen", email=ADDRESS))

    with pytest.raises(CommandError, match="Letzte verantwortliche Person von „Praxis Elbwiese“"):
        erase()
    assert User.objects.get(email=ADDRESS).is_active


def test_a_second_owner_lets_the_first_one_go(alliance):
    case = standing.case(alliance, State.DRAFT)
    people.employed(case.employer, user=people.person("Rita Regen", email=ADDRESS))
    people.employed(case.employer, EmploymentRole.OWNER)

    assert "Das Konto heißt jetzt" in erase()


@pytest.mark.parametrize(("task", "name"), [("adviser", "Beratung"), ("examiner", "Prüfung")])
def test_whoever_has_a_part_in_an_open_case_stays(alliance, task, name):
    case = standing.case(alliance, State.IN_REVIEW)
    standing.named(case, task, people.person("Rita Regen", email=ADDRESS))

    with pytest.raises(CommandError, match=f"{name} im laufenden Antrag {case.code}"):
        erase()


def test_the_last_administrator_stays(alliance):
    people.member(alliance, Role.ADMIN, user=people.person("Rita Regen", email=ADDRESS))

    with pytest.raises(CommandError, match="Letzte Verwaltung von „Magdeburger Bündnis"):
        erase()


@pytest.mark.parametrize("reason", ["Frau Rita Regen bat darum", f"Mail von {ADDRESS}"])
def test_a_reason_that_names_the_person_is_refused(rita, reason):
    with pytest.raises(CommandError, match="weder Namen noch Adresse"):
        erase(reason=reason)


def test_without_a_reason_nothing_is_erased(rita):
    with pytest.raises(CommandError, match="den Grund in einem Satz"):
        erase(reason=" ")


def test_without_the_word_nothing_is_erased(rita, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _: "ja")

    with pytest.raises(CommandError, match="Nichts wurde gelöscht"):
        run("erase", ADDRESS, "--reason", REASON)
    assert User.objects.filter(email=ADDRESS).exists()


def test_a_line_of_nobody_in_particular_stays_as_it_is(rita, alliance):
    record("test.other", about=alliance, by=ANONYMOUS, sentence="Ritas Regenschirm bleibt.")

    erase()

    assert Entry.objects.get(verb="test.other").sentence == "Ritas Regenschirm bleibt."
