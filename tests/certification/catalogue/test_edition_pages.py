"""The public yardstick: everybody reads criteria, weights, thresholds and what changed."""

from datetime import date

import pytest

from buendnis.tenancy.scope import scope
from certification.catalogue.actions import load_edition, publish_edition
from certification.catalogue.queries import catalogue_of
from certification.catalogue.reading import STANDARD
from tests.builders import catalogue, people
from tests.builders.reading import inline_things, says_du, words_of


@pytest.fixture
def edition(alliance):
    return catalogue.edition(alliance)


@pytest.fixture
def newer(alliance, edition, tmp_path):
    """Return a second edition with another threshold, in force since the summer."""
    text = STANDARD.read_text(encoding="utf-8")
    text = text.replace('katalog_version: "2026.2"', 'katalog_version: "2026.3"')
    path = tmp_path / "katalog.yaml"
    path.write_text(text.replace("gesamt_ab: 60", "gesamt_ab: 62"), encoding="utf-8")
    loaded = load_edition(path, change_note="Die Schwelle wurde angehoben.").edition
    return publish_edition(loaded, in_force_from=date(2026, 7, 1))


def test_the_page_shows_every_question_weight_and_threshold(client, edition):
    words = words_of(client.get("/magdeburg/kriterien/"))

    values = catalogue_of(edition)
    missing = [
        question.id
        for question in (*values.criteria.values(), *values.parts.values())
        if " ".join((question.question or question.title).split()) not in words
    ]
    assert missing == []
    for field in values.fields:
        assert field.title in words
        assert f"Gewicht {field.weight} von 100" in words
    for level in values.levels:
        assert level.title in words
        assert f"{level.valid_months} Monate" in words
    assert edition.content_hash in words


def test_the_page_shows_all_five_anchors_of_a_question(client, edition):
    words = words_of(client.get("/magdeburg/kriterien/"))

    anchors = catalogue_of(edition).criteria["AO-1"].anchors
    assert len(anchors) == 5
    assert [anchor for anchor in anchors if anchor not in words] == []


def test_the_page_needs_no_cookie_and_speaks_plainly(client, edition):
    response = client.get("/magdeburg/kriterien/")

    assert not client.cookies
    assert (says_du(words_of(response)), inline_things(response)) == ([], [])


def test_where_nothing_is_published_the_page_says_so(client, alliance):
    response = client.get("/magdeburg/kriterien/")

    assert response.status_code == 200
    assert "noch keinen Katalog veröffentlicht" in words_of(response)


def test_an_edition_that_is_not_published_is_not_shown(client, alliance):
    load_edition(STANDARD)

    assert client.get("/magdeburg/kriterien/2026.2/").status_code == 404
    assert "noch keinen Katalog" in words_of(client.get("/magdeburg/kriterien/"))


def test_an_unknown_version_is_not_there(client, edition):
    assert client.get("/magdeburg/kriterien/1999.9/").status_code == 404


def test_the_edition_of_another_alliance_is_not_there(client, edition):
    people.alliance("marburg")

    assert client.get("/marburg/kriterien/2026.2/").status_code == 404


def test_the_newest_edition_in_force_is_shown_and_the_older_one_stays(client, edition, newer):
    now = words_of(client.get("/magdeburg/kriterien/"))
    before = words_of(client.get("/magdeburg/kriterien/2026.2/"))

    assert "Katalogstand 2026.3" in now
    assert "Dieser Stand gilt nicht für neue Anträge" not in now
    assert "Katalogstand 2026.2" in before
    assert "Dieser Stand gilt nicht für neue Anträge" in before


def test_the_history_shows_what_changed_from_one_to_the_next(client, edition, newer):
    words = words_of(client.get("/magdeburg/kriterien/aenderungen/"))

    assert "Die Schwelle wurde angehoben." in words
    assert "Familienfreundlich: Gesamtwert ab 60 62" in words
    assert "Der erste veröffentlichte Stand. Gilt für Anträge ab 1. Januar 2026." in words


def test_without_editions_the_history_says_so(client, alliance):
    words = words_of(client.get("/magdeburg/kriterien/aenderungen/"))

    assert "Noch ist kein Katalog veröffentlicht." in words


@pytest.mark.parametrize("path", ["kriterien/", "kriterien/aenderungen/", "kriterien/2026.2/"])
def test_the_pages_ask_the_database_a_few_times_only(
    client, edition, newer, path, django_assert_max_num_queries
):
    with scope(None), django_assert_max_num_queries(6):
        client.get(f"/magdeburg/{path}")
