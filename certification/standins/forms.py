"""What comes in: who stands in for whom and when; who takes over all cases, and why."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from buendnis.accounts.models import User
from buendnis.fields import PlainTexts

NOT_POSSIBLE = "Diese Person kommt dafür nicht in Frage. Bitte wählen Sie eine aus der Liste."


class TwoPeople(PlainTexts, forms.Form):
    """From whom, and to whom; each list of people is read once."""

    coordinator = forms.TypedChoiceField(error_messages={"invalid_choice": NOT_POSSIBLE})
    other = forms.TypedChoiceField(error_messages={"invalid_choice": NOT_POSSIBLE})
    labels = ("", "")

    def __init__(
        self, *args: Any, givers: QuerySet[User], takers: QuerySet[User], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, people, label in zip(
            ("coordinator", "other"), (givers, takers), self.labels, strict=True
        ):
            known = {str(one.pk): one for one in people}
            field = self.fields[name]
            field.choices = [("", "Bitte wählen"), *((key, one.name) for key, one in known.items())]  # type: ignore[attr-defined]
            field.coerce, field.label = known.__getitem__, label  # type: ignore[attr-defined]


def day(label: str) -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Bitte geben Sie ein Datum ein, zum Beispiel 01.10.2026."},
    )


class DeputyForm(TwoPeople):
    """Who is away, who stands in, and on which days."""

    labels = ("Wer ist nicht da?", "Wer vertritt?")
    first_day = day("Von")
    last_day = day("Bis (letzter Tag)")


class HandOverForm(TwoPeople):
    """Whose cases, to whom, and why."""

    labels = ("Wessen Fälle?", "Wer übernimmt sie?")
    reason = forms.CharField(
        label="Grund",
        max_length=200,
        help_text="Er steht in jedem Fall. Alle Beteiligten können ihn lesen.",
    )
