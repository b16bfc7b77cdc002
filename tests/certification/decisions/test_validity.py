"""How long a decision holds, to the day."""

from datetime import date

import pytest

from certification.decisions.validity import last_day


@pytest.mark.parametrize(
    ("begins", "months", "ends"),
    [
        (date(2026, 3, 15), 36, date(2029, 3, 14)),
        (date(2026, 11, 22), 18, date(2028, 5, 21)),
        (date(2027, 1, 1), 36, date(2029, 12, 31)),
        (date(2027, 3, 1), 36, date(2030, 2, 28)),
        (date(2026, 8, 31), 18, date(2028, 2, 29)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
    ],
)
def test_validity_ends_months_later_on_the_day_before(begins, months, ends):
    assert last_day(begins, months=months) == ends
