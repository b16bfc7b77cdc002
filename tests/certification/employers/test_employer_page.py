"""An employer's page: who sees it, who changes it, who acts for it."""

import pytest

from buendnis.access.rules import EmploymentRole, Role
from buendnis.accounts.models import Invitation
from buendnis.journal.models import Entry
from certification.employers.actions import request_access
from certification.employers.models import AccessRequest, Employer, Employment
from tests.builders import people
from tests.builders.reading import inline_things, last_mail, link_in, says_du, words_of

IN_CHARGE = "Das können nur die Verantwortlichen und die oberste Leitung des Betriebs."
CHANGED = {
    "name": "Praxis Elbufer", "sector": "gesundheit", "street": "Elbstraße 1", "postcode": "39104",
    "city": "Magdeburg", "website": "", "contact_name": "Erika Musterfrau",
    "contact_email": "kontakt@example.org", "contact_phone": "0391 000000",
}  # fmt: skip


@pytest.fixture
def praxis(alliance):
    return people.employer(alliance)


@pytest.fixture
def owner(praxis):
    return people.employed(praxis, name="Wiebke Wiesner")


def at(employer: Employer, path: str = "") -> str:
    return f"/magdeburg/zertifizierung/betriebe/{employer.code}/{path}"


def asked(praxis, user) -> AccessRequest:
    return request_access(praxis, user=user, message="", by=people.actor(user, praxis.alliance))


@pytest.mark.parametrize("path", ["", "angaben/", "einladen/"])
def test_owners_and_management_work_with_the_pages(praxis, owner, path):
    leader = people.employed(praxis, EmploymentRole.MANAGEMENT)

    pages = [people.signed_in(user).get(at(praxis, path)) for user in (owner, leader)]

    assert [page.status_code for page in pages] == [200, 200]
    assert says_du(words_of(pages[0])) == []
    assert inline_things(pages[0]) == []


def test_contributors_see_the_page_and_read_who_decides(praxis, owner):
    page = words_of(
        people.signed_in(people.employed(praxis, EmploymentRole.CONTRIBUTOR)).get(at(praxis))
    )

    assert IN_CHARGE in page
    assert "Angaben ändern" not in page


@pytest.mark.parametrize("path", ["angaben/", "einladen/"])
def test_contributors_and_coordinators_may_not_change_it(alliance, praxis, owner, path):
    users = [
        people.employed(praxis, EmploymentRole.CONTRIBUTOR),
        people.member(alliance, Role.COORDINATOR),
    ]

    pages = [people.signed_in(user).get(at(praxis, path)) for user in users]

    assert [page.status_code for page in pages] == [403, 403]
    assert all(IN_CHARGE in words_of(page) for page in pages)


@pytest.mark.parametrize("path", ["", "angaben/", "einladen/"])
def test_for_people_of_another_employer_it_does_not_exist(alliance, praxis, owner, path):
    other = people.employed(people.employer(alliance, "Nordpark"))

    assert people.signed_in(other).get(at(praxis, path)).status_code == 404


def test_in_another_alliance_the_code_does_not_exist(alliance, praxis, owner):
    path = at(praxis).replace("magdeburg", people.alliance("marburg").slug)

    assert people.signed_in(owner).get(path).status_code == 404


@pytest.mark.parametrize("role", [Role.EXAMINER, Role.BOARD, Role.ADMIN])
def test_other_tasks_of_the_alliance_read_whose_page_it_is(alliance, praxis, role):
    page = people.signed_in(people.member(alliance, role)).get(at(praxis))

    assert page.status_code == 403
    assert "Die Seite eines Betriebs sehen seine eigenen Leute und die Koordination." in words_of(
        page
    )


def test_changed_data_are_stored_and_journalled(praxis, owner):
    people.signed_in(owner).post(at(praxis, "angaben/"), CHANGED)

    assert Employer.objects.get(pk=praxis.pk).name == "Praxis Elbufer"
    assert Entry.objects.get(verb="employer.changed").details == {
        "name": ["Praxis Elbwiese", "Praxis Elbufer"]
    }


def test_an_invited_person_joins_with_the_invited_task(alliance, praxis, owner):
    people.signed_in(owner).post(
        at(praxis, "einladen/"), {"email": "tom@example.org", "role": "contributor"}
    )
    tom = people.person(email="tom@example.org")

    people.signed_in(tom).post(link_in(last_mail("tom@example.org")))

    assert people.actor(tom, alliance).employments == {praxis.pk: EmploymentRole.CONTRIBUTOR}


def test_inviting_who_is_there_keeps_the_form_with_a_sentence(praxis, owner):
    page = people.signed_in(owner).post(
        at(praxis, "einladen/"), {"email": owner.email, "role": "owner"}
    )

    assert "gehört schon zu diesem Betrieb." in words_of(page)
    assert Invitation.objects.count() == 0


