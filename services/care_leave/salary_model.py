"""The model of 2012 to 2014, history only: half the hours, three quarters of the pay, § 3 (1) FPfZG of then."""

from dataclasses import dataclass
from decimal import Decimal

from services.care_leave.figures import CannotReckon, Step, euro, percent, plain_number, to_cents

LEAST_HOURS = Decimal(15)
MOST_MONTHS = 24
MOST_GROSS = Decimal(1_000_000)
STATUTE = "§ 3 (1) Nr. 1 FPfZG in der Fassung von 2011"


@dataclass(frozen=True, slots=True)
class SalaryModel:
    """What somebody got under the old law, in euro per month; `balance` was worked off afterwards."""

    part_pay: Decimal
    top_up: Decimal
    pay: Decimal
    share: Decimal
    balance: Decimal
    months_after: int
    steps: tuple[Step, ...]


def reckon_salary_model(
    gross: Decimal, hours_before: Decimal, hours_during: Decimal, months: int
) -> SalaryModel:
    """Return pay during and after leave as the law of 2012 to 2014 had it. Raises CannotReckon beyond its limits."""
    _refuse_what_cannot_be(gross, hours_before, hours_during, months)
    part = gross * hours_during / hours_before
    top_up = (gross - part) / 2
    pay, balance = part + top_up, top_up * months
    return SalaryModel(
        part_pay=to_cents(part),
        top_up=to_cents(top_up),
        pay=to_cents(pay),
        share=pay / gross,
        balance=to_cents(balance),
        months_after=months,
        steps=_steps(gross, hours_before, hours_during, months),
    )


def _steps(
    gross: Decimal, hours_before: Decimal, hours_during: Decimal, months: int
) -> tuple[Step, ...]:
    """Return the rows that explain the model."""
    part = gross * hours_during / hours_before
    top_up = (gross - part) / 2
    pay, balance = part + top_up, top_up * months
    rows = (
        (
            "part",
            "Lohn für die Stunden",
            "Brutto × Stunden : Stunden vorher",
            f"{euro(gross)} × {plain_number(hours_during)} : {plain_number(hours_before)} = {euro(part)}",
        ),
        (
            "top_up",
            "Aufstockung durch den Betrieb",
            "die Hälfte von dem, was fehlt",
            f"({euro(gross)} − {euro(part)}) : 2 = {euro(top_up)}",
        ),
        (
            "pay",
            "Lohn in der Freistellung",
            "Lohn für die Stunden + Aufstockung",
            f"{euro(part)} + {euro(top_up)} = {euro(pay)} ({percent(pay / gross)})",
        ),
        (
            "balance",
            "Schuld beim Betrieb",
            "Aufstockung × Monate",
            f"{euro(top_up)} × {months} = {euro(balance)}",
        ),
        (
            "after",
            "Danach",
            "volle Stunden beim selben Lohn, bis die Schuld abgearbeitet ist",
            f"{months} Monate mit {euro(pay)}",
        ),
    )
    return tuple(Step(*row, STATUTE) for row in rows)


def _refuse_what_cannot_be(
    gross: Decimal, hours_before: Decimal, hours_during: Decimal, months: int
) -> None:
    """Raise CannotReckon with the field and a sentence for the first input that cannot be."""
    refusals = (
        (not 0 < gross <= MOST_GROSS, "gross", "Bitte prüfen Sie das Brutto."),
        (
            hours_during < LEAST_HOURS,
            "hours_during",
            "Nach dem alten Gesetz mussten mindestens 15 Stunden in der Woche bleiben.",
        ),
        (
            hours_during >= hours_before,
            "hours_during",
            "In der Familienpflegezeit waren es weniger Stunden als vorher.",
        ),
        (
            not 1 <= months <= MOST_MONTHS,
            "months",
            "Nach dem alten Gesetz waren 1 bis 24 Monate möglich.",
        ),
    )
    for refused, field, sentence in refusals:
        if refused:
            raise CannotReckon(field, sentence)
