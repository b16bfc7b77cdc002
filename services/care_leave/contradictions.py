"""Answers that do not fit each other, or that cannot be: named with their fields, so that nobody has to guess."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from services.care_leave.advice import Contradiction
from services.care_leave.care import average
from services.care_leave.people import ADULT
from services.care_leave.situation import Kind, Release, Situation, Work
from services.care_leave.sizes import BANDS
from services.care_leave.workdays import ONE_DAY

HOURS_OF_A_WEEK = 168
# Plans reach a few years ahead; what lies further off is a slip of the finger.
AHEAD = timedelta(days=3653)
LAST_YEAR = 2200


def contradictions(situation: Situation) -> tuple[Contradiction, ...]:
    """Return the answers that cannot all be true, with the fields of the situation."""
    impossible = tuple(_impossible(situation))
    if impossible:
        return impossible
    return tuple(each for check in (_staff, _person, _hours, _earlier) for each in check(situation))


def _impossible(situation: Situation) -> Iterator[Contradiction]:
    """Yield single values that cannot be; forms refuse them first."""
    least = {"heads": 1, "trainees": 0, "months": 1, "allowance_days_used": 0}
    for field, smallest in least.items():
        value = getattr(situation, field)
        if value is not None and value < smallest:
            yield Contradiction((field,), f"Diese Zahl muss mindestens {smallest} sein.")
    if any(not _is_weekly(each) for each in situation.hours):
        yield Contradiction(("hours",), "So viele Stunden hat keine Woche.")
    before = situation.hours_before
    if before is not None and not (_is_weekly(before) and before > 0):
        yield Contradiction(("hours_before",), "So viele Stunden hat keine Arbeitswoche.")
    for field, day in _days(situation):
        if day.year > LAST_YEAR or day > _far(situation.today):
            yield Contradiction((field,), "Dieser Tag liegt sehr weit weg. Stimmt das Jahr?")


def _days(situation: Situation) -> Iterator[tuple[str, date]]:
    yield "today", situation.today
    for field in ("start", "absent_from", "notice_on"):
        day = getattr(situation, field)
        if day is not None:
            yield field, day
    for leave in situation.earlier:
        yield "earlier", leave.first
        yield "earlier", leave.last


def _far(today: date) -> date:
    return today + AHEAD if today.year <= LAST_YEAR else date.max


def _is_weekly(hours: Decimal) -> bool:
    return hours.is_finite() and 0 <= hours <= HOURS_OF_A_WEEK


def _staff(situation: Situation) -> Iterator[Contradiction]:
    heads, trainees, size = situation.heads, situation.trainees, situation.size
    most = heads if heads is not None else BANDS[size][1] if size else None
    if trainees is not None and most is not None and trainees > most:
        field = "heads" if heads is not None else "size"
        yield Contradiction(
            (field, "trainees"), "Es können nicht mehr Auszubildende sein als Beschäftigte."
        )
    if heads is not None and size is not None and not _in_band(heads, *BANDS[size]):
        yield Contradiction(
            ("size", "heads"), "Die genaue Zahl der Beschäftigten passt nicht zur ungefähren."
        )
    if situation.work is Work.TRAINEE and trainees == 0:
        yield Contradiction(
            ("work", "trainees"),
            "Sie sind in Ausbildung. Dann gibt es im Betrieb mindestens eine Person in Ausbildung.",
        )


def _in_band(heads: int, least: int, most: int | None) -> bool:
    return least <= heads and (most is None or heads <= most)


def _person(situation: Situation) -> Iterator[Contradiction]:
    if situation.minor and situation.relation in ADULT:
        yield Contradiction(
            ("relation", "minor"), "Diese Person kann nicht unter 18 Jahre alt sein."
        )
    if situation.certificate and situation.last_phase is False:
        yield Contradiction(
            ("last_phase", "certificate"),
            "Ein Zeugnis über die letzte Lebensphase passt nicht zur Antwort davor.",
        )
    if situation.relation in ADULT and any(each.kind is Kind.MINOR for each in situation.earlier):
        yield Contradiction(
            ("relation", "earlier"),
            "Die frühere Zeit war für eine Person unter 18 Jahren. Das passt nicht zu dieser Person.",
        )


def _hours(situation: Situation) -> Iterator[Contradiction]:
    hours = situation.hours
    worked = any(each > 0 for each in hours)
    if situation.release is Release.FULL and worked:
        yield Contradiction(
            ("release", "hours"), "Sie wollen ganz aussetzen und nennen trotzdem Stunden."
        )
    if situation.release is Release.PART and hours and not worked:
        yield Contradiction(
            ("release", "hours"),
            "Sie wollen in Teilzeit arbeiten. Dann müssen es mehr als null Stunden sein.",
        )
    before = situation.hours_before
    if hours and before is not None and average(hours) >= before:
        yield Contradiction(
            ("hours_before", "hours"),
            "In der Zeit arbeiten Sie nicht weniger als vorher. Prüfen Sie bitte die Stunden.",
        )


def _earlier(situation: Situation) -> Iterator[Contradiction]:
    if any(each.last < each.first for each in situation.earlier):
        yield Contradiction(("earlier",), "Eine frühere Zeit endet vor ihrem Beginn.")
        return
    leaves = sorted(
        (each for each in situation.earlier if each.kind is not Kind.SHORT_ABSENCE),
        key=lambda each: (each.first, each.last),
    )
    if any(later.first <= before.last for before, later in pairwise(leaves)):
        yield Contradiction(("earlier",), "Zwei frühere Zeiten überschneiden sich.")
    start = situation.start
    if start is not None and any(each.last > start - ONE_DAY for each in leaves):
        yield Contradiction(
            ("start", "earlier"), "Eine frühere Zeit endet nicht vor dem Beginn, den Sie wünschen."
        )
