"""The worked cases of the model before 2015, S1 to S5."""

from decimal import Decimal

import pytest

from services.care_leave.figures import CannotReckon, percent
from services.care_leave.salary_model import reckon_salary_model


@pytest.mark.parametrize(
    ("gross", "before", "during", "months", "expected"),
    [
        (3000, "40", "20", 24, ("1500", "750", "2250", "75 %", "18000")),
        (3200, "40", "30", 12, ("2400", "400", "2800", "87,5 %", "4800")),
        (2000, "26", "18", 24, ("1384.62", "307.69", "1692.31", "84,62 %", "7384.62")),
        (3000, "40", "15", 24, ("1125", "937.50", "2062.50", "68,75 %", "22500")),
        (2600, "39", "19.5", 6, ("1300", "650", "1950", "75 %", "3900")),
    ],
)
def test_half_of_the_missing_pay_came_first_and_was_worked_off(
    gross, before, during, months, expected
):
    model = reckon_salary_model(Decimal(gross), Decimal(before), Decimal(during), months)

    part, top_up, pay, share, balance = expected
    assert (model.part_pay, model.top_up) == (Decimal(part), Decimal(top_up))
    assert (model.pay, percent(model.share)) == (Decimal(pay), share)
    assert (model.balance, model.months_after) == (Decimal(balance), months)


@pytest.mark.parametrize(
    ("gross", "during", "months", "field"),
    [
        (3000, "14", 24, "hours_during"),
        (3000, "20", 25, "months"),
        (3000, "40", 24, "hours_during"),
        (0, "20", 24, "gross"),
    ],
)
def test_the_limits_of_the_old_law_hold(gross, during, months, field):
    with pytest.raises(CannotReckon) as refused:
        reckon_salary_model(Decimal(gross), Decimal(40), Decimal(during), months)

    assert refused.value.field == field
