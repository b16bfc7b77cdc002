"""Every door asks in the same order: method, sign-in, second factor, subject, rule."""

import pytest

from buendnis.access.rules import Role
from tests.buendnis.access import probe_urls
from tests.builders import people
from tests.conftest import PortalClient

pytestmark = [pytest.mark.urls("tests.buendnis.access.probe_urls"), pytest.mark.django_db]
OWN_PAGE = {"HTTP_SEC_FETCH_SITE": "same-origin"}
FOREIGN_PAGE = {"HTTP_SEC_FETCH_SITE": "cross-site"}


@pytest.fixture(autouse=True)
def no_tries():
    probe_urls.tries.clear()


@pytest.fixture
def member(alliance):
    """Return a client of somebody who coordinates."""
    return people.signed_in(people.member(alliance, Role.COORDINATOR))


# Methods


def test_a_method_that_is_not_named_is_refused(client):
    response = client.get("/static/probe/only_post/")

    assert (response.status_code, response["Allow"]) == (405, "POST")


def test_get_brings_head_with_it(client, alliance):
    response = client.head("/magdeburg/probe/whose/")

    assert (response.status_code, response.content) == (200, b"")


def test_the_method_is_asked_before_anything_else(client):
    assert client.put("/static/probe/shut/").status_code == 405


# Signing in


def test_a_reader_who_is_nobody_is_sent_to_sign_in_and_back(client, alliance):
    response = client.get("/magdeburg/probe/echo/?seite=2")

    assert response.status_code == 302
    assert response["Location"] == "/anmelden/?next=%2Fmagdeburg%2Fprobe%2Fecho%2F%3Fseite%3D2"


def test_a_page_for_everybody_asks_for_no_sign_in_unless_it_says_so(client, alliance):
    assert client.get("/magdeburg/probe/whose/").status_code == 200
    assert client.get("/static/probe/public_for_members/").status_code == 302


def test_what_a_signed_out_writer_typed_comes_back_to_be_sent_again(client, alliance):
    typed = {"text": "Unsere „Regel“ <gilt>", "csrfmiddlewaretoken": "x", "password1": "geheim"}

    response = client.post("/magdeburg/probe/echo/", typed)

    page = response.content.decode()
    assert response.status_code == 401
    assert "Unsere „Regel“ &lt;gilt&gt;" in page
    assert 'action="/magdeburg/probe/echo/"' in page
    assert "geheim" not in page


def test_lost_files_are_told(client, alliance, tmp_path):
    upload = tmp_path / "nachweis.pdf"
    upload.write_bytes(b"%PDF-1.7")

    with upload.open("rb") as file:
        response = client.post("/magdeburg/probe/echo/", {"text": "a", "file": file})

    assert response.context["had_files"] is True


def test_a_part_of_a_page_answers_a_lost_session_with_401(client, alliance):
    response = client.post("/magdeburg/probe/echo/", {"text": "a"}, headers={"HX-Request": "true"})

    assert response.status_code == 401
    assert "buendnis/session_ended_partial.html" in [each.name for each in response.templates]
    assert "/anmelden/?next=" in response.content.decode()


def test_a_missing_second_factor_shuts_the_door(alliance):
    alliance.second_factor_roles = [Role.BOARD]
    alliance.save()
    board = people.signed_in(people.member(alliance, Role.BOARD))

    response = board.get("/magdeburg/probe/echo/")

    assert response.status_code == 403
    assert "buendnis/second_factor_missing.html" in [each.name for each in response.templates]


def test_a_missing_second_factor_does_not_lose_what_was_typed(alliance):
    alliance.second_factor_roles = [Role.BOARD]
    alliance.save()
    board = people.signed_in(people.member(alliance, Role.BOARD))

    response = board.post(
        "/magdeburg/probe/echo/",
        {"text": "Ein langer Satz, der nicht verloren gehen darf, weil er Mühe gekostet hat"},
    )

    assert (
        response.status_code,
        "Ein langer Satz, der nicht verloren gehen darf, weil er Mühe gekostet hat"
        in response.content.decode(),
    ) == (403, True)


