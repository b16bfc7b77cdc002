"""Why the ratios are smoothed: how often chance alone makes a fair employer look unfair."""

from dataclasses import replace
from fractions import Fraction
from math import comb

import pytest

from certification.scoring.exact import two_sided
from certification.scoring.formulas import Setting, leadership, lin
from certification.scoring.numbers import Leaders, Pair, counted_numbers
from tests.certification.scoring.scenes import assessment, standard

FAIR = Fraction(4, 5)
TABLE = [
    (12, 3, "100.0", "50", "84", None),
    (20, 4, "58.2", "58", "82", None),
    (30, 5, "33.0", "61", "84", "0.00"),
    (50, 6, "66.7", "63", "82", "0.00"),
    (100, 10, "31.8", "74", "85", "0.20"),
    (180, 20, "23.5", "86", "90", "0.50"),
    (500, 50, "10.0", "94", "95", "0.68"),
    (2100, 192, "0.3", "99", "99", "0.85"),
]


@pytest.mark.parametrize(("staff", "leaders", "below", "raw", "smoothed", "alarm"), TABLE)
def test_small_fair_employers_look_unfair_by_chance(staff, leaders, below, raw, smoothed, alarm):
    women = staff // 2
    outcomes = [
        (Fraction(comb(women, led) * comb(women, leaders - led), comb(staff, leaders)), led)
        for led in range(leaders + 1)
        if max(led, leaders - led) <= women
    ]

    quotients = {led: Fraction(2 * min(led, leaders - led), leaders) for _, led in outcomes}
    looks_unfair = sum(chance for chance, led in outcomes if quotients[led] < FAIR)
    raw_points = sum(chance * raw_of(quotients[led]) for chance, led in outcomes)
    mean_points = sum(chance * points(staff, led, leaders) for chance, led in outcomes)
    alarms = [
        quotients[led]
        for _, led in outcomes
        if two_sided(led, women, leaders - led, women) < Fraction(1, 20)
    ]

    assert f"{float(100 * looks_unfair):.1f}" == below
    assert f"{float(raw_points):.0f}" == raw
    assert f"{float(mean_points):.0f}" == smoothed
    assert (f"{float(max(alarms)):.2f}" if alarms else None) == alarm


def raw_of(quotient):
    return lin(quotient, Fraction(3, 10), Fraction(9, 10))


def points(staff, women_led, leaders):
    """Return the points of DI-A1 for an employer with as many women as men."""
    numbers = counted_numbers(standard(), assessment(headcount=staff))
    half = Pair(staff // 2, staff // 2)
    levels = Leaders(top=Pair(0, 0), further=Pair(women_led, leaders - women_led))
    numbers = replace(numbers, people=half, leaders=levels, leader_total=leaders)
    return leadership(numbers, Setting(standard().parts["DI-A1"], Fraction(4), "mittel")).points
