"""What comes in from somebody who wants to be rung."""

from django import forms

from buendnis.access.open_forms import OpenForm
from buendnis.callbacks.models import Callback
from buendnis.callbacks.phones import NotAPhone, plain_phone
from buendnis.fields import PlainTexts, visible


class CallbackForm(PlainTexts, OpenForm):
    """Name, number and a time that suits."""

    name = forms.CharField(
        label="Ihr Name",
        max_length=120,
        error_messages={"required": "Bitte sagen Sie uns, nach wem wir fragen sollen."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label="Telefonnummer",
        help_text="Mit Vorwahl.",
        max_length=40,
        error_messages={"required": "Bitte geben Sie die Nummer ein, unter der wir Sie erreichen."},
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    window = forms.ChoiceField(
        label="Wann passt es?",
        choices=Callback.WINDOWS,
        initial="egal",
        error_messages={"invalid_choice": "Bitte wählen Sie eine der Zeiten."},
    )

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not any(letter.isalpha() for letter in name):
            raise forms.ValidationError("Bitte geben Sie einen Namen ein.")
        if "://" in name or "www." in name.lower():
            raise forms.ValidationError("Bitte geben Sie hier nur Ihren Namen ein, keine Adresse.")
        return name

    def clean_phone(self) -> str:
        try:
            return plain_phone(visible(self.cleaned_data["phone"]))
        except NotAPhone as problem:
            raise forms.ValidationError(str(problem)) from problem
