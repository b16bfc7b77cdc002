"""Fills the numbers of the law into texts: „{pflegezeit.max_months}“ becomes the value on a day.

A reference is `{rule.attribute}`: the value without its unit. `{rule.attribute+}` has the unit („8 Wochen“),
`{rule.attribute@2015-07-01}` asks for another day than the page's, and `{seit:rule.attribute}` is the first day
of the value. What is not proven for a day says so, and no sentence shows a number that nobody has read.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from buendnis.templatetags.german import datum, ganz, komma
from services.care_leave.rulebook import NoRule, Rulebook, RuleValue, Unit
from services.care_rules.words import said as with_unit

REFERENCE = re.compile(
    r"{(?P<since>seit:)?(?P<key>[a-z0-9_]+(?:\.\w+)+)(?:@(?P<day>\d{4}-\d{2}-\d{2}))?(?P<unit>\+)?}"
)
NOT_YET = "(damals nicht geregelt)"
HUNDRED = Decimal(100)


def filled(text: str, rulebook: Rulebook, day: date) -> str:
    """Return a text with the values of a day. Raises KeyError for a key that the rulebook does not have."""

    def value_of(found: re.Match[str]) -> str:
        own = date.fromisoformat(found["day"]) if found["day"] else day
        try:
            value = rulebook.at(found["key"], own)
        except NoRule:
            return NOT_YET
        if found["since"]:
            return str(datum(value.valid_from))
        return with_unit(value) if found["unit"] else value_words(value)

    return REFERENCE.sub(value_of, text)


def references(text: str) -> Iterator[tuple[str, date | None]]:
    """Yield the keys that a text asks for, and the day where it names one."""
    for found in REFERENCE.finditer(text):
        yield found["key"], date.fromisoformat(found["day"]) if found["day"] else None


def value_words(value: RuleValue) -> str:
    """Return a value without its unit: „10“, „1 685“, „135,63“, „90“ (per cent); words and forms as they are."""
    number = value.value
    if not isinstance(number, Decimal):
        return with_unit(value)
    number = number * HUNDRED if value.unit is Unit.SHARE else number
    whole = number == number.to_integral_value()
    return str(ganz(number) if whole else komma(number, 2))
