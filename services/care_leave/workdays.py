"""Working days at a place of work: holidays of its Land, of some of its places, and what is not known of them."""

from datetime import date, timedelta
from functools import lru_cache

from services.care_leave.situation import Land, Workplace

SATURDAY, SUNDAY = 5, 6
ONE_DAY = timedelta(days=1)

LOCAL_QUESTIONS = {
    Land.BY: (
        "Ist am Ort Ihrer Arbeit Mariä Himmelfahrt (15. August) ein Feiertag? "
        "In vielen katholischen Gemeinden ist das so. "
        "Und liegt Ihr Arbeitsort in Augsburg? Dort ist auch am 8. August frei."
    ),
    Land.SN: (
        "Ist am Ort Ihrer Arbeit Fronleichnam ein Feiertag? "
        "In einigen katholischen Gemeinden in Sachsen ist das so."
    ),
    Land.TH: (
        "Ist am Ort Ihrer Arbeit Fronleichnam ein Feiertag? "
        "Im Eichsfeld und in einigen Orten daneben ist das so."
    ),
}


def local_question(land: Land | None) -> str | None:
    """Return what must be asked where a holiday is kept in some places only, else None."""
    return LOCAL_QUESTIONS.get(land) if land else None


def is_working_day(day: date, workplace: Workplace, *, in_doubt: bool = False) -> bool:
    """Whether people work there on that day, by the usual week of the firm.

    `in_doubt` is the answer for a day of which is not known whether it is a holiday there. False moves a
    last day for a notice to the safe, earlier side; True does so for what is counted forwards.
    """
    if day.weekday() == SUNDAY or (day.weekday() == SATURDAY and not workplace.saturdays):
        return False
    return not is_holiday(day, workplace, in_doubt=not in_doubt)


def is_holiday(day: date, workplace: Workplace, *, in_doubt: bool = False) -> bool:
    """Whether the day is a public holiday there; `in_doubt` is the answer where that is not known."""
    sure, perhaps = _holidays(
        workplace.land, workplace.local_holidays, workplace.augsburg, day.year
    )
    return day in sure or (in_doubt and day in perhaps)


def latest_receipt(start: date, days: int, workplace: Workplace) -> date:
    """Return the last day of receipt: so many full working days lie between it and the start, neither counted.

    § 3 (3) PflegeZG. Raises ValueError without days.
    """
    if days < 1:
        raise ValueError("A notice needs at least one working day.")
    day = start
    while days:
        day -= ONE_DAY
        days -= is_working_day(day, workplace)
    return day - ONE_DAY


def earliest_start(received: date, days: int, workplace: Workplace) -> date:
    """Return the first day of leave after so many working days since the receipt. Raises ValueError without days."""
    if days < 1:
        raise ValueError("A notice needs at least one working day.")
    day = received
    while days:
        day += ONE_DAY
        days -= is_working_day(day, workplace)
    return day + ONE_DAY


def send_by(day: date, workplace: Workplace) -> date:
    """Return the last working day up to a day: somebody must be there to receive what is sent."""
    while not is_working_day(day, workplace):
        day -= ONE_DAY
    return day


def span_of(first: date, days: int, workplace: Workplace) -> tuple[date, date]:
    """Return first and last of so many working days from a day on; where a holiday is not known, the earlier last one.

    Raises ValueError without days.
    """
    if days < 1:
        raise ValueError("An absence needs at least one working day.")
    while not is_working_day(first, workplace, in_doubt=True):
        first += ONE_DAY
    last = first
    for _ in range(days - 1):
        last += ONE_DAY
        while not is_working_day(last, workplace, in_doubt=True):
            last += ONE_DAY
    return first, last


@lru_cache(maxsize=2048)
def _holidays(
    land: Land | None, local: bool | None, augsburg: bool, year: int
) -> tuple[frozenset[date], frozenset[date]]:
    """Return the holidays of a year that are certain, and those that may be kept there."""
    if land is None:
        each = [_holidays(known, None, False, year) for known in Land]
        sure = frozenset.intersection(*(certain for certain, _ in each))
        return sure, frozenset[date]().union(*(certain | perhaps for certain, perhaps in each))
    sure = _kept("Augsburg" if augsburg and land is Land.BY else land, "public", year)
    some = _kept(land, "catholic", year)
    if local:
        return sure | some, frozenset()
    if local is None:
        city = _kept("Augsburg", "public", year) if land is Land.BY else frozenset()
        return sure, some | city
    return sure, frozenset()


def _kept(place: str, category: str, year: int) -> frozenset[date]:
    # Imported when first asked: the library loads all countries at once, a third of a second.
    from holidays.countries.germany import Germany

    return frozenset(Germany(subdiv=str(place), years=year, expand=False, categories=category))
