"""Terms keep their keys and numbers, and are named in all languages."""

from uuid import UUID

import pytest

from buendnis.strict_yaml import read_file
from services.languages.values import LANGUAGES
from services.taxonomy.queries import SOURCE, is_known, term, terms
from services.taxonomy.values import Kind

ALL = [each for kind in Kind for each in terms(kind)]
SYNONYMS = SOURCE.with_name("synonyms.yaml")
FEWEST_WORDS = {Kind.SITUATION: 8, Kind.TOPIC: 3}


def test_the_keys_are_those_that_entries_and_addresses_hold_on_to():
    assert [each.key for each in terms("situation")] == [
        "kind-kommt", "allein-erziehen", "trennung", "pflege", "wiedereinstieg",
        "regenbogenfamilie", "kind-mit-behinderung", "geld", "gewalt", "umzug",
        "neu-in-deutschland", "krise", "todesfall",
    ]  # fmt: skip
    assert [each.key for each in terms("topic")] == [
        "beratung", "kinderbetreuung", "finanzen", "pflege-hilfe", "pflege-beruf", "freizeit",
        "treffen", "arbeit", "bildung", "gesundheit", "trennung-recht", "teilhabe", "gewaltschutz",
        "wohnen", "ehrenamt", "behoerden", "foerderung-betriebe",
    ]  # fmt: skip
    assert [each.key for each in terms("audience")] == [
        "eltern", "werdende-eltern", "alleinerziehende", "regenbogen", "pflegende",
        "menschen-mit-behinderung", "seniorinnen-senioren", "jugendliche", "kinder", "betriebe",
        "zugewanderte",
    ]  # fmt: skip
    assert [each.key for each in terms("feature")] == [
        "rollstuhl", "aufzug", "wc", "blindenleit", "hoerhilfe", "wickeltisch", "parkplatz", "oepnv",
    ]  # fmt: skip


def test_numbers_for_other_systems_stay_and_are_told_apart():
    assert term("gewalt").uid == UUID("6eca9b95-b64b-552f-87d8-fd9b0633d039")
    assert len({each.uid for each in ALL}) == len(ALL)


def test_no_key_of_situation_topic_and_audience_means_two_things():
    """An entry keeps them in one list."""
    keys = [each.key for kind in ("situation", "topic", "audience") for each in terms(kind)]

    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_term_has_a_name_and_every_situation_a_line(code):
    without = [each.key for each in ALL if not each.names.get(code)]
    without += [each.key for each in terms("situation") if not each.hints.get(code)]

    assert without == []


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "ls"])
def test_what_people_type_is_known_in_every_language(code):
    few = [
        each.key
        for kind, least in FEWEST_WORDS.items()
        for each in terms(kind)
        if len(each.words.get(code, ())) < least
    ]

    assert few == []


def test_words_are_said_once():
    doubled = [
        (each.key, code)
        for each in ALL
        for code, words in each.words.items()
        if len({word.casefold() for word in words}) < len(words)
    ]

    assert doubled == []


def test_pages_of_separation_and_violence_can_be_left_quickly():
    assert {each.key for each in ALL if each.quick_exit} == {
        "trennung", "trennung-recht", "gewalt", "gewaltschutz",
    }  # fmt: skip


def test_an_unknown_key_is_an_error_and_can_be_asked_for():
    with pytest.raises(KeyError):
        term("nothing")

    assert [is_known("topic", "wohnen"), is_known("situation", "wohnen")] == [True, False]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Hartz IV", "geld"),
        ("Oma braucht Hilfe", "pflege"),
        ("allein mit Kind", "allein-erziehen"),
        ("Tagesmutter", "kinderbetreuung"),
        ("Scheidung", "trennung"),
        ("розлучення", "trennung"),
        ("طلاق", "trennung"),
        ("kreş", "kinderbetreuung"),
        ("садик", "kinderbetreuung"),
        ("single mom", "allein-erziehen"),
    ],
)
def test_words_of_every_day_lead_to_their_term(typed, key):
    assert typed in term(key).all_words


def test_groups_of_synonyms_are_words_of_one_group_each():
    groups = read_file(SYNONYMS)

    words = [word.casefold() for group in groups for word in group]

    assert len(groups) >= 40
    assert [word for word in set(words) if words.count(word) > 1] == []
    assert [group for group in groups if len(group) < 2] == []
