"""The frame of the families' pages: language, direction, addresses that keep it, and no look at the session."""

import re

import pytest
from django.shortcuts import render
from django.template import RequestContext, Template, TemplateSyntaxError
from django.test import RequestFactory

from services.languages.addresses import family_address, other_languages
from services.languages.values import GERMAN, LANGUAGES
from tests.builders.addresses import pages

LOAD = "{% load families %}"


class Untouchable:
    """Stands for session, actor and messages: whoever looks at it fails."""

    def __getattr__(self, name):
        raise AssertionError(f"asked for {name}")

    __bool__ = __len__ = __iter__ = None


def asked(path="/magdeburg/familien/", **query):
    request = RequestFactory().get(path, query)
    request.session = request.user = request.actor = request._messages = Untouchable()
    request.alliance = None
    return request


def written(text, request, **values):
    return Template(LOAD + text).render(RequestContext(request, values))


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_frame_is_in_the_readers_language_and_asks_no_session(alliance, code):
    request = asked(sprache=code)
    request.alliance = alliance

    page = render(request, "layouts/family.html").content.decode()

    language = LANGUAGES[code]
    assert f'<html lang="{language.html_lang}" dir="{language.direction}"' in page
    assert page.index("tel:112") < page.index("help-strip__more")
    assert [other.own_name in page for other in LANGUAGES.values()] == [True] * 7
    assert "csrfmiddlewaretoken" not in page
    assert ("Anmelden" in page, "Zum Inhalt springen" in page) == (False, code == "de")


def test_only_arabic_is_read_from_the_right():
    assert {code for code, each in LANGUAGES.items() if each.is_rtl} == {"ar"}


def test_the_own_sheets_of_families_name_no_left_and_right(settings):
    sheets = (settings.BASE_DIR / "static" / "css").glob("*.css")
    screen = [path for path in sheets if path.stem in {"family", "site", "components", "forms"}]

    sided = [
        f"{path.name}: {line.strip()}"
        for path in screen
        for line in path.read_text().splitlines()
        if line.strip().startswith(("left:", "right:", "float: left", "text-align: left"))
        or "-left:" in line
        or "-right:" in line
    ]

    assert (len(screen), sided) == (4, [])


@pytest.mark.usefixtures("alliance")
def test_an_address_keeps_the_language_and_leaves_out_what_is_empty():
    assert family_address("feedback:callback", language=GERMAN, q="", thema=["wohnen", "geld"]) == (
        "/magdeburg/familien/rueckruf/?thema=wohnen&thema=geld"
    )
    assert family_address("feedback:callback", language=LANGUAGES["uk"], q="Кіта & Co") == (
        "/magdeburg/familien/rueckruf/?q=%D0%9A%D1%96%D1%82%D0%B0+%26+Co&sprache=uk"
    )


def test_the_other_languages_lead_to_the_same_page_with_what_was_asked():
    found = other_languages(asked("/x/", q="kita", sprache="ar"))

    assert [(each.code, path, here) for each, path, here in found][:2] == [
        ("de", "?q=kita", False),
        ("en", "?q=kita&sprache=en", False),
    ]
    assert [each.code for each, _, here in found if here] == ["ar"]
    assert other_languages(asked("/x/"))[0][1] == "/x/"


def test_a_german_text_on_an_arabic_page_says_what_it_is():
    text = '{% in_language "de" tag="span" %}{{ name }}{% end_in_language %}'

    assert [written(text, asked(sprache=code), name="<b>") for code in ("ar", "ls", "uk")] == [
        '<span lang="de" dir="ltr">&lt;b&gt;</span>',
        "<span>&lt;b&gt;</span>",
        '<span lang="de" dir="ltr">&lt;b&gt;</span>',
    ]


def test_a_frame_is_one_of_three_elements():
    with pytest.raises(TemplateSyntaxError):
        written('{% in_language "de" tag="script" %}x{% end_in_language %}', asked())


def test_a_form_keeps_the_language():
    text = "{% language_field %}"

    assert [written(text, asked(sprache=code)) for code in ("ru", "xx")] == [
        '<input type="hidden" name="sprache" value="ru">',
        "",
    ]


def test_every_address_that_families_pages_name_is_known(settings):
    known = {page.name for page in pages()}

    named = {
        (path.name, name)
        for folder, kind in (("templates", "*.html"), ("services", "*.py"))
        for path in (settings.BASE_DIR / folder).rglob(kind)
        for name in re.findall(r"family_address[ (]['\"](\w+:\w+)", path.read_text())
    }

    assert named
    assert {(place, name) for place, name in named if name not in known} == set()


def test_a_document_without_a_request_names_its_language():
    context = {"language": LANGUAGES["tr"]}

    assert (
        Template(LOAD + '{% say "family.menu" %}').render(RequestContext(None, context)) == "Menü"
    )
