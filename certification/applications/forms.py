"""What comes in about a case: its scope and size, and who advises and examines it."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from buendnis.fields import PlainTexts, WholeNumber
from certification.applications.models import Application, Scope

OLDEST = 365
COUNTING_RULE = (
    "Gezählt werden Köpfe am Stichtag: alle Beschäftigten einschließlich Teilzeit, Minijob und Auszubildenden, "
    "auch wer gerade in Elternzeit oder Pflegezeit ist. Leiharbeitskräfte zählen nicht mit."
)


class MasterDataForm(PlainTexts, forms.ModelForm):
    """Scope, reference date and headcount of a case."""

    scope = forms.ChoiceField(
        label="Wofür soll das Siegel gelten?",
        choices=Scope.choices,
        widget=forms.RadioSelect,
        initial=Scope.WHOLE,
    )
    sites = forms.CharField(
        label="Welche Standorte?",
        required=False,
        max_length=600,
        help_text="Nur bei „Bestimmte Standorte“. So steht es später auf dem Zertifikat.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    excluded = forms.CharField(
        label="Was ist ausgenommen?",
        required=False,
        max_length=600,
        help_text="Zum Beispiel eine Tochterfirma. Ausnahmen werden öffentlich genannt.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reference_date = forms.DateField(
        label="Stichtag",
        help_text="Der Tag, für den alle Zahlen gelten; höchstens ein Jahr zurück.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Bitte geben Sie ein Datum ein, zum Beispiel 01.10.2026."},
    )
    headcount = WholeNumber(
        label="Beschäftigte am Stichtag",
        localize=True,
        min_value=1,
        max_value=1_000_000,
        help_text=COUNTING_RULE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": "Bitte geben Sie eine ganze Zahl ein.",
            "min_value": "Ein Betrieb hat mindestens eine beschäftigte Person.",
            "max_value": "Diese Zahl ist zu groß.",
        },
    )
    adviser_may_read = forms.BooleanField(
        label="Die Beratung darf im Entwurf mitlesen",
        required=False,
        initial=True,
        help_text="Dann kann sie Ihnen beim Ausfüllen helfen. Sie können das jederzeit ändern.",
    )

    class Meta:
        model = Application
        fields = [
            "scope", "sites", "excluded", "reference_date", "headcount", "adviser_may_read",
        ]  # fmt: skip

    def clean_reference_date(self) -> date:
        given, today = self.cleaned_data["reference_date"], timezone.localdate()
        if given > today:
            raise forms.ValidationError("Der Stichtag liegt in der Zukunft.")
        if (today - given).days > OLDEST:
            raise forms.ValidationError("Der Stichtag liegt mehr als ein Jahr zurück.")
        return given

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("scope") == Scope.SITES and not data.get("sites", "").strip():
            self.add_error(
                "sites", "Bitte nennen Sie die Standorte, für die das Siegel gelten soll."
            )
        if data.get("scope") == Scope.WHOLE:
            data["sites"] = ""
        return data


class PersonForm(PlainTexts, forms.Form):
    """Whom to name for a task, and why somebody is replaced."""

    person: forms.ModelChoiceField = forms.ModelChoiceField(
        queryset=None, empty_label="Bitte wählen"
    )
    reason = forms.CharField(
        label="Grund des Wechsels",
        max_length=200,
        help_text="Alle Beteiligten können ihn lesen.",
        error_messages={
            "required": "Ein Wechsel braucht einen Grund, damit alle ihn nachvollziehen können."
        },
    )

    def __init__(
        self, *args: Any, candidates: Any, label: str, replaces: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not replaces:
            del self.fields["reason"]
        field = self.fields["person"]
        field.queryset, field.label = candidates, label  # type: ignore[attr-defined]
        field.error_messages["invalid_choice"] = (  # type: ignore[index]
            "Diese Person kommt für diese Aufgabe nicht in Frage. Bitte wählen Sie eine aus der Liste."
        )


class ReadingForm(forms.Form):
    """The employer's switch: may the adviser read the draft?"""

    adviser_may_read = forms.BooleanField(
        label="Die Beratung darf im Entwurf mitlesen", required=False
    )
