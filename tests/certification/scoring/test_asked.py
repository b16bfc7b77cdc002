"""Only numbers that can count are asked for."""

from dataclasses import replace

import pytest

from certification.scoring import AssessmentInput, NumberGroup, People, Totals
from certification.scoring.asked import asked_inputs, asked_items, missing_items, splits
from certification.scoring.numbers import ITEM_INPUTS, Item
from tests.certification.scoring.scenes import STAFF, assessment, standard, with_numbers

WORKFORCE = ["n_w", "n_m", "n_x", "l1_w", "l1_m", "l2_w", "l2_m"]
CASES = ["b_w", "b_m", "t_l", "e_w", "e_m"]
BENEFITS = ["leist_angeboten", "leist_offen"]
SURVEY = ["umfrage_n", "umfrage_zustimmung"]


@pytest.mark.parametrize(
    ("headcount", "asked"),
    [
        (1, BENEFITS),
        (9, BENEFITS),
        (10, [*WORKFORCE, "t_l", *BENEFITS]),
        (19, [*WORKFORCE, "t_l", *BENEFITS]),
        (20, [*WORKFORCE, *CASES, *BENEFITS, *SURVEY]),
        (50, [*WORKFORCE, *CASES, "gap", *BENEFITS, *SURVEY]),
    ],
)
def test_the_size_decides_what_is_asked(headcount, asked):
    assert [number.id for number in asked_inputs(standard(), headcount)] == asked


def test_the_pay_gap_may_be_left_out_below_150():
    required = {
        size: {number.id: number.required for number in asked_inputs(standard(), size)}
        for size in (50, 149, 150)
    }

    assert [required[size]["gap"] for size in (50, 149, 150)] == [False, False, True]
    assert all(required[50][name] for name in (*WORKFORCE, *CASES, *SURVEY))


def test_every_number_knows_its_group_and_use():
    leaders = next(one for one in asked_inputs(standard(), 50) if one.id == "l1_w")

    assert (leaders.item, leaders.group) == (Item.LEADERS, NumberGroup.WORKFORCE)
    assert leaders.used_by == ("DI-A1", "DI-A3")


def test_every_number_of_the_catalogue_belongs_to_an_item():
    named = {name for names in ITEM_INPUTS.values() for name in names}

    assert named == {number.id for number in standard().indicator.inputs}


@pytest.mark.parametrize(
    ("people", "totals", "item", "asked", "reason"),
    [
        ({}, {}, Item.LEADERS, True, ""),
        (STAFF, {"leaders": 20}, Item.LEADERS, True, ""),
        (STAFF, {"leaders": 2}, Item.LEADERS, False, "Es gibt weniger als 3 Führungskräfte."),
        (
            {"n_w": 5, "n_m": 175, "n_x": 0},
            {"leaders": 20},
            Item.LEADERS,
            False,
            "Es gibt weniger als 6 Frauen oder weniger als 6 Männer im Betrieb.",
        ),
        (STAFF, {"promotions": 6}, Item.PROMOTIONS, True, ""),
        (
            STAFF,
            {"promotions": 5},
            Item.PROMOTIONS,
            False,
            "Es gab weniger als 6 Beförderungen in 36 Monaten.",
        ),
        (STAFF, {"leaves": 6}, Item.LEAVES, True, ""),
        (
            STAFF,
            {"leaves": 0},
            Item.LEAVES,
            False,
            "Weniger als 6 Elternzeiten haben in 36 Monaten begonnen.",
        ),
    ],
)
def test_a_split_is_asked_only_where_a_gate_could_pass(people, totals, item, asked, reason):
    given = assessment(people=People(**people), totals=Totals(**totals))

    split = splits(standard(), given)[item]

    assert (bool(split), split.reason) == (asked, reason)


def test_no_split_can_pass_in_a_firm_of_eleven():
    given = splits(standard(), assessment(headcount=11))

    assert [bool(given[item]) for item in (Item.LEADERS, Item.PROMOTIONS, Item.LEAVES)] == [
        False
    ] * 3


def test_nothing_of_people_is_missing_below_ten():
    assert missing_items(standard(), AssessmentInput(employer="Probe", headcount=9)) == (
        Item.BENEFITS,
    )


def test_everything_the_size_asks_for_is_missing_at_first():
    missing = missing_items(standard(), assessment(headcount=150))

    assert missing == asked_items(standard(), 150)


def test_the_voluntary_gap_is_never_missing():
    assert Item.PAY not in missing_items(standard(), assessment(headcount=149))


def test_a_total_is_enough_where_no_gate_could_pass():
    people = People(**STAFF)
    given = assessment(people=people, totals=Totals(leaders=2, promotions=5, leaves=3))

    assert missing_items(standard(), given) == (Item.PAY, Item.BENEFITS, Item.SURVEY)


def test_a_total_is_not_enough_where_a_gate_could_pass():
    given = assessment(people=People(**STAFF), totals=Totals(leaders=20, promotions=6, leaves=6))

    missing = missing_items(standard(), given)

    assert {Item.LEADERS, Item.PART_TIME, Item.PROMOTIONS, Item.LEAVES} <= set(missing)


def test_what_is_given_but_not_proven_is_not_missing():
    given = with_numbers()
    unproven = replace(given, unproven=frozenset(NumberGroup))

    assert missing_items(standard(), unproven) == missing_items(standard(), given)
