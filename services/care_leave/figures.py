"""What every reckoning of money shares: steps to show, rounding as the law says it, a refusal with its sentence."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
STEP_OF_PAY = Decimal(20)  # § 106 (1) S. 6 SGB III


class CannotReckon(ValueError):
    """An input that no result fits: `field` of the case, and the sentence for the person who typed it."""

    def __init__(self, field: str, sentence: str) -> None:
        """Keep both; the sentence is the message."""
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a reckoning: what it is, its formula in words, the numbers put in, and the paragraph."""

    key: str
    label: str
    formula: str
    numbers: str
    statute: str = ""


def to_full_euro(amount: Decimal) -> Decimal:
    """Return an amount in full euro, 0.50 up, § 9 (3) FPfZG."""
    return amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)


def to_cents(amount: Decimal) -> Decimal:
    """Return an amount in euro with two places, half a cent up."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def to_twenty(amount: Decimal) -> Decimal:
    """Return the nearest multiple of 20 euro, § 106 (1) S. 6 SGB III.

    A tie goes up: neither the law nor the authority says which way; this is an assumption.
    """
    return (amount / STEP_OF_PAY).quantize(Decimal(1), rounding=ROUND_HALF_UP) * STEP_OF_PAY


def number(value: Decimal, places: int = 2) -> str:
    """Return a number as people write it here: „1.234,50“."""
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))


def plain_number(value: Decimal) -> str:
    """Return a number without places that say nothing: „20“, „19,5“."""
    shown = number(value)
    return shown.rstrip("0").rstrip(",")


def euro(amount: Decimal) -> str:
    """Return an amount with its cents: „1.234,50 €“."""
    return f"{number(amount)} €"


def percent(share: Decimal) -> str:
    """Return a share as percent: „87,5 %“."""
    return f"{plain_number(share * 100)} %"
