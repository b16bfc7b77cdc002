"""Translations know the German text they were made from, and say when it has moved on."""

from dataclasses import replace

import pytest

from buendnis.access.rules import ANONYMOUS
from buendnis.journal.models import Entry as JournalEntry
from buendnis.workflow import NotPossible
from services.directory.checks import BadValues
from services.directory.models import Translation
from services.directory.queries import values_of
from services.directory.sheets import public_sheet
from services.directory.states import TranslationState
from services.directory.translating import (
    Texts,
    original_of,
    texts_of,
    translation_holds,
    write_translation,
)
from services.directory.writing import write_entry
from tests.builders import directory


def translated(entry, language="en", title="Advice", **given):
    return write_translation(entry, language, Texts(title), by=ANONYMOUS, **given)


def reworded(entry, **fields):
    return write_entry(entry, replace(values_of(entry), **fields), by=ANONYMOUS, how="Geändert")


def test_a_translation_is_read_by_families_and_stands_in_the_journal(alliance):
    entry = directory.entry()

    row = translated(entry)

    assert row.state == TranslationState.GOOD
    assert public_sheet(entry.code).text_in("en")[1].title == "Advice"
    line = JournalEntry.objects.first()
    assert (line.verb, line.sentence) == ("entry.translated", "Übersetzt (Englisch): Beratung")
    assert line.details == {"en.title": ["", "Advice"]}


def test_the_same_translation_twice_is_once(alliance):
    entry = directory.entry()
    translated(entry)
    lines = JournalEntry.objects.count()

    translated(entry)

    assert JournalEntry.objects.count() == lines


def test_a_translation_made_from_an_older_text_is_to_be_checked(alliance):
    entry = directory.entry()
    original = texts_of(entry).fingerprint
    reworded(entry, title="Beratung für Eltern")

    assert translated(entry, original=original).state == TranslationState.CHECK


def test_without_any_text_the_translation_goes(alliance):
    entry = directory.entry()
    translated(entry)

    assert translated(entry, title="") is None
    assert not Translation.objects.exists()


def test_two_people_do_not_write_over_each_other(alliance):
    entry = directory.entry()
    seen = Texts().fingerprint
    translated(entry, seen=seen)

    with pytest.raises(NotPossible, match="inzwischen geändert"):
        translated(entry, title="Counselling", seen=seen)


@pytest.mark.parametrize(
    ("language", "texts", "field"),
    [
        ("de", Texts("Beratung"), "language"),
        ("xx", Texts("Advice"), "language"),
        ("en", Texts("A" * 201), "title"),
        ("en", Texts("A", "B" * 301), "summary"),
        ("en", Texts("A", "B", "C" * 20_001), "text"),
    ],
)
def test_what_cannot_be_stored_is_refused(alliance, language, texts, field):
    with pytest.raises(BadValues) as refusal:
        write_translation(directory.entry(), language, texts, by=ANONYMOUS)

    assert [name for name, _ in refusal.value.problems] == [field]


def test_a_translation_still_holds_in_one_step(alliance):
    entry = directory.entry()
    translated(entry)
    entry = reworded(entry, summary="Wir beraten Familien gern.")
    now = texts_of(entry).fingerprint

    translation_holds(entry, "en", original=now, by=ANONYMOUS)
    translation_holds(entry, "en", original=now, by=ANONYMOUS)

    assert Translation.objects.get().state == TranslationState.GOOD
    assert JournalEntry.objects.filter(verb="entry.translation_holds").count() == 1


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "noch einmal geändert"), ("tr", "noch keine Übersetzung")],
)
def test_nobody_confirms_what_they_have_not_read(alliance, language, sentence):
    entry = directory.entry()
    translated(entry)

    with pytest.raises(NotPossible, match=sentence):
        translation_holds(entry, language, original="ein anderer", by=ANONYMOUS)


def test_the_german_text_of_then_is_found_in_the_journal(alliance):
    entry = directory.entry(summary="Eins.")
    old = texts_of(entry)
    entry = reworded(entry, summary="Zwei.")
    entry = reworded(entry, title="Rat", cost_note="Etwas anderes")

    assert original_of(entry, old.fingerprint) == old
    assert original_of(entry, texts_of(entry).fingerprint) == texts_of(entry)
    assert original_of(entry, "unbekannt") is None
