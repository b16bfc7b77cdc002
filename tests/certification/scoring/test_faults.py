"""What cannot be right is named, with the entries it concerns."""

from dataclasses import replace
from decimal import Decimal

import pytest

from certification.scoring import (
    NO_COMPARISON_GROUP,
    Benefits,
    Evidence,
    People,
    Survey,
    Totals,
)
from certification.scoring.faults import contradictions, faults
from tests.certification.scoring.scenes import STAFF, assessment, standard, with_numbers


def found(given):
    return [fault.entries for fault in faults(standard(), given)]


def test_a_sound_assessment_has_no_fault():
    assert found(with_numbers()) == []


@pytest.mark.parametrize(
    ("changes", "entries"),
    [
        ({"headcount": 0}, ("headcount",)),
        ({"answers": {"XX-1": 1}}, ("answers.XX-1",)),
        ({"answers": {"AO-1": 5}}, ("answers.AO-1",)),
        ({"answers": {"AO-1": -1}}, ("answers.AO-1",)),
        ({"stages": {"DI-A1": 2}}, ("stages.DI-A1",)),
        ({"stages": {"DI-A6": 5}}, ("stages.DI-A6",)),
        ({"evidence": {"DI-B2": Evidence.NONE}}, ("evidence.DI-B2",)),
        ({"not_applicable": {"XX-1": "grund"}}, ("not_applicable.XX-1",)),
        ({"not_applicable": {"AO-1": "grund"}}, ("not_applicable.AO-1",)),
        ({"not_applicable": {"FU-4": "zu klein"}}, ("not_applicable.FU-4",)),
        ({"not_applicable": {"OT-1": "keine Lust"}, "answers": {}}, ("not_applicable.OT-1",)),
        (
            {"not_applicable": {"OT-1": "keine_mobil_moegliche_taetigkeit"}},
            ("not_applicable.OT-1", "answers.OT-1"),
        ),
        ({"benefits": Benefits(11, 3)}, ("benefits.offered",)),
        ({"benefits": Benefits(2, 3)}, ("benefits.open", "benefits.offered")),
        ({"survey": Survey(181, Decimal(50))}, ("survey.responses",)),
        ({"survey": Survey(18, Decimal("100.1"))}, ("survey.agreement",)),
        ({"survey": Survey(18, Decimal("NaN"))}, ("survey.agreement",)),
        ({"people": People(gap=Decimal(101))}, ("people.gap",)),
        ({"people": People(gap=Decimal("Infinity"))}, ("people.gap",)),
        ({"people": People(t_l=-1)}, ("people.t_l",)),
        ({"people": People(n_w=1, n_m=179)}, ("people.n_x",)),
        ({"people": People(l1_w=1)}, ("people.l1_m", "people.l2_w", "people.l2_m")),
        ({"people": People(b_w=1)}, ("people.b_m",)),
        ({"people": People(e_m=1)}, ("people.e_w",)),
        (
            {"people": People(n_w=61, n_m=116, n_x=2)},
            ("people.n_w", "people.n_m", "people.n_x", "headcount"),
        ),
        (
            {"people": People(**STAFF, l1_w=40, l1_m=0, l2_w=23, l2_m=0)},
            ("people.l1_w", "people.l2_w", "people.n_w"),
        ),
        ({"people": People(l1_w=1, l1_m=0, l2_w=0, l2_m=0, t_l=2)}, ("people.t_l",)),
        ({"people": People(t_l=4), "totals": Totals(leaders=3)}, ("people.t_l",)),
        (
            {"people": People(b_w=1, b_m=2), "totals": Totals(promotions=4)},
            ("totals.promotions", "people.b_w", "people.b_m"),
        ),
    ],
)
def test_every_fault_names_its_entries(changes, entries):
    assert found(assessment(**changes)) == [entries]


def test_a_question_may_be_left_open_and_exempt():
    exempt = {"OT-1": "keine_mobil_moegliche_taetigkeit"}

    assert found(assessment(answers={"OT-1": None}, not_applicable=exempt)) == []


def test_below_ten_people_need_not_add_up():
    assert found(assessment(headcount=9, people=People(n_w=1, n_m=2, n_x=3))) == []


def test_below_ten_leaders_still_fit_the_people():
    people = People(n_w=1, n_m=2, n_x=3, l1_w=2, l1_m=0, l2_w=0, l2_m=0)

    assert found(assessment(headcount=9, people=people)) == [
        ("people.l1_w", "people.l2_w", "people.n_w")
    ]


def test_more_promotions_than_people_are_possible():
    assert found(with_numbers(b_w=100)) == []


def test_no_comparison_group_is_an_answer():
    assert found(assessment(people=People(gap=NO_COMPARISON_GROUP))) == []


def test_contradictions_are_about_numbers_only():
    given = replace(assessment(answers={"XX-1": 1}), people=People(gap=Decimal(101)))

    assert [fault.entries for fault in contradictions(standard(), given)] == [("people.gap",)]
