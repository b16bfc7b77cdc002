"""What a finding needs: a choice, a verdict, a reason where it differs, words where it weighs."""

import pytest

from certification.assessment.values import GivenAnswer
from certification.catalogue.reading import read_catalogue
from certification.review.values import Found, differs, gaps, is_big_step

CATALOGUE = read_catalogue()
TEXT = "Die Regel gilt nur für das Büro."


def claim(stage=3, **values):
    return GivenAnswer(criterion="AO-1", stage=stage, **values)


def found(stage=3, evidence="visit", **values):
    return Found(criterion="AO-1", stage=stage, evidence=evidence, **values)


def lacks(claimed, finding, *, weighty=False):
    return gaps(CATALOGUE, claimed, finding, weighty=weighty)


def test_nothing_is_decided_before_the_examiner_chooses():
    assert lacks(claim(), None) == ["Bestätigen Sie die Angabe oder wählen Sie eine andere Stufe."]


def test_a_word_alone_decides_nothing():
    assert lacks(claim(), Found(criterion="AO-1", text=TEXT)) == [
        "Bestätigen Sie die Angabe oder wählen Sie eine andere Stufe."
    ]


def test_a_confirmed_stage_with_evidence_is_decided():
    assert lacks(claim(), found()) == []


def test_a_stage_needs_a_verdict_on_its_evidence():
    assert lacks(claim(), found(evidence="")) == ["Wählen Sie, wodurch die Stufe belegt ist."]


def test_stage_nought_needs_no_evidence():
    assert lacks(claim(0), found(0, evidence="")) == []


def test_a_difference_needs_a_reason():
    assert lacks(claim(3), found(2)) == ["Ihr Befund weicht ab. Wählen Sie einen Grund."]


def test_a_difference_of_one_stage_with_a_reason_is_decided():
    assert lacks(claim(3), found(2, reason="part_only")) == []


def test_two_stages_need_words():
    assert lacks(claim(3), found(1, reason="part_only")) == [
        "Ihr Befund weicht um zwei Stufen oder mehr ab. Begründen Sie ihn in mindestens 20 Zeichen."
    ]


def test_blanks_are_no_words():
    assert lacks(claim(3), found(1, reason="part_only", text="kurz" + " " * 30)) != []


def test_twenty_characters_are_enough():
    assert lacks(claim(3), found(1, reason="part_only", text="x" * 20)) == []


def test_a_weighty_difference_needs_words():
    assert lacks(claim(3), found(2, reason="part_only"), weighty=True) == [
        "Ihr Befund ändert die Gesamtstufe oder einen Mindestwert. Begründen Sie ihn in mindestens 20 Zeichen."
    ]


def test_missing_evidence_is_a_difference_where_it_caps():
    assert differs(CATALOGUE, claim(3), found(3, evidence="none"))
    assert not differs(CATALOGUE, claim(2), found(2, evidence="none"))


def test_what_both_sides_call_planned_is_no_difference():
    assert not differs(CATALOGUE, claim(3, planned=True), found(3, evidence="planned"))


def test_a_cap_of_two_stages_is_a_big_step():
    assert is_big_step(CATALOGUE, claim(4), found(4, evidence="none"))
    assert not is_big_step(CATALOGUE, claim(3), found(3, evidence="none"))


def test_a_confirmed_exemption_is_decided():
    exempt = claim(None, not_applicable="keine Schichtarbeit", not_applicable_why="Nur Büro.")

    assert lacks(exempt, Found(criterion="AO-1", not_applicable="keine Schichtarbeit")) == []


@pytest.mark.parametrize("text", ["", "zu kurz"])
def test_a_stage_instead_of_an_exemption_needs_reason_and_words(text):
    exempt = claim(None, not_applicable="keine Schichtarbeit", not_applicable_why="Nur Büro.")

    assert lacks(exempt, found(2, text=text)) == [
        "Ihr Befund weicht ab. Wählen Sie einen Grund.",
        "Ihr Befund setzt eine Stufe statt „trifft nicht zu“. Begründen Sie ihn in mindestens 20 Zeichen.",
    ]
