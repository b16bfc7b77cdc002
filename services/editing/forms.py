"""What comes in about an entry beside its rows, about an organisation, and about taking something off the list."""

import re
from decimal import Decimal
from typing import Any

from django import forms

from buendnis.fields import DecimalNumber, WholeNumber
from services.directory.checks import email_problem, url_problem
from services.directory.numbers import to_open
from services.directory.states import Cost, Kind, Registration, Scope
from services.directory.values import EntryValues, OrganisationValues
from services.editing.quiet import QuietForm
from services.editing.rows import day_field, text_field
from services.languages.values import Language
from services.taxonomy.queries import is_known, terms

TERM_FIELDS = {"situations": "situation", "topics": "topic", "audiences": "audience"}
# Fields of the form that are fields of the entry just as they are.
PLAIN = (
    "title", "summary", "text", "kind", "scope", "area", "age_from", "age_to", "cost", "cost_amount",
    "cost_note", "registration", "registration_note", "by_appointment", "funded_by", "email",
    "website", "source", "source_url", "source_date", "next_check", "historical",
)  # fmt: skip
NO_ORGANISATION = "Bitte wählen Sie eine Organisation, oder geben Sie den Namen einer neuen ein."


def _ticks(kind: str, label: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=[(term.key, term.name("de")) for term in terms(kind)],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def _long_text(label: str, rows: int, longest: int, **kwargs: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=longest, required=False, widget=widget, **kwargs)


def _radios(label: str, choices: Any, first: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, initial=first, widget=forms.RadioSelect)


def _address_field(label: str, **kwargs: Any) -> forms.CharField:
    return text_field(label, 400, widget=forms.TextInput(attrs={"inputmode": "url"}), **kwargs)


class OneOfTwo(forms.ChoiceField):
    """A choice that must be made here or in the field beside it; the form tells."""

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


class WithAddresses(QuietForm):
    """A form whose web and mail addresses are checked; a missing https:// is put in front."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name in ("website", "source_url", "new_website"):
            if data.get(name):
                data[name] = to_open(data[name])
                if sentence := url_problem(data[name]):
                    self.add_error(name, sentence)
        for name in ("email", "provider_email"):
            if sentence := email_problem(data.get(name, "")):
                self.add_error(name, sentence)
        return data


class EntryForm(WithAddresses):
    """An entry without its rows."""

    title = forms.CharField(
        label="Titel", max_length=200,
        error_messages={"required": "Bitte geben Sie einen Titel ein."},
    )  # fmt: skip
    kind = forms.ChoiceField(label="Art", choices=Kind.choices, initial=Kind.OFFER)
    summary = _long_text("In einem Satz", 2, 300, help_text="Was bekommen Familien hier?")
    text = _long_text("Beschreibung", 8, 20_000)
    organisation = OneOfTwo(label="Organisation")
    new_organisation = text_field("Neue Organisation, falls sie oben fehlt", 200)
    new_website = _address_field("Internetseite der neuen Organisation")
    situations = _ticks("situation", "Lebenslagen")
    topics = _ticks("topic", "Themen")
    audiences = _ticks("audience", "Für wen")
    cost = _radios("Kosten", Cost.choices, Cost.UNKNOWN)
    cost_amount = DecimalNumber(
        label="Betrag in Euro", required=False, max_digits=8, decimal_places=2, localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"invalid": "Bitte geben Sie einen Betrag ein, zum Beispiel 12,50."},
    )  # fmt: skip
    cost_note = text_field("Zu den Kosten", 200)
    registration = _radios("Anmeldung", Registration.choices, Registration.UNKNOWN)
    registration_note = text_field("Zur Anmeldung", 200)
    by_appointment = forms.BooleanField(label="Termine nach Absprache", required=False)
    scope = _radios("Gilt für", Scope.choices, Scope.LOCAL)
    area = text_field("Gebiet in Worten", 200)
    postcodes = text_field(
        "Postleitzahlen des Gebiets", 500, help_text="Mit Komma oder Leerzeichen getrennt."
    )
    age_from = WholeNumber(
        label="Ab welchem Alter", required=False, min_value=0, max_value=120,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    age_to = WholeNumber(
        label="Bis zu welchem Alter", required=False, min_value=0, max_value=120,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    languages = _ticks("spoken", "Sprachen, in denen dort gesprochen wird")
    email = text_field("E-Mail für Familien", 254, widget=forms.TextInput(attrs={"type": "email"}))
    website = _address_field("Internetseite")
    funded_by = text_field("Gefördert von", 200)
    source = text_field("Quelle", 200, help_text="Woher wissen wir das?")
    source_url = _address_field("Adresse der Quelle")
    source_date = day_field("Stand der Quelle")
    checked_today = forms.BooleanField(
        label="Heute geprüft: alles auf dieser Seite stimmt", required=False
    )
    next_check = day_field("Nächste Prüfung am", help_text="Leer heißt: ein Jahr nach der letzten.")
    historical = forms.BooleanField(
        label="Historisch, wird geprüft", required=False,
        help_text="Aus einem alten Papier. Familien lesen das dazu.",
    )  # fmt: skip
    keeps_translations = forms.BooleanField(
        label="Nur die Schreibweise geändert: Übersetzungen bleiben gültig", required=False
    )

    def __init__(
        self, *args: Any, organisations: list[tuple[str, str]], is_translated: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "bitte wählen"), *organisations]
        # The form keeps its fields as plain ones; this one has choices.
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]
        if not is_translated:
            del self.fields["keeps_translations"]

    def clean_postcodes(self) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(re.findall(r"[^\s,;]+", self.cleaned_data["postcodes"])))
        for postcode in found:
            if not re.fullmatch(r"\d{5}", postcode, re.ASCII):
                raise forms.ValidationError(f"„{postcode[:20]}“ ist keine Postleitzahl.")
        return found

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        known, made = data.get("organisation"), data.get("new_organisation")
        if known and made:
            sentence = "Sie haben eine Organisation gewählt und eine neue eingegeben. Bitte nur eines von beiden."
            self.add_error("new_organisation", sentence)
        elif not known and not made and "organisation" not in self.errors:
            self.add_error("organisation", NO_ORGANISATION)
        youngest, oldest = data.get("age_from"), data.get("age_to")
        if youngest is not None and oldest is not None and youngest > oldest:
            self.add_error("age_to", "Das Alter „bis“ liegt vor dem Alter „ab“.")
        return data

    @property
    def columns(self) -> dict[str, Any]:
        """What the fields say as fields of the entry."""
        data = self.cleaned_data
        ticked = {key for name in TERM_FIELDS for key in data[name]}
        return {name: data[name] for name in PLAIN} | {
            "terms": tuple(sorted(ticked)),
            "languages": tuple(data["languages"]),
            "postcodes": data["postcodes"],
        }


def entry_initial(values: EntryValues) -> dict[str, Any]:
    """Return an entry as its form shows it."""
    ticked = {
        name: [key for key in values.terms if is_known(kind, key)]
        for name, kind in TERM_FIELDS.items()
    }
    amount = values.cost_amount
    return (
        {name: getattr(values, name) for name in PLAIN}
        | ticked
        | {
            "organisation": values.organisation,
            "languages": list(values.languages),
            "postcodes": ", ".join(values.postcodes),
            "cost_amount": _german(amount) if amount is not None else "",
        }
    )


def _german(amount: Decimal) -> str:
    return f"{amount:.2f}".replace(".", ",")


class OrganisationForm(WithAddresses):
    """An organisation."""

    name = forms.CharField(
        label="Name",
        max_length=200,
        error_messages={"required": "Bitte geben Sie einen Namen ein."},
    )
    description = _long_text("Was sie tut", 4, 5000)
    website = _address_field("Internetseite")
    provider_email = text_field(
        "E-Mail für die Nachfrage", 254, widget=forms.TextInput(attrs={"type": "email"}),
        help_text="Nicht öffentlich. Einmal im Jahr fragen wir dort, ob alles noch stimmt.",
    )  # fmt: skip
    is_member = forms.BooleanField(label="Mitglied des Bündnisses", required=False)
    source = text_field("Quelle", 200)
    source_url = _address_field("Adresse der Quelle")
    source_date = day_field("Stand der Quelle")

    @property
    def columns(self) -> dict[str, Any]:
        """What the fields say as fields of the organisation."""
        return {name: self.cleaned_data[name] for name in self.fields}


def organisation_initial(values: OrganisationValues) -> dict[str, Any]:
    """Return an organisation as its form shows it."""
    return {name: getattr(values, name) for name in OrganisationForm.base_fields}


class ReasonForm(QuietForm):
    """Why an entry leaves the list."""

    reason = forms.CharField(
        label="Warum?", max_length=200,
        help_text="Zum Beispiel: Das Angebot gibt es nicht mehr. Das lesen nur Sie und Ihr Team.",
        error_messages={"required": "Bitte nennen Sie den Grund."},
    )  # fmt: skip


class TranslationForm(QuietForm):
    """The texts of an entry in another language."""

    title = text_field("Titel", 200)
    summary = _long_text("In einem Satz", 2, 300)
    text = _long_text("Beschreibung", 10, 20_000)

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in self.fields.values():
            each.widget.attrs |= {"lang": language.html_lang, "dir": language.direction}
