"""What people type: numbers in German writing, texts without hidden signs."""

from decimal import Decimal

import pytest
from django import forms

from buendnis.fields import DecimalNumber, PlainTexts, WholeNumber, visible


class Registration(PlainTexts, forms.Form):
    name = forms.CharField()
    note = forms.CharField(required=False, widget=forms.Textarea)
    password = forms.CharField(required=False, strip=False, widget=forms.PasswordInput)


@pytest.mark.parametrize(
    ("typed", "number"), [("1200", 1200), ("1.200", 1200), (" 9 ", 9), ("", None)]
)
def test_a_count_may_have_thousands_dots(typed, number):
    assert WholeNumber(localize=True, required=False).clean(typed) == number


@pytest.mark.parametrize(
    "typed", ["12.34.5", "1_0", "1e9", "9,5", "9.5", "٣", "²", "0x9", "1 200", "5" * 10_000]
)
def test_what_is_no_count_is_refused_and_never_guessed(typed):
    with pytest.raises(forms.ValidationError):
        WholeNumber(localize=True).clean(typed)


def test_a_negative_count_hears_the_smallest_allowed_one():
    field = WholeNumber(localize=True, min_value=0, error_messages={"min_value": "ab 0"})

    with pytest.raises(forms.ValidationError, match="ab 0"):
        field.clean("-1")


@pytest.mark.parametrize("typed", ["3,5", "3.5"])
def test_decimals_stand_behind_a_comma_or_a_point(typed):
    assert DecimalNumber(localize=True).clean(typed) == Decimal("3.5")


@pytest.mark.parametrize("typed", ["0.1.2", "1e1", "NaN", "Infinity", "1_0", "3,5,1"])
def test_what_is_no_decimal_number_is_refused(typed):
    with pytest.raises(forms.ValidationError):
        DecimalNumber(localize=True).clean(typed)


def test_hidden_signs_leave_a_text_and_emoji_stay():
    assert visible("\u202eGmbH\u200b \u2066\x07👩\u200d👧 ") == "GmbH 👩\u200d👧"


def test_a_name_is_one_line_without_hidden_signs():
    form = Registration({"name": "Elb\u202ewiese\nGmbH", "note": "eins\n\u200bzwei"})

    assert form.is_valid()
    assert form.cleaned_data["name"] == "Elbwiese GmbH"
    assert form.cleaned_data["note"] == "eins\nzwei"


def test_a_name_that_nobody_can_see_is_missing():
    form = Registration({"name": "\u200b\u2060"})

    assert form.errors["name"] == ["Dieses Feld ist zwingend erforderlich."]


def test_a_password_stays_as_it_was_typed():
    form = Registration({"name": "Elbwiese", "password": " zwei  Blanks\u200b "})

    assert form.is_valid()
    assert form.cleaned_data["password"] == " zwei  Blanks\u200b "
