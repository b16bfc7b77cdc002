"""Fills the numbers of the law into texts: „{pflegezeit.max_months}“ becomes the value on a day.

A reference is `{rule.attribute}`; `{rule.attribute@2015-07-01}` asks for another day than the page's. Nothing
proven for that day reads „nicht belegt“, so that no sentence ever shows a number that nobody has read.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from buendnis.templatetags.german import zahl
from services.care_leave.rulebook import Form, NoRule, Rulebook, RuleValue, Unit

REFERENCE = re.compile(r"{(?P<key>[a-z0-9_]+(?:\.\w+)+)(?:@(?P<day>\d{4}-\d{2}-\d{2}))?}")
NOT_PROVEN = "(nicht belegt)"
NOT_YET = "(damals nicht geregelt)"
FORMS = {
    Form.NONE: "ohne feste Form",
    Form.TEXT: "E-Mail, Fax oder Brief",
    Form.WRITTEN: "Brief mit Ihrer Unterschrift",
    Form.WRITTEN_OR_ELECTRONIC: "Brief mit Unterschrift oder elektronisch",
}
HUNDRED = Decimal(100)


def filled(text: str, rulebook: Rulebook, day: date) -> str:
    """Return a text with the values of a day. Raises KeyError for a key that the rulebook does not have."""

    def said(found: re.Match[str]) -> str:
        own = date.fromisoformat(found["day"]) if found["day"] else day
        try:
            return value_words(rulebook.at(found["key"], own))
        except NoRule:
            return NOT_YET

    return REFERENCE.sub(said, text)


def references(text: str) -> Iterator[tuple[str, date | None]]:
    """Yield the keys that a text asks for, and the day where it names one."""
    for found in REFERENCE.finditer(text):
        yield found["key"], date.fromisoformat(found["day"]) if found["day"] else None


def value_words(value: RuleValue) -> str:
    """Return a value without its unit: „10“, „135,63“, „90“ (per cent), „E-Mail, Fax oder Brief“."""
    said = value.value
    if said is None:
        return NOT_PROVEN
    if isinstance(said, Decimal):
        return number_words(said * HUNDRED if value.unit is Unit.SHARE else said)
    if value.unit is Unit.FORM:
        return FORMS[Form(said)]
    return str(said)


def number_words(number: Decimal) -> str:
    """Return a number as German readers write it: whole where it is whole, else with two decimals."""
    return zahl(number, 2) if number == number.to_integral_value() else _two(number)


def _two(number: Decimal) -> str:
    words = str(zahl(number, 2))
    whole, comma, rest = words.partition(",")
    return f"{whole},{rest.ljust(2, '0')}" if comma and len(rest) == 1 else words
