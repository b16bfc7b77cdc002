"""Help for everybody: complete in seven languages, with sources, hours and honest dates."""

import re
from datetime import date, datetime

import pytest

from services.helpnow.queries import help_entries, help_entry, help_for
from services.languages.values import LANGUAGES
from services.taxonomy.queries import is_known
from services.timetable.opening import open_state
from services.timetable.rules import check_rule
from services.timetable.values import ZONE, OpenKind
from tests.readability.formula import grade
from tests.readability.limits import AIM

ENTRIES = help_entries()


def test_112_comes_first_and_about_twenty_more_follow():
    keys = [entry.key for entry in ENTRIES]

    assert keys[:2] == ["notruf", "polizei"]
    assert ENTRIES[0].numbers[0].e164 == "112"
    assert 20 <= len(keys) <= 30
    assert len(keys) == len(set(keys))


def test_every_help_that_was_asked_for_is_there():
    assert {
        "gewalt-frauen", "gewalt-maenner", "elterntelefon", "kummer", "seelsorge", "pflegetelefon",
        "schwangere", "missbrauch", "arzt", "gift", "unterhaltsvorschuss", "kinderzuschlag", "wohngeld",
        "elterngeld", "kindergeld", "grundsicherung", "familienportal",
    } <= {entry.key for entry in ENTRIES}  # fmt: skip


def test_names_and_texts_are_there_in_all_languages():
    for entry in ENTRIES:
        assert set(entry.names) == set(entry.texts) == set(LANGUAGES), entry.key
        assert all([*entry.names.values(), *entry.texts.values()]), entry.key


@pytest.mark.parametrize(
    ("code", "letters"), [("uk", "[а-щьюяєіїґ]"), ("ru", "[а-яё]"), ("ar", "[ء-ي]")]
)
def test_texts_are_written_in_the_letters_of_their_language(code, letters):
    for entry in ENTRIES:
        assert len(re.findall(letters, entry.text(code).lower())) > 20, entry.key


def test_german_and_easy_german_are_plain():
    german, easy = (
        {entry.key: round(grade(entry.text(code)), 1) for entry in ENTRIES} for code in ("de", "ls")
    )

    assert {key: found for key, found in german.items() if found > AIM} == {}
    assert {key: found for key, found in easy.items() if found > AIM} == {}


def test_every_help_has_known_terms_a_source_and_a_way_there():
    for entry in ENTRIES:
        assert all(
            any(is_known(kind, key) for kind in ("situation", "topic", "audience"))
            for key in entry.terms
        ), entry.key
        assert all(is_known("spoken", code) for code in entry.languages), entry.key
        assert entry.terms, entry.key
        assert entry.source, entry.key
        assert re.match(r"https?://", entry.source_url), entry.key
        assert not entry.website or entry.website.startswith("https://"), entry.key
        assert all(re.fullmatch(r"(\+49)?\d{3,}", one.e164) for one in entry.numbers), entry.key
        for slot in entry.slots:
            check_rule(slot.rrule)


def test_a_day_of_check_stands_only_where_it_was_checked():
    unchecked = {entry.key for entry in ENTRIES if not entry.is_checked}

    assert unchecked == {"helpline-ukraine", "grundsicherung"}
    assert {entry.checked_on for entry in ENTRIES if entry.is_checked} == {date(2026, 11, 22)}


def test_numbers_of_a_land_are_those_that_answer_there():
    by_land = {land: help_entries(land)[3] for land in ("ST", "HE")}

    assert [one.raw for one in by_land["ST"].numbers] == ["0361 730 730"]
    assert [one.raw for one in by_land["HE"].numbers] == ["06131 19240"]
    assert len(help_entry("gift").numbers) == 8


def test_hours_are_understood_by_the_timetable():
    parents, at = help_entry("elterntelefon"), datetime(2026, 11, 24, 18, 30, tzinfo=ZONE)

    assert open_state(parents.slots, at, {}).kind is OpenKind.OPEN
    assert help_entry("notruf").round_the_clock


def test_help_for_a_situation():
    assert [entry.key for entry in help_for(["pflege"])] == ["pflegetelefon", "familienportal"]


def test_an_unknown_help_is_not_there():
    with pytest.raises(KeyError):
        help_entry("quatsch")
