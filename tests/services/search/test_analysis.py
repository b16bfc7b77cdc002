"""From text to words: forms brought together, every script kept, hostile input made short."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.search.analysis import LONGEST_WORD, MOST_WORDS, asked, cleaned, parted, words


def stems(text: str, language: str = "de") -> list[str]:
    return [word.stem for word in words(text, language)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alleinerziehende", "alleinerziehend"),
        ("Kindergärten", "kindergaerten"),
        ("Großeltern", "Grosseltern"),
        ("Straße", "STRASSE"),
        ("Schüler:innen", "Schüler/-innen"),
        ("Müttercafé", "muettercafe"),
        ("Be\u00adratung", "Beratung"),  # a soft hyphen, as pages break words
    ],
)
def test_forms_of_a_word_are_one_word(one, other):
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("أُمّ", "ar", ["ام"]),
        ("сім'я", "uk", ["сімя"]),
        ("ребёнок", "ru", ["ребенок"]),
        ("İstanbul", "tr", ["istanbul"]),
        ("childcare", "en", ["childcar"]),
    ],
)
def test_words_of_other_scripts_survive(text, language, expected):
    assert stems(text, language) == expected


def test_a_word_with_turkish_letters_has_turkish_stems_too():
    (word,) = asked("çocuğum")

    assert word.stems == ("cocugum", "cocuk")


def test_what_people_write_around_a_question_is_required_of_nobody():
    found = asked("Wo bekomme ich Hilfe für meine Oma?")

    assert [(word.typed, word.required) for word in found] == [
        ("bekomme", False),
        ("hilfe", False),
        ("oma", True),
    ]


def test_a_question_of_nothing_else_asks_for_those_words():
    assert [word.required for word in asked("ich suche Hilfe")] == [True, True]


def test_shown_again_is_one_short_line_without_marks_that_turn_it():
    assert cleaned("a\x00b\n\u202ec\u2066 " + "x" * 500) == "a b c " + "x" * 192


@settings(deadline=None)
@given(st.text(alphabet=st.characters(), max_size=400))
def test_whatever_is_typed_gives_a_few_short_words(text):
    found = asked(text)

    assert len(found) <= MOST_WORDS
    assert all(0 < len(word.surface) <= 2 * LONGEST_WORD and all(word.stems) for word in found)


@settings(deadline=None)
@given(st.text(alphabet="aäeioöuüßsnrt", min_size=2, max_size=12))
def test_a_word_is_read_back_as_it_was_written(text):
    assert all(parted(word.text) == word for word in words(text))


def test_ten_thousand_letters_take_no_longer_than_two_hundred():
    start = time.perf_counter()
    asked("ä\u0301\u202e'\"" * 2500)

    assert time.perf_counter() - start < 0.1
