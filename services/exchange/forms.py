"""What comes in to be read: a file, and later the word to take it in."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from services.exchange.files import MOST_BYTES


class FileForm(forms.Form):
    """One file with one or more of our tables."""

    file = forms.FileField(
        label="Datei",
        help_text="Excel (XLSX) oder CSV, höchstens 5 MB. Am besten eine, die Sie hier ausgegeben haben.",
        error_messages={
            "required": "Bitte wählen Sie eine Datei.",
            "empty": "Die Datei ist leer.",
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError("Die Datei ist zu groß: Es gehen höchstens 5 MB.")
        return file
