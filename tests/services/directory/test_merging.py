"""Two entries, or two organisations, become one; the other stays stored and leads there."""

from dataclasses import replace

import pytest

from buendnis.access.rules import ANONYMOUS
from buendnis.journal.models import Entry as JournalEntry
from buendnis.workflow import NotPossible
from services.directory.merging import merge_entries, merge_organisations, part_again
from services.directory.models import Entry, Organisation, Translation
from services.directory.queries import standing_organisations, values_of
from services.directory.states import Status, TranslationState
from services.directory.translating import Texts, write_translation
from services.directory.values import OrganisationValues
from services.loading.actions import load_file
from services.loading.reading import DirectoryFile
from tests.builders import directory


def merged(keep: Entry, lose: Entry, **fields) -> Entry:
    return merge_entries(keep, lose, replace(values_of(keep), **fields), by=ANONYMOUS)


def test_the_one_that_leaves_is_off_the_list_and_leads_to_the_other(alliance):
    keep, lose = directory.entry("Beratung"), directory.entry("Beratungen")

    merged(keep, lose, summary="Beides in einem.")

    lose.refresh_from_db()
    assert (lose.merged_into, lose.status, lose.left_on) == (keep, Status.OFF, None)
    assert Entry.objects.get(pk=keep.pk).summary == "Beides in einem."
    verbs = {row.about_code: row.verb for row in JournalEntry.objects.order_by("at", "pk")}
    assert (verbs[keep.code], verbs[lose.code]) == ("entry.changed", "entry.merged")


def test_the_same_merge_twice_is_once(alliance):
    keep, lose = directory.entry("Eins"), directory.entry("Zwei")
    merged(keep, lose, summary="Neu.")
    lines = JournalEntry.objects.count()

    merged(keep, lose, summary="Noch neuer.")

    assert JournalEntry.objects.count() == lines
    assert Entry.objects.get(pk=keep.pk).summary == "Neu."


def test_addresses_lead_there_in_one_step(alliance):
    first, second, third = (directory.entry(title) for title in ("Eins", "Zwei", "Drei"))
    merged(second, first)

    merged(third, second)

    assert Entry.objects.get(pk=first.pk).merged_into == third


@pytest.mark.parametrize("turned", [False, True])
def test_what_is_merged_already_is_refused(alliance, turned):
    first, second, third = (directory.entry(title) for title in ("Eins", "Zwei", "Drei"))
    merged(second, first)

    with pytest.raises(NotPossible, match="„Eins“ ist schon mit einem anderen Eintrag"):
        merged(*((first, third) if turned else (third, first)))


def test_an_entry_is_not_merged_with_itself(alliance):
    entry = directory.entry()

    with pytest.raises(NotPossible, match="zweimal derselbe Eintrag"):
        merged(entry, entry)


def test_an_old_comparison_is_refused(alliance):
    keep, lose = directory.entry("Eins"), directory.entry("Zwei")

    with pytest.raises(NotPossible, match="inzwischen geändert"):
        merge_entries(keep, lose, values_of(keep), by=ANONYMOUS, seen=(keep.version, 7))


def test_languages_that_only_the_other_has_go_along_to_be_checked(alliance):
    keep, lose = directory.entry("Eins"), directory.entry("Zwei")
    write_translation(keep, "en", Texts("One"), by=ANONYMOUS)
    for language, title in (("en", "Two"), ("tr", "İki")):
        write_translation(lose, language, Texts(title), by=ANONYMOUS)

    merged(keep, lose)

    found = Translation.objects.filter(entry=keep).values_list("language", "title", "state")
    assert list(found) == [
        ("en", "One", TranslationState.GOOD),
        ("tr", "İki", TranslationState.CHECK),
    ]


def test_a_merged_entry_can_stand_for_itself_again(alliance):
    keep, lose = directory.entry("Eins"), directory.entry("Zwei")
    merged(keep, lose)

    parted = part_again(Entry.objects.get(pk=lose.pk), by=ANONYMOUS)

    assert (parted.merged_into, parted.status) == (None, Status.DRAFT)
    assert part_again(parted, by=ANONYMOUS).version == parted.version


# Organisations


def test_entries_move_to_the_organisation_that_stays(alliance):
    keep = directory.organisation("Caritas")
    lose = directory.organisation("Caritasverband", website="https://c.example", is_member=True)
    entries = [directory.entry(title, of=lose) for title in ("Eins", "Zwei")]

    assert merge_organisations(keep, lose, by=ANONYMOUS) == 2
    assert merge_organisations(keep, lose, by=ANONYMOUS) == 0

    keep.refresh_from_db()
    assert {Entry.objects.get(pk=each.pk).organisation for each in entries} == {keep}
    assert (keep.website, keep.is_member) == ("https://c.example", True)
    assert list(standing_organisations()) == [keep]


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (("Eins", "Eins"), "zweimal dieselbe Organisation"),
        (("Eins", "Drei"), "„Eins“ ist schon mit einer anderen Organisation"),
        (("Drei", "Eins"), "„Eins“ ist schon mit einer anderen Organisation"),
    ],
)
def test_organisations_that_cannot_be_one_are_refused(alliance, names, sentence):
    of = {name: directory.organisation(name) for name in ("Eins", "Zwei", "Drei")}
    merge_organisations(of["Zwei"], of["Eins"], by=ANONYMOUS)

    with pytest.raises(NotPossible, match=sentence):
        merge_organisations(of[names[0]], of[names[1]], by=ANONYMOUS)


def test_a_file_that_names_a_merged_organisation_means_the_other_one(alliance):
    old = directory.values(of=directory.organisation("Weg"), phones=(), places=())
    file = DirectoryFile(
        name="test.yaml",
        alliance="magdeburg",
        is_sample=False,
        organisations={"weg": OrganisationValues(name="Weg")},
        places={},
        entries={"neu": replace(old, organisation="weg")},
    )
    Organisation.objects.filter(name="Weg").update(key="weg")
    keep = directory.organisation("Bleibt")
    merge_organisations(keep, Organisation.objects.get(key="weg"), by=ANONYMOUS)

    load_file(file)

    assert Entry.objects.get(key="neu").organisation == keep
