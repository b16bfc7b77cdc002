"""How a loan is paid back: equal instalments within 48 months of the beginning of leave, §§ 6, 7 FPfZG."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from functools import cache

from services.care_leave.advice import Reason
from services.care_leave.deadlines import end_of_leave
from services.care_leave.figures import CENT, CannotReckon, Step, euro, to_cents
from services.care_leave.months import last_of_month, later_month, month_of, months_apart
from services.care_leave.rulebook import Rulebook
from services.care_leave.situation import ANYWHERE
from services.care_leave.workdays import is_working_day


@dataclass(frozen=True, slots=True)
class Lent:
    """What was paid out: the rate in euro, the leave, the first day funded and the number of rates."""

    rate: Decimal
    start: date
    ends_on: date
    paid_from: date
    paid_months: int

    @property
    def total(self) -> Decimal:
        """Return the debt in euro."""
        return self.rate * self.paid_months


@dataclass(frozen=True, slots=True)
class Pause:
    """Months without an instalment because of another leave, § 6 (2) S. 3 FPfZG."""

    first: date
    months: int


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month of the chart: what comes in, what goes back (until when), and the debt at its end, in euro."""

    month: date
    paid_out: Decimal
    instalment: Decimal
    balance: Decimal
    due_on: date | None = None
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Repayment:
    """The whole plan. `deadline` is the day by which all is paid back, pauses counted in."""

    total: Decimal
    count: int
    instalment: Decimal
    last_instalment: Decimal
    first_month: date
    last_month: date
    deadline: date
    latest_first_month: date
    rows: tuple[MonthRow, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Waiver:
    """What becomes of due instalments in hardship while care goes on, in euro, § 7 (2) FPfZG."""

    waived: Decimal
    deferred: Decimal


HARDSHIP = (
    Reason(
        "hardship_benefits",
        "Bekommen Sie Arbeitslosengeld, Krankengeld, Grundsicherung oder Sozialhilfe, "
        "können Sie die Raten ohne Zinsen aufschieben. Stellen Sie dafür einen Antrag.",
        "§ 7 (1) S. 2 FPfZG",
    ),
    Reason(
        "hardship_unfit",
        "Das gilt auch, wenn Sie mehr als 180 Tage am Stück krankgeschrieben sind.",
        "§ 7 (1) S. 2 FPfZG",
    ),
    Reason(
        "hardship_trouble",
        "Und es gilt, wenn Sie ohne eigene Schuld nicht zahlen können oder das bald droht.",
        "§ 7 (1) S. 3 FPfZG",
    ),
    Reason(
        "quarter_waiver",
        "Pflegen Sie nach Ablauf der gesamten Zeit weiter zu Hause, arbeiten Sie weiter nicht oder weniger "
        "und fällt Ihnen das Zahlen schwer, wird Ihnen auf Antrag ein Viertel der fälligen Raten erlassen. "
        "Der Rest wird aufgeschoben, bis die Pflege zu Hause endet.",
        "§ 7 (2) FPfZG",
    ),
)
EXTINCTION = (
    Reason(
        "two_years_of_benefits",
        "Wer nach der Freistellung zwei Jahre ohne Pause Grundsicherung oder Sozialhilfe bekommt, "
        "muss nicht mehr zahlen, was noch nicht fällig ist.",
        "§ 7 (3) Nr. 1 FPfZG",
    ),
    Reason(
        "death",
        "Stirbt die Person, die das Darlehen hat, erlischt der Rest, der noch nicht fällig ist.",
        "§ 7 (3) Nr. 2 FPfZG",
    ),
)


@cache
def last_banking_day(month: date) -> date:
    """Return the last Monday to Friday of a month that is not a holiday in all of Germany."""
    day = last_of_month(month)
    while not is_working_day(day, ANYWHERE, in_doubt=True):
        day -= timedelta(days=1)
    return day


def latest_first_month(lent: Lent, rulebook: Rulebook) -> date:
    """Return the month to which the first instalment can be moved at most, § 6 (2) S. 2 FPfZG."""
    return later_month(lent.paid_from, rulebook.count("loan.latest_deferral_month", lent.start) - 1)


def repayment_of(
    lent: Lent,
    rulebook: Rulebook,
    *,
    deferred_to: date | None = None,
    pauses: tuple[Pause, ...] = (),
) -> Repayment:
    """Return the plan month by month. Raises CannotReckon where the first instalment is moved too far."""
    regular = later_month(lent.ends_on, 1)
    latest = max(regular, latest_first_month(lent, rulebook))
    first = month_of(deferred_to) if deferred_to else regular
    if not regular <= first <= latest:
        raise CannotReckon(
            "deferred_to",
            f"Die erste Rate kann von {regular:%m/%Y} bis {latest:%m/%Y} liegen, nicht früher und nicht später.",
        )
    term = rulebook.count("loan.repayment_months", lent.start)
    deadline = end_of_leave(lent.start, term)
    count = months_apart(first, deadline) + (last_of_month(deadline) == deadline)
    instalments = equal_parts(lent.total, count)
    months = tuple(_schedule(first, count, _paused_months(pauses)))
    waiting = sum(1 for _, paused in months if paused)
    return Repayment(
        total=lent.total,
        count=count,
        instalment=instalments[0],
        last_instalment=instalments[-1],
        first_month=first,
        last_month=months[-1][0],
        deadline=end_of_leave(lent.start, term + waiting),
        latest_first_month=latest,
        rows=tuple(_rows(lent, first, months, instalments)),
        steps=_steps(lent, first, count, term, deadline, instalments),
    )


def equal_parts(total: Decimal, count: int) -> tuple[Decimal, ...]:
    """Return a sum in so many instalments of equal cents; what does not divide is in the last one."""
    part = (total / count).quantize(CENT, rounding=ROUND_DOWN)
    return (*[part] * (count - 1), total - part * (count - 1))


def quarter_waiver(due: Decimal, rulebook: Rulebook, day: date) -> Waiver:
    """Return what is waived and what is deferred of instalments due in hardship, in euro, by the law of a day."""
    waived = to_cents(due * rulebook.number("loan.quarter_waiver_share", day))
    return Waiver(waived, due - waived)


def _paused_months(pauses: tuple[Pause, ...]) -> frozenset[date]:
    """Return the months in which nothing is paid back."""
    return frozenset(
        later_month(each.first, count) for each in pauses for count in range(each.months)
    )


def _schedule(first: date, count: int, paused: frozenset[date]) -> Iterator[tuple[date, bool]]:
    """Yield the months until all instalments are paid, and whether one is paused."""
    month = first
    while count:
        yield month, month in paused
        count -= month not in paused
        month = later_month(month, 1)


def _rows(
    lent: Lent,
    first: date,
    months: tuple[tuple[date, bool], ...],
    instalments: tuple[Decimal, ...],
) -> Iterator[MonthRow]:
    """Yield every month from the first rate to the last instalment."""
    balance, nothing = Decimal(0), Decimal(0)
    for count in range(months_apart(lent.paid_from, first)):
        paid_out = lent.rate if count < lent.paid_months else nothing
        balance += paid_out
        yield MonthRow(later_month(lent.paid_from, count), paid_out, nothing, balance)
    due = iter(instalments)
    for month, paused in months:
        if paused:
            yield MonthRow(month, nothing, nothing, balance, paused=True)
            continue
        instalment = next(due)
        balance -= instalment
        yield MonthRow(month, nothing, instalment, balance, last_banking_day(month))


def _steps(
    lent: Lent,
    first: date,
    count: int,
    term: int,
    deadline: date,
    instalments: tuple[Decimal, ...],
) -> tuple[Step, ...]:
    """Return the rows that explain the plan."""
    return (
        Step(
            "deadline",
            "Alles zurückgezahlt bis",
            f"{term} Monate ab Beginn der Freistellung",
            f"{lent.start:%d.%m.%Y} + {term} Monate: {deadline:%d.%m.%Y}",
            "§ 6 (1) S. 1 FPfZG",
        ),
        Step(
            "first_instalment",
            "Erste Rate",
            "der Monat nach dem Ende der Zahlung"
            if first == later_month(lent.ends_on, 1)
            else "auf Antrag später",
            f"{first:%m/%Y}",
            "§ 6 (2) FPfZG",
        ),
        Step(
            "instalment",
            "Monatliche Rate",
            "Darlehen geteilt durch die Zahl der Monate; die letzte Rate gleicht Cent aus",
            f"{euro(lent.total)} : {count} = {euro(instalments[0])}, zuletzt {euro(instalments[-1])}",
            "§ 6 (1) S. 2 FPfZG",
        ),
    )