def test_ending_is_asked_once_more_and_the_person_stays_barred(alliance, praxis, owner):
    tom = people.employed(praxis, EmploymentRole.CONTRIBUTOR, name="Tom Therapeut")
    path = at(praxis, f"personen/{Employment.objects.get(user=tom).pk}/beenden/")

    question = people.signed_in(owner).get(path)
    people.signed_in(owner).post(path)

    actor = people.actor(tom, alliance)
    assert "Soll Tom Therapeut ab heute nicht mehr für Praxis Elbwiese handeln" in words_of(
        question
    )
    assert not actor.works_for(praxis.pk)
    assert actor.ever_worked_for(praxis.pk)


def test_one_can_leave_by_oneself(alliance, praxis, owner):
    tom = people.employed(praxis, EmploymentRole.CONTRIBUTOR)

    people.signed_in(tom).post(
        at(praxis, f"personen/{Employment.objects.get(user=tom).pk}/beenden/")
    )

    assert people.actor(tom, alliance).employments == {}


def test_contributors_end_nobody_elses_part(praxis, owner):
    tom = people.employed(praxis, EmploymentRole.CONTRIBUTOR)

    page = people.signed_in(tom).post(
        at(praxis, f"personen/{Employment.objects.get(user=owner).pk}/beenden/")
    )

    assert page.status_code == 403
    assert "Beenden kann das, wer im Betrieb verantwortlich ist" in words_of(page)


def test_the_last_owner_cannot_leave(alliance, praxis, owner):
    page = people.signed_in(owner).post(
        at(praxis, f"personen/{Employment.objects.get(user=owner).pk}/beenden/")
    )

    assert page.status_code == 403
    assert "Das ist die letzte verantwortliche Person dieses Betriebs." in words_of(page)
    assert people.actor(owner, alliance).works_for(praxis.pk)


@pytest.mark.parametrize(
    ("word", "employments", "said"),
    [
        ("grant", 1, "Sie können jetzt für den Betrieb"),
        ("refuse", 0, "hat der Betrieb Nein gesagt"),
    ],
)
def test_a_request_is_answered_by_the_owner_and_told_by_mail(
    alliance, praxis, owner, word, employments, said
):
    tom = people.person("Tom Therapeut")
    request = asked(praxis, tom)

    page = people.signed_in(owner).get(at(praxis))
    people.signed_in(owner).post(at(praxis, f"zugang/{request.pk}/"), {"answer": word})

    assert "Tom Therapeut" in words_of(page)
    assert len(people.actor(tom, alliance).employments) == employments
    assert said in last_mail(tom.email).body


def test_the_coordinator_may_answer_for_the_owners(alliance, praxis, owner):
    request = asked(praxis, people.person())

    people.signed_in(people.member(alliance, Role.COORDINATOR)).post(
        at(praxis, f"zugang/{request.pk}/"), {"answer": "grant"}
    )

    assert AccessRequest.objects.get().granted is True


def test_contributors_do_not_answer_requests(praxis, owner):
    request = asked(praxis, people.person())
    tom = people.employed(praxis, EmploymentRole.CONTRIBUTOR)

    page = people.signed_in(tom).post(at(praxis, f"zugang/{request.pk}/"), {"answer": "grant"})

    assert page.status_code == 403
    assert "Über Anfragen entscheidet, wer im Betrieb verantwortlich ist" in words_of(page)


def test_a_request_is_answered_once(praxis, owner):
    request = asked(praxis, people.person())
    browser = people.signed_in(owner)
    browser.post(at(praxis, f"zugang/{request.pk}/"), {"answer": "refuse"})

    page = browser.post(at(praxis, f"zugang/{request.pk}/"), {"answer": "grant"})

    assert page.status_code == 403
    assert "Diese Anfrage ist schon beantwortet." in words_of(page)
    assert AccessRequest.objects.get().granted is False


def test_the_page_asks_the_database_no_more_for_three_people_than_for_one(
    praxis, owner, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = people.signed_in(owner)
    with CaptureQueriesContext(connection) as one:
        browser.get(at(praxis))
    people.employed(praxis, EmploymentRole.OWNER)
    people.employed(praxis, EmploymentRole.CONTRIBUTOR)

    with django_assert_num_queries(len(one)):
        browser.get(at(praxis))


@pytest.mark.parametrize(("owners", "asked_for"), [(1, True), (2, False)])
def test_a_single_owner_is_asked_for_a_second_one(praxis, owner, owners, asked_for):
    for number in range(1, owners):
        people.employed(praxis, name=f"Weitere {number}")

    page = people.signed_in(owner).get(at(praxis))

    assert ("Eine zweite verantwortliche Person hilft" in page.text) is asked_for
