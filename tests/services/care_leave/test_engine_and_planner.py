"""Engine and planner say the same of one leave after others: how long, whether by consent, and by when announced."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from services.care_leave.advice import Meets, Option, Verdict
from services.care_leave.planner import plan
from services.care_leave.planner_values import Plan, PlannedLeave, Weight
from services.care_leave.situation import EarlierLeave, Kind, Place, Relation
from services.care_rules.queries import the_rulebook
from tests.builders.care import HESSE, deadline, way

LONG = [each for each in Kind if each is not Kind.SHORT_ABSENCE]
# Days without leave before each one (often none), and how many days it lasts.
TAKEN = st.tuples(st.sampled_from(LONG), st.just(0) | st.integers(1, 90), st.integers(1, 420))


def after_each_other(taken: list[tuple[Kind, int, int]]) -> list[EarlierLeave]:
    """Return leaves in a row, from 2026 on."""
    leaves, day = [], date(2026, 1, 1)
    for kind, gap, days in taken:
        first = day + timedelta(days=gap)
        day = first + timedelta(days=days)
        leaves.append(EarlierLeave(kind, first, day - timedelta(days=1)))
    return leaves


def by_engine(wish: EarlierLeave, before: list[EarlierLeave]) -> Option:
    """Return the way of a child in a big firm, announced long before."""
    return way(
        wish.kind,
        relation=Relation.CHILD,
        minor=True,
        place=Place.HOME,
        last_phase=True,
        certificate=True,
        heads=300,
        today=date(2025, 6, 1),
        start=wish.first,
        months=None,
        earlier=tuple(before),
    )


def by_planner(wish: EarlierLeave, before: list[EarlierLeave]) -> Plan:
    """Return the plan of the same person, the wish being its last leave."""
    rows = [
        PlannedLeave("A", each.kind, each.first, each.last, Decimal(20), workplace=HESSE)
        for each in [*before, EarlierLeave(wish.kind, wish.first, wish.first)]
    ]
    return plan(rows, the_rulebook())


@settings(max_examples=80, deadline=None)
@given(taken=st.lists(TAKEN, min_size=1, max_size=4))
def test_both_reckon_alike(taken: list[tuple[Kind, int, int]]) -> None:
    *before, wish = after_each_other(taken)
    option, planned = by_engine(wish, before), by_planner(wish, before)
    row = planned.rows[-1]

    assert option.ends_on == row.longest_until
    assert (option.verdict is Verdict.NO) == (row.longest_until is None)
    if option.verdict is not Verdict.NO:
        consent = any(
            each.weight is Weight.AGREEMENT and len(before) in each.leaves
            for each in planned.remarks
        )
        assert (option.verdict is Verdict.AGREEMENT) == consent
    if option.verdict is Verdict.RIGHT:
        assert deadline(option, Meets.NOTICE).on == row.deadlines[0].on
