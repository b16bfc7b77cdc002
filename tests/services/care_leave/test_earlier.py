"""Leaves after others for the same person: what is left, what follows, what goes on, and what takes a yes."""

from datetime import date
from decimal import Decimal

import pytest

from services.care_leave.advice import Verdict
from services.care_leave.situation import Kind, Place, Relation, Release
from tests.builders.care import earlier, reasons, way

PZ, MINOR, LAST, FPFZ = Kind.PFLEGEZEIT, Kind.MINOR, Kind.TERMINAL, Kind.FAMILIENPFLEGEZEIT
PART_TIME = {"release": Release.PART, "hours_before": Decimal(40), "hours": (Decimal(20),)}
CHILD = {"relation": Relation.CHILD, "minor": True}
LAST_PHASE = {"last_phase": True, "certificate": True}


def test_a_late_notice_that_would_leave_a_gap_takes_an_agreement() -> None:
    before = earlier(PZ, "2026-08-01", "2027-01-31")
    found = way(FPFZ, earlier=before, **PART_TIME)

    assert found.verdict is Verdict.AGREEMENT
    assert "gap_by_late_notice" in reasons(found)
    assert not found.loan


def test_a_small_firm_is_asked_whenever_and_no_notice_comes_late() -> None:
    before = earlier(PZ, "2026-08-01", "2027-01-31")
    found = way(FPFZ, earlier=before, heads=8, **PART_TIME)

    assert found.verdict is Verdict.REQUEST
    assert "follows" in reasons(found)


def test_what_must_follow_names_the_only_day_on_which_it_can_begin() -> None:
    before = earlier(PZ, "2026-08-01", "2027-01-31")
    found = way(FPFZ, earlier=before, start=None, **PART_TIME)

    assert found.verdict is Verdict.OPEN
    assert any("am 01.02.2027" in each.sentence for each in found.reasons)


@pytest.mark.parametrize(("heads", "key"), [(40, "extension"), (8, "extension_small")])
def test_going_on_is_an_extension_and_needs_a_yes(heads: int, key: str) -> None:
    before = earlier(PZ, "2026-11-01", "2027-01-31")
    found = way(PZ, earlier=before, heads=heads)

    assert (found.verdict, found.months) == (Verdict.AGREEMENT, 3)
    assert key in reasons(found)
    assert found.loan


def test_for_a_minor_home_and_elsewhere_may_change_without_a_gap() -> None:
    before = earlier(PZ, "2026-12-01", "2027-01-31")
    found = way(MINOR, earlier=before, place=Place.CLINIC, **CHILD)

    assert (found.verdict, found.months) == (Verdict.RIGHT, 4)
    assert "switch" in reasons(found)


def test_for_a_grown_child_going_on_is_no_change_but_an_extension() -> None:
    before = earlier(MINOR, "2026-12-01", "2027-01-31")
    found = way(PZ, earlier=before, relation=Relation.CHILD, minor=False)

    assert found.verdict is Verdict.AGREEMENT
    assert "extension" in reasons(found)


def test_the_last_phase_has_three_months_of_its_own_within_the_twenty_four() -> None:
    before = earlier(FPFZ, "2024-11-01", "2026-08-31")
    found = way(LAST, earlier=before, **LAST_PHASE)

    assert (found.verdict, found.months) == (Verdict.RIGHT, 2)


def test_when_all_months_are_used_the_answer_is_no() -> None:
    before = earlier(FPFZ, "2025-01-01", "2026-12-31")

    assert reasons(way(PZ, earlier=before)) == ["total_used_up"]
    assert reasons(way(FPFZ, earlier=before)) == ["used_up"]


def test_days_that_are_left_are_told_and_not_denied() -> None:
    five_and_a_half = earlier(PZ, "2026-08-16", "2027-01-31")
    found = way(PZ, earlier=five_and_a_half, months=None)

    assert (found.verdict, found.months, found.rest_days) == (Verdict.AGREEMENT, 0, 15)
    assert found.ends_on == date(2027, 2, 15)
    assert any("Es bleibt Zeit für 15 Tage." in each.sentence for each in found.reasons)


def test_the_last_days_of_the_twenty_four_months_are_a_right() -> None:
    before = earlier(FPFZ, "2025-03-01", "2027-02-10")
    found = way(PZ, earlier=before, start=date(2027, 2, 11), notice_on=date(2026, 12, 1))

    assert (found.verdict, found.ends_on) == (Verdict.RIGHT, date(2027, 2, 28))


def test_the_court_is_named_for_the_law_that_it_spoke_of() -> None:
    again = {
        kind: next(
            each.statute
            for each in way(kind, earlier=earlier(kind, "2024-03-01", "2024-04-30")).reasons
            if each.key == "once_only"
        )
        for kind in (PZ, FPFZ)
    }

    assert "BAG" in again[PZ]
    assert again[FPFZ] == "§ 2a (3) FPfZG"


@pytest.mark.parametrize(
    ("terms", "left"),
    [
        ([("2026-01-01", "2026-02-15")], 22),
        ([("2026-01-01", "2026-02-15"), ("2026-05-01", "2026-06-15")], 21),
        ([("2026-01-16", "2026-02-10"), ("2026-02-11", "2026-03-15")], 22),
    ],
)
def test_rests_of_days_are_added_before_whole_months_are_told(
    terms: list[tuple[str, str]], left: int
) -> None:
    before = tuple(leave for term in terms for leave in earlier(FPFZ, *term))

    assert way(FPFZ, earlier=before).months == left


def test_a_leave_of_the_pandemic_may_help_the_next_one() -> None:
    before = earlier(PZ, "2021-03-01", "2021-04-30")

    assert {"once_only", "pandemic"} <= set(reasons(way(PZ, earlier=before)))
    assert "pandemic" not in reasons(way(PZ, earlier=earlier(PZ, "2024-03-01", "2024-04-30")))


def test_a_short_absence_uses_up_no_months() -> None:
    before = earlier(Kind.SHORT_ABSENCE, "2026-11-02", "2026-11-13")

    assert way(PZ, earlier=before).months == 6
