"""What a certificate is worth, by status and to the day."""

from datetime import date

import pytest

from certification.certificates.standing import LABELS, Span, Standing, standing

FIRST, LAST = date(2026, 11, 22), date(2029, 11, 21)


@pytest.mark.parametrize(
    ("status", "today", "replaced_on", "expected"),
    [
        ("valid", date(2026, 11, 21), None, Standing.UPCOMING),
        ("valid", FIRST, None, Standing.VALID),
        ("valid", LAST, None, Standing.VALID),
        ("valid", date(2029, 11, 22), None, Standing.EXPIRED),
        ("suspended", date(2026, 11, 21), None, Standing.UPCOMING),
        ("suspended", FIRST, None, Standing.SUSPENDED),
        ("suspended", date(2029, 11, 22), None, Standing.EXPIRED),
        ("withdrawn", date(2026, 11, 21), None, Standing.REVOKED),
        ("withdrawn", date(2030, 1, 1), None, Standing.REVOKED),
        ("replaced", date(2028, 12, 31), date(2029, 1, 1), Standing.VALID),
        ("replaced", date(2029, 1, 1), date(2029, 1, 1), Standing.REPLACED),
        ("replaced", date(2030, 1, 1), date(2029, 1, 1), Standing.REPLACED),
        ("replaced", FIRST, None, Standing.REPLACED),
        ("suspended", date(2028, 12, 31), date(2029, 1, 1), Standing.SUSPENDED),
        ("suspended", date(2029, 1, 1), date(2029, 1, 1), Standing.REPLACED),
        ("valid", date(2029, 1, 1), date(2029, 1, 1), Standing.REPLACED),
        ("withdrawn", date(2029, 1, 1), date(2029, 1, 1), Standing.REVOKED),
    ],
)
def test_standing_follows_status_and_day(status, today, replaced_on, expected):
    assert standing(Span(status, FIRST, LAST, replaced_on), today=today) == expected


def test_every_standing_has_a_german_word():
    assert set(LABELS) == set(Standing)
