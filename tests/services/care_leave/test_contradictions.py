"""Answers that do not fit are named with their fields; what cannot be is refused; what fits passes."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from services.care_leave.contradictions import contradictions
from services.care_leave.situation import EarlierLeave, Kind, Need, Relation, Release, Size, Work
from tests.builders.care import advice_on, answered, earlier

NO_SIZE: dict[str, Any] = {"heads": None, "trainees": None}
AGAINST: list[tuple[dict[str, Any], tuple[str, ...]]] = [
    ({"heads": 8, "trainees": 9}, ("heads", "trainees")),
    ({**NO_SIZE, "size": Size.UP_TO_15, "trainees": 16}, ("size", "trainees")),
    ({"heads": 40, "size": Size.UP_TO_15}, ("size", "heads")),
    ({"heads": 40, "size": Size.FROM_16_TO_25}, ("size", "heads")),
    ({"heads": 25, "size": Size.MORE_THAN_25}, ("size", "heads")),
    ({"work": Work.TRAINEE, "trainees": 0}, ("work", "trainees")),
    ({"relation": Relation.PARENT, "minor": True}, ("relation", "minor")),
    ({"relation": Relation.GRANDPARENT, "minor": True}, ("relation", "minor")),
    ({"last_phase": False, "certificate": True}, ("last_phase", "certificate")),
    ({"release": Release.FULL, "hours": (Decimal(20),)}, ("release", "hours")),
    ({"release": Release.PART, "hours": (Decimal(0),)}, ("release", "hours")),
    ({"hours_before": Decimal(20), "hours": (Decimal(20),)}, ("hours_before", "hours")),
    ({"earlier": earlier(Kind.PFLEGEZEIT, "2026-05-01", "2026-04-30")}, ("earlier",)),
    ({"earlier": earlier(Kind.PFLEGEZEIT, "2027-01-01", "2027-02-01")}, ("start", "earlier")),
    ({"earlier": earlier(Kind.PFLEGEZEIT, "2027-03-01", "2027-04-30")}, ("start", "earlier")),
    (
        {
            "earlier": (
                *earlier(Kind.PFLEGEZEIT, "2025-01-01", "2025-03-31"),
                *earlier(Kind.FAMILIENPFLEGEZEIT, "2025-03-31", "2025-08-31"),
            )
        },
        ("earlier",),
    ),
    ({"earlier": earlier(Kind.MINOR, "2025-01-01", "2025-03-31")}, ("relation", "earlier")),
    ({"heads": 0}, ("heads",)),
    ({"trainees": -1}, ("trainees",)),
    ({"months": 0}, ("months",)),
    ({"allowance_days_used": -1}, ("allowance_days_used",)),
    ({"hours": (Decimal(169),)}, ("hours",)),
    ({"hours": (Decimal("NaN"),)}, ("hours",)),
    ({"hours_before": Decimal(0)}, ("hours_before",)),
    ({"start": date(2206, 1, 1)}, ("start",)),
    ({"start": date.max}, ("start",)),
    ({"notice_on": date(2062, 1, 1)}, ("notice_on",)),
]


@pytest.mark.parametrize(("answers", "fields"), AGAINST)
def test_answers_that_do_not_fit_are_named(
    answers: dict[str, Any], fields: tuple[str, ...]
) -> None:
    found = contradictions(answered(**answers))

    assert [each.fields for each in found] == [fields]
    assert found[0].sentence.endswith((".", "?"))


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"heads": 8, "trainees": 8, "size": Size.UP_TO_15},
        {"hours_before": Decimal(30), "hours": (Decimal(10), Decimal(40))},
        {"release": Release.FULL, "hours": (Decimal(0),)},
        {"relation": Relation.GRANDCHILD, "minor": True},
        {"last_phase": True, "certificate": True, "need": Need.NONE},
        {"earlier": earlier(Kind.PFLEGEZEIT, "2026-08-01", "2027-01-31")},
        {"start": None, "earlier": earlier(Kind.PFLEGEZEIT, "2027-08-01", "2027-09-30")},
    ],
)
def test_answers_that_fit_pass(answers: dict[str, Any]) -> None:
    assert contradictions(answered(**answers)) == ()


def test_contradictions_are_told_instead_of_a_guess() -> None:
    advice = advice_on(heads=8, trainees=9)

    assert (advice.options, advice.actions) == ((), ())
    assert advice.contradictions


def test_a_day_long_ago_is_no_contradiction_but_too_early() -> None:
    long_ago = (EarlierLeave(Kind.PFLEGEZEIT, date(2014, 3, 1), date(2014, 8, 31)),)

    assert advice_on(earlier=long_ago).too_early
    assert advice_on(start=date(2014, 12, 31)).options == ()
    assert not advice_on(today=date(2015, 1, 1), start=date(2015, 2, 1)).too_early
