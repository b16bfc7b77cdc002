"""Facts are told from data, whatever the language, and what is not known is said plainly."""

from datetime import date
from decimal import Decimal

import pytest

from services.directory.states import Cost, Kind, Registration
from services.languages.facts import (
    age_words,
    checked_words,
    cost_words,
    feature_words,
    kind_words,
    label,
    registration_words,
    scope_words,
    spoken_words,
    term_names,
)
from services.languages.values import GERMAN, LANGUAGES

UKRAINIAN = LANGUAGES["uk"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_choice_of_the_directory_has_its_words(code):
    language = LANGUAGES[code]

    words = [
        *(kind_words(kind, language) for kind in Kind),
        *(cost_words(cost, None, language) for cost in Cost),
        *(registration_words(each, language) for each in Registration),
    ]

    assert all(words)


def test_costs_are_told_with_their_amount_where_it_is_known():
    assert [cost_words(cost, None, GERMAN) for cost in Cost] == [
        "Kosten noch nicht bekannt", "kostenlos", "kostet etwas", "je nach Einkommen oder Fall",
    ]  # fmt: skip
    assert cost_words("kostet", Decimal("5.50"), GERMAN) == "5,50\xa0€"
    assert cost_words("kostet", Decimal("5.50"), LANGUAGES["en"]) == "€5.50"
    assert cost_words("kostenlos", Decimal(0), UKRAINIAN) == "безкоштовно"


@pytest.mark.parametrize(
    ("ages", "words"),
    [
        ((None, None), ""),
        ((6, None), "ab 6 Jahren"),
        ((None, 3), "bis 3 Jahre"),
        ((0, 3), "von 0 bis 3 Jahren"),
    ],
)
def test_ages_are_told_with_their_limits(ages, words):
    assert age_words(*ages, GERMAN) == words


def test_languages_and_topics_are_named_in_the_readers_language():
    assert spoken_words(["de", "uk", "nothing"], UKRAINIAN) == "Німецька і Українська"
    assert spoken_words([], GERMAN) == "Sprachen noch nicht bekannt"
    assert term_names(["eltern", "wohnen"], "topic", UKRAINIAN) == ("Житло",)


def test_a_place_answers_for_every_feature():
    answers = dict(feature_words({"rollstuhl": True, "aufzug": False}, GERMAN))

    assert list(answers.values()) == ["ja", "nein", *["nicht bekannt"] * 6]


def test_the_area_is_a_german_name_or_a_word():
    assert [scope_words(scope, "Magdeburg", GERMAN) for scope in ("ort", "land", "bund")] == [
        "Magdeburg", "das ganze Bundesland", "ganz Deutschland",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"checked_on": date(2026, 11, 3)}, "geprüft am 3. November 2026"),
        (
            {"checked_on": date(2025, 3, 1), "unconfirmed": True},
            "seit 1. März 2025 nicht bestätigt",
        ),
        ({"checked_on": None}, "noch nicht geprüft"),
        (
            {"checked_on": None, "historical": True, "source_date": date(2015, 7, 1)},
            "historisch (Stand Juli 2015), wird geprüft",
        ),
        ({"checked_on": None, "historical": True}, "historisch, wird geprüft"),
    ],
)
def test_whether_it_is_still_true_is_said(known, words):
    assert checked_words(GERMAN, **known) == words


def test_labels_are_in_the_readers_language():
    assert label("cost", UKRAINIAN) == "Вартість"
