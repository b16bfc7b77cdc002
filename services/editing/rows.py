"""The rows of an entry's form: numbers, people to ask for, places, and times in everyday words."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from buendnis.templatetags.german import datum_kurz
from services.directory.checks import (
    email_problem,
    phone_problems,
    place_problems,
    slot_problems,
)
from services.directory.states import PhoneKind, SlotKind
from services.directory.values import ContactValues, PhoneValues, PlaceValues, SlotValues
from services.editing.quiet import QuietForm, rows_of
from services.taxonomy.queries import terms
from services.timetable.everyday import NAMES, Everyday, Repeats, everyday_of, rule_of, same_rule
from services.timetable.values import WEEKDAYS

KNOWN = [("", "nicht bekannt"), ("ja", "ja"), ("nein", "nein")]
REPEATS = [
    (Repeats.WEEKLY, "jede Woche"),
    (Repeats.FORTNIGHTLY, "alle zwei Wochen"),
    (Repeats.MONTHLY, "jeden Monat an einem Wochentag"),
    (Repeats.DAILY, "jeden Tag"),
    (Repeats.ONCE, "einmal"),
    (Repeats.RULE, "anders (Regel nach RFC 5545)"),
]
ORDINALS = [("1", "1."), ("2", "2."), ("3", "3."), ("4", "4."), ("-1", "letzter")]
CANCELLED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\s*(.*)", re.ASCII)
NO_DAY = "Bitte geben Sie ein Datum ein, zum Beispiel 01.10.2026."
NO_TIME = "Bitte geben Sie eine Uhrzeit ein, zum Beispiel 9:30."


def day_field(label: str, **kwargs: Any) -> forms.DateField:
    """Return a field for a day that may stay empty."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, required=False, widget=widget, error_messages={"invalid": NO_DAY}, **kwargs
    )


def _time_field(label: str) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(
        label=label, required=False, widget=widget, error_messages={"invalid": NO_TIME}
    )


def text_field(label: str, longest: int, **kwargs: Any) -> forms.CharField:
    """Return a field for one line that may stay empty."""
    return forms.CharField(label=label, max_length=longest, required=False, **kwargs)


