"""The first texts are loaded once; edited ones stay, and a faulty file changes nothing."""

import pytest

from buendnis.pages.actions import change_text
from buendnis.pages.loading import FaultyText, load_page_texts, read_texts
from buendnis.pages.models import PAGES, PageText
from buendnis.pages.queries import text_for
from tests.builders import people
from tests.builders.reading import says_du

GOOD = "deployment:\n  impressum: {title: Impressum, body: Text}\n"


def test_the_deployment_has_a_text_for_every_page():
    assert {text.key for text in read_texts() if not text.slug} == set(PAGES)


def test_all_texts_say_sie():
    assert [(t.slug, t.key) for t in read_texts() if says_du(t.body)] == []


def test_the_nine_offers_of_magdeburg_stand_as_printed_with_their_source():
    text = next(t for t in read_texts() if (t.slug, t.key) == ("magdeburg", "familien"))

    offers = [line[2:] for line in text.body.splitlines() if line.startswith("- ")]

    assert len(offers) == 9
    assert offers[2] == "LSBTIQ – Eltern-Stammtisch"
    assert "Quelle: Pressemitteilung des Magdeburger Bündnisses für Familien, 2022." in text.body
    assert "59802703" not in text.body


def test_the_legal_pages_mark_what_the_operator_fills_in():
    from buendnis.pages.markup import gaps

    assert all(
        gaps(t.body)
        for t in read_texts()
        if t.key in ("impressum", "datenschutz", "barrierefreiheit")
    )


def test_loading_twice_changes_nothing_the_second_time(alliance):
    first, second = load_page_texts(), load_page_texts()

    assert "magdeburg: Über das Familieninformationsbüro" in first
    assert second == []


def test_an_edited_text_is_never_overwritten(alliance):
    load_page_texts()
    change_text(
        "familien", title="Eigenes", body="Eigenes", by=people.actor(people.person(), alliance)
    )

    load_page_texts()

    assert text_for("familien", alliance=alliance).title == "Eigenes"


def test_an_alliance_without_a_text_shows_the_common_one(alliance):
    load_page_texts()

    assert text_for("pflege", alliance=alliance).alliance is None


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("magdeburg: {}", "texte.yaml: der Abschnitt „deployment“ fehlt"),
        ("deployment: [", "texte.yaml: kein gültiges YAML"),
        (
            "deployment:\n  hilfe: {title: A, body: B}",
            "texte.yaml: deployment.hilfe: diese Seite gibt es nicht",
        ),
        ("deployment:\n  impressum: {title: A}", "texte.yaml: deployment.impressum.body: fehlt"),
        (
            "deployment:\n  impressum: Text",
            "texte.yaml: deployment.impressum: title und body fehlen",
        ),
    ],
)
def test_a_faulty_file_is_named_with_entry_and_field(db, tmp_path, content, complaint):
    file = tmp_path / "texte.yaml"
    file.write_text(content)

    with pytest.raises(FaultyText) as fault:
        load_page_texts(file)

    assert str(fault.value).startswith(complaint)
    assert PageText.objects.count() == 0
