"""Translations beside the German text: written, still true, or to be checked."""

from dataclasses import replace

import pytest

from buendnis.access.rules import ANONYMOUS
from services.directory.models import Translation
from services.directory.queries import values_of
from services.directory.states import TranslationState
from services.directory.translating import Texts, write_translation
from services.directory.writing import write_entry
from services.editing.translate_views import pieces
from tests.builders import directory
from tests.builders.forms import sent
from tests.builders.reading import words_of


@pytest.fixture
def entry(alliance):
    return directory.entry(summary="Wir beraten Familien.")


@pytest.fixture
def stale(entry):
    """Return an entry whose English text is older than the German one."""
    write_translation(entry, "en", Texts("Advice", "We advise families."), by=ANONYMOUS)
    values = replace(values_of(entry), summary="Wir beraten alle Familien.")
    return write_entry(entry, values, by=ANONYMOUS, how="Geändert")


def path_of(entry, language="en") -> str:
    return f"/magdeburg/verzeichnis/eintraege/{entry.code}/uebersetzen/{language}/"


def state() -> str:
    return Translation.objects.get().state


def test_a_translation_is_written_from_right_to_left(coordinator, entry):
    page = coordinator.get(path_of(entry, "ar"))
    coordinator.post(path_of(entry, "ar"), sent(page, has="seen", title="استشارة"))

    assert 'dir="rtl"' in page.content.decode()
    assert (Translation.objects.get().title, state()) == ("استشارة", TranslationState.GOOD)


def test_easy_german_comes_with_its_rules(coordinator, entry):
    assert "Jeder Satz sagt nur eine Sache." in words_of(coordinator.get(path_of(entry, "ls")))


def test_the_page_shows_what_changed_in_german(coordinator, stale):
    page = coordinator.get(path_of(stale)).content.decode()

    assert "Wir beraten <ins>alle</ins> Familien." in page


def test_a_text_whose_original_nobody_knows_says_so(coordinator, entry):
    write_translation(entry, "en", Texts("Advice"), by=ANONYMOUS, original="unbekannt")

    assert "steht nicht mehr im Verlauf" in words_of(coordinator.get(path_of(entry)))


def test_still_true_takes_one_click(coordinator, stale):
    data = sent(coordinator.get(path_of(stale)), has="original")

    coordinator.post(f"{path_of(stale)}stimmt/", {"original": data["original"]})

    assert state() == TranslationState.GOOD


def test_still_true_is_refused_when_the_text_has_moved_on(coordinator, stale):
    answer = coordinator.post(f"{path_of(stale)}stimmt/", {"original": "älter"}, follow=True)

    assert "Der deutsche Text hat sich inzwischen noch einmal geändert." in words_of(answer)
    assert state() == TranslationState.CHECK


def test_two_translators_see_each_other(coordinator, entry):
    data = sent(coordinator.get(path_of(entry)), has="seen", title="Advice")
    write_translation(entry, "en", Texts("Counselling"), by=ANONYMOUS)

    answer = coordinator.post(path_of(entry), data)

    assert answer.status_code == 409
    assert "Counselling" in words_of(answer)
    assert coordinator.post(path_of(entry), sent(answer, has="seen")).status_code == 302
    assert Translation.objects.get().title == "Advice"


def test_an_empty_form_takes_the_translation_out(coordinator, stale):
    data = sent(coordinator.get(path_of(stale)), has="seen", title="", summary="")

    assert coordinator.post(path_of(stale), data).status_code == 302
    assert not Translation.objects.exists()
    answer = coordinator.post(path_of(stale), data)
    assert "Bitte übersetzen Sie wenigstens den Titel." in words_of(answer)


def test_a_title_too_long_is_said(coordinator, entry):
    data = sent(coordinator.get(path_of(entry)), has="seen", title="x" * 201)

    assert "höchstens 200 Zeichen" in words_of(coordinator.post(path_of(entry), data))


def test_the_list_says_what_is_missing_and_what_is_old(coordinator, stale):
    lists = "/magdeburg/verzeichnis/uebersetzungen/"

    assert "Englisch 0 Einträge 1 Eintrag" in words_of(coordinator.get(lists))
    for query in ("?sprache=en&stand=pruefen", "?sprache=uk&stand=fehlt"):
        assert "Beratung, Familieninformationsbüro" in words_of(coordinator.get(lists + query))
    assert coordinator.get(f"{lists}?sprache=xx&stand=pruefen").status_code == 200


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("a b", "a c", [("gleich", "a"), ("weg", "b"), ("neu", "c")]),
        ("", "a", [("neu", "a")]),
        ("a", "", [("weg", "a")]),
    ],
)
def test_two_texts_are_read_as_one(old, new, found):
    assert pieces(old, new) == found
