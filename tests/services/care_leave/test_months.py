"""How months are counted, and that shortening never lengthens."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.care_leave.deadlines import end_of_leave
from services.care_leave.months import Length, length_of, sum_of

days = st.dates(min_value=date(2015, 1, 1), max_value=date(2035, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "length"),
    [
        (date(2027, 2, 1), date(2027, 7, 31), Length(6)),
        (date(2026, 11, 16), date(2027, 5, 15), Length(6)),
        (date(2027, 1, 31), date(2027, 2, 28), Length(1)),
        (date(2027, 1, 1), date(2027, 3, 30), Length(2, 30)),
        (date(2027, 5, 3), date(2027, 5, 3), Length(0, 1)),
    ],
)
def test_a_term_lasts_whole_months_and_days(first, last, length):
    assert length_of(first, last) == length


def test_a_term_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="ends before"):
        length_of(date(2027, 5, 3), date(2027, 5, 2))


def test_loose_months_have_thirty_days():
    """§ 191 BGB."""
    assert sum_of([Length(2, 20), Length(1, 15)]) == Length(4, 5)
    assert sum_of([Length(2, 30)]) == Length(2, 30)
    assert Length(20, 5).left_of(24) == Length(3, 25)
    assert Length(25).left_of(24) == Length()


@pytest.mark.parametrize(
    ("length", "words"),
    [(Length(4), "4 Monate"), (Length(1, 2), "1 Monat und 2 Tage"), (Length(0, 1), "1 Tag")],
)
def test_a_length_is_said_in_words(length, words):
    assert str(length) == words


@settings(max_examples=60, deadline=None)
@given(first=days, months=st.integers(1, 24))
def test_whole_months_are_counted_as_such(first, months):
    assert length_of(first, end_of_leave(first, months)) == Length(months)


@settings(max_examples=60, deadline=None)
@given(first=days, length=st.integers(0, 800), less=st.integers(1, 100))
def test_shortening_never_lengthens(first, length, less):
    last = first + timedelta(days=length + less)

    assert length_of(first, last - timedelta(days=less)) <= length_of(first, last)
