"""What the coordination types to fill one gap of one entry; a row left empty is left out."""

from typing import Any

from django import forms

from buendnis.fields import DecimalNumber, PlainTexts
from services.directory.numbers import NotANumber, to_dial
from services.directory.states import Cost, Registration
from services.taxonomy.queries import terms
from services.timetable.everyday import NAMES
from services.timetable.rules import DAYS

NOTHING = ("", "noch nicht bekannt")


class GapForm(PlainTexts, forms.Form):
    """A row of the page."""

    use_required_attribute = False

    @property
    def is_filled(self) -> bool:
        """Whether anybody typed something into a valid row."""
        return any(value not in ("", None, [], False) for value in self.cleaned_data.values())


class PhoneGap(GapForm):
    """The number, and the word that it is right."""

    number = forms.CharField(label="Nummer für Familien", max_length=40, required=False)
    is_right = forms.BooleanField(label="Die Nummer stimmt", required=False)

    @property
    def is_filled(self) -> bool:
        return bool(self.cleaned_data.get("is_right")) or self.has_changed()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        number = data.get("number", "")
        if not self.has_changed():
            return data
        if not number:
            self.add_error("number", "Bitte geben Sie die Nummer ein.")
        elif not data.get("is_right"):
            self.add_error("is_right", "Bitte bestätigen Sie, dass die Nummer stimmt.")
        else:
            try:
                to_dial(number)
            except NotANumber as problem:
                self.add_error("number", str(problem))
        return data


class HoursGap(GapForm):
    """Hours that hold each week, or by appointment."""

    days = forms.MultipleChoiceField(
        label="An diesen Tagen",
        choices=list(zip(DAYS, NAMES, strict=True)),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    opens = forms.TimeField(
        label="Von", required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    closes = forms.TimeField(
        label="Bis", required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    by_appointment = forms.BooleanField(label="Termine nach Absprache", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("days") and not data.get("opens") and "opens" not in self.errors:
            self.add_error("opens", "Es fehlt die Uhrzeit „von“.")
        if (data.get("opens") or data.get("closes")) and not data.get("days"):
            self.add_error("days", "Bitte wählen Sie einen Tag.")
        return data


class CostGap(GapForm):
    """What it costs."""

    cost = forms.ChoiceField(
        label="Kosten",
        required=False,
        choices=[NOTHING, *(each for each in Cost.choices if each[0] != Cost.UNKNOWN)],
    )
    cost_amount = DecimalNumber(
        label="Betrag in Euro",
        required=False,
        min_value=0,
        localize=True,
        max_digits=8,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("cost_amount") is not None and data.get("cost") in ("", Cost.FREE):
            self.add_error("cost", "Ein Betrag passt nur zu „Kostet etwas“ oder „Kommt darauf an“.")
        return data


class RegistrationGap(GapForm):
    """Whether one has to announce oneself."""

    registration = forms.ChoiceField(
        label="Anmeldung",
        required=False,
        choices=[
            NOTHING,
            *(each for each in Registration.choices if each[0] != Registration.UNKNOWN),
        ],
    )


class LanguagesGap(GapForm):
    """Which languages are spoken there."""

    languages = forms.MultipleChoiceField(
        label="Sprachen",
        required=False,
        choices=[(term.key, term.name("de")) for term in terms("spoken")],
        widget=forms.CheckboxSelectMultiple,
    )


class PlaceGap(GapForm):
    """Whether a wheelchair gets in."""

    wheelchair = forms.ChoiceField(
        label="Mit dem Rollstuhl zu erreichen",
        required=False,
        choices=[NOTHING, ("ja", "Ja"), ("nein", "Nein")],
    )


class TopicGap(GapForm):
    """What it is about."""

    topic = forms.ChoiceField(
        label="Thema",
        required=False,
        choices=[("", "bitte wählen"), *((term.key, term.name("de")) for term in terms("topic"))],
    )


class ProviderGap(GapForm):
    """Where the yearly question goes."""

    provider_email = forms.EmailField(
        label="E-Mail für die Nachfrage, nicht öffentlich",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
