"""What the board enters when it suspends, lifts or withdraws; what a passer-by types."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.html import format_html

from buendnis.fields import PlainTexts
from certification.certificates.actions import CHANGES
from certification.certificates.models import Certificate
from certification.certificates.queries import standing_of
from certification.certificates.standing import Standing

LABELS = {
    "suspended": (
        "Aussetzen",
        "Das Siegel darf vorerst nicht geführt werden. Die Aussetzung lässt sich aufheben.",
    ),
    "lifted": ("Aussetzung aufheben", "Das Zertifikat gilt wieder."),
    "withdrawn": (
        "Entziehen",
        "Das Siegel darf nicht mehr geführt werden. Das lässt sich nicht rückgängig machen.",
    ),
}


class StatusForm(PlainTexts, forms.Form):
    """One change of status, with an internal reason and the sentence for everybody."""

    kind = forms.ChoiceField(label="Was soll geschehen?", widget=forms.RadioSelect)
    on = forms.DateField(
        label="Datum",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        label="Grund (intern)",
        help_text="Für das Protokoll; nur die Beteiligten des Verfahrens lesen ihn.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    public_text = forms.CharField(
        label="Satz für die Öffentlichkeit",
        help_text="Er steht auf der Prüfseite und im Verzeichnis. Bitte keine Angaben über einzelne Personen.",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, certificate: Certificate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (kind, format_html('{}<span class="choice-hint">{}</span>', *LABELS[kind]))
            for kind, (sources, _, _) in CHANGES.items()
            if certificate.status in sources and standing_of(certificate) is not Standing.REPLACED
        ]

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError("Das Datum liegt in der Zukunft.")
        return day


class ReissueForm(PlainTexts, forms.Form):
    """Why a certificate is made out again, and what everybody reads about it."""

    seen = forms.CharField(max_length=300, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Grund (intern)",
        help_text="Für das Protokoll, zum Beispiel: Schreibfehler im Namen.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    public_text = forms.CharField(
        label="Satz für die Öffentlichkeit",
        help_text="Er steht auf der Prüfseite der alten Nummer, zum Beispiel: Der Name war falsch geschrieben.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
