"""A text is said in the reader's language, with its values, its plural form, and its own direction."""

import pytest
from django.test import RequestFactory

from services.languages import queries
from services.languages.queries import UnknownText, say
from services.languages.request import reader_language
from services.languages.values import GERMAN, LANGUAGES, language_of

TEXTS = {
    "room.hits": {
        "de": {"zero": "Nichts gefunden", "one": "{count} Eintrag", "other": "{count} Einträge"},
        "uk": {"one": "{count} запис", "few": "{count} записи", "other": "{count} записів"},
        "ar": {"two": "نتيجتان", "other": "{count} نتيجة"},
    },
    "room.call": {"de": "Rufen Sie {number} an.", "ar": "اتصل بـ {number}."},
}


@pytest.fixture
def _few_texts(monkeypatch):
    monkeypatch.setattr(queries, "texts", lambda: TEXTS)


@pytest.mark.usefixtures("_few_texts")
@pytest.mark.parametrize(
    ("code", "count", "words"),
    [
        ("de", 0, "Nichts gefunden"),
        ("de", 1, "1 Eintrag"),
        ("de", 2, "2 Einträge"),
        ("uk", 21, "21 запис"),
        ("uk", 3, "3 записи"),
        ("uk", 11, "11 записів"),
        ("ar", 2, "نتيجتان"),
    ],
)
def test_a_number_chooses_the_form_after_the_rules_of_its_language(code, count, words):
    assert say("room.hits", LANGUAGES[code], count=count) == words


@pytest.mark.usefixtures("_few_texts")
def test_a_number_or_german_name_keeps_its_direction_in_an_arabic_sentence():
    assert say("room.call", GERMAN, number="0391 540") == "Rufen Sie 0391 540 an."
    assert say("room.call", LANGUAGES["ar"], number="0391 540") == "اتصل بـ \u20680391 540\u2069."


@pytest.mark.usefixtures("_few_texts")
def test_what_was_said_in_arabic_reads_from_the_right_where_it_is_filled_in():
    arabic = LANGUAGES["ar"]
    said = say("room.call", arabic, number="0391 540")

    assert say("room.call", arabic, number=said) == f"اتصل بـ \u2067{said}\u2069."


@pytest.mark.usefixtures("_few_texts")
@pytest.mark.parametrize(("key", "code"), [("room.nothing", "de"), ("room.call", "uk")])
def test_a_text_that_nobody_wrote_is_an_error_and_no_empty_page(key, code):
    with pytest.raises(UnknownText):
        say(key, LANGUAGES[code], number="1")


@pytest.mark.parametrize("asked", ["", "xx", "DE", "uk;", "../de", "ar" * 500])
def test_an_unknown_language_is_answered_in_german(asked):
    request = RequestFactory().get("/", {"sprache": asked})

    assert reader_language(request) is GERMAN
    assert language_of(asked) is GERMAN


def test_the_address_alone_decides_the_language():
    request = RequestFactory().get("/?sprache=tr", HTTP_ACCEPT_LANGUAGE="uk")

    assert reader_language(request) is LANGUAGES["tr"]
    assert reader_language(RequestFactory().get("/", HTTP_ACCEPT_LANGUAGE="uk")) is GERMAN
