"""What comes in during an examination."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.html import format_html

from buendnis.fields import PlainTexts
from certification.assessment.values import GivenAnswer
from certification.review.choices import DECISIONS, EXEMPT, Sent, finding_of, preselected
from certification.review.models import DifferenceReason, EvidenceVerdict, ReportText, Visit
from certification.review.values import Found
from certification.scoring import Catalogue, Criterion, SubIndicator

NO_NAMES = "Bitte keine Angaben über einzelne Personen."


class Later(forms.Field):
    """Belongs to a decision but may come later: saved as you go, and asked for before the end."""

    def validate(self, value: Any) -> None:
        if value not in self.empty_values:
            super().validate(value)


class LaterChoice(Later, forms.ChoiceField):
    """A choice that may come later."""


class LaterText(Later, forms.CharField):
    """A text that may come later."""


class FindingForm(PlainTexts, forms.Form):
    """Stage, verdict on the evidence, reason and text of one question."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    choice = LaterChoice(label="Geprüfte Stufe", widget=forms.RadioSelect)
    evidence = LaterChoice(
        label="Anerkannter Nachweis", choices=EvidenceVerdict.choices, widget=forms.RadioSelect
    )
    reason = LaterChoice(
        label="Grund der Abweichung",
        choices=[("", "Keine Abweichung"), *DifferenceReason.choices],
    )
    text = LaterText(
        label="Begründung",
        help_text="Nötig, wenn der Befund um zwei Stufen oder mehr abweicht oder die Gesamtstufe oder "
        f"einen Mindestwert ändert: mindestens 20 Zeichen. {NO_NAMES}",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        catalogue: Catalogue,
        question: Criterion | SubIndicator,
        claim: GivenAnswer,
        stored: Found | None,
    ) -> None:
        self.claim, self.stored = claim, stored
        super().__init__(
            data,
            prefix=question.id,
            initial=initial_of(claim, stored),
            use_required_attribute=False,
        )
        self.fields["choice"].choices = stage_choices(catalogue, question, claim)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Return what to store; call after `is_valid`."""
        given = self.cleaned_data
        decide = self.data.get("decide", "")
        sent = Sent(
            choice=given["choice"],
            evidence=given["evidence"],
            reason=given["reason"],
            text=given["text"].strip(),
            decide=decide if decide in DECISIONS else "",
        )
        return {"version": given["version"], **finding_of(self.claim, self.stored, sent)}


def initial_of(claim: GivenAnswer, stored: Found | None) -> dict[str, Any]:
    """Return what the form shows: the finding, with the claim preselected where nothing was found."""
    return {
        "version": stored.version if stored else 0,
        "choice": preselected(claim, stored),
        "evidence": stored.evidence if stored else "",
        "reason": stored.reason if stored else "",
        "text": stored.text if stored else "",
    }


def stage_choices(
    catalogue: Catalogue, question: Criterion | SubIndicator, claim: GivenAnswer
) -> list[tuple[str, Any]]:
    """Return the five stages with their anchors, and „trifft nicht zu“ where the employer claims it."""
    stages = [
        (
            str(stage.value),
            format_html(
                '{} – {}{}<span class="choice-hint">{}</span>',
                stage.value,
                stage.title,
                " (angegeben)" if claim.stage == stage.value else "",
                question.anchors[stage.value],
            ),
        )
        for stage in catalogue.stages
    ]
    if claim.not_applicable:
        exempt = format_html(
            'Trifft nicht zu (angegeben)<span class="choice-hint">{}</span>', claim.not_applicable
        )
        stages.append((EXEMPT, exempt))
    return stages


class VisitForm(PlainTexts, forms.ModelForm):
    """When, how and with whom (in functions) the visit took place."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    class Meta:
        model = Visit
        fields = ["date", "kind", "with_whom", "notes"]
        widgets = {
            "date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "kind": forms.RadioSelect,
            "notes": forms.Textarea(attrs={"rows": 6}),
        }
        labels = {"notes": "Ihre Notizen"}
        help_texts = {
            "with_whom": "Zum Beispiel: Geschäftsführung, Personalabteilung, Betriebsrat.",
            "notes": f"Nur für die Prüfung; sie stehen nicht im Bericht. {NO_NAMES}",
        }

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = Visit.KINDS  # type: ignore[attr-defined]
        self.initial.setdefault("version", self.instance.version)

    def clean_date(self) -> Any:
        day = self.cleaned_data["date"]
        if day > timezone.localdate():
            raise forms.ValidationError(
                "Dieser Tag liegt in der Zukunft. Tragen Sie den Besuch ein, wenn er war."
            )
        return day

    def values(self) -> dict[str, Any]:
        """Return version and values; call after `is_valid`."""
        return dict(self.cleaned_data)


class RefusedVisitForm(forms.Form):
    """That the employer refuses the visit, said on purpose."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    confirm = forms.BooleanField(
        label="Der Betrieb hat den Besuch vor Ort und per Video verweigert.",
        error_messages={
            "required": "Bitte bestätigen Sie, dass der Betrieb den Besuch verweigert."
        },
    )


class ComplaintsOfficeForm(forms.Form):
    """Since when the complaints office is named."""

    named_on = forms.DateField(
        label="Benannt und bekannt gemacht am",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    use_required_attribute = False

    def clean_named_on(self) -> Any:
        day = self.cleaned_data["named_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(
                "Dieser Tag liegt in der Zukunft. Vermerken Sie die Beschwerdestelle, wenn sie benannt ist."
            )
        return day


class ReportTextForm(PlainTexts, forms.ModelForm):
    """Strengths and potentials as the report prints them."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    strengths = forms.CharField(
        label="Stärken",
        help_text=f"Eine Zeile je Punkt. {NO_NAMES}",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    potentials = forms.CharField(
        label="Entwicklungsmöglichkeiten",
        help_text=f"Eine Zeile je Punkt. {NO_NAMES}",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    class Meta:
        model = ReportText
        fields = ["strengths", "potentials"]

    use_required_attribute = False

    def values(self) -> dict[str, Any]:
        """Return version and values; call after `is_valid`."""
        return dict(self.cleaned_data)
