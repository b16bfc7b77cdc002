"""What comes in about a case: its scope and size, and who advises and examines it."""

from copy import copy
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from buendnis.fields import PlainTexts, WholeNumber
from certification.applications.models import Application, Scope
from certification.applications.size import SizeChange, changes_questions
from certification.employers.forms import EmployerForm

OLDEST = 365
COUNTING_RULE = (
    "Zählen Sie die Köpfe am Stichtag: alle, die bei Ihnen beschäftigt sind, auch in Teilzeit, im Minijob, "
    "in der Ausbildung, in Elternzeit oder Pflegezeit. Leiharbeit zählt nicht mit."
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
        help_text="Zum Beispiel eine Tochterfirma. Alle können lesen, was ausgenommen ist.",
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

    class Meta:
        model = Application
        fields = ["scope", "sites", "excluded", "reference_date", "headcount"]

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


class WhyAnotherSize(forms.ChoiceField):
    """Asked for only where the questions would change; the form decides, so that it may stay empty."""

    def validate(self, value: Any) -> None:
        if value not in self.empty_values:
            super().validate(value)


class ChangeForm(MasterDataForm):
    """The master data of a running draft: another headcount may ask whether the first one was wrong."""

    headcount_today = WholeNumber(
        label="Inzwischen sind wir",
        required=False,
        localize=True,
        min_value=1,
        max_value=1_000_000,
        help_text="Nur zur Auskunft, wenn Sie seit dem Stichtag mehr oder weniger geworden sind. Die Fragen "
        "bleiben die vom Stichtag.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": "Bitte geben Sie eine ganze Zahl ein.",
            "min_value": "Ein Betrieb hat mindestens eine beschäftigte Person.",
            "max_value": "Diese Zahl ist zu groß.",
        },
    )
    size_change = WhyAnotherSize(
        label="War die Zahl falsch, oder hat sie sich seit dem Stichtag geändert?",
        choices=SizeChange.choices,
        widget=forms.RadioSelect,
        help_text="War sie falsch, ändern sich die Fragen. Hat sie sich geändert, bleiben die Fragen.",
    )

    class Meta(MasterDataForm.Meta):
        fields = [*MasterDataForm.Meta.fields, "headcount_today"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A copy: a form that is checked writes into its row.
        self.stored = copy(self.instance)
        self.order_fields(
            ["scope", "sites", "excluded", "reference_date", "headcount", "size_change"]
        )
        if not self.is_bound:
            del self.fields["size_change"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        typed = data.get("headcount")
        if typed is None or not changes_questions(self.stored, typed):
            del self.fields["size_change"]
            data.pop("size_change", None)
        elif not data.get("size_change") and "size_change" not in self.errors:
            self.add_error(
                "size_change", "Mit dieser Zahl ändern sich die Fragen. Bitte wählen Sie."
            )
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


class CorrectionForm(EmployerForm):
    """Name, address and contact of the employer as its adviser corrects them, with a word to its people."""

    note = forms.CharField(
        label="Nachricht an den Betrieb",
        max_length=400,
        help_text="Was Sie ändern und woher Sie es wissen. Der Betrieb erhält den Text per E-Mail.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Bitte sagen Sie dem Betrieb, was Sie ändern."},
    )

    def __init__(self, *args: Any, somebody: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not somebody:
            # Nobody acts for the employer yet: there is no one to write to.
            del self.fields["note"]
            self.fields["contact_email"].required = False
