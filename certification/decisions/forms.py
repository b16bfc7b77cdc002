"""What the board enters: level, reasons, dates."""

from typing import Any

from django import forms
from django.utils.html import format_html

from buendnis.fields import PlainTexts
from certification.decisions.planning import Bounds, Plan, faults
from certification.scoring import Level

NO_LEVEL = "keine"
KIND_HINTS = {
    "zertifikat": "Zertifikat mit Siegel, gültig {months} Monate.",
    "status": "Teilnahmebestätigung ohne Siegel, gültig {months} Monate.",
}


class PlanForm(PlainTexts, forms.Form):
    """A decision before it is taken; it says at once what speaks against it."""

    level = forms.ChoiceField(label="Entscheidung", widget=forms.RadioSelect)
    reasons = forms.CharField(
        label="Begründung",
        help_text="Nötig, wenn Sie unter der gerechneten Stufe bleiben. Sie steht im Auditbericht. Bitte keine Angaben "
        "über einzelne Personen.",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    decided_on = forms.DateField(
        label="Datum des Beschlusses",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    valid_from = forms.DateField(
        label="Gültig ab (Tag der Verleihung)",
        help_text="Frühestens der Tag des Beschlusses. Vorher zeigt die Prüfseite das Zertifikat nicht.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, bounds: Bounds, **kwargs: Any) -> None:
        self.bounds = bounds
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [  # type: ignore[attr-defined]
            *(_choice(level, bounds) for level in _decidable(bounds)),
            (NO_LEVEL, "Kein Zertifikat und keine Bestätigung"),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            for sentence in faults(self.plan, self.bounds):
                self.add_error(None, sentence)
        return cleaned

    @property
    def plan(self) -> Plan:
        """The decision as it stands in the form; ask only after `is_valid` found every field."""
        values = self.cleaned_data
        level = self.bounds.level(values["level"])
        return Plan(
            kind=level.kind if level else "",
            level=level.id if level else "",
            reasons=values["reasons"].strip(),
            decided_on=values["decided_on"],
            valid_from=values["valid_from"] if level else values["decided_on"],
        )


def _decidable(bounds: Bounds) -> list[Level]:
    """Return the levels that may be chosen, the highest first."""
    highest = bounds.rank(bounds.ceiling)
    within = [level for level in bounds.levels[:highest] if level.id not in bounds.used_up]
    return list(reversed(within))


def _choice(level: Level, bounds: Bounds) -> tuple[str, str]:
    hint = KIND_HINTS.get(level.kind, "").format(months=level.valid_months)
    computed = " Das ist die gerechnete Stufe." if level.id == bounds.computed else ""
    return level.id, format_html(
        '{}<span class="choice-hint">{}{}</span>', level.title, hint, computed
    )
