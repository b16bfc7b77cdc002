"""What comes in about a piece of evidence: a file, its title, the questions it belongs to."""

from typing import Any

from django import forms

from buendnis.fields import PlainTexts
from certification.assessment.completeness import applicable_criteria
from certification.assessment.files.checks import Checked, check_upload
from certification.assessment.files.kinds import ACCEPT, ALLOWED_IN_WORDS, Refused
from certification.assessment.presenter import Assessment


def criteria_choices(found: Assessment) -> list[tuple[str, str]]:
    """Return the questions that an employer of this size is asked, each named with its section."""
    headcount = found.headcount
    choices = [
        (criterion.id, f"{field.title}: {criterion.title}")
        for field in found.catalogue.fields
        for criterion in applicable_criteria(headcount, field.criteria)
    ]
    title = found.catalogue.indicator.title
    return choices + [
        (key, f"{title}: {part.title}") for key, part in found.catalogue.stage_questions.items()
    ]


class UsesForm(PlainTexts, forms.Form):
    """Title of a file and the questions that it serves."""

    title = forms.CharField(
        label="Bezeichnung",
        max_length=160,
        required=False,
        help_text="Zum Beispiel „Vertretungsplan Werkstatt“. Ohne Angabe nehmen wir den Namen der Datei.",
    )
    criteria = forms.MultipleChoiceField(
        label="Gehört zu diesen Fragen",
        required=False,
        help_text="Eine Datei darf zu mehreren Fragen gehören.",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, found: Assessment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["criteria"].choices = criteria_choices(found)  # type: ignore[attr-defined]


class UploadForm(UsesForm):
    """A new file; what it may not be is said at the field."""

    upload = forms.FileField(
        label="Datei",
        allow_empty_file=True,
        help_text=f"{ALLOWED_IN_WORDS}, bis 15 MB. Bitte ohne Namen und Daten von Beschäftigten. "
        "Aus Bildern entfernen wir Ort und Gerät.",
        error_messages={"required": "Bitte wählen Sie eine Datei aus."},
        widget=forms.FileInput(attrs={"accept": ACCEPT, "data-blacken": ""}),
    )
    field_order = ["upload", "title", "criteria"]

    def clean_upload(self) -> Checked:
        """Return the checked file in place of the uploaded one."""
        try:
            return check_upload(self.cleaned_data["upload"])
        except Refused as refused:
            raise forms.ValidationError(refused.sentence) from refused
