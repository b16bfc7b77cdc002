"""What comes in about an action programme."""

from __future__ import annotations

from typing import Any

from django import forms

from buendnis.fields import PlainTexts
from certification.programme.models import Measure
from certification.review.forms import Later, LaterText
from certification.scoring import Catalogue


class ObjectiveForm(PlainTexts, forms.Form):
    """The objective of one field, with the text that the page showed."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)
    text = forms.CharField(
        label="Ziel",
        required=False,
        max_length=800,
        help_text="Was soll in diesem Handlungsfeld in drei Jahren gelten?",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class LaterDate(Later, forms.DateField):
    """A day that may come later."""


class MeasureForm(PlainTexts, forms.ModelForm):
    """One measure. Units, due day and success sign may come later; the programme says what is missing."""

    use_required_attribute = False
    units = LaterText(
        label="Zuständige Stellen",
        help_text="Stellen, keine Namen: zum Beispiel Personalabteilung, Betriebsrat.",
        max_length=200,
    )
    due = LaterDate(
        label="Umgesetzt bis",
        help_text="Besteht die Maßnahme schon und bleibt, ist kein Datum nötig.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    success = LaterText(
        label="Woran wir merken, dass es wirkt",
        help_text="Etwas, das sich sehen oder zählen lässt.",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)
    criterion = forms.ChoiceField(label="Hebt das Kriterium", required=False)

    class Meta:
        model = Measure
        fields = ["text", "units", "due", "status", "success", "criterion"]
        help_texts = {"text": "Ein Satz, der sagt, was getan wird."}
        widgets = {"text": forms.Textarea(attrs={"rows": 3}), "status": forms.RadioSelect}

    def __init__(self, *args: Any, catalogue: Catalogue, field: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [(one.id, f"{one.id} {one.title}") for one in catalogue.field(field).criteria]
        stages = [(one.id, f"{one.id} {one.title}") for one in catalogue.stage_questions.values()]
        self.fields["criterion"].choices = [  # type: ignore[attr-defined]
            ("", "Keines bestimmt"),
            (catalogue.field(field).title, own),
            (catalogue.indicator.title, stages),
        ]
        self.fields["status"].choices = Measure.STATUSES  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Return the measure's values; call after `is_valid`."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}
