"""Loading content twice changes nothing, and nothing that people changed or confirmed is undone."""

from dataclasses import replace
from datetime import date

import pytest

from buendnis.access.rules import Actor
from services.directory.models import Entry, Organisation
from services.directory.queries import values_of
from services.directory.values import (
    EntryValues,
    OrganisationValues,
    PhoneValues,
    PlaceAt,
    PlaceValues,
)
from services.directory.writing import confirm_entry, write_entry
from services.loading.actions import load_file
from services.loading.reading import DirectoryFile

KARLA = Actor(name="Karla Beispiel")
ENTRY = EntryValues(
    organisation="buero",
    title="Rat für Eltern",
    status="oeffentlich",
    summary="Ein Gespräch.",
    text="Wir hören zu.",
    phones=(PhoneValues("0391 000000", "+49391000000"),),
    places=(PlaceAt("haus", "Raum 2"),),
    printed={"Ansprechperson": "Ulrike Beispiel"},
)


def file_with(entry: EntryValues = ENTRY) -> DirectoryFile:
    return DirectoryFile(
        name="probe.yaml",
        alliance="magdeburg",
        is_sample=False,
        organisations={"buero": OrganisationValues(name="Familienbüro")},
        places={"haus": PlaceValues(street="Am Markt 1", town="Magdeburg")},
        entries={"rat": entry},
    )


@pytest.fixture
def loaded(alliance) -> Entry:
    load_file(file_with())
    return Entry.objects.get(key="rat")


def test_a_load_makes_what_is_missing(alliance):
    report = load_file(file_with())

    assert report.made == [
        "neu: Organisation „Familienbüro“",
        "neu: Ort „Am Markt 1, Magdeburg“",
        "neu: „Rat für Eltern“",
    ]
    assert Entry.objects.get(key="rat").organisation.name == "Familienbüro"


def test_the_same_file_again_changes_nothing(loaded, django_assert_num_queries):
    with django_assert_num_queries(12):
        report = load_file(file_with())

    assert (report.lines, Entry.objects.get(key="rat").version) == ([], 1)


def test_what_changed_in_the_file_changes_in_the_directory(loaded):
    report = load_file(file_with(replace(ENTRY, summary="Ein Gespräch für Sie.")))

    assert report.lines == ["geändert: „Rat für Eltern“ (summary)"]
    assert Entry.objects.get(key="rat").summary == "Ein Gespräch für Sie."


def test_what_somebody_changed_since_stays_and_the_rest_is_renewed(loaded):
    write_entry(
        loaded, replace(values_of(loaded), text="Wir nehmen uns Zeit."), by=KARLA, how="Geändert"
    )

    report = load_file(file_with(replace(ENTRY, summary="Neu.", text="Wir reden.")))

    entry = Entry.objects.get(key="rat")
    assert (entry.summary, entry.text) == ("Neu.", "Wir nehmen uns Zeit.")
    assert report.kept == [
        "behalten: „Rat für Eltern“ (text), denn seit dem letzten Laden hat es jemand geändert oder bestätigt"
    ]


def test_what_somebody_confirmed_since_stays_as_it_was_confirmed(loaded):
    confirm_entry(loaded, on=date(2026, 11, 1), by=KARLA, who="Koordination", how="Bestätigt")

    report = load_file(file_with(replace(ENTRY, phones=())))

    assert (len(report.changed), len(report.kept)) == (0, 1)
    assert Entry.objects.get(key="rat").phones.count() == 1


def test_what_was_changed_by_hand_to_the_same_is_no_difference(loaded):
    write_entry(loaded, replace(values_of(loaded), text="Neu."), by=KARLA, how="Geändert")

    assert load_file(file_with(replace(ENTRY, text="Neu."))).lines == []


def test_names_that_were_erased_do_not_come_back(loaded):
    Entry.objects.filter(pk=loaded.pk).update(printed={})

    load_file(file_with())

    assert Entry.objects.get(key="rat").printed == {}


def test_no_name_is_kept_beside_the_entry(loaded):
    assert "Ulrike" not in str(Entry.objects.get(key="rat").loaded)


def test_an_organisation_that_somebody_renamed_keeps_its_name(loaded):
    Organisation.objects.filter(key="buero").update(name="Büro für Familien")
    file = file_with()
    renamed = replace(file, organisations={"buero": OrganisationValues(name="Amt für Familien")})

    report = load_file(renamed)

    assert Organisation.objects.get(key="buero").name == "Büro für Familien"
    assert len(report.kept) == 1


def test_an_entry_that_left_the_file_stays(loaded):
    load_file(replace(file_with(), entries={}))

    assert Entry.objects.filter(key="rat").exists()
