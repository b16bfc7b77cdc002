"""What comes in about an employer and its people."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.html import format_html

from buendnis.access.rules import EmploymentRole
from buendnis.accounts.queries import EMPLOYMENT_DESCRIPTIONS
from buendnis.fields import PlainTexts
from certification.employers.models import Employer


class EmployerForm(PlainTexts, forms.ModelForm):
    """Name, sector, address and contact."""

    postcode = forms.CharField(
        label="Postleitzahl",
        max_length=5,
        validators=[RegexValidator(r"^[0-9]{5}$", "Eine Postleitzahl hat fünf Ziffern.")],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}),
    )

    class Meta:
        model = Employer
        fields = [
            "name", "sector", "street", "postcode", "city", "website",
            "contact_name", "contact_email", "contact_phone",
        ]  # fmt: skip
        help_texts = {
            "name": "So, wie er auf dem Zertifikat stehen soll.",
            "contact_name": "Mit wem die Koordination sprechen kann.",
        }
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "organization"}),
            "street": forms.TextInput(attrs={"autocomplete": "street-address"}),
            "city": forms.TextInput(attrs={"autocomplete": "address-level2"}),
            "contact_phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
            "contact_email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["website"].widget.attrs["placeholder"] = "https://"
        sectors = [pair for pair in self.fields["sector"].choices if pair[0]]  # type: ignore[attr-defined]
        self.fields["sector"].choices = [("", "Bitte wählen"), *sectors]  # type: ignore[attr-defined]


class InvitePersonForm(forms.Form):
    """Whom to invite, and what they do for the employer."""

    email = forms.EmailField(label="E-Mail-Adresse")
    role = forms.TypedChoiceField(
        label="Aufgabe",
        coerce=EmploymentRole,
        widget=forms.RadioSelect,
        initial=EmploymentRole.CONTRIBUTOR,
        choices=[
            (
                role.value,
                format_html(
                    '{}<span class="choice-hint">{}</span>',
                    role.label,
                    EMPLOYMENT_DESCRIPTIONS[role],
                ),
            )
            for role in (
                EmploymentRole.CONTRIBUTOR,
                EmploymentRole.MANAGEMENT,
                EmploymentRole.OWNER,
            )
        ],
    )


class AccessForm(PlainTexts, forms.Form):
    """A word to the owners from whoever wants to join."""

    message = forms.CharField(
        label="Nachricht an die Verantwortlichen",
        help_text="Zum Beispiel: wo im Betrieb Sie arbeiten und wobei Sie helfen möchten.",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AddressForm(forms.Form):
    """The right address of an invitation."""

    email = forms.EmailField(
        label="Richtige E-Mail-Adresse",
        help_text="Der alte Link gilt dann nicht mehr. Der neue ist gleich unterwegs.",
    )


class ReplaceOwnersForm(PlainTexts, forms.Form):
    """Who is gone, whom to invite, and how that was checked."""

    lost = forms.TypedMultipleChoiceField(
        label="Wer ist nicht mehr da?",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="Der Zugang dieser Personen endet sofort. Was sie geschrieben haben, bleibt.",
        error_messages={"required": "Bitte sagen Sie, wer nicht mehr da ist."},
    )
    email = forms.EmailField(label="E-Mail der neuen verantwortlichen Person")
    checked = forms.ChoiceField(
        label="Wie haben Sie geprüft, dass sie für den Betrieb spricht?",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label="Kurz: mit wem, wann, welches Schreiben",
        max_length=300,
        help_text="Es steht im Protokoll.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        *args: Any,
        owners: list[tuple[int, str]],
        ways: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lost"].choices = owners  # type: ignore[attr-defined]
        self.fields["checked"].choices = ways  # type: ignore[attr-defined]
        if not owners:
            del self.fields["lost"]
