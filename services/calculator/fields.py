"""What people type into a calculator: money and hours in German writing, days that exist; a sentence for all else."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from buendnis.fields import DecimalNumber, WholeNumber
from services.care_leave.rulebook import FIRST_DAY

LAST_YEAR = 2099
TOO_EARLY = "too_early"
BEFORE_2015 = "Für diese Zeit rechnen wir nicht. Wir beginnen mit dem 1. Januar 2015."
NO_DAY = "Diesen Tag gibt es nicht. Bitte schreiben Sie ihn so: 01.02.2027."
CHOOSE = "Bitte wählen Sie eine der Antworten."
MOST_MONEY = Decimal(1_000_000)
MOST_HOURS = 60
# 1.234,56 · 1234,56 · 1.234 · 1234.56; blanks and the euro sign are taken away before.
_GERMAN = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?", re.ASCII)
_WITH_POINT = re.compile(r"(\d+)\.(\d{1,2})", re.ASCII)


class Money(forms.Field):
    """An amount in euro of 0 or more, as people write it here; a point before one or two places is read as well."""

    widget = forms.TextInput

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "size": 12}))
        super().__init__(**options)

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        typed = re.sub(r"[\s€\u00a0\u202f]|EUR|Euro", "", str(value))
        if typed.startswith(("-", "−")):
            raise forms.ValidationError("Bitte schreiben Sie einen Betrag ab 0 Euro.")
        found = _GERMAN.fullmatch(typed) or _WITH_POINT.fullmatch(typed)
        if not found:
            raise forms.ValidationError(
                "Bitte schreiben Sie einen Betrag, zum Beispiel 1.234,56.", code="invalid"
            )
        amount = Decimal(f"{found[1].replace('.', '')}.{found[2] or '0'}")
        if amount > MOST_MONEY:
            raise forms.ValidationError("Stimmt der Betrag? So viel rechnen wir hier nicht.")
        return amount


class Day(forms.DateField):
    """A day as browsers send it, or as people write it; from 2015 on."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            input_formats=["%Y-%m-%d", "%d.%m.%Y"],
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            **options,
        )
        self.error_messages["invalid"] = NO_DAY

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and day < FIRST_DAY:
            raise forms.ValidationError(BEFORE_2015, code=TOO_EARLY)
        if day is not None and day.year > LAST_YEAR:
            raise forms.ValidationError("Stimmt das Jahr? So weit rechnen wir nicht voraus.")
        return day


class OneOf(forms.ChoiceField):
    """One of a few answers; anything else is asked for again."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.error_messages |= {"invalid_choice": CHOOSE, "required": CHOOSE}


def hours(**options: Any) -> DecimalNumber:
    """Return a field for hours in a week."""
    field = DecimalNumber(
        max_digits=5,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 8}),
        error_messages={
            "invalid": "Bitte schreiben Sie eine Zahl, zum Beispiel 19,5.",
            "max_digits": f"Bitte höchstens {MOST_HOURS} Stunden.",
            "max_whole_digits": f"Bitte höchstens {MOST_HOURS} Stunden.",
            "max_decimal_places": "Bitte höchstens zwei Stellen nach dem Komma.",
        },
        **options,
    )
    field.validators += [
        MinValueValidator(0, "Bitte schreiben Sie eine Zahl ab 0."),
        MaxValueValidator(Decimal(MOST_HOURS), f"Bitte höchstens {MOST_HOURS} Stunden."),
    ]
    return field


def count(least: int, most: int, **options: Any) -> WholeNumber:
    """Return a field for a whole number between two ends."""
    within = f"Bitte schreiben Sie eine ganze Zahl von {least} bis {most}."
    return WholeNumber(
        min_value=least,
        max_value=most,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
        error_messages={"invalid": within, "min_value": within, "max_value": within},
        **options,
    )
