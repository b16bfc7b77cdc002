"""What the wizard knows goes into a letter, as far as the letter asks for it."""

from datetime import date
from decimal import Decimal

import pytest

from services.care_leave.situation import (
    EarlierLeave,
    Kind,
    Place,
    Relation,
    Release,
    Situation,
    Size,
)
from services.letters.prefill import RELATIONS, fields_for
from services.letters.queries import letters
from tests.services.letters.typed import faults_of

TODAY = date(2026, 11, 23)
FULL = Situation(
    today=TODAY, relation=Relation.PARENT, size=Size.UP_TO_15, place=Place.HOME, release=Release.PART,
    hours_before=Decimal(40), hours=(Decimal(15), Decimal(25)), start=date(2027, 2, 1), months=6,
    notice_on=date(2026, 12, 1), absent_from=date(2026, 11, 24),
    earlier=(EarlierLeave(Kind.FAMILIENPFLEGEZEIT, date(2026, 1, 1), date(2026, 12, 31)),),
)  # fmt: skip


def test_an_announcement_is_filled_from_the_answers():
    assert fields_for("t2", FULL) == {
        "beginn": "2027-02-01", "ende": "2027-07-31", "verhaeltnis": "ein Elternteil", "umfang": "teil",
        "stunden": "20", "datum": "2026-12-01", "anlass": "zuhause",
    }  # fmt: skip


def test_each_letter_gets_its_own():
    assert fields_for("t5", FULL)["beginn"] == "2026-11-24"
    assert fields_for("t1", FULL)["groesse"] == "klein"
    assert fields_for("t3", FULL)["stunden_bisher"] == "40"
    assert fields_for("t9", FULL)["zeit"] == "familienpflegezeit"


@pytest.mark.parametrize("key", [each.key for each in letters()])
@pytest.mark.parametrize("situation", [FULL, Situation(today=TODAY)], ids=["full", "empty"])
def test_what_is_filled_in_is_known_and_right(key, situation):
    typed = fields_for(key, situation)

    known = {field.name for each in letters() if each.key == key for field in each.fields}
    assert set(typed) <= known
    assert faults_of(key, **typed) == {}


def test_who_is_no_near_relative_is_left_open():
    assert Relation.FRIEND_OR_NEIGHBOUR not in RELATIONS
    assert "verhaeltnis" not in fields_for("t2", Situation(today=TODAY, relation=Relation.OTHER))
