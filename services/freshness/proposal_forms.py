"""What a provider types about one entry, and what the coordination says to each change."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from buendnis.fields import DecimalNumber, PlainTexts
from services.directory.checks import problems_of
from services.directory.differences import plain
from services.directory.numbers import to_open
from services.directory.states import Cost, Registration, SlotKind
from services.directory.values import EntryValues
from services.freshness import proposable
from services.freshness.models import ProposedChange
from services.freshness.proposable import Plain
from services.timetable.everyday import NAMES
from services.timetable.rules import DAYS

MOST_PHONES, MOST_HOURS = 8, 28
EMPTY_PHONES, EMPTY_HOURS = 1, 2
# Where the check of an entry names a field that this form shows under another name.
SHOWN_AS = {"slots": "hours", "places": "place_note"}


def _text(label: str, longest: int, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=False, **kwargs)


def _long(label: str, longest: int, rows: int) -> forms.CharField:
    return _text(label, longest, widget=forms.Textarea(attrs={"rows": rows}))


def _clock(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Bitte eine Uhrzeit, zum Beispiel 09:30."},
    )


class Typed(PlainTexts, forms.Form):
    """Texts as they are stored: without hidden signs, with one sign at the end of a line."""

    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name, value in data.items():
            if isinstance(value, str):
                # Browsers end lines with two signs; an untouched text has to stay as it is.
                data[name] = value.replace("\r\n", "\n")
        return data


class PhoneRow(Typed):
    """A number for families."""

    raw = _text("Nummer", 40)
    label = _text("Wofür", 120)


class HourRow(Typed):
    """Hours of one weekday, every week."""

    day = forms.ChoiceField(
        label="Tag", required=False, choices=[("", "–"), *zip(DAYS, NAMES, strict=True)]
    )
    opens, closes = _clock("Von"), _clock("Bis")
    kind = forms.ChoiceField(
        label="Was",
        choices=[(kind.value, kind.label) for kind in proposable.KINDS],
        initial=SlotKind.OPENING,
    )
    note = _text("Hinweis", 200)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("day") and not data.get("opens") and "opens" not in self.errors:
            self.add_error("opens", "Es fehlt die Uhrzeit „von“.")
        if data.get("opens") and not data.get("day") and "day" not in self.errors:
            self.add_error("day", "Es fehlt der Tag.")
        return data


class ProposalForm(Typed):
    """The facts of one entry as they stand, to be changed where they are wrong."""

    title = forms.CharField(label="Titel", max_length=200)
    summary = _long("In einem Satz", 300, 2)
    text = _long("Beschreibung", 5000, 7)
    cost = forms.ChoiceField(label="Was kostet es?", choices=Cost.choices)
    cost_amount = DecimalNumber(
        label="Betrag in Euro",
        required=False,
        max_digits=8,
        decimal_places=2,
        min_value=0,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    cost_note = _text("Zu den Kosten", 200)
    registration = forms.ChoiceField(label="Muss man sich anmelden?", choices=Registration.choices)
    registration_note = _text("Zur Anmeldung", 200)
    email = forms.EmailField(label="E-Mail für Familien", required=False)
    website = _text("Internetseite", 400)
    place_note = _text("Raum, Stockwerk, Eingang", 200)
    note = forms.CharField(
        label="Nachricht an das Bündnis",
        required=False,
        max_length=500,
        help_text="Zum Beispiel: eine neue Anschrift, oder Zeiten, die hier in keine Zeile passen.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any, *, values: EntryValues, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        self.values = values
        self.phones = _rows(PhoneRow, "phones", data, initial["phones"], EMPTY_PHONES, MOST_PHONES)
        self.hours = _rows(HourRow, "hours", data, initial["hours"], EMPTY_HOURS, MOST_HOURS)
        if not values.places:
            del self.fields["place_note"]

    def is_complete(self, today: date) -> bool:
        """Return whether everything typed could become the entry; each fault stands at its field."""
        rows = [row.is_valid() for row in (*self.phones, *self.hours)]
        if not (self.is_valid() and all(rows)):
            return False
        try:
            wanted = proposable.applied(self.values, self.after, today=today)
        except ValueError as problem:
            self.add_error(None, str(problem))
            return False
        for name, sentence in problems_of(wanted):
            shown = SHOWN_AS.get(name, name)
            at = shown if shown in self.fields else None
            self.add_error(at, sentence)
        return not self.errors

    @property
    def after(self) -> Plain:
        """What the entry would say, as plain values; fields that are not asked are left out."""
        data = self.cleaned_data
        found: Plain = {name: plain(data[name]) for name in data if name not in ("note", "website")}
        found["website"] = to_open(data["website"])
        found["phones"] = [
            {"raw": row.cleaned_data["raw"], "label": row.cleaned_data["label"]}
            for row in self.phones
            if row.cleaned_data.get("raw")
        ]
        found["hours"] = proposable.sorted_hours([_hour(row) for row in self.hours if _day(row)])
        return found

    @property
    def has_row_errors(self) -> bool:
        """Whether any row of numbers or hours is at fault."""
        return any(row.errors for row in (*self.phones, *self.hours) if row.is_bound)


def _day(row: forms.Form) -> str:
    return str(row.cleaned_data.get("day", ""))


def _hour(row: forms.Form) -> Plain:
    data = row.cleaned_data
    return {
        "kind": data["kind"],
        "day": data["day"],
        "opens": data["opens"].isoformat("minutes"),
        "closes": data["closes"].isoformat("minutes") if data["closes"] else "",
        "note": data["note"],
    }


def _rows(
    form: type[forms.Form], name: str, data: Any, initial: list[Plain], empty: int, most: int
) -> list[forms.Form]:
    """Return the rows that stand, and empty ones; of those sent, as many as a page would have shown."""
    count = min(len(initial) + empty, most)
    if data is not None:
        fields = tuple(form.base_fields)
        sent = [n for n in range(most) if any(f"{name}-{n}-{field}" in data for field in fields)]
        count = max([n + 1 for n in sent], default=0)
    return [
        form(data, prefix=f"{name}-{n}", initial=initial[n] if n < len(initial) else None)
        for n in range(count)
    ]


def first_shown(before: Plain, standing: Mapping[str, Any]) -> Plain:
    """Return what the form shows first: what stands, with what was proposed by the same mail on top."""
    shown = before | dict(standing)
    amount = shown["cost_amount"]
    return shown | {"cost_amount": str(Decimal(amount)).replace(".", ",") if amount else ""}


class VerdictForm(PlainTexts, forms.Form):
    """What the coordination says to one change."""

    use_required_attribute = False
    verdict = forms.ChoiceField(
        label="Übernehmen?",
        choices=[
            (ProposedChange.ACCEPTED, "Ja, übernehmen"),
            (ProposedChange.DECLINED, "Nein, so lassen"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Bitte entscheiden Sie."},
    )
    reason = _text("Grund", 200, help_text="Liest die Organisation. Bei „Nein“ nötig.")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("verdict") == ProposedChange.DECLINED and not data.get("reason"):
            self.add_error("reason", "Bitte sagen Sie kurz, warum nicht.")
        return data
