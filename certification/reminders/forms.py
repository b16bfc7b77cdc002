"""What comes in: how long to pause, and the text of the mail to a resting case."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from buendnis.fields import PlainTexts

DAY, OPEN = "day", "open"
LONGEST_DAYS = 366


class PauseForm(forms.Form):
    """Until a day, or until further notice."""

    how = forms.ChoiceField(
        label="Wie lange?",
        choices=[(DAY, "Bis zu einem Tag"), (OPEN, "Bis auf Weiteres")],
        widget=forms.RadioSelect,
        initial=DAY,
    )
    until = forms.DateField(
        label="Letzter Tag der Pause",
        required=False,
        help_text="Danach endet die Pause von selbst.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("how") == OPEN:
            data["until"] = None
        elif data.get("how") == DAY and "until" not in self.errors:
            self._check_day(data.get("until"))
        return data

    def _check_day(self, until: date | None) -> None:
        today = timezone.localdate()
        if until is None:
            self.add_error("until", "Bitte nennen Sie den letzten Tag der Pause.")
        elif until < today:
            self.add_error("until", "Dieser Tag ist schon vorbei.")
        elif until > today + timedelta(days=LONGEST_DAYS):
            self.add_error("until", "Länger als ein Jahr? Wählen Sie „Bis auf Weiteres“.")


class NudgeForm(PlainTexts, forms.Form):
    """The mail, as the coordinator changed it."""

    text = forms.CharField(
        label="Text der Mail",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text="Ändern Sie, was nicht passt. Der Link zum Antrag steht von selbst darunter.",
    )
