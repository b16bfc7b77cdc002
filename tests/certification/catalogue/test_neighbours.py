"""Neighbouring criteria: in the order of the catalogue, and pointing only backwards."""

import pytest

from certification.catalogue.neighbours import (
    neighbourhood_of,
    neighbourhoods,
    read_neighbourhoods,
    why_not_shared,
)
from certification.catalogue.reading import CatalogueError, read_catalogue

QUESTIONS = list(read_catalogue().question_ids)


def test_every_member_is_a_criterion_and_stands_behind_those_it_may_point_to():
    assert [
        key
        for key, found in neighbourhoods().items()
        if any(QUESTIONS.index(one) >= QUESTIONS.index(key) for one in found.before)
    ] == []


def test_the_groups_are_these():
    groups = {(*found.before, key) for key, found in neighbourhoods().items()}

    assert groups >= {
        ("AO-6", "SF-2", "AZ-4"), ("SF-4", "SF-5", "IK-4"), ("FU-3", "FU-4"),
        ("IK-6", "DI-B3"), ("AO-1", "PE-5"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("criterion", "note_of", "sentence"),
    [
        ("AZ-4", "AO-6", ""),
        ("AZ-4", "SF-2", ""),
        ("AO-6", "AO-6", "Eine Beschreibung kann nicht auf sich selbst verweisen."),
        ("AO-6", "AZ-4",
         "AO-6 steht vor AZ-4. Verweisen lässt sich nur auf eine frühere Frage."),
        ("AZ-4", "AO-1",
         "AO-1 fragt nach etwas anderem. Bitte beschreiben Sie es hier eigens."),
        ("AO-2", "AO-6",
         "AO-6 fragt nach etwas anderem. Bitte beschreiben Sie es hier eigens."),
    ],
)  # fmt: skip
def test_a_note_serves_only_a_later_neighbour(criterion, note_of, sentence):
    assert why_not_shared(criterion, note_of) == sentence


def test_a_criterion_alone_has_no_neighbourhood():
    assert neighbourhood_of("AO-2") is None


def test_a_criterion_in_two_groups_is_refused(tmp_path):
    path = tmp_path / "neighbours.yaml"
    path.write_text(
        "groups:\n"
        "  - {key: a, members: [{criterion: AO-1, about: x}]}\n"
        "  - {key: b, members: [{criterion: AO-1, about: y}]}\n"
    )

    with pytest.raises(CatalogueError) as found:
        read_neighbourhoods(path)

    assert found.value.entry == "groups.b.members.AO-1.criterion"
