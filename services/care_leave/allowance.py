"""Pflegeunterstützungsgeld: how many days are left for a person in need and what is paid for them, § 44a (3) SGB XI."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from services.care_leave.advice import Reason
from services.care_leave.figures import CannotReckon, Step, euro, percent, to_cents
from services.care_leave.rulebook import FIRST_DAY, Rulebook
from services.care_leave.situation import ANYWHERE
from services.care_leave.workdays import span_of

MOST_DAYS_ASKED = 20
MOST_LOST = Decimal(100_000)
PER_YEAR = "calendar_year"
CAP_STATUTE = "§ 45 (2) S. 3 SGB V"


@dataclass(frozen=True, slots=True)
class AllowanceCase:
    """Absent working days of one calendar year and the net pay in euro that is lost by them.

    `days_used` are days already paid for the same person, to anybody: of this calendar year since 2024,
    of all years before.
    """

    first: date
    days: int
    lost_net: Decimal
    days_used: int = 0
    bonus: bool = False
    employer_pays: bool = False
    sick_child_benefit: bool = False


@dataclass(frozen=True, slots=True)
class Allowance:
    """The answer in euro. `daily_cap` is None where no source is known: then nothing was capped."""

    days_in_all: int
    per_year: bool
    days_left: int
    paid_days: int
    rate: Decimal
    daily_cap: Decimal | None
    capped: bool
    amount: Decimal
    left_afterwards: int
    reasons: tuple[Reason, ...]
    steps: tuple[Step, ...]

    @property
    def cap_proven(self) -> bool:
        """Whether the highest amount per day is known for that time."""
        return self.daily_cap is not None


@dataclass(frozen=True, slots=True)
class DaysLeft:
    """Paid days for a person in need: in all, whether they come anew each calendar year, and what is left."""

    in_all: int
    per_year: bool
    left: int
    statute: str


def days_left(day: date, used: int, rulebook: Rulebook) -> DaysLeft:
    """Return the paid days on a day. Raises NoRule before 2015."""
    rule = rulebook.at("care_support_allowance.days", day)
    in_all = rulebook.count("care_support_allowance.days", day)
    per_year = rulebook.at("care_support_allowance.days_counted", day).value == PER_YEAR
    return DaysLeft(in_all, per_year, max(0, in_all - used), rule.statute)


def reckon_allowance(case: AllowanceCase, rulebook: Rulebook) -> Allowance:
    """Return what is paid for absent days. Raises CannotReckon, NoRule."""
    _refuse_what_cannot_be(case)
    account = days_left(case.first, case.days_used, rulebook)
    excluded = _excluded(case)
    paid_days = 0 if excluded else min(case.days, account.left)
    key = "rate_with_bonus" if case.bonus else "rate"
    rate = rulebook.number(f"care_support_allowance.{key}", case.first)
    cap = _daily_cap(case.first, rulebook)
    lost = case.lost_net * paid_days / case.days
    uncapped = to_cents(lost * rate)
    most = None if cap is None else cap * paid_days
    amount = uncapped if most is None else min(uncapped, most)
    return Allowance(
        days_in_all=account.in_all,
        per_year=account.per_year,
        days_left=account.left,
        paid_days=paid_days,
        rate=rate,
        daily_cap=cap,
        capped=most is not None and uncapped > most,
        amount=amount,
        left_afterwards=account.left - paid_days,
        reasons=(*excluded, *_reasons(case, account, cap)),
        steps=_steps(case, account, paid_days, rate, cap),
    )


def _refuse_what_cannot_be(case: AllowanceCase) -> None:
    """Raise CannotReckon with the field and a sentence for the first input that cannot be."""
    refusals = (
        (
            case.first < FIRST_DAY,
            "first",
            "Für diese Zeit rechnen wir nicht. Das Geld gibt es seit dem 1. Januar 2015.",
        ),
        (
            not 1 <= case.days <= MOST_DAYS_ASKED,
            "days",
            f"Bitte tragen Sie 1 bis {MOST_DAYS_ASKED} Arbeitstage ein.",
        ),
        (
            not 0 <= case.lost_net <= MOST_LOST,
            "lost_net",
            "Bitte prüfen Sie das Netto, das Ihnen fehlt: Es kann nicht unter 0 Euro liegen.",
        ),
        (case.days_used < 0, "days_used", "Schon bezahlte Tage sind 0 oder mehr."),
    )
    for refused, field, sentence in refusals:
        if refused:
            raise CannotReckon(field, sentence)


def _daily_cap(day: date, rulebook: Rulebook) -> Decimal | None:
    """Return the highest amount per day, None where it is not proven."""
    value = rulebook.at("care_support_allowance.daily_cap", day).value
    return value if isinstance(value, Decimal) else None


def _excluded(case: AllowanceCase) -> tuple[Reason, ...]:
    """Return why nothing is paid at all."""
    said = (
        (
            case.employer_pays,
            Reason(
                "employer_pays",
                "Ihr Betrieb zahlt den Lohn weiter. Dann zahlt die Pflegekasse nichts.",
                "§ 44a (3) S. 1 SGB XI",
            ),
        ),
        (
            case.sick_child_benefit,
            Reason(
                "sick_child_benefit",
                "Ihnen steht Kinderkrankengeld zu. Dann zahlt die Pflegekasse nichts.",
                "§ 44a (3) S. 1 SGB XI",
            ),
        ),
    )
    return tuple(reason for holds, reason in said if holds)


def _reasons(case: AllowanceCase, account: DaysLeft, cap: Decimal | None) -> tuple[Reason, ...]:
    """Return what must be said beside the numbers."""
    span = f"im Jahr {case.first.year}" if account.per_year else "insgesamt, nicht pro Jahr"
    said = [
        Reason(
            "shared",
            f"Für die Person gibt es {account.in_all} bezahlte Tage {span}. "
            "Alle Angehörigen teilen sie sich.",
            account.statute,
        )
    ]
    if case.days > account.left:
        said.append(
            Reason(
                "more_than_left",
                f"Bezahlt werden noch {account.left} von Ihren {case.days} Tagen.",
                account.statute,
            )
        )
    said += _doubts(case, account, cap)
    said.append(
        Reason(
            "apply_at_once",
            "Stellen Sie den Antrag gleich, bei der Pflegekasse der Person, die Hilfe braucht.",
            "§ 44a (3) S. 3 SGB XI",
        )
    )
    return tuple(said)


def _doubts(case: AllowanceCase, account: DaysLeft, cap: Decimal | None) -> list[Reason]:
    """Return what makes the amount less than sure."""
    said = []
    if cap is None:
        said.append(
            Reason(
                "cap_not_proven",
                f"Der höchste Betrag am Tag ist für {case.first.year} nicht belegt. "
                "Wir rechnen ohne ihn; es kann weniger sein.",
                CAP_STATUTE,
            )
        )
    _, last = span_of(case.first, case.days, ANYWHERE)
    if last.year > case.first.year:
        said.append(
            Reason(
                "two_years",
                "Die Tage liegen in zwei Jahren. Bitte rechnen Sie jedes Jahr für sich.",
                account.statute,
            )
        )
    return said


def _steps(
    case: AllowanceCase, account: DaysLeft, paid_days: int, rate: Decimal, cap: Decimal | None
) -> tuple[Step, ...]:
    """Return the rows that explain the amount."""
    lost = case.lost_net * paid_days / case.days
    share = to_cents(lost * rate)
    most = (
        f"nicht belegt für {case.first.year}"
        if cap is None
        else f"{euro(cap)} × {paid_days} = {euro(cap * paid_days)}"
    )
    amount = share if cap is None else min(share, cap * paid_days)
    return (
        Step(
            "days",
            "Bezahlte Tage",
            "alle Tage − schon bezahlte Tage, höchstens so viele, wie Sie fehlen",
            f"{account.in_all} − {min(case.days_used, account.in_all)} = {account.left}; bezahlt: {paid_days}",
            account.statute,
        ),
        Step(
            "lost",
            "Netto, das für diese Tage fehlt",
            "fehlendes Netto × bezahlte Tage : Tage, die Sie fehlen",
            f"{euro(case.lost_net)} × {paid_days} : {case.days} = {euro(lost)}",
        ),
        Step(
            "share",
            f"Davon {percent(rate)}",
            "100 % nach einer Sonderzahlung in den 12 Monaten davor, sonst 90 %",
            f"{euro(lost)} × {percent(rate)} = {euro(share)}",
            CAP_STATUTE,
        ),
        Step("cap", "Höchstens", "höchster Betrag am Tag × bezahlte Tage", most, CAP_STATUTE),
        Step("amount", "Pflegeunterstützungsgeld", "der kleinere Betrag", euro(amount)),
    )
