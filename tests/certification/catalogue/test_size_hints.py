"""What the law asks at which size: exact at the borders, with a source, and never two things at once."""

import pytest

from certification.catalogue.reading import CatalogueError, read_catalogue
from certification.catalogue.shift_examples import PLACES, examples_for, shift_examples
from certification.catalogue.size_hints import (
    Demands,
    hints_for,
    read_size_hints,
    size_hints,
)

QUESTIONS = read_catalogue().question_ids
ENTRY = """\
hints:
  - key: eins
    right: pflege
    criteria: [SF-4]
    from: 1
    to: 15
    demands: none
    sentence: "Bei {headcount} nicht ({statute})."
    statute: "§ 3 PflegeZG"
    source: "https://example.org/"
    checked_on: "2026-11-22"
"""


def written(tmp_path, text: str):
    path = tmp_path / "hints.yaml"
    path.write_text(text)
    return path


def test_every_hint_names_known_criteria_and_says_where_it_comes_from():
    assert [
        hint.key
        for hint in size_hints()
        if not (set(hint.criteria) <= set(QUESTIONS) and hint.statute and hint.source)
    ] == []


@pytest.mark.parametrize(
    ("criterion", "headcount", "demands"),
    [
        ("SF-4", 9, Demands.NONE),
        ("SF-4", 15, Demands.NONE),
        ("SF-4", 16, Demands.PART),
        ("SF-4", 25, Demands.PART),
        ("SF-4", 26, Demands.ALL),
        ("AZ-2", 15, Demands.NONE),
        ("AZ-2", 16, Demands.PART),
        ("AZ-2", 45, Demands.PART),
        ("AZ-2", 46, Demands.PART),
        ("FU-4", 15, Demands.NONE),
        ("FU-4", 16, Demands.PART),
        ("DI-B4", 1, Demands.PART),
    ],
)
def test_the_borders_are_those_of_the_law(criterion, headcount, demands):
    fitting = [hint for hint in size_hints() if criterion in hint.criteria and hint.fits(headcount)]

    assert [hint.demands for hint in fitting] == [demands]


def test_a_bakery_of_nine_reads_that_its_own_rule_counts_in_full():
    (said,) = hints_for("SF-4", 9)

    assert "bei 9 Beschäftigten nicht (§ 3 Abs. 1 Satz 2 und Abs. 6a PflegeZG" in said.sentence
    assert said.sentence.endswith("Ihre Regel zählt hier also voll.")


def test_a_larger_employer_reads_that_the_law_asks_for_it_already():
    (said,) = hints_for("SF-4", 60)

    assert said.sentence.endswith(
        "Das verlangt das Gesetz von Ihnen schon; hier zählt, was Sie darüber hinaus tun."
    )
    assert "Auszubildende nicht mit" in said.counting


def test_the_step_to_part_time_for_a_time_is_at_forty_six():
    assert "verlangt das Gesetz bei 45 Beschäftigten nicht" in hints_for("AZ-2", 45)[0].sentence
    assert "nicht" not in hints_for("AZ-2", 46)[0].sentence.partition(")")[0]


def test_without_a_hint_nothing_is_said():
    assert hints_for("AO-2", 9) == ()


@pytest.mark.parametrize(
    ("before", "after", "entry"),
    [
        ('    statute: "§ 3 PflegeZG"\n', "", "hints.eins.statute"),
        ('checked_on: "2026-11-22"', 'checked_on: "bald"', "hints.eins.checked_on"),
        ("https://example.org/", "Bibliothek", "hints.eins.source"),
        ("demands: none", "demands: viel", "hints.eins.demands"),
        ("to: 15", "to: 0", "hints.eins.to"),
        ("{statute}", "{gesetz}", "hints.eins.sentence"),
        ("right: pflege", "right: pflege\n    laut: ja", "hints.eins.laut"),
    ],
)
def test_a_fault_names_file_entry_and_field(tmp_path, before, after, entry):
    path = written(tmp_path, ENTRY.replace(before, after))

    with pytest.raises(CatalogueError) as found:
        read_size_hints(path)

    assert (found.value.file, found.value.entry) == (str(path), entry)


def test_two_hints_on_one_right_never_overlap(tmp_path):
    second = (
        ENTRY.partition("\n")[2].replace("key: eins", "key: zwei").replace("from: 1", "from: 15")
    )

    with pytest.raises(CatalogueError) as found:
        read_size_hints(written(tmp_path, ENTRY + second))

    assert found.value.entry == "hints.zwei.from"


def test_examples_of_shift_work_are_for_known_criteria_and_all_four_places():
    assert set(shift_examples()) <= set(QUESTIONS)
    assert {tuple(one.place for one in examples_for(key)) for key in shift_examples()} == {PLACES}
