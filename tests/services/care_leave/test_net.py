"""Net pay: frozen results of the wage tax library, and life without it."""

import importlib.util
import sys
from decimal import Decimal
from types import ModuleType

import pytest

from services.care_leave import net
from services.care_leave.figures import CannotReckon
from services.care_leave.net import EstimatedNet, Moment, TaxClass
from services.care_rules.queries import the_rulebook

GROSS = (1120, 1500, 3000, 4760, 8460)
# Flat-rate net of 2026 in euro, by lohnsteuer-bmf 2026.3. A change here is a change of the library.
FROZEN = {
    TaxClass.ONE: ("896.00", "1190.08", "2102.00", "3080.42", "4733.15"),
    TaxClass.TWO: ("896.00", "1200.00", "2196.58", "3195.92", "4899.98"),
    TaxClass.THREE: ("896.00", "1200.00", "2361.67", "3448.17", "5470.67"),
    TaxClass.FOUR: ("896.00", "1190.08", "2102.00", "3080.42", "4733.15"),
    TaxClass.FIVE: ("786.75", "1046.50", "1767.67", "2596.17", "4088.89"),
    TaxClass.SIX: ("769.92", "1021.58", "1728.17", "2551.92", "4039.27"),
}
FROZEN_WITH_FACTOR = ("896.00", "1190.95", "2128.22", "3144.45", "4930.15")


def all_of(estimate: EstimatedNet) -> tuple[str, ...]:
    """Return net pay for each gross pay."""
    return tuple(str(estimate.of(Moment.BEFORE, Decimal(each))) for each in GROSS)


@pytest.mark.parametrize("tax_class", TaxClass)
def test_the_library_gives_what_it_gave(tax_class):
    assert all_of(EstimatedNet.by(the_rulebook(), tax_class)) == FROZEN[tax_class]


def test_the_factor_of_class_four_lowers_the_tax():
    estimate = EstimatedNet.by(the_rulebook(), TaxClass.FOUR, Decimal("0.912"))

    assert all_of(estimate) == FROZEN_WITH_FACTOR


@pytest.mark.parametrize(
    ("tax_class", "factor"), [(TaxClass.ONE, "0.9"), (TaxClass.FOUR, "1"), (TaxClass.FOUR, "0")]
)
def test_a_factor_is_for_class_four_and_below_one(tax_class, factor):
    with pytest.raises(CannotReckon) as refused:
        EstimatedNet.by(the_rulebook(), tax_class, Decimal(factor))

    assert refused.value.field == "factor"


def test_the_estimate_needs_gross_pay():
    with pytest.raises(CannotReckon) as refused:
        EstimatedNet.by(the_rulebook(), TaxClass.ONE).of(Moment.BEFORE, None)

    assert refused.value.field == "gross"


def without_the_library(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the module as it is where the library is not installed."""
    assert net.__file__ is not None
    spec = importlib.util.spec_from_file_location("net_without_library", net.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "net_without_library", module)
    monkeypatch.setitem(sys.modules, "lohnsteuer_bmf", None)
    spec.loader.exec_module(module)
    return module


def test_without_the_library_only_the_estimate_is_missing(monkeypatch):
    module = without_the_library(monkeypatch)

    typed = module.TypedNet(Decimal(3000), Decimal(1500))
    with pytest.raises(CannotReckon) as refused:
        module.EstimatedNet.by(the_rulebook(), module.TaxClass.ONE)

    assert typed.of(module.Moment.DURING, None) == 1500
    assert refused.value.field == "mode"
