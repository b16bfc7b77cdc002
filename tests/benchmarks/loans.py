"""make bench: how many loans, with their way back, and how many plans of several leaves one core reckons a second."""

import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from services.care_leave.loan import Law, LoanCase, Pay, reckon_loan
from services.care_leave.net import EstimatedNet, TaxClass, TypedNet
from services.care_leave.planner import PlannedLeave, plan
from services.care_leave.rulebook import Rulebook
from services.care_leave.situation import Kind, Land, Workplace
from services.care_rules.queries import the_rulebook

ROUNDS = 2000
SOME = random.Random(24)  # made-up cases, the same each time
KINDS = (Kind.PFLEGEZEIT, Kind.FAMILIENPFLEGEZEIT, Kind.TERMINAL, Kind.SHORT_ABSENCE)


def typed_loan(book: Rulebook) -> None:
    """Reckon a loan from net pay typed in."""
    start = date(2026, 1, 1) + timedelta(days=SOME.randrange(1000))
    net = TypedNet(Decimal(SOME.randrange(1000, 5000)), Decimal(SOME.randrange(1000)))
    reckon_loan(LoanCase(Law.FPFZG, start, SOME.randrange(1, 25)), book, net)


def estimated_loan(book: Rulebook) -> None:
    """Reckon a loan from gross pay."""
    pay = Pay(Decimal(SOME.randrange(12_000, 90_000)), 12, Decimal(40), Decimal(20))
    net = EstimatedNet.by(book, SOME.choice(list(TaxClass)))
    reckon_loan(LoanCase(Law.PFLEGEZG, date(2026, 12, 1), 6, pay), book, net)


def planned_leaves(book: Rulebook) -> None:
    """Plan four leaves of two people."""
    leaves = []
    for number in range(4):
        first = date(2026, 1, 1) + timedelta(days=SOME.randrange(1000))
        kind = SOME.choice(KINDS)
        last = first + timedelta(days=SOME.randrange(14 if kind is Kind.SHORT_ABSENCE else 200))
        place = Workplace(SOME.choice(list(Land)))
        leaves.append(
            PlannedLeave("AB"[number % 2], kind, first, last, Decimal(20), workplace=place)
        )
    plan(leaves, book)


def per_second(work: Callable[[Rulebook], None], book: Rulebook) -> float:
    """Return how often something is done in a second, after a first round."""
    work(book)
    start = time.perf_counter()
    for _ in range(ROUNDS):
        work(book)
    return ROUNDS / (time.perf_counter() - start)


def main() -> None:
    """Print all three."""
    book = the_rulebook()
    for name, work in (
        ("Darlehen, Netto eingetragen", typed_loan),
        ("Darlehen, geschätzt", estimated_loan),
        ("Planer, vier Zeiten", planned_leaves),
    ):
        print(f"{name:28} {per_second(work, book):8.0f} in der Sekunde")


if __name__ == "__main__":
    main()