def test_a_missing_second_factor_does_not_shut_public_pages(alliance):
    alliance.second_factor_roles = [Role.BOARD]
    alliance.save()
    board = people.signed_in(people.member(alliance, Role.BOARD))

    assert board.get("/magdeburg/probe/whose/").status_code == 200


# Subject and rule


def test_a_refusal_is_a_page_with_the_rules_sentence(member):
    response = member.get("/magdeburg/probe/shut/")

    assert response.status_code == 403
    assert "Das Tor bleibt zu." in response.content.decode()


def test_what_needs_a_sign_in_is_kept_by_no_cache_on_the_way(client, member):
    inside = member.get("/magdeburg/zertifizierung/")
    outside = client.get("/magdeburg/")

    assert inside.headers["Cache-Control"] == "private, no-cache"
    assert "Cache-Control" not in outside.headers


def test_what_is_not_there_is_not_there_before_any_rule(member):
    assert member.get("/magdeburg/probe/shut/weg/").status_code == 404
    assert member.get("/magdeburg/probe/shut/da/").status_code == 403


def test_the_view_gets_the_subject_and_the_rest_of_the_address(client, alliance):
    response = client.get("/magdeburg/probe/open/da/noch/")

    assert response.content == b"DA noch"


def test_an_address_of_an_unknown_alliance_is_not_there(client, alliance):
    assert client.get("/atlantis/probe/whose/").status_code == 404


def test_an_address_with_a_nul_is_not_there(client, alliance):
    assert client.get("/magdeburg/probe/open/%00/noch/").status_code == 404


def test_a_nul_in_the_query_is_as_if_it_had_not_been_typed(client, alliance):
    response = client.get("/magdeburg/probe/open/da/noch/?name=a%00b")

    assert response.status_code == 200
    assert response.wsgi_request.GET["name"] == "ab"


# Forms from elsewhere


def test_a_form_without_its_token_keeps_the_text_of_our_own_page(alliance):
    user = people.member(alliance, Role.COORDINATOR)
    client = people.signed_in(user, enforce_csrf_checks=True)

    response = client.post("/magdeburg/probe/echo/", {"text": "Lang getippt"}, **OWN_PAGE)

    assert response.status_code == 403
    assert "Lang getippt" in response.content.decode()


@pytest.mark.parametrize(
    "headers",
    [FOREIGN_PAGE, {"HTTP_ORIGIN": "https://example.org"}, {"HTTP_ORIGIN": "null"}, {}],
)
def test_a_form_without_its_token_from_elsewhere_shows_nothing_of_what_was_sent(alliance, headers):
    user = people.member(alliance, Role.COORDINATOR)
    client = people.signed_in(user, enforce_csrf_checks=True)

    response = client.post("/magdeburg/probe/echo/", {"text": "Untergeschoben"}, **headers)

    page = response.content.decode()
    assert response.status_code == 403
    assert "Untergeschoben" not in page
    assert "nicht von unserer Seite gesendet" in page


def test_a_part_of_a_page_without_its_token_asks_to_sign_in(alliance):
    user = people.member(alliance, Role.COORDINATOR)
    client = people.signed_in(user, enforce_csrf_checks=True)

    response = client.post(
        "/magdeburg/probe/echo/", {"text": "a"}, HTTP_HX_REQUEST="true", **OWN_PAGE
    )

    assert response.status_code == 401


def test_an_anonymous_form_needs_no_cookie_but_our_own_page(alliance):
    client = PortalClient(enforce_csrf_checks=True)

    assert client.post("/static/probe/report/", **OWN_PAGE).status_code == 200
    assert not client.cookies


@pytest.mark.parametrize(
    "headers",
    [
        FOREIGN_PAGE,
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_ORIGIN": "https://example.org"},
        {"HTTP_REFERER": "https://example.org/form"},
        {},
    ],
)
def test_an_anonymous_form_of_a_foreign_page_is_refused(client, headers):
    response = client.post("/static/probe/report/", **headers)

    assert response.status_code == 403
    assert "von einer fremden Seite" in response.content.decode()


def test_an_old_browser_is_known_by_the_origin(client):
    assert client.post("/static/probe/report/", HTTP_ORIGIN="http://testserver").status_code == 200
