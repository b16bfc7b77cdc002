"""Money in German writing, hours and days: what is read, and the sentence for what is not."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from services.calculator.fields import Day, Money, count, hours


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.234,56", "1234.56"),
        ("1234,56", "1234.56"),
        ("1.234", "1234"),
        ("12.34", "12.34"),
        ("3 000 €", "3000"),
        ("3.000 Euro", "3000"),
        ("1\u202f234,5", "1234.5"),
        ("0", "0"),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed, amount):
    assert Money().clean(typed) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-5", "ab 0 Euro"),
        ("−1.000,00", "ab 0 Euro"),
        ("1e9", "zum Beispiel 1.234,56"),
        ("1.23.4", "zum Beispiel 1.234,56"),
        ("1,234.56", "zum Beispiel 1.234,56"),
        ("viel", "zum Beispiel 1.234,56"),
        ("٣٠٠", "zum Beispiel 1.234,56"),
        ("99999999999", "Stimmt der Betrag?"),
    ],
)
def test_an_amount_that_cannot_be_gets_a_sentence(typed, sentence):
    with pytest.raises(ValidationError) as refused:
        Money().clean(typed)

    assert sentence in refused.value.messages[0]


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (Day(), "31.02.2027", "Diesen Tag gibt es nicht"),
        (Day(), "2014-12-31", "Für diese Zeit rechnen wir nicht"),
        (Day(), "9999-01-01", "Stimmt das Jahr?"),
        (hours(), "61", "höchstens 60 Stunden"),
        (hours(), "-1", "ab 0"),
        (hours(), "1e1", "zum Beispiel 19,5"),
        (count(1, 24), "0", "von 1 bis 24"),
        (count(1, 24), "2,5", "von 1 bis 24"),
    ],
)
def test_what_no_law_knows_gets_a_sentence(field, typed, sentence):
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)

    assert sentence in " ".join(refused.value.messages)


def test_a_day_is_read_in_both_writings():
    assert Day().clean("01.02.2027") == Day().clean("2027-02-01")