class PhoneRow(QuietForm):
    """A number."""

    raw = text_field("Nummer", 40, widget=forms.TextInput(attrs={"type": "tel"}))
    label = text_field("Wozu oder wessen", 120)
    kind = forms.ChoiceField(label="Wofür", choices=PhoneKind.choices, initial=PhoneKind.SERVICE)
    confirmed = forms.BooleanField(label="Angerufen und bestätigt", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("raw"):
            self.add_error("raw", "Bitte geben Sie die Nummer ein, oder löschen Sie die Zeile.")
        elif not self.errors:
            for sentence in phone_problems(self.value):
                self.add_error("raw", sentence)
        return data

    @property
    def value(self) -> PhoneValues:
        return PhoneValues(
            **{n: self.cleaned_data[n] for n in ("raw", "label", "kind", "confirmed")}
        )


class ContactRow(QuietForm):
    """Somebody, or a desk, to ask for."""

    name = text_field("Name", 120)
    function = text_field("Aufgabe", 120)
    email = text_field("E-Mail", 254, widget=forms.TextInput(attrs={"type": "email"}))
    is_press = forms.BooleanField(label="Nur für die Presse", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not any(data.get(name) for name in ("name", "function", "email")):
            self.add_error(
                "name", "Bitte geben Sie einen Namen, eine Aufgabe oder eine E-Mail ein."
            )
        if sentence := email_problem(data.get("email", "")):
            self.add_error("email", sentence)
        return data

    @property
    def value(self) -> ContactValues:
        names = ("name", "function", "email", "is_press")
        return ContactValues(**{name: self.cleaned_data[name] for name in names})


class PlaceFields(QuietForm):
    """A place that is new or being changed: its address, and what is known of doors and stairs."""

    name = text_field("Name des Ortes", 200)
    street = text_field("Straße und Hausnummer", 120)
    postcode = text_field("Postleitzahl", 5, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    town = text_field("Ort", 80)
    district = text_field("Stadtteil", 80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for term in terms("feature"):
            self.fields[f"feature_{term.key}"] = forms.ChoiceField(
                label=term.name("de"), choices=KNOWN, required=False
            )

    @property
    def feature_fields(self) -> Iterator[forms.BoundField]:
        """The fields about doors and stairs, for templates."""
        return (field for field in self if field.name.startswith("feature_"))

    @property
    def place(self) -> PlaceValues:
        """What the fields say of the place; coordinates are not asked for here."""
        data = self.cleaned_data
        known = {
            term.key: data[f"feature_{term.key}"] == "ja"
            for term in terms("feature")
            if data.get(f"feature_{term.key}")
        }
        names = ("name", "street", "postcode", "town", "district")
        return PlaceValues(**{name: data.get(name, "") for name in names}, features=known)

    def refuse_strange_places(self) -> None:
        """Add what is wrong with the place to its fields."""
        for name, sentence in place_problems(self.place):
            self.add_error(name if name in self.fields else None, sentence)


class PlaceForm(PlaceFields):
    """A place by itself."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors:
            self.refuse_strange_places()
        return data


def place_initial(values: PlaceValues) -> dict[str, Any]:
    """Return a place as its form shows it."""
    known = {f"feature_{key}": "ja" if yes else "nein" for key, yes in values.features.items()}
    names = ("name", "street", "postcode", "town", "district")
    return {name: getattr(values, name) for name in names} | known


class PlaceRow(PlaceFields):
    """A place of the entry: one that is known, or a new one."""

    code = forms.ChoiceField(label="Ort", required=False)
    note = text_field("Raum, Stockwerk, Eingang", 200)

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = dict(places)
        first = ("", "bitte wählen, oder unten neu eingeben")
        # The form keeps its fields as plain ones; this one has choices.
        self.fields["code"].choices = [first, *places]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> str:
        """The code of the place that is chosen, if there is such a place."""
        code = self["code"].value()
        return code if code in self.places else ""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("code"):
            if self.place != PlaceValues():
                sentence = "Sie haben einen Ort gewählt und einen neuen eingegeben. Bitte nur eines von beiden."
                self.add_error("code", sentence)
        elif not self.errors:
            self.refuse_strange_places()
        return data


class SlotRow(QuietForm):
    """A time in everyday words; rare ones as a rule."""

    kind = forms.ChoiceField(label="Was", choices=SlotKind.choices, initial=SlotKind.OPENING)
    repeats = forms.ChoiceField(label="Wie oft", choices=REPEATS, initial=Repeats.WEEKLY)
    ordinals = forms.MultipleChoiceField(
        label="Der wievielte im Monat", choices=ORDINALS, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    weekdays = forms.MultipleChoiceField(
        label="Wochentag", choices=list(zip(WEEKDAYS, NAMES, strict=True)), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    opens = _time_field("Von")
    closes = _time_field("Bis")
    starts_on = day_field("Am, oder ab", help_text="Leer heißt: ab heute.")
    valid_to = day_field("Letzter Tag")
    by_appointment = forms.BooleanField(label="Nur nach Absprache", required=False)
    note = text_field("Hinweis", 200)
    rule = text_field(
        "Regel", 200, help_text="Nur bei „anders“, zum Beispiel FREQ=MONTHLY;BYMONTHDAY=15."
    )
    cancelled = forms.CharField(
        label="Fällt aus am", required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ein Tag je Zeile, dahinter ein Hinweis: 24.12.2026 Heiligabend.",
    )  # fmt: skip
    # The rule as it is stored: what means the same stays as it was written.
    was = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_cancelled(self) -> tuple[tuple[date, str], ...]:
        lines = [line.strip() for line in self.cleaned_data["cancelled"].splitlines()]
        return tuple(_cancelled(line) for line in lines if line)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.errors:
            return data
        if not data["starts_on"] and data["repeats"] in (Repeats.ONCE, Repeats.FORTNIGHTLY):
            self.add_error("starts_on", "Bitte geben Sie den ersten Tag ein.")
            return data
        try:
            data["rrule"] = self._rule(data)
        except ValueError as problem:
            self.add_error(_field_of(str(problem)), str(problem))
            return data
        for sentence in slot_problems(self.value):
            self.add_error(_field_of(sentence), sentence)
        return data

    def _rule(self, data: dict[str, Any]) -> str:
        repeats = Repeats(data["repeats"])
        if repeats is Repeats.RULE and not data["rule"]:
            raise ValueError("Bitte geben Sie die Regel ein.")
        ordinals = tuple(int(each) for each in data["ordinals"])
        wanted = rule_of(Everyday(repeats, tuple(data["weekdays"]), ordinals, data["rule"]))
        return data["was"] if same_rule(data["was"], wanted) else wanted

    @property
    def value(self) -> SlotValues:
        data = self.cleaned_data
        names = ("kind", "opens", "closes", "by_appointment", "valid_to", "note", "rrule")
        return SlotValues(
            starts_on=data["starts_on"] or timezone.localdate(),
            cancelled=data["cancelled"],
            **{name: data[name] for name in names},
        )


def _cancelled(line: str) -> tuple[date, str]:
    """Return day and note of a line. Raises ValidationError."""
    found = CANCELLED.fullmatch(line)
    try:
        if found is None:
            raise ValueError(line)
        day = date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError as problem:
        raise forms.ValidationError(
            f"„{line[:40]}“ beginnt nicht mit einem Datum. {NO_DAY}"
        ) from problem
    if len(found[4]) > 200:
        raise forms.ValidationError("Ein Hinweis hat höchstens 200 Zeichen.")
    return day, found[4]


def _field_of(sentence: str) -> str:
    """Return the field that a sentence of the directory is about."""
    return next((name for words, name in _ABOUT.items() if words in sentence), "rule")


_ABOUT = {
    "einen Wochentag": "weekdays",
    "der wievielte": "ordinals",
    "Uhrzeit": "opens",
    "erste Tag": "starts_on",
    "letzte Tag": "valid_to",
}


def slot_initial(slot: SlotValues) -> dict[str, Any]:
    """Return a time as its row shows it."""
    everyday = everyday_of(slot.rrule)
    names = ("kind", "starts_on", "opens", "closes", "by_appointment", "valid_to", "note")
    return {name: getattr(slot, name) for name in names} | {
        "repeats": everyday.repeats,
        "weekdays": list(everyday.weekdays),
        "ordinals": [str(number) for number in everyday.ordinals],
        "rule": everyday.rule,
        "was": slot.rrule,
        "cancelled": "\n".join(f"{datum_kurz(on)} {note}".strip() for on, note in slot.cancelled),
    }


PhoneRows = rows_of(PhoneRow)
ContactRows = rows_of(ContactRow)
PlaceRows = rows_of(PlaceRow)
SlotRows = rows_of(SlotRow)
