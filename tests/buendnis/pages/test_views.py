"""Editable texts are public, exist for deployment and alliance, and set no cookie."""

import pytest

from buendnis.pages.loading import load_page_texts
from tests.builders.reading import inline_things, says_du, words_of

ADDRESSES = (
    "/impressum/", "/datenschutz/", "/barrierefreiheit/", "/lizenzen/",
    "/magdeburg/impressum/", "/magdeburg/datenschutz/", "/magdeburg/barrierefreiheit/",
    "/magdeburg/seiten/familien/", "/magdeburg/seiten/betriebe/", "/magdeburg/seiten/pflege/",
)  # fmt: skip


@pytest.mark.parametrize("path", ADDRESSES)
def test_texts_are_readable_without_cookie_or_form_token(alliance, client, path):
    load_page_texts()

    page = client.get(path)

    assert page.status_code == 200
    assert page.cookies == {}
    assert b"csrf" not in page.content
    assert says_du(words_of(page)) == []
    assert inline_things(page) == []


def test_an_unknown_page_is_not_found(alliance, client):
    assert client.get("/magdeburg/seiten/hilfe/").status_code == 404


def test_a_page_without_any_text_says_so(alliance, client):
    assert "Dieser Text wird noch geschrieben." in words_of(client.get("/magdeburg/impressum/"))
