"""What comes in about a talk: the employer as it sits there, the day, and where the link goes."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from certification.applications.forms import MasterDataForm
from certification.employers.forms import EmployerForm

OLDEST_TALK = timedelta(days=90)


def day_of_talk() -> forms.DateField:
    """Return the field for the day on which the talk was held."""
    return forms.DateField(
        label="Gespräch am",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Bitte geben Sie ein Datum ein, zum Beispiel 01.10.2026."},
    )


class DayOfTalk(forms.Form):
    """The day of a talk: not in the future, not too long ago."""

    held_on = day_of_talk()

    def clean_held_on(self) -> date:
        day: date = self.cleaned_data["held_on"]
        today = timezone.localdate()
        if day > today:
            raise forms.ValidationError("Das Gespräch liegt in der Zukunft.")
        if day < today - OLDEST_TALK:
            raise forms.ValidationError(
                "Das Gespräch liegt mehr als drei Monate zurück. Sprechen Sie noch einmal mit dem Betrieb."
            )
        return day


class NewEmployerForm(DayOfTalk, EmployerForm):
    """One short form for an employer that nobody has registered yet, and for its case."""

    contact_email = forms.EmailField(
        label="E-Mail der verantwortlichen Person",
        required=False,
        help_text="Dorthin geht später der Link. Sie können die Adresse auch nachtragen.",
    )
    reference_date = MasterDataForm.base_fields["reference_date"]
    headcount = MasterDataForm.base_fields["headcount"]
    field_order = [
        "name", "sector", "street", "postcode", "city", "contact_name", "contact_phone", "contact_email",
        "headcount", "reference_date", "held_on",
    ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["website"]
        self.fields["contact_name"].label = "Mit wem Sie sprechen"
        self.fields["contact_name"].help_text = ""

    def clean_reference_date(self) -> date:
        return MasterDataForm.clean_reference_date(self)  # type: ignore[arg-type]

    @property
    def parts(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return what belongs to the employer, and what to its case."""
        data = dict(self.cleaned_data)
        data.pop("held_on")
        case = {name: data.pop(name) for name in ("reference_date", "headcount")}
        return data, case


class HandOverForm(forms.Form):
    """Where the link goes when nobody acts for the employer yet, and what the page showed."""

    email = forms.EmailField(
        label="E-Mail der verantwortlichen Person",
        help_text="Sie erhält einen Link, meldet sich mit dieser Adresse an und sieht alles durch.",
    )
    seen = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, somebody: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if somebody:
            del self.fields["email"]
