"""What is typed into a letter: every field may stay empty, and what is wrong says so where it stands."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator

from buendnis.fields import DecimalNumber, PlainTexts
from buendnis.templatetags.german import datum
from services.care_leave.deadlines import end_of_leave
from services.care_leave.rulebook import NoRule, NotProven, Rulebook
from services.letters.composing import holds, lines_of
from services.letters.drawing import with_numbers
from services.letters.legal import EARLIEST
from services.letters.values import Field, FieldKind, Least, Letter, Longest

LAST_YEAR = 2099
STILL_OPEN = "noch offen, auf dem Blatt zum Ankreuzen"
NO_DAY = "Diesen Tag gibt es nicht. Bitte schreiben Sie ihn so: 01.02.2027."
TOO_EARLY = "too_early"
BEFORE_2015 = "Für diese Zeit machen wir keine Schreiben. Wir beginnen mit dem 1. Januar 2015."
TOO_LATE = "Stimmt das Jahr? So weit schreiben wir nicht voraus."
# Places that stand for no sign: files for word processors cannot hold them.
_AMOUNT = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d{1,2})?", re.ASCII)
_WITH_POINT = re.compile(r"-?\d+\.\d{1,2}", re.ASCII)
_NO_SIGNS = re.compile("[\ud800-\udfff\ufffe\uffff]")


class LetterForm(PlainTexts, forms.Form):
    """The form of one letter, made from its definition."""

    use_required_attribute = False
    all_optional = True

    def __init__(
        self,
        letter: Letter,
        rulebook: Rulebook,
        data: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.letter, self.rulebook = letter, rulebook
        for field in letter.fields:
            self.fields[field.name] = MAKERS[field.kind](field)

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields in their groups, for the page."""
        return [
            (group.title, [self[name] for name in group.fields]) for group in self.letter.groups
        ]

    @property
    def is_too_early(self) -> bool:
        """Whether a day lies before the first one whose law is told here."""
        return any(self.has_error(name, TOO_EARLY) for name in self.fields)

    @property
    def answers(self) -> dict[str, Any]:
        """What was typed right, by name, without what is empty."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for field in self.letter.fields:
            value = data.get(field.name)
            if isinstance(value, str):
                data[field.name] = _NO_SIGNS.sub("", value)
            if field.kind is FieldKind.LINES and len(lines_of(value)) > field.rows:
                self.add_error(field.name, f"Bitte höchstens {field.rows} Zeilen.")
        self._check_since()
        self._check_order()
        self._check_lengths()
        self._check_hours()
        for apart in self.letter.checks.apart:
            if holds(apart.when, self.cleaned_data):
                self.add_error(apart.field, apart.sentence)
        return data

    def _check_since(self) -> None:
        since, day = self.letter.since, self.cleaned_data.get(self.letter.on_date)
        if since and day and day < since:
            self.add_error(self.letter.on_date, f"Diesen Weg gibt es erst seit dem {datum(since)}.")

    def _check_order(self) -> None:
        for each in self.letter.checks.order:
            first, second = self.cleaned_data.get(each.first), self.cleaned_data.get(each.second)
            if first and second and second < first:
                self.add_error(each.second, each.sentence)

    def _check_lengths(self) -> None:
        """Refuse the first length that holds here and is gone beyond."""
        for each in self.letter.checks.longest:
            if not holds(each.when, self.cleaned_data):
                continue
            first, last = self.cleaned_data.get(each.first), self.cleaned_data.get(each.last)
            if first and last and first <= last and last > self._last_day(each, first):
                self.add_error(each.last, with_numbers(each.sentence, first, self.rulebook))
            return

    def _last_day(self, longest: Longest, first: date) -> date:
        if longest.days:
            return first + timedelta(days=longest.days - 1)
        return end_of_leave(first, self.rulebook.count(longest.rule, first))

    def _check_hours(self) -> None:
        day = self.cleaned_data.get("beginn") or self.cleaned_data.get(self.letter.on_date)
        for least in self.letter.checks.least:
            if day and holds(least.when, self.cleaned_data) and self._is_below(least, day):
                self.add_error(least.field, with_numbers(least.sentence, day, self.rulebook))
        for fewer in self.letter.checks.fewer:
            now, before = self.cleaned_data.get(fewer.field), self.cleaned_data.get(fewer.than)
            if now is not None and before is not None and now >= before:
                self.add_error(fewer.field, fewer.sentence)

    def _is_below(self, least: Least, day: date) -> bool:
        typed = self.cleaned_data.get(least.field)
        try:
            return typed is not None and typed < self.rulebook.number(least.rule, day)
        except (NoRule, NotProven):
            return False


class Euro(forms.DecimalField):
    """An amount as people write it here: 3.000, 1500,50, 1.500,50 € and also 1500.50 are read."""

    def to_python(self, value: Any) -> Any:
        typed = re.sub(r"[\s€]|Euro|EUR", "", str(value or ""))
        if _WITH_POINT.fullmatch(typed):
            return super().to_python(typed)
        if typed and not _AMOUNT.fullmatch(typed):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(typed.replace(".", "").replace(",", "."))


class Day(forms.DateField):
    """A day as browsers send it, or as people write it; from 2015 on."""

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and day < EARLIEST:
            raise forms.ValidationError(BEFORE_2015, code=TOO_EARLY)
        if day is not None and day.year > LAST_YEAR:
            raise forms.ValidationError(TOO_LATE)
        return day


def _day(field: Field) -> forms.Field:
    return Day(
        **_words(field),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": NO_DAY},
    )


def _line(field: Field) -> forms.Field:
    return _text(field, forms.TextInput(attrs={"maxlength": field.most}))


def _lines(field: Field) -> forms.Field:
    shown = min(field.rows, 4)
    return _text(field, forms.Textarea(attrs={"rows": shown, "maxlength": field.most}))


def _text(field: Field, widget: forms.Widget) -> forms.Field:
    found = forms.CharField(**_words(field), widget=widget)
    found.validators.append(
        MaxLengthValidator(field.most, f"Das ist zu lang: höchstens {field.most} Zeichen.")
    )
    return found


def _hours(field: Field) -> forms.Field:
    return DecimalNumber(**_numeric(field, "Stunden", "19,5"), localize=True)


def _euro(field: Field) -> forms.Field:
    return Euro(**_numeric(field, "Euro", "1.500,50"))


def _numeric(field: Field, unit: str, example: str) -> dict[str, Any]:
    most = f"Bitte höchstens {field.most} {unit}."
    return dict(
        **_words(field),
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        validators=[
            MinValueValidator(0, "Bitte schreiben Sie eine Zahl ab 0."),
            MaxValueValidator(Decimal(field.most), most),
        ],
        error_messages={
            "invalid": f"Bitte schreiben Sie eine Zahl, zum Beispiel {example}.",
            "max_decimal_places": "Bitte höchstens zwei Stellen nach dem Komma.",
        },
    )


def _choice(field: Field) -> forms.Field:
    return forms.ChoiceField(
        **_words(field),
        choices=[*((each.key, each.label) for each in field.choices), ("", STILL_OPEN)],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Bitte wählen Sie eine der Antworten."},
    )


def _words(field: Field) -> dict[str, Any]:
    return {"label": field.label, "help_text": field.hint, "required": False}


MAKERS: dict[FieldKind, Callable[[Field], forms.Field]] = {
    FieldKind.LINE: _line,
    FieldKind.LINES: _lines,
    FieldKind.DATE: _day,
    FieldKind.HOURS: _hours,
    FieldKind.EURO: _euro,
    FieldKind.CHOICE: _choice,
}
