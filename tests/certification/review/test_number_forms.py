"""Numbers are confirmed, corrected without contradiction, or not proven; reasons hold no figures."""

import pytest

from certification.review.material import material_of
from certification.review.number_forms import NumbersForm, benefit_forms
from certification.scoring import NumberGroup
from tests.certification.review.scene import in_review

WORKFORCE = {
    "n_w": 62, "n_m": 116, "leaders": 20, "l1_w": 1, "l1_m": 5, "l2_w": 4, "l2_m": 10, "t_l": 2,
}  # fmt: skip


@pytest.fixture
def material(alliance):
    return material_of(in_review(alliance).application)


def sent(material, group, **values):
    data = {"version": 0, "verdict": "corrected", "text": "Anders gezählt."} | values
    return NumbersForm(
        {f"{group}-{name}": value for name, value in data.items()},
        material=material,
        group=NumberGroup(group),
    )


def test_confirming_needs_no_word(material):
    form = sent(material, "leaves", verdict="confirmed", text="")

    assert form.is_valid()
    assert form.values()["values"] == {}


def test_without_a_verdict_nothing_is_saved(material):
    form = sent(material, "leaves", verdict="")

    assert form.errors["verdict"] == [
        "Bitte wählen Sie: bestätigt, berichtigt oder nicht nachgewiesen."
    ]


@pytest.mark.parametrize("verdict", ["corrected", "unproven"])
def test_another_verdict_needs_a_reason(material, verdict):
    form = sent(material, "leaves", verdict=verdict, text=" ", leaves=16, e_w=9, e_m=7)

    assert form.errors["text"] == ["Bitte begründen Sie Ihren Befund in einem Satz."]


def test_a_reason_with_figures_is_refused(material):
    form = sent(material, "leaves", text="7 statt 11", leaves=16, e_w=9, e_m=7)

    assert form.errors["text"] == [
        "Bitte begründen Sie ohne Zahlen: Die Begründung bleibt länger erhalten als die Zahlen selbst."
    ]


def test_corrected_numbers_are_kept(material):
    form = sent(material, "leaves", leaves=16, e_w=9, e_m=7)

    assert form.is_valid()
    assert form.values()["values"] == {"leaves": 16, "e_w": 9, "e_m": 7}


def test_the_same_numbers_are_no_correction(material):
    form = sent(material, "leaves", leaves=20, e_w=9, e_m=11)

    assert form.non_field_errors() == [
        "Das sind die angegebenen Zahlen. Berichtigen Sie sie, oder wählen Sie „Bestätigt“."
    ]


def test_a_contradiction_is_named(material):
    form = sent(material, "leaves", leaves=20, e_w=9, e_m=7)

    assert form.non_field_errors()[0].startswith("Die Aufteilung ergibt 16 statt 20.")


def test_more_leaders_than_people_of_a_gender_are_a_contradiction(material):
    form = sent(material, "workforce", **WORKFORCE | {"l2_w": 62, "leaders": 78})

    assert any("mehr Frauen in Führung" in error for error in form.non_field_errors())


def test_a_split_that_the_score_needs_must_be_given(material):
    form = sent(material, "promotions", promotions=20)

    assert form.non_field_errors() == ["Bei den Beförderungen fehlen noch Angaben."]


def test_negative_counts_are_refused(material):
    form = sent(material, "leaves", leaves=-1, e_w=9, e_m=7)

    assert list(form.errors) == ["leaves"]


def test_the_pay_gap_takes_a_german_comma(material):
    form = sent(material, "pay", gap="4,5")

    assert form.is_valid(), form.errors
    assert form.values()["values"] == {"gap": "4.5"}


def test_no_comparison_group_is_an_answer(material):
    form = sent(material, "pay", gap="", no_group="on")

    assert form.is_valid(), form.errors
    assert form.values()["values"] == {"gap": "keine_vergleichsgruppe"}


def test_a_corrected_pay_gap_must_be_given(material):
    form = sent(material, "pay", gap="")

    assert not form.is_valid()


def test_a_row_left_open_stores_nothing(material):
    data = {f"leistung-{row}-version": 0 for row in range(1, 11)}
    forms = benefit_forms(material, data)

    assert [form.is_valid() for form in forms] == [True] * 10
    assert [form.is_decided for form in forms] == [False] * 10


def row(material, number, **values):
    data = {f"leistung-{number}-{name}": value for name, value in ({"version": 0} | values).items()}
    return benefit_forms(material, data)[number - 1]


def test_a_corrected_row_says_what_is_right(material):
    assert row(material, 1, verdict="corrected", text="Nur Ehepaare.").errors["choice"] == [
        "Bitte wählen Sie, was richtig ist."
    ]


def test_a_corrected_row_says_why(material):
    assert row(material, 1, verdict="corrected", choice="some").errors["text"] == [
        "Bitte begründen Sie Ihren Befund in einem Satz."
    ]


def test_what_is_not_offered_cannot_be_unproven(material):
    assert "verdict" in row(material, 10, verdict="unproven", text="Nichts.").errors


def test_what_is_not_offered_can_turn_out_to_be_there(material):
    form = row(material, 10, verdict="corrected", choice="all", text="Steht im Leitfaden.")

    assert form.is_valid()
    assert form.values()["choice"] == "all"
