"""Several leaves for one person, W17 to W22 and W28, and what must hold for any plan."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.care_leave.deadlines import end_of_leave
from services.care_leave.figures import CannotReckon
from services.care_leave.months import Length
from services.care_leave.planner import plan
from services.care_leave.planner_values import Plan, PlannedLeave
from services.care_leave.situation import Kind, Land, Workplace
from services.care_rules.queries import the_rulebook

HESSE = Workplace(Land.HE)
MOTHER_CARED_FOR = "2027-02-01"


def leave(
    kind: Kind,
    first: str,
    months: int,
    *,
    carer: str = "A",
    hours: int | None = None,
    notice_on: date | None = None,
) -> PlannedLeave:
    """Return a leave of whole months; family care leave keeps 20 hours unless told otherwise."""
    start = date.fromisoformat(first)
    if hours is None and kind is Kind.FAMILIENPFLEGEZEIT:
        hours = 20
    kept = None if hours is None else Decimal(hours)
    return PlannedLeave(
        carer, kind, start, end_of_leave(start, months), kept, notice_on, None, HESSE
    )


def absence(first: str, last: str, carer: str = "A") -> PlannedLeave:
    """Return a short absence."""
    days = date.fromisoformat(first), date.fromisoformat(last)
    return PlannedLeave(carer, Kind.SHORT_ABSENCE, *days, workplace=HESSE)


def planned(*leaves: PlannedLeave) -> Plan:
    """Return the plan by the law as it is."""
    return plan(leaves, the_rulebook())


def test_eighteen_months_follow_six_announced_three_months_before():
    """W17."""
    found = planned(
        leave(Kind.PFLEGEZEIT, "2027-02-01", 6), leave(Kind.FAMILIENPFLEGEZEIT, "2027-08-01", 18)
    )

    second = found.rows[1]
    assert (found.possible, found.needs_consent) == (True, False)
    assert second.longest_until == second.leave.last == date(2029, 1, 31)
    assert second.deadlines[0].on == date(2027, 4, 30)
    assert (found.carers[0].used, found.carers[0].left) == (Length(24), Length())


def test_a_month_between_both_needs_consent():
    """W18."""
    found = planned(
        leave(Kind.PFLEGEZEIT, "2027-02-01", 6), leave(Kind.FAMILIENPFLEGEZEIT, "2027-09-01", 12)
    )

    assert (found.possible, found.needs_consent) == (True, True)
    assert found.said == {"gap", "nobody"}
    assert [(each.first, each.last) for each in found.gaps] == [
        (date(2027, 8, 1), date(2027, 8, 31))
    ]


def test_a_second_pflegezeit_needs_consent_even_if_months_are_left():
    """W19."""
    found = planned(
        leave(Kind.PFLEGEZEIT, "2026-02-01", 2), leave(Kind.PFLEGEZEIT, "2027-09-01", 4)
    )

    assert (found.possible, found.needs_consent) == (True, True)
    assert "once_only" in found.said
    assert found.rows[1].longest_until == date(2027, 12, 31)


def test_a_leave_in_the_pandemic_may_help_the_next_one():
    found = planned(
        leave(Kind.PFLEGEZEIT, "2021-02-01", 2), leave(Kind.PFLEGEZEIT, "2026-09-01", 4)
    )

    assert {"once_only", "pandemic"} <= found.said


def test_four_months_follow_twenty_announced_eight_weeks_before():
    """W20."""
    found = planned(
        leave(Kind.FAMILIENPFLEGEZEIT, "2026-01-01", 20), leave(Kind.PFLEGEZEIT, "2027-09-01", 6)
    )

    second = found.rows[1]
    assert found.said == {"total_limit", "follows"}
    assert not found.possible
    assert second.longest_until == date(2027, 12, 31)
    assert second.deadlines[0].on == date(2027, 7, 6)


def test_carers_share_paid_days_but_not_the_absence():
    """W21."""
    found = planned(
        absence("2026-11-02", "2026-11-09", carer="B"), absence("2026-11-23", "2026-12-04")
    )

    assert [(each.days, each.paid) for each in found.rows] == [(6, 6), (10, 4)]
    year = found.allowance[0]
    assert (year.year, year.used, year.left, year.unpaid) == (2026, 10, 0, 6)
    assert found.possible


def test_paid_days_come_anew_each_year_since_2024():
    """W22."""
    found = planned(
        absence("2023-06-05", "2023-06-19"),
        absence("2023-11-06", "2023-11-17"),
        absence("2024-02-05", "2024-02-16"),
    )

    assert [each.paid for each in found.rows] == [10, 0, 10]
    assert [each.year for each in found.allowance] == [None, 2024]


def test_days_across_the_turn_of_the_year_are_taken_from_both_years():
    found = planned(absence("2025-12-22", "2026-01-07"))

    assert [(each.year, each.used) for each in found.allowance] == [(2025, 6), (2026, 4)]
    assert found.rows[0].paid == 10


def test_family_care_leave_is_part_time_with_fifteen_hours():
    """W10, W28."""
    full = replace(leave(Kind.FAMILIENPFLEGEZEIT, MOTHER_CARED_FOR, 24), hours=None)

    assert planned(full).said == {"part_time_only"}
    assert planned(replace(full, hours=Decimal(12))).said == {"hours_floor"}
    assert planned(replace(full, hours=Decimal(15))).possible


@pytest.mark.parametrize(
    ("kind", "months", "most"), [(Kind.PFLEGEZEIT, 7, 6), (Kind.MINOR, 7, 6), (Kind.TERMINAL, 4, 3)]
)
def test_each_kind_has_its_own_limit(kind, months, most):
    found = planned(leave(kind, MOTHER_CARED_FOR, months))

    assert found.said == {"own_limit"}
    assert found.rows[0].longest_until == end_of_leave(date.fromisoformat(MOTHER_CARED_FOR), most)


def test_every_carer_has_24_months_of_their_own_and_they_may_be_released_together():
    found = planned(
        leave(Kind.FAMILIENPFLEGEZEIT, MOTHER_CARED_FOR, 24),
        leave(Kind.FAMILIENPFLEGEZEIT, MOTHER_CARED_FOR, 24, carer="B"),
    )

    assert (found.possible, found.needs_consent) == (True, False)
    assert found.said == {"together", "each_has_own"}
    assert [each.used for each in found.carers] == [Length(24), Length(24)]


def test_one_person_cannot_take_two_leaves_at_once():
    found = planned(leave(Kind.PFLEGEZEIT, "2027-02-01", 3), leave(Kind.TERMINAL, "2027-04-01", 2))

    assert found.said == {"overlap"}
    assert [each.leaves for each in found.remarks] == [(0, 1)]


def test_going_on_after_the_end_is_an_extension():
    found = planned(
        leave(Kind.PFLEGEZEIT, "2027-02-01", 3), leave(Kind.PFLEGEZEIT, "2027-05-01", 3)
    )

    assert found.said == {"extension"}
    assert found.needs_consent


def test_leave_for_a_minor_changes_with_pflegezeit_freely():
    found = planned(leave(Kind.PFLEGEZEIT, "2027-02-01", 3), leave(Kind.MINOR, "2027-05-01", 3))

    assert found.said == {"switch"}
    assert not found.needs_consent


def test_company_at_the_end_may_come_after_a_gap():
    found = planned(
        leave(Kind.FAMILIENPFLEGEZEIT, "2027-01-01", 12), leave(Kind.TERMINAL, "2028-06-01", 3)
    )

    assert found.said == {"nobody"}
    assert (found.carers[0].left, found.carers[0].terminal_left) == (Length(9), Length())


def test_a_late_notice_moves_the_start():
    """W25."""
    late = leave(Kind.PFLEGEZEIT, MOTHER_CARED_FOR, 6, notice_on=date(2027, 1, 25))

    found = planned(late)

    assert found.rows[0].deadlines[0].missed
    assert "09.02.2027" in found.remarks[0].reason.sentence


def test_on_its_last_day_a_notice_is_in_time():
    in_time = leave(Kind.PFLEGEZEIT, MOTHER_CARED_FOR, 6, notice_on=date(2027, 1, 17))

    assert planned(in_time).said == set()


def test_a_late_notice_of_a_switch_leaves_a_gap():
    found = planned(
        leave(Kind.PFLEGEZEIT, "2027-02-01", 6),
        leave(Kind.FAMILIENPFLEGEZEIT, "2027-08-01", 12, notice_on=date(2027, 5, 3)),
    )

    assert "gap_by_late_notice" in found.said
    assert found.needs_consent


def test_a_short_absence_has_ten_working_days():
    found = planned(absence("2026-11-23", "2026-12-07"))

    assert found.said == {"too_many_days", "paid_in_part"}
    assert not found.possible


def test_before_2015_nothing_is_planned_and_beyond_the_known_law_it_is_said():
    old = planned(leave(Kind.PFLEGEZEIT, "2014-12-01", 6))
    new = planned(leave(Kind.PFLEGEZEIT, MOTHER_CARED_FOR, 6))

    assert (old.too_early, old.rows, old.possible) == (True, (), False)
    assert (new.too_early, new.beyond_law) == (False, True)


def test_a_rest_of_days_never_makes_more_than_the_months_of_the_law():
    found = planned(
        replace(leave(Kind.TERMINAL, "2026-11-01", 1), last=date(2026, 11, 1)),
        leave(Kind.TERMINAL, "2026-12-01", 1),
    )

    assert found.rows[1].longest_until == date(2027, 2, 27)


def test_an_end_before_the_start_is_refused_at_its_leave():
    wrong = replace(leave(Kind.PFLEGEZEIT, MOTHER_CARED_FOR, 6), last=date(2027, 1, 1))

    with pytest.raises(CannotReckon) as refused:
        planned(leave(Kind.PFLEGEZEIT, MOTHER_CARED_FOR, 6), wrong)

    assert refused.value.field == "last-1"


def test_an_empty_plan_is_possible():
    assert planned() == Plan()


leaves = st.builds(
    lambda kind, first, length, carer: PlannedLeave(
        carer, kind, first, first + timedelta(days=length), Decimal(20), workplace=HESSE
    ),
    kind=st.sampled_from([Kind.PFLEGEZEIT, Kind.FAMILIENPFLEGEZEIT, Kind.TERMINAL, Kind.MINOR]),
    first=st.dates(min_value=date(2024, 1, 1), max_value=date(2029, 12, 31)),
    length=st.integers(0, 800),
    carer=st.sampled_from("AB"),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(leaves, max_size=5))
def test_no_plan_beyond_24_months_of_one_carer_is_possible(some):
    found = planned(*some)

    if found.possible:
        assert all(each.used <= Length(24) for each in found.carers)
        assert all(
            row.longest_until is not None and row.leave.last <= row.longest_until
            for row in found.rows
        )


@settings(max_examples=60, deadline=None)
@given(leaves, st.integers(1, 400))
def test_a_shorter_leave_never_uses_up_more(one, less):
    shorter = replace(one, last=max(one.first, one.last - timedelta(days=less)))

    assert planned(shorter).carers[0].used <= planned(one).carers[0].used
    assert not planned(one).possible or planned(shorter).possible
