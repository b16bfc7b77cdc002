"""How long a check is good for, and what becomes of an entry that nobody confirms.

The pattern is that of the 211 services (peer lessons, section 1): asked once a year, reminded, and only
then shown as doubtful; after that it leaves the list and stays in the portal.
"""

from datetime import date, timedelta

CHECK_AFTER_DAYS = 365
# From the day of the check until families read „seit … nicht bestätigt“, and until it leaves the list.
GRACE_DAYS = 42
LEAVES_AFTER_DAYS = 180


def next_check_after(day: date) -> date:
    """Return when an entry confirmed on this day is to be checked again."""
    return day + timedelta(days=CHECK_AFTER_DAYS)


def is_unconfirmed(*, next_check: date | None, historical: bool, today: date) -> bool:
    """Return whether families are told that nobody has confirmed an entry for too long.

    Historical entries say so anyway, and an entry without a date was never promised to be checked.
    """
    if historical or next_check is None:
        return False
    return today > next_check + timedelta(days=GRACE_DAYS)


def has_to_leave(*, next_check: date | None, historical: bool, today: date) -> bool:
    """Return whether an entry leaves the list; historical ones never do by themselves."""
    if historical or next_check is None:
        return False
    return today > next_check + timedelta(days=LEAVES_AFTER_DAYS)
