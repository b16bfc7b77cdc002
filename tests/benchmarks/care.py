"""make bench: how many care situations the engine answers in a second on one core, all deadlines included."""

import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

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
    Work,
    Workplace,
)
from services.care_rules.queries import the_rulebook

TODAY = date(2026, 11, 22)
CASES = 5000
WANTED = 500
EARLIER = (
    (),
    (EarlierLeave(Kind.PFLEGEZEIT, date(2025, 3, 1), date(2025, 5, 14)),),
    (EarlierLeave(Kind.FAMILIENPFLEGEZEIT, date(2025, 1, 31), date(2026, 9, 30)),),
)


def situations(count: int) -> Iterator[Situation]:
    """Yield made-up situations in which everything is answered, the same ones each time."""
    dice = random.Random(22)
    for _ in range(count):
        minor = dice.random() < 0.2
        yield Situation(
            today=TODAY,
            work=Work.EMPLOYEE,
            relation=Relation.CHILD if minor else Relation.PARENT,
            acute=dice.random() < 0.5,
            heads=dice.randint(9, 60),
            trainees=dice.randint(0, 8),
            need=dice.choice([Need.CERTIFIED, Need.CERTIFIED, Need.APPLIED]),
            minor=minor,
            last_phase=True,
            certificate=True,
            place=dice.choice(list(Place)),
            release=Release.PART,
            hours_before=Decimal(39),
            hours=(Decimal(dice.randint(10, 30)),),
            absent_from=TODAY,
            start=TODAY + timedelta(days=dice.randint(0, 400)),
            months=dice.randint(1, 24),
            workplace=Workplace(dice.choice([None, *Land]), saturdays=dice.random() < 0.2),
            earlier=dice.choice(EARLIER),
            allowance_days_used=dice.randint(0, 10),
            employer_pays=False,
        )


def main() -> int:
    """Print cases a second of processor time; return 1 where they are too few."""
    rulebook = the_rulebook()
    cases = list(situations(CASES))
    days = sum(len(way.deadlines) for case in cases for way in advise(case, rulebook).options)
    start = time.process_time()
    for case in cases:
        advise(case, rulebook)
    rate = CASES / (time.process_time() - start)
    print(
        f"Pflege und Beruf   {rate:.0f} Fälle je Sekunde und Kern ({days / CASES:.0f} Termine je Fall)"
    )
    return 0 if rate >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main())
