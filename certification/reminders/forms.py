"""What comes in: how long to pause, and the text of the mail to a resting case."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone

from buendnis.fields import PlainTexts

LONGEST_DAYS = 366


class PauseForm(forms.Form):
    """Until a day, or without one until further notice."""

    until = forms.DateField(
        label="Letzter Tag der Pause",
        required=False,
        help_text="Danach endet die Pause von selbst. Ohne Tag gilt sie, bis Sie sie beenden.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        today = timezone.localdate()
        if until is not None and until < today:
            raise forms.ValidationError("Dieser Tag ist schon vorbei.")
        if until is not None and until > today + timedelta(days=LONGEST_DAYS):
            raise forms.ValidationError("Länger als ein Jahr? Dann lassen Sie den Tag weg.")
        return until


class NudgeForm(PlainTexts, forms.Form):
    """The mail, as the coordinator changed it."""

    text = forms.CharField(
        label="Text der Mail",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text="Ändern Sie, was nicht passt. Der Link zum Antrag steht von selbst darunter.",
    )
