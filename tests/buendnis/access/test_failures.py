"""A session that ends while somebody types loses nothing, with and without JavaScript."""

import re

import pytest

from buendnis.access.rules import Role
from buendnis.pages.models import PageText
from tests.builders import people
from tests.builders.people import PASSWORD, PortalClient
from tests.builders.reading import says_du, words_of

PATH = "/magdeburg/verwaltung/texte/familien/"
TYPED = {
    "title": "Für Familien",
    "body": "Ein langer Text,\nden niemand zweimal schreibt.",
    "action": "save",
}
OWN_PAGE = {"HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.fixture
def window():
    """A client that checks form tokens, as a browser meets them."""
    return PortalClient(enforce_csrf_checks=True, **OWN_PAGE)


def fields_of(page) -> dict[str, str]:
    """Return the hidden fields of the form that sends typed text again."""
    form = page.content.decode().split(f'action="{PATH}"')[1].split("</form>")[0]
    return {
        name: value.replace("&#x27;", "'")
        for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    }


def sign_in(window, user):
    window.get("/anmelden/")
    token = window.cookies["csrftoken"].value
    return window.post(
        "/anmelden/", {"login": user.email, "password": PASSWORD, "csrfmiddlewaretoken": token}
    )


def test_typed_text_survives_signing_in_again_without_javascript(alliance, window):
    admin = people.member(alliance, Role.ADMIN)
    sign_in(window, admin)
    token = window.cookies["csrftoken"].value
    del window.cookies["sessionid"]

    ended = window.post(PATH, TYPED | {"csrfmiddlewaretoken": token})
    sign_in(window, admin)
    again = window.post(PATH, fields_of(ended))
    saved = window.post(PATH, fields_of(again))

    assert ended.status_code == 401
    assert "Ihre Anmeldung ist abgelaufen, Ihr Text ist noch da" in words_of(ended)
    assert "Ihr Text ist da. Bitte speichern Sie ihn jetzt." in words_of(again)
    assert saved.status_code == 302
    assert PageText.objects.get(alliance=alliance).body == TYPED["body"]


def test_the_pages_show_the_text_to_read_and_say_sie(alliance, client):
    page = client.post(PATH, TYPED)

    assert "den niemand zweimal schreibt." in words_of(page)
    assert says_du(words_of(page)) == []


def test_passwords_are_never_written_into_a_page(db, window):
    answer = window.post("/anmelden/", {"login": "a@example.org", "password": "geheim-geheim"})

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/anmelden/"


def test_a_background_request_gets_a_sentence_to_show_beside_the_text(alliance, client):
    answer = client.post(PATH, TYPED, HTTP_HX_REQUEST="true")

    assert answer.status_code == 401
    assert "Ihr Text steht noch in diesem Fenster." in words_of(answer)
    assert b"<html" not in answer.content


def test_files_are_named_as_what_cannot_be_kept(alliance, client):
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = client.post(PATH, TYPED | {"file": SimpleUploadedFile("a.pdf", b"x")})

    assert "Dateien kann der Browser nicht aufheben." in words_of(answer)


def test_a_form_from_a_foreign_page_is_refused(alliance, window):
    answer = window.post(PATH, TYPED, HTTP_SEC_FETCH_SITE="cross-site")

    assert answer.status_code == 403
    assert "Dieses Formular wurde nicht von unserer Seite gesendet." in words_of(answer)


def test_a_reader_is_sent_to_sign_in_and_back(alliance, client):
    answer = client.get(PATH)

    assert answer.headers["Location"] == f"/anmelden/?next={PATH.replace('/', '%2F')}"


def test_text_typed_before_the_second_factor_was_required_is_shown(alliance):
    alliance.second_factor_roles = [Role.ADMIN]
    alliance.save()

    answer = people.signed_in(people.member(alliance, Role.ADMIN)).post(PATH, TYPED)

    assert answer.status_code == 403
    assert "den niemand zweimal schreibt." in words_of(answer)
