"""Strengths and potentials follow from the findings by rule, and give nothing away."""

from dataclasses import replace

from certification.catalogue.reading import read_catalogue
from certification.review.proposals import proposed_potentials, proposed_strengths
from certification.scoring import score
from tests.builders.cases import example

CATALOGUE = read_catalogue()


def result(**changes):
    return score(CATALOGUE, replace(example("mittel-180"), **changes))


def test_strengths_are_the_highest_stages_at_most_two_of_a_field():
    lines = proposed_strengths(CATALOGUE, result()).splitlines()

    assert len(lines) == 6
    fields = [line.partition(",")[0] for line in lines]
    assert max(fields.count(field) for field in fields) == 2


def test_a_strength_is_told_by_its_anchor():
    lines = proposed_strengths(CATALOGUE, result(answers={"AO-1": 4}, stages={})).splitlines()

    anchor = CATALOGUE.criteria["AO-1"].anchors[4]
    assert lines == [f"Arbeitsorganisation, Vertretung und Übergabe: {anchor}"]


def test_a_potential_names_the_next_stage():
    answers = dict.fromkeys(CATALOGUE.criteria, 4) | {"SF-3": 1}
    stages = dict.fromkeys(CATALOGUE.stage_questions, 4)

    lines = proposed_potentials(CATALOGUE, result(answers=answers, stages=stages)).splitlines()

    criterion = CATALOGUE.criteria["SF-3"]
    assert lines[0] == (
        f"Service für Familien, {criterion.title}. Nächster Schritt: {criterion.anchors[2]}"
    )


def test_where_nothing_is_yet_the_next_step_is_a_rule_and_not_a_single_case():
    answers = dict.fromkeys(CATALOGUE.criteria, 4) | {"IK-4": 0}
    stages = dict.fromkeys(CATALOGUE.stage_questions, 4)

    lines = proposed_potentials(CATALOGUE, result(answers=answers, stages=stages)).splitlines()

    assert lines[0].endswith(f"Nächster Schritt: {CATALOGUE.criteria['IK-4'].anchors[2]}")


def test_below_robust_numbers_neither_flags_nor_stages_of_the_indicator_are_proposed():
    small = score(CATALOGUE, example("gross-900-hinweise"))
    few = replace(small, indicator=replace(small.indicator, label="orientierend"))

    text = proposed_strengths(CATALOGUE, few) + proposed_potentials(CATALOGUE, few)

    assert "Beratungsgespräch" not in text
    assert "Diversitätsindikator" not in text


def test_nothing_is_proposed_where_nothing_is_strong():
    assert proposed_strengths(CATALOGUE, result(answers={}, stages={})) == ""


def test_no_points_of_sub_indicators_are_told():
    text = proposed_potentials(CATALOGUE, score(CATALOGUE, example("gross-900-hinweise")))

    assert "Im Beratungsgespräch zu klären ist" in text
    assert not any(letter.isdigit() for letter in text.splitlines()[-1])


def test_only_what_is_decided_is_proposed():
    lines = proposed_potentials(CATALOGUE, result(), decided={"SF-3"}).splitlines()

    assert len(lines) == 1
    assert lines[0].startswith("Service für Familien")
