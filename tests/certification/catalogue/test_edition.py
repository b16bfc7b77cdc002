"""Loading and publishing an edition: the same file twice changes nothing, a broken one neither."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from buendnis.journal.models import Entry
from buendnis.tenancy.scope import scope
from certification.applications.states import State
from certification.catalogue import queries
from certification.catalogue.actions import load_edition, publish_edition
from certification.catalogue.models import Edition, EditionIsPublished
from certification.catalogue.queries import (
    EditionIsBroken,
    catalogue_of,
    changes_between,
    edition_in_force,
)
from certification.catalogue.reading import STANDARD, CatalogueError, edition_hash
from tests.builders import people, standing

VERSION = ('katalog_version: "2026.2"', 'katalog_version: "2027.1"')
QUESTION = (
    "Wie sorgen Sie dafür, dass die Arbeit weiterläuft, wenn jemand wegen der Familie fehlt?",
    "Wer übernimmt, wenn jemand wegen der Familie fehlt?",
)
THRESHOLD = ("gesamt_ab: 60", "gesamt_ab: 62")
NEW_YEAR = date(2027, 1, 1)


@pytest.fixture
def edited(tmp_path):
    """Return a function that writes the standard catalogue with some words replaced."""

    def write(*changes: tuple[str, str], name: str = "katalog.yaml") -> Path:
        text = STANDARD.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def published(alliance):
    """Return the standard catalogue, published in Magdeburg."""
    return publish_edition(load_edition(STANDARD).edition, in_force_from=date(2026, 1, 1))


# Loading


def test_a_file_becomes_an_edition_with_the_hash_of_its_content(alliance):
    loaded = load_edition(STANDARD)

    assert (loaded.outcome, loaded.edition.version) == ("new", "2026.2")
    assert loaded.edition.content_hash == edition_hash(loaded.edition.content)
    assert not loaded.edition.is_published


def test_loading_is_written_into_the_journal(alliance):
    load_edition(STANDARD)

    assert Entry.objects.get().sentence == "Katalogstand 2026.2 geladen"


def test_the_second_time_nothing_changes(alliance):
    first = load_edition(STANDARD).edition

    second = load_edition(STANDARD)

    assert (second.outcome, second.edition) == ("unchanged", first)
    assert (Edition.objects.count(), Entry.objects.count()) == (1, 1)


def test_the_stored_edition_has_the_hash_of_the_file_on_every_database(alliance):
    load_edition(STANDARD)

    stored = Edition.objects.get()

    assert edition_hash(stored.content) == stored.content_hash


def test_an_edition_that_is_not_published_may_be_loaded_anew(alliance, edited):
    first = load_edition(STANDARD).edition

    second = load_edition(edited(QUESTION), change_note="Klarer gefragt")

    assert (second.outcome, second.edition.pk) == ("changed", first.pk)
    assert second.edition.content_hash != first.content_hash
    assert second.edition.change_note == "Klarer gefragt"


def test_another_content_under_a_published_version_is_refused(published, edited):
    path = edited(QUESTION)

    with pytest.raises(
        EditionIsPublished, match="Vergeben Sie eine neue Versionsnummer"
    ) as refused:
        load_edition(path)

    assert str(path) in str(refused.value)
    assert "meta.katalog_version" in str(refused.value)
    assert Edition.objects.get().content_hash == published.content_hash


def test_a_published_edition_loaded_again_is_unchanged(published):
    assert load_edition(STANDARD).outcome == "unchanged"


def test_each_alliance_has_its_own_edition(published):
    with scope(people.alliance("marburg")):
        assert load_edition(STANDARD).outcome == "new"
        assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "entry", "reason"),
    [
        (("gewicht: 12", "gewicht: zwölf"), "handlungsfelder.AO.gewicht", "Zahl"),
        (("gewicht: 12", "gewicht: 13"), "Prüfung", "ergeben 101 statt 100"),
        (("gewicht: 20", "gewicht: 25"), "Prüfung", "AO"),
        (('titel: "Arbeitsorganisation"', "titel:"), "handlungsfelder.AO.titel", "Text"),
        (("- id: AO-1", "- id: AO-2"), "Prüfung", "AO-2: Diese Kennung steht zweimal da"),
        (("gesamt_ab: 40", "gesammt_ab: 40"), "stufen.weg.gesamt_ab", "Dieser Eintrag fehlt"),
        (("meta:", "meta: ["), "Zeile", ""),
        (("gesamt_ab: 60", "gesamt_ab: 60\n    gesamt_ab: 61"), "", "zweimal"),
    ],
)
def test_a_broken_file_is_refused_with_file_entry_and_reason(
    alliance, edited, change, entry, reason
):
    path = edited(change)

    with pytest.raises(CatalogueError) as refused:
        load_edition(path)

    assert refused.value.file == str(path)
    assert str(refused.value).startswith(f"{path}: ")
    assert entry in str(refused.value)
    assert reason in str(refused.value)
    assert (Edition.objects.count(), Entry.objects.count()) == (0, 0)


def test_a_broken_file_leaves_the_edition_that_is_there(alliance, edited):
    before = load_edition(STANDARD).edition

    with pytest.raises(CatalogueError):
        load_edition(edited(("gewicht: 12", "gewicht: 13")))

    assert Edition.objects.get().content_hash == before.content_hash


# Publishing


def test_publishing_is_dated_and_written_into_the_journal(alliance):
    edition = publish_edition(load_edition(STANDARD).edition, in_force_from=NEW_YEAR)

    assert (edition.is_published, edition.in_force_from) == (True, NEW_YEAR)
    assert Entry.objects.first().sentence == (
        "Katalogstand 2026.2 veröffentlicht, gilt für Anträge ab 01.01.2027"
    )


def test_an_edition_is_published_once(published):
    with pytest.raises(EditionIsPublished):
        publish_edition(published, in_force_from=NEW_YEAR)

    assert Edition.objects.get().in_force_from == date(2026, 1, 1)


@pytest.mark.parametrize(
    "change",
    [
        lambda edition: edition.save(),
        lambda edition: edition.delete(),
        lambda edition: Edition.objects.update(change_note="x"),
        lambda edition: Edition.objects.filter(pk=edition.pk).delete(),
        lambda edition: Edition.objects.bulk_update([edition], ["change_note"]),
        lambda edition: Edition.objects.update_or_create(version="2026.2", defaults={"source": "x"}),
    ],
    ids=["save", "delete", "update", "delete some", "bulk_update", "update_or_create"],
)  # fmt: skip
def test_what_is_published_never_changes(published, change):
    with pytest.raises(EditionIsPublished, match=r"2026\.2 ist veröffentlicht und bleibt"):
        change(published)

    assert Edition.objects.get().change_note == published.change_note != "x"


def test_pretending_not_to_be_published_does_not_help(published):
    published.published_at, published.in_force_from = None, None

    with pytest.raises(EditionIsPublished):
        published.save()


def test_an_edition_that_nobody_has_seen_may_be_deleted(alliance):
    load_edition(STANDARD).edition.delete()

    assert Edition.objects.count() == 0


# In force


def test_nothing_is_in_force_before_its_day(published, edited):
    newer = publish_edition(load_edition(edited(VERSION)).edition, in_force_from=NEW_YEAR)

    assert edition_in_force(date(2025, 12, 31)) is None
    assert edition_in_force(date(2026, 12, 31)) == published
    assert edition_in_force(NEW_YEAR) == newer


def test_what_is_not_published_is_not_in_force(alliance):
    load_edition(STANDARD)

    assert edition_in_force(date(2030, 1, 1)) is None


def test_a_running_application_keeps_its_edition(alliance, published, edited):
    case = standing.case(alliance, State.DRAFT, edition=published)

    publish_edition(load_edition(edited(VERSION, QUESTION)).edition, in_force_from=NEW_YEAR)

    case.refresh_from_db()
    assert case.edition == published
    assert catalogue_of(case.edition).criteria["AO-1"].question == QUESTION[0]


# As values


def test_an_edition_is_worked_out_once(published, monkeypatch):
    monkeypatch.setattr(queries, "_values", {})

    assert catalogue_of(published) is catalogue_of(Edition.objects.get())


def test_editions_of_the_same_content_keep_their_own_names(published, edited):
    twin = load_edition(edited(VERSION)).edition

    assert twin.content_hash == published.content_hash
    assert (catalogue_of(published).version, catalogue_of(twin).version) == ("2026.2", "2027.1")


def test_content_that_was_changed_behind_the_back_is_refused(published, monkeypatch):
    monkeypatch.setattr(queries, "_values", {})
    with connection.cursor() as cursor:
        cursor.execute("UPDATE certification_edition SET content = %s", ['{"stufen": []}'])

    with pytest.raises(EditionIsBroken, match="Inhalt und Prüfsumme passen nicht zusammen"):
        catalogue_of(Edition.objects.get())


def test_the_history_tells_what_changed(published, edited):
    newer = load_edition(edited(VERSION, QUESTION, THRESHOLD)).edition

    changes = changes_between(catalogue_of(published), catalogue_of(newer))

    assert [(change.what, change.before, change.after) for change in changes] == [
        ("AO-1 Frage", *QUESTION),
        ("Familienfreundlich: Gesamtwert ab", "60", "62"),
    ]


def test_equal_editions_have_no_changes(published):
    assert changes_between(catalogue_of(published), catalogue_of(published)) == []


# The command


def run(*arguments) -> str:
    out = StringIO()
    call_command("load_catalogue", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_the_command_loads_and_publishes_once(alliance):
    first = run("magdeburg", "--publish", "--from", "2026-01-01")
    second = run("magdeburg", "--publish")

    assert first.startswith("Katalogstand 2026.2: neu geladen\nveröffentlicht, Prüfsumme ")
    assert second == "Katalogstand 2026.2: unverändert\n"
    assert Edition.objects.get().in_force_from == date(2026, 1, 1)


def test_the_command_needs_an_alliance_that_exists(alliance):
    with pytest.raises(CommandError, match="Das Bündnis „atlantis“ gibt es nicht"):
        run("atlantis")


def test_the_command_stops_with_file_entry_and_reason(alliance, edited):
    path = edited(("gewicht: 12", "gewicht: 13"))

    with pytest.raises(CommandError, match="ergeben 101 statt 100") as refused:
        run("magdeburg", path)

    assert str(path) in str(refused.value)
    assert Edition.objects.count() == 0


def test_the_command_names_a_file_that_is_not_there(alliance, tmp_path):
    with pytest.raises(CommandError, match=r"fehlt\.yaml"):
        run("magdeburg", tmp_path / "fehlt.yaml")
