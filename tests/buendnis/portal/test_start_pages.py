"""Start pages lead everybody on, and leave no cookie behind."""

import pytest

from buendnis.pages.loading import load_page_texts
from buendnis.tenancy.scope import scope
from certification.applications.states import State
from certification.certificates.models import Certificate
from tests.builders import people
from tests.builders.cases import application_at
from tests.builders.reading import inline_things, says_du, words_of


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/magdeburg/", 200), ("/nirgends/", 404), ("/magdeburg/nirgends/", 404)],
)
def test_public_pages_set_no_cookie_and_carry_no_form_token(alliance, client, path, status):
    load_page_texts()

    page = client.get(path)

    assert page.status_code == status
    assert page.cookies == {}
    assert b"csrf" not in page.content
    assert inline_things(page) == []
    assert says_du(words_of(page)) == []


def test_the_start_page_leads_to_every_alliance_and_to_the_check(alliance, client):
    people.alliance("marburg")

    page = client.get("/").content.decode()

    assert 'href="/magdeburg/"' in page
    assert 'href="/marburg/"' in page
    assert 'action="/zertifikat/"' in page


def test_the_number_of_queries_does_not_grow_with_the_alliances(
    alliance, client, django_assert_num_queries
):
    people.alliance("marburg")
    people.alliance("trier")

    with django_assert_num_queries(1):
        client.get("/")


def test_a_new_installation_says_what_to_do_first(client, db):
    assert "manage.py create_alliance" in words_of(client.get("/"))


def test_an_alliance_shows_its_ways_in_and_its_contact(alliance, client):
    alliance.tagline, alliance.contact_name = "Für alle Familien.", "Familienbüro"
    alliance.save()
    load_page_texts()

    page = words_of(client.get("/magdeburg/"))

    assert "Für alle Familien." in page
    assert "Für Betriebe" in page
    assert "Pflege und Beruf" in page
    assert "Familienbüro" in page


def test_without_certificates_the_page_says_that_they_are_on_their_way(alliance, client):
    assert "Die ersten Verfahren laufen." in words_of(client.get("/magdeburg/"))


def test_a_certified_employer_is_named_with_a_link_to_the_check(db, client):
    application = application_at(State.CERTIFIED, home=people.alliance())
    with scope(application.employer.alliance):
        certificate = Certificate.objects.get()

    page = client.get("/magdeburg/")

    assert certificate.employer_name in words_of(page)
    assert f'href="/zertifikat/{certificate.number}/"' in page.content.decode()


def test_an_unknown_alliance_is_not_found(client, db):
    page = client.get("/atlantis/")

    assert page.status_code == 404
    assert "Diese Seite finden wir nicht" in words_of(page)


def test_a_fault_of_ours_gets_a_page_that_needs_neither_database_nor_session(client, rf):
    from buendnis.portal.views import server_error

    page = server_error(rf.get("/"))

    assert page.status_code == 500
    assert "Das liegt nicht an Ihnen." in words_of(page)


def test_a_request_that_cannot_be_read_gets_a_page(rf):
    from buendnis.portal.views import bad_request

    page = bad_request(rf.get("/"))

    assert page.status_code == 400
    assert "Diese Anfrage konnten wir nicht lesen" in words_of(page)
