"""What comes in about people and their alliance."""

from typing import Any

from django import forms
from django.templatetags.static import static
from django.utils.html import format_html

from buendnis.access.rules import Role
from buendnis.fields import PlainTexts
from buendnis.tenancy.models import ACCENTS, EMBLEMS, Alliance


class NameForm(PlainTexts, forms.Form):
    """Asks for the name at registration (allauth adds address and password)."""

    name = forms.CharField(
        label="Vor- und Nachname",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ["name", "email", "password1", "password2"]

    def signup(self, request: Any, user: Any) -> None:
        """Called by allauth after the user is saved; the adapter has stored the name already."""


class RenameForm(PlainTexts, forms.Form):
    """Asks for the name that others read."""

    name = forms.CharField(
        label="Vor- und Nachname",
        max_length=120,
        help_text="So erscheint Ihr Name bei allen, mit denen Sie hier zusammenarbeiten.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class NumberForm(PlainTexts, forms.Form):
    """The number under which employers reach their coordinator, and when."""

    phone = forms.CharField(
        label="Telefon für die Betriebe",
        max_length=40,
        required=False,
        help_text="Steht auf jeder Seite der Betriebe, die Sie beraten. Ohne Angabe steht dort die Nummer der "
        "Geschäftsstelle.",
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    reachable = forms.CharField(
        label="Erreichbar",
        max_length=120,
        required=False,
        help_text="Zum Beispiel: Montag bis Donnerstag, 9 bis 12 Uhr.",
    )


class InviteForm(forms.Form):
    """Whom to invite, and to which task of the alliance."""

    email = forms.EmailField(label="E-Mail-Adresse")
    role = forms.TypedChoiceField(
        label="Aufgabe",
        coerce=Role,
        widget=forms.RadioSelect,
        choices=[
            (
                role.value,
                format_html('{}<span class="choice-hint">{}</span>', role.label, role.description),
            )
            for role in Role
        ],
    )


def _accent(key: str, name: str) -> str:
    return format_html('<span class="swatch accent-{}" aria-hidden="true"></span>{}', key, name)


def _emblem(key: str, name: str) -> str:
    source = static(f"img/emblems/{key}.svg")
    return format_html(
        '<img class="emblem-choice" src="{}" alt="" width="64" height="64">{}', source, name
    )


class AllianceForm(forms.ModelForm):
    """Name, look, contact and second factor of an alliance."""

    second_factor_roles = forms.MultipleChoiceField(
        label="Zweiter Faktor verlangt für",
        help_text="Wer eine dieser Aufgaben hat, braucht beim Anmelden zusätzlich einen Code aus einer App.",
        choices=[(role.value, role.label) for role in Role],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Alliance
        fields = [
            "name", "tagline", "accent", "emblem",
            "contact_name", "contact_email", "contact_phone", "second_factor_roles",
        ]  # fmt: skip
        widgets = {"accent": forms.RadioSelect, "emblem": forms.RadioSelect}
        help_texts = {
            "tagline": "Ein Satz, der auf der Startseite unter dem Namen steht.",
            "contact_name": "Zum Beispiel: Geschäftsstelle im Familienbüro",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["accent"].choices = [(key, _accent(key, name)) for key, name in ACCENTS.items()]  # type: ignore[attr-defined]
        self.fields["emblem"].choices = [(key, _emblem(key, name)) for key, name in EMBLEMS.items()]  # type: ignore[attr-defined]
