"""People of an employer change: a wrong address, a lost owner, somebody who leaves; what they wrote stays."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from buendnis.access.rules import EmploymentRole, Role
from buendnis.accounts.models import Invitation
from buendnis.journal.models import Entry
from buendnis.mail.models import Mail
from certification.assessment.actions import Change, save_answers
from certification.assessment.models import Answer, SectionTask
from certification.employers.actions import end_employment, invite_person, replace_owners
from certification.employers.models import Employment
from tests.builders import people, standing
from tests.builders.reading import inline_things, last_mail, link_in, says_du, words_of


@pytest.fixture
def praxis(alliance):
    return people.employer(alliance)


@pytest.fixture
def olga(praxis):
    return people.employed(praxis, name="Olga Owner")


@pytest.fixture
def bea(alliance):
    return people.member(alliance, Role.COORDINATOR, name="Bea Beratung")


def at(employer, path):
    return f"/magdeburg/zertifizierung/betriebe/{employer.code}/{path}"


def replaced(praxis, *, by, lost=None, email="neu@example.org"):
    keys = [one.pk for one in lost] if lost is not None else [
        one.pk for one in praxis.employments.filter(until__isnull=True, role="owner")
    ]  # fmt: skip
    return replace_owners(
        praxis, lost=keys, email=email, checked="phone", note="Rückruf am Montag", by=people.actor(by, praxis.alliance)
    )  # fmt: skip


# A lost owner


def test_the_coordination_replaces_a_lost_owner_and_all_hear_of_it(praxis, olga, bea):
    kai = people.employed(praxis, EmploymentRole.CONTRIBUTOR)
    case = standing.case(praxis.alliance, employer=praxis)

    replaced(praxis, by=bea)

    assert Employment.objects.get(user=olga).until is not None
    assert Invitation.objects.get().role == EmploymentRole.OWNER
    assert {one.to for one in Mail.objects.filter(template="owner_replaced")} == {
        olga.email,
        kai.email,
    }
    line = Entry.objects.get(verb="employer.owner_replaced")
    assert line.case_code == case.code
    assert line.sentence == (
        "Verantwortliche Person ersetzt (Olga Owner). Geprüft durch: Rückruf unter der Nummer, die hier hinterlegt ist"
    )


def test_the_page_of_it_speaks_plainly(praxis, olga, bea):
    page = people.signed_in(bea).get(at(praxis, "verantwortliche-ersetzen/"))

    assert (says_du(words_of(page)), inline_things(page)) == ([], [])
    assert "Verantwortliche Person ersetzen" in words_of(people.signed_in(bea).get(at(praxis, "")))


def test_where_an_owner_remains_he_does_it_himself(praxis, olga, bea):
    people.employed(praxis, name="Otto Owner")

    with pytest.raises(ValidationError, match="Weiter verantwortlich ist Otto Owner"):
        replaced(praxis, by=bea, lost=[Employment.objects.get(user=olga)])


def test_a_double_click_replaces_once(praxis, olga, bea):
    client, key = people.signed_in(bea), Employment.objects.get(user=olga).pk
    data = {
        "lost": [key],
        "email": "neu@example.org",
        "checked": "visit",
        "note": "Besuch am Montag",
    }

    first, second = (client.post(at(praxis, "verantwortliche-ersetzen/"), data) for _ in range(2))

    assert first.status_code == 302
    assert "Diese Person ist schon ersetzt." in words_of(second)
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize("former", [True, False])
def test_no_coordinator_of_the_employer_replaces(praxis, olga, bea, former):
    people.employed(praxis, EmploymentRole.CONTRIBUTOR, user=bea)
    if former:
        Employment.objects.filter(user=bea).update(until=timezone.now())

    with pytest.raises(ValidationError, match="Sie gehören oder gehörten zu diesem Betrieb"):
        replaced(praxis, by=bea)


def test_the_own_address_is_refused(praxis, olga, bea):
    with pytest.raises(ValidationError, match="Das ist Ihre eigene Adresse"):
        replaced(praxis, by=bea, email=bea.email)


def test_the_employer_itself_goes_the_usual_way(praxis, olga):
    with pytest.raises(ValidationError, match="ersetzt die Koordination"):
        replaced(praxis, by=olga)


# A wrong address


def invited(praxis, olga, email="falsch@example.org"):
    by = people.actor(olga, praxis.alliance)
    return invite_person(praxis, email=email, role=EmploymentRole.MANAGEMENT, by=by)


@pytest.mark.parametrize("who", ["owner", "coordinator"])
def test_a_wrong_address_is_put_right_in_one_step(praxis, olga, bea, who):
    wrong = invited(praxis, olga)
    client = people.signed_in(olga if who == "owner" else bea)

    client.post(at(praxis, f"einladungen/{wrong.pk}/"), {"email": "richtig@example.org"})

    wrong.refresh_from_db()
    new = Invitation.objects.get(email="richtig@example.org")
    assert (wrong.is_open, new.is_open, new.role) == (False, True, EmploymentRole.MANAGEMENT)
    assert link_in(last_mail("richtig@example.org")) == f"/einladung/{new.token}/"


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("falsch@example.org", "Das ist die Adresse, die schon eingeladen ist."),
        ("olga", "gehört schon zu diesem Betrieb."),
        ("bea", "Das ist Ihre eigene Adresse."),
    ],
)
def test_another_address_must_be_another_persons(praxis, olga, bea, email, sentence):
    wrong = invited(praxis, olga)
    given = {"olga": olga.email, "bea": bea.email}.get(email, email)

    page = people.signed_in(bea).post(at(praxis, f"einladungen/{wrong.pk}/"), {"email": given})

    assert sentence in words_of(page)
    assert Invitation.objects.get().is_open


def test_a_contributor_does_not_change_where_a_link_goes(praxis, olga):
    wrong = invited(praxis, olga)
    kai = people.employed(praxis, EmploymentRole.CONTRIBUTOR)

    assert people.signed_in(kai).get(at(praxis, f"einladungen/{wrong.pk}/")).status_code == 403


# Somebody leaves


def test_what_somebody_wrote_stays_and_sections_belong_to_nobody(praxis, olga):
    kai = people.employed(praxis, EmploymentRole.CONTRIBUTOR, name="Kai Kontributor")
    case = standing.case(praxis.alliance, employer=praxis)
    save_answers(case, [Change("AO-1", 0, {"stage": 3})], by=people.actor(kai, praxis.alliance))
    SectionTask.objects.create(application=case, section="AO", user=kai, given_by="Olga Owner")

    end_employment(Employment.objects.get(user=kai), by=people.actor(olga, praxis.alliance))

    assert Answer.objects.get().changed_by == "Kai Kontributor"
    assert Entry.objects.get(verb="assessment.answer_changed").actor_name == "Kai Kontributor"
    assert not SectionTask.objects.exists()


# A wrong name of the employer


CORRECT = {
    "name": "Praxis Elbwiesen", "sector": "gesundheit", "street": "Elbstraße 1", "postcode": "39104",
    "city": "Magdeburg", "website": "", "contact_name": "Erika Musterfrau",
    "contact_email": "kontakt@example.org", "contact_phone": "0391 111111",
}  # fmt: skip


def test_its_adviser_corrects_and_the_employer_reads_why(praxis, olga, bea):
    case = standing.case(praxis.alliance, employer=praxis, adviser=bea)
    path = f"/magdeburg/zertifizierung/antraege/{case.code}/berichtigen/"

    people.signed_in(bea).post(path, CORRECT | {"note": "So steht es an der Tür."})

    praxis.refresh_from_db()
    assert praxis.name == "Praxis Elbwiesen"
    assert "So steht es an der Tür." in last_mail(olga.email).body
    line = Entry.objects.get(verb="employer.changed")
    assert (line.case_code, line.details["name"]) == (
        case.code,
        ["Praxis Elbwiese", "Praxis Elbwiesen"],
    )
    assert line.sentence == (
        "Angaben des Betriebs berichtigt: Name des Betriebs „Praxis Elbwiesen“ statt „Praxis Elbwiese“; "
        "Telefon der Ansprechperson"
    )


def test_it_needs_a_word_to_the_employer(praxis, olga, bea):
    case = standing.case(praxis.alliance, employer=praxis, adviser=bea)
    path = f"/magdeburg/zertifizierung/antraege/{case.code}/berichtigen/"

    page = people.signed_in(bea).post(path, CORRECT | {"note": ""})

    assert "Bitte sagen Sie dem Betrieb, was Sie ändern." in words_of(page)
    assert not Entry.objects.filter(verb="employer.changed").exists()


def test_the_owner_corrects_in_every_state_and_the_examiner_reads_it(praxis, olga):
    case = standing.case(praxis.alliance, standing.State.IN_REVIEW, employer=praxis)

    people.signed_in(olga).post(at(praxis, "angaben/"), CORRECT)

    assert Entry.objects.get(verb="employer.changed").case_code == case.code
