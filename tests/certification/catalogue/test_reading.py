"""The standard edition is what it should be, and a broken one is refused with its place."""

import json

import pytest

from certification.catalogue.reading import (
    STANDARD,
    CatalogueError,
    canonical,
    catalogue_from,
    edition_hash,
    read_catalogue,
    read_catalogue_data,
)
from certification.scoring import Kind

TRIER = {1: 4, 2: 7, 3: 5, 4: 6, 5: 4}


def data():
    return read_catalogue_data()


def broken(change):
    """Return the error that a changed standard edition raises."""
    changed = data()
    change(changed)
    with pytest.raises(CatalogueError) as refused:
        catalogue_from(changed, file="probe.yaml")
    return refused.value.entry, refused.value.reason


def test_the_standard_edition_has_all_its_parts():
    catalogue = read_catalogue()

    assert (len(catalogue.fields), len(catalogue.criteria), len(catalogue.parts)) == (8, 45, 13)
    assert len(catalogue.stage_questions) == 6
    assert [level.id for level in catalogue.levels] == ["weg", "freundlich", "vorbild"]
    assert [knockout.id for knockout in catalogue.knockouts] == ["K-1", "K-2", "K-3", "K-4", "K-5"]


def test_all_measures_of_trier_have_their_criterion():
    catalogue = read_catalogue()

    mapped = {measure for criterion in catalogue.criteria.values() for measure in criterion.trier}
    mapped |= {measure for part in catalogue.parts.values() for measure in part.trier}

    expected = {
        f"{field}.{number}" for field, last in TRIER.items() for number in range(1, last + 1)
    }
    assert (mapped, len(mapped)) == (expected, 26)


def test_the_thresholds_are_the_published_ones():
    levels = {
        level.id: [
            level.total_from, level.core_minimum, level.core_minimum_count, level.extra_minimum,
            level.indicator_minimum, level.evidence_minimum, level.valid_months,
        ]
        for level in read_catalogue().levels
    }  # fmt: skip

    assert levels == {
        "weg": [40, 25, 3, 0, 20, 30, 18],
        "freundlich": [60, 40, 5, 25, 40, 60, 36],
        "vorbild": [80, 65, 5, 50, 65, 80, 36],
    }


def test_the_file_stands_by_itself():
    text = STANDARD.read_text()

    assert "domain/" not in text
    assert "Dossier" not in text


def test_counted_parts_have_parameters_and_stage_questions_anchors():
    parts = read_catalogue().parts.values()

    assert all(part.parameters for part in parts if part.kind is not Kind.STAGE)
    assert all(len(part.anchors) == 5 for part in parts if part.kind is Kind.STAGE)


def test_the_benefits_have_ten_rows_and_the_survey_three_statements():
    parts = read_catalogue().parts

    assert (len(parts["DI-B2"].checklist), len(parts["DI-B6"].statements)) == (10, 3)


def test_stored_data_make_the_same_catalogue():
    stored = json.loads(json.dumps(data()))

    assert catalogue_from(stored) == read_catalogue()


def test_the_order_of_entries_does_not_change_the_hash():
    shuffled = dict(reversed(data().items()))

    assert edition_hash(shuffled) == edition_hash(data())


@pytest.mark.parametrize("section", ["meta", "ablauf", "schwellen_anker"])
def test_notes_do_not_change_the_hash(section):
    changed = data() | {section: {}}

    assert edition_hash(changed) == edition_hash(data())


@pytest.mark.parametrize(
    "section",
    ["handlungsfelder", "diversitaetsindikator", "stufen", "rechenregeln", "kleine_zahlen",
     "ausschluss", "nicht_fragen", "reifegrad", "groessenklassen"],
)  # fmt: skip
def test_whatever_scoring_and_the_public_use_changes_the_hash(section):
    changed = data() | {section: {}}

    assert edition_hash(changed) != edition_hash(data())


def test_the_canonical_form_is_readable_utf8():
    assert "Führung" in canonical(data()).decode()


def test_decimals_of_a_file_hash_like_stored_texts(tmp_path):
    path = tmp_path / "katalog.yaml"
    path.write_text(STANDARD.read_text().replace('unten: "0.30"', "unten: 0.30"))

    assert read_catalogue(path).edition_hash == read_catalogue().edition_hash


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    path = tmp_path / "katalog.yaml"
    path.write_text("meta: {}\nmeta: {}\n")

    with pytest.raises(CatalogueError) as refused:
        read_catalogue(path)

    assert str(refused.value) == f"{path}: meta: Dieser Eintrag steht zweimal da."


def test_a_file_that_is_no_mapping_is_refused(tmp_path):
    path = tmp_path / "katalog.yaml"
    path.write_text("- 1\n")

    with pytest.raises(CatalogueError, match="Einträgen mit Namen"):
        read_catalogue(path)


def test_a_missing_section_is_named():
    assert broken(lambda data: data.pop("stufen")) == ("stufen", "Dieser Eintrag fehlt.")


def test_an_unknown_section_is_named():
    assert broken(lambda data: data.update(notiz=1)) == ("notiz", "Diesen Eintrag gibt es nicht.")


def test_a_misspelt_entry_is_named():
    def change(data):
        criterion = data["handlungsfelder"][0]["kriterien"][0]
        criterion["mindestgrosse"] = criterion.pop("titel")

    assert broken(change) == (
        "handlungsfelder.AO.kriterien.AO-1.mindestgrosse",
        "Diesen Eintrag gibt es nicht.",
    )


@pytest.mark.parametrize("value", ["zwölf", -1, True, None, "12"])
def test_a_weight_that_is_no_number_is_refused(value):
    def change(data):
        data["handlungsfelder"][0]["gewicht"] = value

    assert broken(change) == (
        "handlungsfelder.AO.gewicht",
        "Hier muss eine ganze Zahl ab 0 stehen.",
    )


@pytest.mark.parametrize("value", ["viel", -1, True, "NaN", "Infinity", [1]])
def test_a_parameter_that_is_no_number_is_refused(value):
    def change(data):
        data["diversitaetsindikator"]["indikatoren"][0]["parameter"]["unten"] = value

    assert broken(change) == (
        "diversitaetsindikator.indikatoren.DI-A1.parameter.unten",
        "Hier muss eine Zahl ab 0 stehen.",
    )


def test_a_blank_title_is_refused():
    def change(data):
        data["stufen"][0]["titel"] = " "

    assert broken(change) == ("stufen.weg.titel", "Hier muss ein Text stehen.")


def test_anchors_must_be_texts():
    def change(data):
        data["handlungsfelder"][0]["kriterien"][0]["skala"] = [0, 1, 2, 3, 4]

    assert broken(change)[1] == "Hier muss eine Liste von Texten stehen."


def test_an_empty_list_of_fields_is_refused():
    assert broken(lambda data: data.update(handlungsfelder=[])) == (
        "handlungsfelder",
        "Hier muss eine Liste stehen.",
    )


def test_an_unknown_kind_of_part_is_refused():
    def change(data):
        data["diversitaetsindikator"]["indikatoren"][0]["art"] = "schätzung"

    assert broken(change)[1].startswith("Hier muss eines davon stehen: zahl")


def test_a_counted_part_without_formula_is_refused():
    def change(data):
        data["diversitaetsindikator"]["indikatoren"][0]["id"] = "DI-A9"

    assert broken(change)[1] == "Für diesen Teilindikator gibt es keine Rechenregel."
