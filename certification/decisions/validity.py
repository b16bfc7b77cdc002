"""How long a decision holds: calendar months less one day."""

from calendar import monthrange
from datetime import date, timedelta


def last_day(valid_from: date, *, months: int) -> date:
    """Return the last day of a span of calendar months that begins with `valid_from`.

    It is the day before the one with the same number, or the last of a month that is too short for it
    (§ 188 Abs. 2 and 3 BGB): from 15 March 2026 over 36 months to 14 March 2029.
    """
    count = valid_from.year * 12 + valid_from.month - 1 + months
    year, month = count // 12, count % 12 + 1
    length = monthrange(year, month)[1]
    if valid_from.day > length:
        return date(year, month, length)
    return date(year, month, valid_from.day) - timedelta(days=1)
