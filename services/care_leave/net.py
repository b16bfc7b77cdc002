"""Flat-rate net pay, two ways behind one interface: typed in by the person, or estimated from gross pay."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Protocol, Self

from services.care_leave.figures import CannotReckon, to_cents
from services.care_leave.rulebook import Rulebook

try:
    from lohnsteuer_bmf import berechne_lohnsteuer_pap, solidaritaetszuschlag
except ImportError:  # pragma: no cover (the estimate is optional: typed values go without it)
    AVAILABLE = False
else:
    AVAILABLE = True

ESTIMATED_YEAR = 2026
MOST_NET_A_MONTH = Decimal(1_000_000)
LAST_DAY_OF_ITS_VALUES = date(ESTIMATED_YEAR, 12, 31)
# What the flat rate fixes, § 153 (1) SGB III: no church tax, so that the Land says nothing; nobody pays
# the surcharge of the childless (23 or younger); the average additional rate of 2026, in percent.
ADDITIONAL_HEALTH_RATE = 2.9
ANY_LAND = "Hessen"
TOO_YOUNG_FOR_THE_SURCHARGE = 2010


class Moment(StrEnum):
    """For which pay the net is wanted."""

    BEFORE = "before"
    DURING = "during"
    AT_CAP = "at_cap"


class TaxClass(IntEnum):
    """Wage tax classes, § 38b EStG."""

    ONE = 1
    TWO = 2
    THREE = 3
    FOUR = 4
    FIVE = 5
    SIX = 6

    @property
    def roman(self) -> str:
        """Return it as it stands on a pay slip."""
        return ("I", "II", "III", "IV", "V", "VI")[self - 1]


class FlatRateNet(Protocol):
    """Where flat-rate net pay comes from."""

    @property
    def estimate(self) -> bool:
        """Whether results are an estimate, to be marked as such."""
        ...

    @property
    def label(self) -> str:
        """What to write above the result."""
        ...

    @property
    def ceiling(self) -> Decimal | None:
        """Pay per month in euro up to which gross counts; None where no gross is reckoned with."""
        ...

    def of(self, moment: Moment, gross: Decimal | None) -> Decimal:
        """Return net pay per month in euro for gross pay rounded to 20 euro. Raises CannotReckon."""
        ...

    def how(self, gross: Decimal | None) -> str:
        """Return in words where the value comes from."""
        ...


@dataclass(frozen=True, slots=True)
class TypedNet:
    """The values as typed; that at 15 hours is needed for leaves under the PflegeZG only."""

    before: Decimal
    during: Decimal
    at_cap: Decimal | None = None

    @property
    def estimate(self) -> bool:
        """Typed values are as exact as they are typed."""
        return False

    @property
    def label(self) -> str:
        """Return what to write above the result."""
        return "Ergebnis nach § 3 FPfZG mit Ihren Angaben"

    @property
    def ceiling(self) -> Decimal | None:
        """No gross pay, no ceiling."""
        return None

    def of(self, moment: Moment, gross: Decimal | None) -> Decimal:
        """Return what was typed for that moment. Raises CannotReckon where it is missing or below nothing."""
        typed = {
            Moment.BEFORE: self.before,
            Moment.DURING: self.during,
            Moment.AT_CAP: self.at_cap,
        }[moment]
        if typed is None:
            raise CannotReckon(
                f"net_{moment}",
                "Für Pflegezeit fehlt noch das Netto bei 15 Stunden in der Woche: "
                "Danach richtet sich die höchste Rate.",
            )
        if typed < 0:
            raise CannotReckon(f"net_{moment}", "Ein Netto kann nicht unter 0 Euro liegen.")
        if typed > MOST_NET_A_MONTH:
            raise CannotReckon(f"net_{moment}", "Bitte prüfen Sie das Netto: So hoch ist keines.")
        return typed

    def how(self, gross: Decimal | None) -> str:
        """Say that the person typed it."""
        return "von Ihnen eingetragen"


@dataclass(frozen=True, slots=True)
class EstimatedNet:
    """An estimate after the wage tax flow chart of 2026; the factor is that of class IV, § 39f EStG."""

    tax_class: TaxClass
    flat_rate: Decimal
    pay_ceiling: Decimal
    factor: Decimal | None = None

    @classmethod
    def by(cls, rulebook: Rulebook, tax_class: TaxClass, factor: Decimal | None = None) -> Self:
        """Return an estimate with the flat rate and the ceiling of its year. Raises CannotReckon, NotProven."""
        if not AVAILABLE:
            raise CannotReckon(
                "mode", "Die Schätzung geht hier nicht. Bitte tragen Sie das Netto ein."
            )
        if factor is not None and tax_class != TaxClass.FOUR:
            raise CannotReckon("factor", "Einen Faktor gibt es nur in Steuerklasse IV.")
        if factor is not None and not 0 < factor < 1:
            raise CannotReckon("factor", "Der Faktor liegt über 0 und unter 1, zum Beispiel 0,912.")
        return cls(
            tax_class,
            rulebook.number("loan.sv_flat_rate", LAST_DAY_OF_ITS_VALUES),
            rulebook.number("loan.ceiling", LAST_DAY_OF_ITS_VALUES),
            factor,
        )

    @property
    def estimate(self) -> bool:
        """Always one."""
        return True

    @property
    def label(self) -> str:
        """Return what to write above the result."""
        return "Schätzung, unverbindlich"

    @property
    def ceiling(self) -> Decimal | None:
        """Return the pay up to which contributions to the pension are due."""
        return self.pay_ceiling

    def of(self, moment: Moment, gross: Decimal | None) -> Decimal:
        """Return gross less the flat rate, wage tax and solidarity surcharge. Raises CannotReckon without gross."""
        if gross is None:
            raise CannotReckon("gross", "Für die Schätzung brauchen wir das Brutto.")
        flat = min(gross, self.pay_ceiling) * self.flat_rate
        return to_cents(gross - flat - self._taxes(gross))

    def how(self, gross: Decimal | None) -> str:
        """Say what is taken off."""
        return (
            f"Brutto weniger {self.flat_rate * 100:.0f} % für die Sozialversicherung, Lohnsteuer "
            f"(Klasse {self.tax_class.roman}, {ESTIMATED_YEAR}) und Solidaritätszuschlag"
        )

    def _taxes(self, gross: Decimal) -> Decimal:
        """Return wage tax and solidarity surcharge of a month in euro."""
        taxes = berechne_lohnsteuer_pap(
            brutto_jahr=float(gross * 12),
            steuerklasse=int(self.tax_class),
            bundesland=ANY_LAND,
            mit_kirchensteuer=False,
            kinder=0,
            geburtsjahr=TOO_YOUNG_FOR_THE_SURCHARGE,
            kv_zusatzbeitrag=ADDITIONAL_HEALTH_RATE,
            ist_sachsen=False,
            jahr=ESTIMATED_YEAR,
        )
        wage_tax, surcharge = taxes["lohnsteuer_monat"], taxes["soli_monat"]
        if self.factor is not None:
            wage_tax *= float(self.factor)
            surcharge = solidaritaetszuschlag(wage_tax * 12, jahr=ESTIMATED_YEAR) / 12
        return to_cents(Decimal(str(wage_tax))) + to_cents(Decimal(str(surcharge)))
