"""The worked cases of the loan, L01 to L18, and what must hold for any of them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.care_leave import loan_words as words
from services.care_leave.figures import STEP_OF_PAY, CannotReckon, to_twenty
from services.care_leave.loan import Law, Loan, LoanCase, Pay, reckon_loan
from services.care_leave.net import EstimatedNet, Moment, TaxClass, TypedNet
from services.care_leave.planner_words import NO_MINIMUM
from services.care_leave.repayment import EXTINCTION, HARDSHIP
from services.care_rules.queries import the_rulebook

NEW_YEAR = date(2027, 1, 1)
HALF_A_YEAR = LoanCase(Law.FPFZG, NEW_YEAR, 6)
EARNS_NOTHING_LESS = TypedNet(Decimal(3000), Decimal(3000), Decimal(3000))


def typed(before: str, during: str, at_cap: str | None = None) -> TypedNet:
    """Return net pay as typed in."""
    return TypedNet(Decimal(before), Decimal(during), None if at_cap is None else Decimal(at_cap))


def pay(gross: int, before: str = "40", during: str = "20") -> Pay:
    """Return twelve months of the same gross pay."""
    return Pay(Decimal(gross) * 12, 12, Decimal(before), Decimal(during))


def estimated(law: Law, paid: Pay, tax_class: TaxClass = TaxClass.ONE) -> Loan:
    """Return the estimate for a leave that begins in 2026."""
    book = the_rulebook()
    case = LoanCase(law, date(2026, 12, 1), 6, paid)
    return reckon_loan(case, book, EstimatedNet.by(book, tax_class))


def steps(loan: Loan) -> dict[str, str]:
    """Return the numbers of each step."""
    return {each.key: each.numbers for each in loan.steps}


def refusal(case: LoanCase, net: TypedNet = EARNS_NOTHING_LESS) -> str:
    """Return the field that is refused."""
    with pytest.raises(CannotReckon) as refused:
        reckon_loan(case, the_rulebook(), net)
    return refused.value.field


def test_half_of_what_is_missing_comes_for_two_years_and_goes_back_in_two():
    """L01."""
    case = LoanCase(Law.FPFZG, NEW_YEAR, 24)

    loan = reckon_loan(case, the_rulebook(), typed("3000", "1500"))

    assert (loan.rate, loan.total, loan.estimate) == (750, 18000, False)
    assert loan.plan is not None
    assert (loan.plan.count, loan.plan.instalment, loan.plan.last_instalment) == (24, 750, 750)
    assert (loan.plan.first_month, loan.plan.last_month) == (date(2029, 1, 1), date(2030, 12, 1))
    assert steps(loan)["half_during"] == "(3.000,00 € − 1.500,00 €) : 2 = 750,00 €"


@pytest.mark.parametrize(("before", "rate"), [("2000.98", 500), ("2001.00", 501)])
def test_the_rate_is_in_full_euro_and_half_a_euro_goes_up(before, rate):
    """L02."""
    loan = reckon_loan(HALF_A_YEAR, the_rulebook(), typed(before, "1000"))

    assert loan.rate == rate


@pytest.mark.parametrize(
    ("law", "paid", "tax_class", "rate"),
    [
        (Law.FPFZG, pay(3000), TaxClass.ONE, 456),  # L03
        (Law.FPFZG, pay(3000), TaxClass.THREE, 581),
        (Law.FPFZG, pay(3000), TaxClass.FIVE, 361),
        (Law.PFLEGEZG, pay(3000, during="0"), TaxClass.ONE, 603),  # L04
        (Law.PFLEGEZG, pay(3000, during="10"), TaxClass.ONE, 603),  # L05
        (Law.PFLEGEZG, pay(3000), TaxClass.ONE, 456),
        (Law.FPFZG, pay(9500), TaxClass.ONE, 826),  # L06
        (Law.FPFZG, pay(18000), TaxClass.ONE, 0),  # L07
        (Law.FPFZG, pay(1900, "38", "36"), TaxClass.ONE, 0),  # L08
        (Law.PFLEGEZG, pay(3000, "14", "0"), TaxClass.ONE, 0),  # L10
    ],
)
def test_the_estimate_meets_the_worked_cases(law, paid, tax_class, rate):
    loan = estimated(law, paid, tax_class)

    assert (loan.max_rate, loan.rate, loan.estimate) == (rate, rate, True)
    assert loan.label == "Schätzung, unverbindlich"


def test_a_leave_without_a_loan_says_why_and_has_no_plan():
    """L07, L08, L10."""
    rich = estimated(Law.FPFZG, pay(18000))
    small = estimated(Law.FPFZG, pay(1900, "38", "36"))
    few_hours = estimated(Law.PFLEGEZG, pay(3000, "14", "0"))

    assert [each.plan for each in (rich, small, few_hours)] == [None, None, None]
    assert (small.net_before, small.net_during) == (Decimal("1447.83"), Decimal("1385.33"))
    assert (rich.reason.key, small.reason.key) == ("no_difference", "below_minimum")
    assert "31,25 €" in small.reason.sentence
    assert "both_above_ceiling" in {each.key for each in rich.warnings}
    assert "contract_up_to_cap" in {each.key for each in few_hours.warnings}
    assert {"before_benefits", "not_short_absence"} <= {each.key for each in few_hours.warnings}


@pytest.mark.parametrize(
    ("wish", "rate", "why"),
    [("200", 200, "wish"), ("900", 456, "clamped"), ("1e30", 456, "clamped")],
)
def test_less_may_be_wished_but_not_more(wish, rate, why):
    """L09."""
    case = replace(HALF_A_YEAR, requested=Decimal(wish))

    loan = reckon_loan(case, the_rulebook(), typed("2102.00", "1190.08"))

    assert (loan.max_rate, loan.rate, loan.reason.key) == (456, rate, why)


def test_fifty_euro_are_enough_as_a_rate_and_as_a_wish():
    case = replace(HALF_A_YEAR, requested=Decimal(50))

    assert reckon_loan(HALF_A_YEAR, the_rulebook(), typed("1100", "1000")).rate == 50
    assert reckon_loan(case, the_rulebook(), typed("3000", "1500")).rate == 50


def test_a_contract_of_exactly_fifteen_hours_is_warned_about():
    few_hours = estimated(Law.PFLEGEZG, pay(3000, "15", "0"))

    assert few_hours.rate == 0
    assert "contract_up_to_cap" in {each.key for each in few_hours.warnings}


def test_a_wish_below_fifty_euro_is_refused():
    """L09."""
    case = replace(HALF_A_YEAR, requested=Decimal(49))

    assert refusal(case, typed("2102.00", "1190.08")) == "requested"


@pytest.mark.parametrize(
    ("gross", "months", "base"),
    [
        (37800, 12, "3.150,00 € → 3.160,00 €"),  # L11: twelve times 3,000 and a bonus of 1,800
        (18900, 7, "2.700,00 € → 2.700,00 €"),  # L12
    ],
)
def test_the_base_is_the_average_with_one_off_pay_of_the_months_there_are(gross, months, base):
    paid = Pay(Decimal(gross), months, Decimal(40), Decimal(20))

    assert steps(estimated(Law.FPFZG, paid))["gross_before"] == base


@dataclass(frozen=True)
class OfficialTable:
    """Rows of the table of 2012 as printed, BGBl. I 2011 p. 2697: gross to net."""

    rows: dict[int, str]
    estimate = False
    label = "Tabelle 2012"
    ceiling = None

    def of(self, moment: Moment, gross: Decimal | None) -> Decimal:
        """Return a row."""
        assert gross is not None
        return Decimal(self.rows[int(gross)])

    def how(self, gross: Decimal | None) -> str:
        """Name it."""
        return self.label


@pytest.mark.parametrize(
    ("rows", "rate"),
    [({3000: "1873.36", 1500: "1079.40"}, 397), ({3000: "2120.50", 1500: "1185.00"}, 468)],
)
def test_official_rows_give_the_rate_of_classes_one_and_three(rows, rate):
    """L13."""
    case = replace(HALF_A_YEAR, pay=pay(3000))

    assert reckon_loan(case, the_rulebook(), OfficialTable(rows)).rate == rate


@pytest.mark.parametrize(
    ("applied", "paid_from", "months"),
    [
        (date(2027, 3, 31), NEW_YEAR, 6),
        (date(2027, 4, 1), date(2027, 4, 1), 3),
        (date(2027, 5, 10), date(2027, 5, 1), 2),
        (date(2027, 8, 1), date(2027, 8, 1), 0),
    ],
)
def test_a_late_application_counts_from_its_month_only(applied, paid_from, months):
    """L14."""
    case = replace(HALF_A_YEAR, applied_on=applied)

    loan = reckon_loan(case, the_rulebook(), typed("3000", "1500"))

    assert (loan.paid_from, loan.paid_months, loan.total) == (paid_from, months, 750 * months)
    assert loan.apply_until == date(2027, 3, 31)
    assert (loan.plan is None) == (months == 0)


def test_the_leave_in_the_middle_of_a_month_says_what_is_not_known():
    """L18."""
    case = LoanCase(Law.PFLEGEZG, date(2026, 11, 16), 6)

    loan = reckon_loan(case, the_rulebook(), typed("2300", "1500", "1500"))

    assert (loan.ends_on, loan.total) == (date(2027, 5, 15), 2400)
    assert "broken_months" in {each.key for each in loan.warnings}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"start": date(2014, 12, 31)}, "start"),
        ({"months": 0}, "months"),
        ({"months": 25}, "months"),
        ({"law": Law.PFLEGEZG, "months": 7}, "months"),
        ({"pay": replace(pay(3000), base_months=13)}, "base_months"),
        ({"pay": pay(-1)}, "total_gross"),
        ({"pay": pay(3000, "70")}, "hours_before"),
        ({"pay": pay(3000, "20", "20")}, "hours_during"),
        ({"pay": pay(3000, "40", "14")}, "hours_during"),
        ({"deferred_to": date(2029, 2, 1)}, "deferred_to"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(change, field):
    assert refusal(replace(HALF_A_YEAR, **change), typed("3000", "1500")) == field


def test_pflegezeit_asks_for_the_net_at_fifteen_hours():
    assert refusal(LoanCase(Law.PFLEGEZG, NEW_YEAR, 6), typed("3000", "0")) == "net_at_cap"


def test_a_net_below_nothing_or_beyond_all_pay_is_refused():
    assert refusal(HALF_A_YEAR, typed("3000", "-1")) == "net_during"
    assert refusal(HALF_A_YEAR, typed("1e30", "0")) == "net_before"


def test_the_estimate_is_not_for_leaves_before_its_year():
    book = the_rulebook()
    case = LoanCase(Law.FPFZG, date(2025, 12, 1), 6, pay(3000))

    with pytest.raises(CannotReckon) as refused:
        reckon_loan(case, book, EstimatedNet.by(book, TaxClass.ONE))

    assert refused.value.field == "start"


@pytest.mark.parametrize(("gross", "step"), [("1125", 1120), ("1130", 1140), ("1129.99", 1120)])
def test_gross_is_rounded_to_twenty_euro_and_a_tie_goes_up(gross, step):
    assert to_twenty(Decimal(gross)) == step


amounts = st.decimals(min_value=0, max_value=6000, places=2)
starts = st.dates(min_value=date(2015, 1, 1), max_value=date(2030, 12, 31))


@settings(max_examples=60, deadline=None)
@given(before=amounts, during=amounts, less=amounts)
def test_who_is_left_with_less_never_gets_a_lower_rate(before, during, less):
    book = the_rulebook()

    rate = reckon_loan(HALF_A_YEAR, book, TypedNet(before, during)).rate
    more = reckon_loan(HALF_A_YEAR, book, TypedNet(before, max(Decimal(0), during - less))).rate

    assert more >= rate
    assert rate == 0 or rate >= 50


@settings(max_examples=60, deadline=None)
@given(start=starts, months=st.integers(1, 24), late=st.integers(0, 800), net=amounts)
def test_every_loan_is_paid_back_to_the_cent_before_its_deadline(start, months, late, net):
    case = LoanCase(Law.FPFZG, start, months, applied_on=start + timedelta(days=late))

    loan = reckon_loan(case, the_rulebook(), TypedNet(net, Decimal(0)))

    assert loan.total <= loan.rate * months
    if loan.plan is not None:
        assert sum(each.paid_out for each in loan.plan.rows) == loan.total
        assert sum(each.instalment for each in loan.plan.rows) == loan.total
        assert loan.plan.rows[-1].balance == 0
        assert all(
            each.due_on is None or each.due_on <= loan.plan.deadline for each in loan.plan.rows
        )


def test_numbers_that_stand_in_formula_and_sentence_are_those_of_the_law():
    """A change of the law must not leave a sentence behind."""
    law, day = the_rulebook(), NEW_YEAR
    said = {each.key: each.sentence for each in (*HARDSHIP, *EXTINCTION)}

    assert law.number("loan.gross_step", day) == STEP_OF_PAY
    assert law.number("loan.share_of_difference", day) == Decimal("0.5")
    assert f"{law.count('loan.cap_hours', day)} Stunden" in words.CONTRACT_UP_TO_CAP.sentence
    assert f"{law.count('loan.hardship_unfit_days', day)} Tage" in said["hardship_unfit"]
    assert (law.number("loan.quarter_waiver_share", day), "Viertel" in said["quarter_waiver"]) == (
        Decimal("0.25"),
        True,
    )
    assert (
        law.count("loan.extinction_months", day),
        "zwei Jahre" in said["two_years_of_benefits"],
    ) == (24, True)
    assert (law.count("pflegezeit.max_months", day), "sechs Monate" in NO_MINIMUM) == (6, True)
