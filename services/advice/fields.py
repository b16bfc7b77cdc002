"""The field of each question: what it takes, and the sentence for what it cannot take."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from buendnis.fields import WholeNumber
from services.advice import words
from services.advice.questions import EARLIER_NAMES, NOT_NEAR, Question
from services.calculator.fields import hours
from services.care_leave.situation import Land

CHOOSE = "Bitte wählen Sie eine der Antworten."
NO_DATE = "Diesen Tag gibt es nicht. Bitte schreiben Sie ihn so: 01.02.2027."
OLDEST_YEAR = 1950
MOST_YEARS_AHEAD = 10
MOST_MONTHS = 60
MOST_HEADS = 1_000_000
DAY_ATTRIBUTES = {"type": "date"}


class WordChoice(forms.TypedChoiceField):
    """One of a few words; the empty answer and „weiß ich nicht“ are None."""

    def __init__(self, values: Mapping[str, Any], choices: list[Any], **options: Any) -> None:
        self.values = values
        options.setdefault("widget", forms.RadioSelect)
        messages = {"invalid_choice": CHOOSE}
        super().__init__(
            choices=choices,
            coerce=values.get,
            empty_value=None,
            required=False,
            error_messages=messages,
            **options,
        )

    def valid_value(self, value: Any) -> bool:
        """Whether it is one of the words; some are offered in some places only."""
        return value in self.values or super().valid_value(value)


class DayField(forms.DateField):
    """A day as browsers send it, or as people write it; not further away than a life at work."""

    def __init__(self, today: date) -> None:
        self.latest = date(today.year + MOST_YEARS_AHEAD, 12, 31)
        super().__init__(
            required=False,
            input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"],
            widget=forms.DateInput(attrs=DAY_ATTRIBUTES, format="%Y-%m-%d"),
            error_messages={"invalid": NO_DATE},
        )

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and not OLDEST_YEAR <= day.year <= self.latest.year:
            raise forms.ValidationError(
                f"Stimmt das Jahr? Wir rechnen nur bis {self.latest.year}."
                if day > self.latest
                else "Stimmt das Jahr? Der Tag liegt sehr weit zurück."
            )
        return day


def field_for(question: Question, today: date, audience: words.Audience) -> forms.Field:
    """Return the field of a question with its label and the reason why it is asked."""
    field = FIELDS[question.name](today)
    for_employer = audience is words.Audience.EMPLOYER
    field.label = (question.employers_label if for_employer else "") or question.label
    field.help_text = (question.employers_why if for_employer else "") or question.why
    return field


def earlier_fields(today: date, row: int) -> tuple[forms.Field, forms.Field, forms.Field]:
    """Return kind, first and last day of an earlier leave."""
    kind = _select(words.KIND, [("", "Bitte wählen"), *words.KIND.values()])
    first, last = DayField(today), DayField(today)
    kind.label = f"{row}. Auszeit: welche?"
    first.label, last.label = f"{row}. Auszeit: erster Tag", f"{row}. Auszeit: letzter Tag"
    return kind, first, last


def _one_of[E: StrEnum](table: Mapping[E, tuple[str, str]], *more: tuple[str, str]) -> WordChoice:
    values = {slug: member for member, (slug, _) in table.items()}
    return WordChoice(values, [*table.values(), *more])


def _select[E: StrEnum](table: Mapping[E, tuple[str, str]], choices: list[Any]) -> WordChoice:
    values = {slug: member for member, (slug, _) in table.items()}
    return WordChoice(values, choices, widget=forms.Select)


def _yes_or_no(*more: tuple[str, str]) -> WordChoice:
    values = {words.YES: True, words.NO: False, words.AUGSBURG: words.AUGSBURG}
    return WordChoice(values, [(words.YES, "Ja"), (words.NO, "Nein"), *more])


def _relation() -> WordChoice:
    near = [words.RELATION[each] for each in words.RELATION if each not in NOT_NEAR]
    others = [words.RELATION[each] for each in words.RELATION if each in NOT_NEAR]
    choices = [("", "Bitte wählen"), ("Nahe Angehörige", near), ("Andere", others)]
    return _select(words.RELATION, choices)


def _land() -> WordChoice:
    values = {member.value: member for member in Land}
    choices = [("", "Weiß ich nicht"), *((each.value, name) for each, name in words.LAND.items())]
    return WordChoice(values, choices, widget=forms.Select)


def _number(least: int, most: int, unit: str) -> WholeNumber:
    field = WholeNumber(
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 8}),
        error_messages={"invalid": "Bitte schreiben Sie eine ganze Zahl, zum Beispiel 6."},
    )
    field.validators += _within(least, most, unit)
    return field


def _within(least: int, most: int, unit: str) -> list[Callable[[Any], None]]:
    return [
        MinValueValidator(least, f"Bitte mindestens {least} {unit}."),
        MaxValueValidator(Decimal(most), f"Bitte höchstens {most} {unit}."),
    ]


FIELDS: dict[str, Callable[[date], forms.Field]] = {
    "arbeit": lambda today: _one_of(words.WORK),
    "wer": lambda today: _relation(),
    "ploetzlich": lambda today: _yes_or_no(words.DO_NOT_KNOW),
    "kollegen": lambda today: _one_of(words.SIZE, words.DO_NOT_KNOW),
    "bedarf": lambda today: _one_of(words.NEED, words.DO_NOT_KNOW),
    "minderjaehrig": lambda today: _yes_or_no(),
    "letzte_phase": lambda today: _yes_or_no(words.DO_NOT_KNOW),
    "bescheinigung": lambda today: _yes_or_no(),
    "ort": lambda today: _one_of(words.PLACE, words.DO_NOT_KNOW),
    "auszeit": lambda today: _one_of(words.RELEASE, words.DO_NOT_KNOW),
    "fehlt_ab": DayField,
    "beginn": DayField,
    "monate": lambda today: _number(1, MOST_MONTHS, "Monate"),
    "angekuendigt_am": DayField,
    "stunden_vorher": lambda today: hours(required=False),
    "stunden": lambda today: hours(required=False),
    "stunden_zwei": lambda today: hours(required=False),
    "land": lambda today: _land(),
    "feiertag_ort": lambda today: _yes_or_no(words.DO_NOT_KNOW),
    "samstag": lambda today: _yes_or_no(),
    "koepfe": lambda today: _number(1, MOST_HEADS, "Menschen"),
    "azubis": lambda today: _number(0, MOST_HEADS, "Azubis"),
    "lohn_weiter": lambda today: _yes_or_no(words.DO_NOT_KNOW),
    "tage_genutzt": lambda today: _number(0, 366, "Tage"),
    "schon_genutzt": lambda today: _yes_or_no(words.DO_NOT_KNOW),
}
# Names of what a day can be typed into, beside those of the rows.
DAYS = ("fehlt_ab", "beginn", "angekuendigt_am")
ALL_NAMES = (*FIELDS, *EARLIER_NAMES)
