"""Anybody signed in registers an employer; a look-alike is shown before a second row arises."""

import pytest

from buendnis.access.rules import EmploymentRole, Role
from buendnis.journal.models import Entry
from certification.employers.models import AccessRequest, Employer, Employment
from tests.builders import people
from tests.builders.reading import inline_things, last_mail, says_du, words_of
from tests.builders.threads import together

PATH = "/magdeburg/zertifizierung/betrieb-anmelden/"
DATA = {
    "name": "Praxis Elbwiese", "sector": "gesundheit", "street": "Uferweg 3", "postcode": "39104",
    "city": "Magdeburg", "website": "", "contact_name": "Wiebke Wiesner",
    "contact_email": "wiebke@example.org", "contact_phone": "0391 000000",
}  # fmt: skip


@pytest.fixture
def newcomer(db):
    return people.person("Wiebke Wiesner")


@pytest.fixture
def window(newcomer):
    return people.signed_in(newcomer)


def test_the_first_registrant_is_owner_and_goes_on_to_the_application(alliance, window, newcomer):
    answer = window.post(PATH, DATA)

    employer = Employer.objects.get()
    assert (
        answer.headers["Location"] == f"/magdeburg/zertifizierung/betriebe/{employer.code}/antrag/"
    )
    assert Employment.objects.get(employer=employer).role == EmploymentRole.OWNER
    assert Entry.objects.get(verb="employer.registered").actor == newcomer


def test_the_form_begins_with_what_is_known_and_says_sie(alliance, window):
    page = window.get(PATH)

    assert 'value="Wiebke Wiesner"' in page.content.decode()
    assert says_du(words_of(page)) == []
    assert inline_things(page) == []


def test_a_wrong_postcode_keeps_what_was_typed(alliance, window):
    page = window.post(PATH, DATA | {"postcode": "391"})

    assert "Eine Postleitzahl hat fünf Ziffern." in words_of(page)
    assert 'value="Uferweg 3"' in page.content.decode()
    assert Employer.objects.count() == 0


@pytest.mark.parametrize("name", ["Praxis Elbwiese", "PRAXIS  elbwiese"])
def test_same_name_and_postcode_warn_and_offer_to_ask_for_access(alliance, window, name):
    known = people.employer(alliance, "Praxis Elbwiese", postcode="39104")

    page = window.post(PATH, DATA | {"name": name})

    assert "Diesen Betrieb gibt es vielleicht schon" in words_of(page)
    assert (
        f'href="/magdeburg/zertifizierung/betriebe/{known.code}/zugang/"' in page.content.decode()
    )
    assert Employer.objects.count() == 1


def test_after_the_warning_another_employer_can_be_registered(alliance, window):
    people.employer(alliance, "Praxis Elbwiese", postcode="39104")

    window.post(PATH, DATA | {"another": "yes"})

    assert Employer.objects.count() == 2


def test_ones_own_employer_is_named_as_such(alliance, window, newcomer):
    people.employed(people.employer(alliance, "Praxis Elbwiese", postcode="39104"), user=newcomer)

    page = words_of(window.post(PATH, DATA))

    assert "Sie gehören dazu." in page
    assert "Zugang anfragen" not in page


def test_the_same_employer_in_another_alliance_is_no_look_alike(alliance, window):
    people.employer(people.alliance("marburg"), "Praxis Elbwiese", postcode="39104")

    window.post(PATH, DATA)

    assert Employer.objects.count() == 1


def test_asking_for_access_tells_the_owners(alliance, window, newcomer):
    known = people.employer(alliance)
    owner = people.employed(known)

    window.post(
        f"/magdeburg/zertifizierung/betriebe/{known.code}/zugang/",
        {"message": "Ich bin neu im Empfang."},
    )

    assert AccessRequest.objects.get().user == newcomer
    assert last_mail(owner.email).subject == "Wiebke Wiesner möchte für Praxis Elbwiese mitwirken"
    assert "Ich bin neu im Empfang." in last_mail(owner.email).body


def test_asking_twice_is_one_request(alliance, window):
    known = people.employer(alliance)
    path = f"/magdeburg/zertifizierung/betriebe/{known.code}/zugang/"

    window.post(path, {})
    window.post(path, {})

    assert AccessRequest.objects.count() == 1


def test_who_belongs_already_need_not_ask(alliance, window, newcomer):
    known = people.employer(alliance)
    people.employed(known, user=newcomer)

    page = window.get(f"/magdeburg/zertifizierung/betriebe/{known.code}/zugang/")

    assert page.status_code == 403
    assert "Sie gehören schon zu diesem Betrieb." in words_of(page)


def test_registering_needs_signing_in(alliance, client):
    assert client.get(PATH).headers["Location"].startswith("/anmelden/")


def test_a_coordinator_sees_the_new_employer(alliance, window):
    window.post(PATH, DATA)
    coordinator = people.signed_in(people.member(alliance, Role.COORDINATOR))

    page = coordinator.get(f"/magdeburg/zertifizierung/betriebe/{Employer.objects.get().code}/")

    assert "Praxis Elbwiese" in words_of(page)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_registers_one_employer(alliance, window):
    clicks = together(*[lambda: window.post(PATH, DATA)] * 2)

    assert sorted(click.status_code for click in clicks) == [200, 302]
    assert Employer.objects.count() == 1


@pytest.mark.parametrize("name", ["\u200b", "\u202e \u2066"])
def test_a_name_that_nobody_can_see_is_refused(alliance, window, name):
    page = window.post(PATH, DATA | {"name": name})

    assert "Dieses Feld ist zwingend erforderlich." in words_of(page)
    assert Employer.objects.count() == 0


def test_a_name_keeps_no_signs_that_turn_it_around(alliance, window):
    window.post(PATH, DATA | {"name": "Praxis \u202eElb\nwiese"})

    assert Employer.objects.get().name == "Praxis Elb wiese"


def test_a_postcode_has_plain_digits(alliance, window):
    page = window.post(PATH, DATA | {"postcode": "٣٩١٠٤"})

    assert "Eine Postleitzahl hat fünf Ziffern." in words_of(page)
