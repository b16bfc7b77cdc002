"""Filters of the calculators: {{ amount|euro }} and {{ month|monat }}, in the words that the formulas use."""

from datetime import date
from decimal import Decimal

from django import template

from services.calculator import loan_page
from services.care_leave import figures
from services.care_leave.planner_values import Remark, Weight

register = template.Library()

WEIGHTS = {
    Weight.NO: ("danger", "Geht nicht"),
    Weight.AGREEMENT: ("warning", "Nur mit Zustimmung"),
    Weight.REMARK: ("info", "Gut zu wissen"),
}


@register.filter
def euro(amount: Decimal) -> str:
    """Return an amount: „1.234,50 €“, without cents where there are none: „750 €“."""
    return figures.euro(amount).replace(",00 €", " €").replace(" €", "\N{NO-BREAK SPACE}€")


@register.filter
def cents(amount: Decimal) -> str:
    """Return an amount with its cents, for columns: „1.234,50“."""
    return figures.number(amount)


@register.filter
def monat(month: date) -> str:
    """Return „Jan. 2027“."""
    return loan_page.month_name(month)


@register.filter
def tone(remark: Remark) -> str:
    """Return the colour of a remark's badge."""
    return WEIGHTS[remark.weight][0]


@register.filter
def weight(remark: Remark) -> str:
    """Return how much a remark weighs, in words."""
    return WEIGHTS[remark.weight][1]
