"""What comes in about a signature, for each way to sign."""

from typing import Any

from django import forms
from django.utils import timezone

from buendnis.fields import PlainTexts
from certification.assessment.files.checks import Checked, check_upload
from certification.assessment.files.kinds import Refused
from certification.signoffs.values import QUESTIONS, mark_of

YES_NO = [("True", "Ja"), ("False", "Nein")]
NOT_TRUE = "Einreichen kann der Betrieb erst, wenn die Angaben stimmen. Bitte lassen Sie sie vorher berichtigen."
FUNCTION_HINT = "Zum Beispiel: Inhaberin, Geschäftsführer, Oberbürgermeisterin."
ACCEPT = ".pdf,.jpg,.jpeg,.png"


def yes_no(label: str, *, help_text: str = "") -> forms.TypedChoiceField:
    """Return a question that must be answered with yes or no; its value is a bool."""
    return forms.TypedChoiceField(
        label=label,
        help_text=help_text,
        choices=YES_NO,
        coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
    )


class AsksDeclarations(PlainTexts, forms.Form):
    """A form that asks K-2, K-3 and K-4 where they are part of what is signed."""

    use_required_attribute = False

    def __init__(self, *args: Any, asks_declarations: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks_declarations = asks_declarations
        if asks_declarations:
            asked = {key: yes_no(label, help_text=hint) for key, label, hint in QUESTIONS}
            self.fields = asked | self.fields

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("truthful") is False:
            self.add_error("truthful", NOT_TRUE)
        return cleaned

    @property
    def declared(self) -> dict[str, bool]:
        """The answers; call after `is_valid`."""
        if not self.asks_declarations:
            return {}
        return {key: self.cleaned_data[key] for key, _, _ in QUESTIONS}


class SignForm(AsksDeclarations):
    """What the signer answers on the page of a link."""

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    place = forms.CharField(label="Ort", max_length=80)

    def __init__(self, *args: Any, asks_place: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_place:
            del self.fields["place"]


class PortalForm(SignForm):
    """The top management signs as the person who is signed in."""

    function = forms.CharField(label="Ihre Funktion", max_length=120, help_text=FUNCTION_HINT)
    stated = forms.BooleanField(label="Ich bin die oberste Leitung dieses Betriebs.")
    field_order = ["seen", "function", "place", "stated"]


class LinkForm(PlainTexts, forms.Form):
    """To whom the link goes."""

    use_required_attribute = False
    name = forms.CharField(label="Name der obersten Leitung", max_length=120)
    function = forms.CharField(label="Funktion", max_length=120, help_text=FUNCTION_HINT)
    email = forms.EmailField(
        label="Eigene E-Mail-Adresse der Leitung",
        help_text="Eine Adresse, die nur sie selbst liest. Dorthin geht der Link; er gilt 14 Tage.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class PageForm(AsksDeclarations):
    """The page that was printed, signed and photographed."""

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    upload = forms.FileField(
        label="Unterschriebene Seite",
        allow_empty_file=True,
        help_text="PDF oder Foto (JPEG, PNG), bis 15 MB.",
        error_messages={"required": "Bitte wählen Sie die Datei aus."},
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    mark = forms.CharField(
        label="Kennzeichen unten auf der Seite",
        max_length=12,
        help_text="Acht Zeichen, zum Beispiel 3F7A-91C2.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(label="Unterschrieben von", max_length=120)
    function = forms.CharField(label="Funktion", max_length=120, help_text=FUNCTION_HINT)
    place = forms.CharField(label="Ort", max_length=80)
    on = forms.DateField(
        label="Datum der Unterschrift",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, subject_hash: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subject_hash = subject_hash
        # The file first; then what stands on it, from top to bottom.
        self.order_fields(["seen", "upload", "mark", *(key for key, _, _ in QUESTIONS)])

    def clean_upload(self) -> Checked:
        """Return the checked file in place of the uploaded one."""
        try:
            return check_upload(self.cleaned_data["upload"])
        except Refused as refused:
            raise forms.ValidationError(refused.sentence) from refused

    def clean_mark(self) -> str:
        typed = "".join(self.cleaned_data["mark"].split()).replace("-", "").upper()
        if typed != mark_of(self.subject_hash).replace("-", ""):
            raise forms.ValidationError(
                "Dieses Kennzeichen gehört nicht zum jetzigen Stand. Wurde etwas geändert? Dann drucken Sie die "
                "Seite bitte neu aus."
            )
        return typed

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError("Der Tag der Unterschrift liegt in der Zukunft.")
        return day
