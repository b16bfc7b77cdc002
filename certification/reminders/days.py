"""Working days and months, without database and clock."""

from calendar import monthrange
from datetime import date, datetime, timedelta

SATURDAY = 5
# Nobody wants a mail from an office at night.
FIRST_HOUR, LAST_HOUR = 7, 18


def is_time_to_write(now: datetime) -> bool:
    """Return whether reminders may leave at this local time: Monday to Friday, by day."""
    return now.weekday() < SATURDAY and FIRST_HOUR <= now.hour <= LAST_HOUR


def working_days(first: date, last: date) -> int:
    """Return how many days from Monday to Friday lie after `first`, up to and with `last`."""
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(day.weekday() < SATURDAY for day in days)


def months_before(day: date, months: int) -> date:
    """Return the same day so many calendar months earlier, the last of a shorter month."""
    count = day.year * 12 + day.month - 1 - months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
