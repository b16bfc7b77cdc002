"""Whom an employer can ask: its adviser, who stands in for her, else the office; on each of its pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from buendnis.access.rules import Role
from buendnis.accounts.models import Membership
from certification.applications.contacts import contact_of
from certification.applications.models import CasePerson
from tests.builders import people
from tests.builders.people import signed_in
from tests.certification.assessment import scenes


@pytest.fixture
def adviser(alliance):
    person = people.member(alliance, Role.COORDINATOR, name="Bea Beratung")
    Membership.objects.filter(user=person).update(
        phone="0391 12345", reachable="Mo bis Do, 9 bis 12 Uhr"
    )
    return person


@pytest.fixture
def case(alliance, adviser):
    return scenes.draft(alliance, adviser=adviser)


def test_without_a_case_it_is_the_office(alliance):
    alliance.contact_name, alliance.contact_phone = "Büro", "0391 1"
    alliance.save()

    assert (contact_of(None).name, contact_of(None).note) == ("Büro", "Geschäftsstelle")


def test_with_an_adviser_it_is_the_adviser(case):
    found = contact_of(case)

    assert (found.name, found.note, found.phone, found.dial) == (
        "Bea Beratung", "Ihre Beratung", "0391 12345", "039112345",
    )  # fmt: skip


def test_who_stands_in_is_named_while_she_does(alliance, case):
    other = people.member(alliance, Role.COORDINATOR, name="Vera Vertretung")
    now = timezone.now()
    CasePerson.objects.create(
        application=case, user=other, task="deputy", since=now, until=now + timedelta(days=1)
    )

    assert contact_of(case).note == "Vertretung Ihrer Beratung"
    assert contact_of(case).name == "Vera Vertretung"


def test_an_adviser_who_left_is_not_named(case, adviser):
    Membership.objects.filter(user=adviser).update(until=timezone.now())

    assert contact_of(case).note == "Geschäftsstelle"


@pytest.mark.parametrize(
    "page", ["", "selbsteinschaetzung/", "selbsteinschaetzung/ao/", "nachweise/", "programm/"]
)
def test_every_page_of_a_case_says_whom_to_ring_up(case, page):
    client = signed_in(people.employed(case.employer))

    answer = client.get(f"/magdeburg/zertifizierung/antraege/{case.code}/{page}")

    assert ('href="tel:039112345"' in answer.text, "erreichbar Mo bis Do" in answer.text) == (
        True,
        True,
    )


@pytest.mark.parametrize("page", ["", "angaben/", "einladen/"])
def test_every_page_of_an_employer_says_whom_to_ring_up(case, page):
    client = signed_in(people.employed(case.employer))

    answer = client.get(f"/magdeburg/zertifizierung/betriebe/{case.employer.code}/{page}")

    assert "Bea Beratung" in answer.text


def test_the_desk_of_an_employer_says_whom_to_ring_up_and_others_do_not(alliance, case):
    own = signed_in(people.employed(case.employer)).get("/magdeburg/zertifizierung/")
    board = signed_in(people.member(alliance, Role.BOARD)).get("/magdeburg/zertifizierung/")

    assert ("Fragen?" in own.text, "Fragen?" in board.text) == (True, False)


def test_a_coordinator_sets_her_own_number(alliance, adviser):
    client = signed_in(adviser)
    path = "/magdeburg/verwaltung/meine-nummer/"

    answer = client.post(path, {"phone": "0391 777", "reachable": "Freitag"})

    member = Membership.objects.get(user=adviser)
    assert (answer.status_code, member.phone, member.reachable) == (302, "0391 777", "Freitag")
    assert "0391 777" in client.get(path).text
