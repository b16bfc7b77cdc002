"""Care situations for tests: one with every answer given, and strategies for any that people may type."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from services.care_leave.advice import Advice, Deadline, Meets, Option
from services.care_leave.engine import advise
from services.care_leave.situation import (
    EarlierLeave,
    Kind,
    Land,
    Need,
    Place,
    Relation,
    Release,
    Situation,
    Size,
    Work,
    Workplace,
)
from services.care_rules.queries import the_rulebook

TODAY = date(2026, 11, 22)
HESSE = Workplace(Land.HE)

# A daughter, her mother with a grade at home, forty colleagues in Hesse: everything is answered.
ANSWERED = Situation(
    today=TODAY,
    work=Work.EMPLOYEE,
    relation=Relation.PARENT,
    acute=False,
    heads=40,
    trainees=0,
    need=Need.CERTIFIED,
    minor=False,
    last_phase=False,
    certificate=False,
    place=Place.HOME,
    start=date(2027, 2, 1),
    months=6,
    workplace=HESSE,
    allowance_days_used=0,
    employer_pays=False,
)


def answered(**answers: Any) -> Situation:
    """Return the situation in which everything is answered, with some answers changed."""
    return replace(ANSWERED, **answers)


def advice_on(**answers: Any) -> Advice:
    """Return the advice on the answered situation with some answers changed, by the real law."""
    return advise(answered(**answers), the_rulebook())


def way(kind: Kind, **answers: Any) -> Option:
    """Return one way of that advice."""
    return advice_on(**answers).option(kind)


def deadline(option: Option, meets: Meets) -> Deadline:
    """Return the one deadline of a kind that a way has."""
    (found,) = [each for each in option.deadlines if each.meets is meets]
    return found


def reasons(option: Option) -> list[str]:
    """Return the keys of the reasons of a way."""
    return [each.key for each in option.reasons]


def earlier(kind: Kind, first: str, last: str) -> tuple[EarlierLeave, ...]:
    """Return one earlier leave, by two days as they are written in ISO."""
    return (EarlierLeave(kind, date.fromisoformat(first), date.fromisoformat(last)),)


DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
WORKPLACES = st.builds(
    Workplace,
    land=st.none() | st.sampled_from(Land),
    local_holidays=st.none() | st.booleans(),
    augsburg=st.booleans(),
    saturdays=st.booleans(),
)
HOURS = st.decimals(0, 60, places=1) | st.decimals(-10, 500, places=1) | st.just(Decimal("NaN"))
# Sensible answers often, absurd ones now and then.
ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    "work": st.sampled_from(Work),
    "relation": st.sampled_from(Relation),
    "acute": st.booleans(),
    "size": st.sampled_from(Size),
    "heads": st.integers(1, 80) | st.integers(-3, 10**9),
    "trainees": st.integers(0, 12) | st.integers(-3, 10**9),
    "need": st.sampled_from(Need),
    "minor": st.booleans(),
    "last_phase": st.booleans(),
    "certificate": st.booleans(),
    "place": st.sampled_from(Place),
    "release": st.sampled_from(Release),
    "hours_before": HOURS,
    "absent_from": DAYS | st.dates(),
    "start": DAYS | st.dates(),
    "months": st.integers(1, 30) | st.integers(-3, 10**9),
    "notice_on": DAYS | st.dates(),
    "allowance_days_used": st.integers(0, 12) | st.integers(-3, 10**9),
    "employer_pays": st.booleans(),
}  # fmt: skip
ANYTHING = st.builds(
    Situation,
    today=DAYS,
    hours=st.lists(HOURS, max_size=3).map(tuple),
    workplace=WORKPLACES,
    earlier=st.lists(
        st.builds(EarlierLeave, kind=st.sampled_from(Kind), first=DAYS, last=DAYS), max_size=2
    ).map(tuple),
    **{name: st.none() | answer for name, answer in ANSWERS.items()},
)

# What may be true together, so that most of it reaches the decision table.
SENSIBLE_ANSWERS: dict[str, st.SearchStrategy[Any]] = ANSWERS | {
    "work": st.sampled_from([*[Work.EMPLOYEE] * 9, Work.CIVIL_SERVANT]),
    "relation": st.sampled_from([*[Relation.PARENT, Relation.SPOUSE] * 5, Relation.COUSIN]),
    "need": st.sampled_from([*[Need.CERTIFIED] * 6, *Need]),
    "place": st.sampled_from([*[Place.HOME] * 8, *Place]),
    "size": st.none(),
    "heads": st.integers(9, 60),
    "trainees": st.integers(1, 8),
    "minor": st.just(value=False),
    "last_phase": st.just(value=True),
    "release": st.just(Release.PART),
    "hours_before": st.decimals(33, 40, places=1),
    "absent_from": st.dates(date(2026, 10, 1), date(2027, 12, 31)),
    "start": st.dates(date(2026, 10, 1), date(2028, 12, 31)),
    "months": st.integers(1, 30),
    "notice_on": st.dates(date(2026, 9, 1), date(2028, 12, 31)),
    "allowance_days_used": st.integers(0, 12),
}
ALL_ANSWERED = st.builds(
    Situation,
    today=st.just(TODAY),
    hours=st.lists(st.decimals(8, 32, places=1), max_size=2).map(tuple),
    workplace=WORKPLACES,
    earlier=st.sampled_from(
        [
            (),
            (),
            earlier(Kind.PFLEGEZEIT, "2025-03-01", "2025-05-14"),
            earlier(Kind.FAMILIENPFLEGEZEIT, "2025-01-31", "2026-09-30"),
            earlier(Kind.TERMINAL, "2026-08-10", "2026-09-09"),
        ]
    ),
    **SENSIBLE_ANSWERS,
)
SENSIBLE = st.builds(
    lambda situation, unknown: replace(situation, **dict.fromkeys(unknown)),
    ALL_ANSWERED,
    st.sets(st.sampled_from(sorted(SENSIBLE_ANSWERS)), max_size=4),
)
