"""The loan as a page shows it: the case of the answers, and months of income as spans, lines and words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from services.calculator.forms import LoanForm
from services.care_leave.figures import Step, euro, to_twenty
from services.care_leave.loan import Law, Loan, LoanCase, Pay, reckon_loan
from services.care_leave.months import later_month, month_of, months_apart
from services.care_leave.net import EstimatedNet, FlatRateNet, Moment, TaxClass, TypedNet
from services.care_leave.rulebook import Rulebook

MONTHS_BEFORE = 3
MONTHS_AFTER = 3
MONTH_NAMES = (
    "Jan.", "Febr.", "März", "April", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Month:
    """Money of one month in euro: net pay, the loan that comes, what goes back, what is owed at its end."""

    month: date
    net: Decimal
    comes: Decimal
    goes: Decimal
    owed: Decimal

    @property
    def available(self) -> Decimal:
        """Return what is left to live on."""
        return self.net + self.comes - self.goes

    @property
    def amounts(self) -> tuple[Decimal, Decimal, Decimal]:
        """Return what makes months alike."""
        return self.net, self.comes, self.goes


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months in a row that are alike."""

    first: Month
    last: Month

    @property
    def months(self) -> str:
        """Return it in words: „Jan. 2027 bis Dez. 2028“."""
        first, last = month_name(self.first.month), month_name(self.last.month)
        return first if first == last else f"{first} bis {last}"


@dataclass(frozen=True, slots=True)
class LoanPage:
    """A loan with all that its page draws and says."""

    loan: Loan
    stretches: tuple[Stretch, ...]
    lines: tuple[tuple[str, tuple[Decimal, ...]], ...]
    years: tuple[tuple[int, str], ...]
    summary: str
    steps: tuple[Step, ...]


def reckoned(form: LoanForm, rulebook: Rulebook) -> LoanPage:
    """Return the loan of valid answers. Raises CannotReckon."""
    case, net = case_of(form.cleaned_data), net_of(form.cleaned_data, form.way, rulebook)
    if form.way == LoanForm.GROSS:
        case = replace(case, pay=pay_of(form.cleaned_data))
    loan = reckon_loan(case, rulebook, net)
    if loan.plan and form.cleaned_data["erste_rate"] == "spaet":
        case = replace(case, deferred_to=loan.plan.latest_first_month)
        loan = reckon_loan(case, rulebook, net)
    months = tuple(_months(case, loan, *_net_pay(case, net)))
    stretches = tuple(_stretches(months))
    return LoanPage(
        loan=loan,
        stretches=stretches,
        lines=(
            ("Mit Darlehen und Rückzahlung", tuple(each.available for each in months)),
            ("Netto aus Arbeit allein", tuple(each.net for each in months)),
        ),
        years=tuple(_years(months)),
        steps=loan.steps + (loan.plan.steps if loan.plan else ()),
        summary="; ".join(f"{each.months} {euro(each.first.available)}" for each in stretches),
    )


def case_of(answers: Mapping[str, Any]) -> LoanCase:
    """Return what is asked of the engine."""
    return LoanCase(
        law=Law.PFLEGEZG if answers["gesetz"] == "pflegezeit" else Law.FPFZG,
        start=answers["beginn"],
        months=answers["monate"],
        requested=answers["wunsch"],
        applied_on=answers["antrag"],
    )


def pay_of(answers: Mapping[str, Any]) -> Pay:
    """Return gross pay and hours as typed."""
    return Pay(
        total_gross=answers["brutto"],
        base_months=answers["basis_monate"],
        hours_before=answers["stunden_vertrag"],
        hours_during=answers["stunden"],
    )


def net_of(answers: Mapping[str, Any], way: str, rulebook: Rulebook) -> FlatRateNet:
    """Return where net pay comes from. Raises CannotReckon."""
    if way == LoanForm.NET:
        return TypedNet(answers["netto_vorher"], answers["netto_waehrend"], answers["netto_15"])
    return EstimatedNet.by(
        rulebook, TaxClass(int(answers["steuerklasse"])), answers["faktor"] or None
    )


def month_name(month: date) -> str:
    """Return „Jan. 2027“."""
    return f"{MONTH_NAMES[month.month - 1]} {month.year}"


def _net_pay(case: LoanCase, net: FlatRateNet) -> tuple[Decimal, Decimal]:
    """Return net pay per month before and during leave."""
    pay = case.pay
    if pay is None:
        return net.of(Moment.BEFORE, None), net.of(Moment.DURING, None)

    def at(moment: Moment, hours: Decimal) -> Decimal:
        # Here pay counts in full: the ceiling cuts only what the loan is reckoned from.
        return net.of(moment, to_twenty(pay.at(hours)))

    return at(Moment.BEFORE, pay.hours_before), at(Moment.DURING, pay.hours_during)


def _months(case: LoanCase, loan: Loan, before: Decimal, during: Decimal) -> Iterator[Month]:
    """Yield every month from shortly before the leave until shortly after the last instalment."""
    rows = {each.month: each for each in loan.plan.rows} if loan.plan else {}
    start = month_of(case.start)
    last = max([*rows, later_month(start, case.months - 1)])
    owed, nothing = Decimal(0), Decimal(0)
    for count in range(-MONTHS_BEFORE, months_apart(start, last) + MONTHS_AFTER + 1):
        month = later_month(start, count)
        row = rows.get(month)
        owed = row.balance if row else owed
        yield Month(
            month=month,
            net=during if 0 <= count < case.months else before,
            comes=row.paid_out if row else nothing,
            goes=row.instalment if row else nothing,
            owed=owed,
        )


def _stretches(months: tuple[Month, ...]) -> Iterator[Stretch]:
    for _, alike in groupby(months, key=lambda each: each.amounts):
        row = list(alike)
        yield Stretch(row[0], row[-1])


def _years(months: tuple[Month, ...]) -> Iterator[tuple[int, str]]:
    """Yield where years begin; the first month is not named, January may be near."""
    for at, each in enumerate(months):
        if each.month.month == 1:
            yield at, str(each.month.year)
