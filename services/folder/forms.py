"""What an employer puts on the cover; none of it is kept."""

from typing import Any

from django import forms

from buendnis.fields import PlainTexts
from services.folder.logo import Refused, read_logo

LONGEST_NAME = 100


class CoverForm(PlainTexts, forms.Form):
    """The name and picture on the cover; both may be left out."""

    use_required_attribute = False

    name = forms.CharField(
        label="Name Ihres Betriebs",
        help_text="Steht vorn auf der Mappe.",
        required=False,
        max_length=LONGEST_NAME,
        error_messages={"max_length": "Vorn passen höchstens %(limit_value)d Zeichen hin."},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    logo = forms.FileField(
        label="Ihr Logo",
        help_text="PNG oder JPG, höchstens 1 MB. Wir behalten es nicht.",
        required=False,
        error_messages={"empty": "Diese Datei ist leer."},
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )

    def clean_logo(self) -> bytes | None:
        """Return the picture as a small PNG, None without one."""
        file: Any = self.cleaned_data["logo"]
        if not file:
            return None
        try:
            return read_logo(file)
        except Refused as refused:
            raise forms.ValidationError(refused.sentence) from refused
