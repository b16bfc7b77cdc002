"""What comes in with a step."""

from typing import Any

from django import forms

from buendnis.access.rules import Actor
from buendnis.fields import PlainTexts
from certification.applications.models import Application
from certification.assessment.snapshots import snapshot_of

YES_NO = [("True", "Ja"), ("False", "Nein")]


def yes_no(label: str, *, help_text: str = "") -> forms.TypedChoiceField:
    """Return a question that must be answered with yes or no; its value is a bool."""
    return forms.TypedChoiceField(
        label=label,
        help_text=help_text,
        choices=YES_NO,
        coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
    )


def yes_or_no(answer: bool | None) -> str:
    """Return the word for a declaration."""
    return {True: "ja", False: "nein", None: "nicht erklärt"}[answer]


class StepForm(PlainTexts, forms.Form):
    """A step's form knows the case and who acts."""

    def __init__(self, *args: Any, application: Application, actor: Actor, **kwargs: Any) -> None:
        self.application, self.actor = application, actor
        super().__init__(*args, **kwargs)

    def facts(self) -> list[tuple[str, str]]:
        """Return what to look at before answering, as (term, text); most steps need nothing."""
        return []


class DeclarationForm(StepForm):
    """The top management's declarations K-2, K-3 and K-4."""

    complaints_office = yes_no(
        "Ist eine Beschwerdestelle nach § 13 AGG benannt und bekannt gemacht?",
        help_text="Das Gesetz verlangt sie in jedem Betrieb. Bei „Nein“ können Sie trotzdem einreichen; bis zur "
        "Entscheidung muss es nachgeholt sein.",
    )
    no_open_findings = yes_no(
        "Gibt es in den letzten 36 Monaten keine rechtskräftig festgestellten und noch nicht abgestellten Verstöße "
        "gegen MuSchG, BEEG, PflegeZG oder AGG?",
        help_text="„Ja“ heißt: Es gibt keine.",
    )
    truthful = yes_no("Sind alle Angaben nach bestem Wissen wahr und vollständig?")
    declared_by = forms.CharField(
        label="Erklärt von (Name und Funktion der obersten Leitung)",
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def clean_truthful(self) -> bool:
        if not self.cleaned_data["truthful"]:
            raise forms.ValidationError(
                "Einreichen können Sie erst, wenn die Angaben stimmen. Bitte berichtigen Sie sie vorher."
            )
        return True


class FormalCheckForm(StepForm):
    """What the coordinator looks at before accepting; no points are given here."""

    master_data = forms.BooleanField(
        label="Betrieb, Geltungsbereich, Stichtag und Kopfzahl sind schlüssig."
    )
    not_applicable = forms.BooleanField(
        label="Jedes „trifft nicht zu“ ist nach der Regel des Kriteriums begründet."
    )
    declarations = forms.BooleanField(label="Die Erklärungen der obersten Leitung liegen vor.")
    knockouts = forms.BooleanField(
        label="Die Ausschlusskriterien sind angesehen.",
        help_text="Fehlt die Beschwerdestelle, ist das bis zur Entscheidung heilbar.",
    )
    free_texts = forms.BooleanField(
        label="In den Texten stehen keine Angaben über einzelne Personen."
    )

    def facts(self) -> list[tuple[str, str]]:
        """Return master data, every „trifft nicht zu“ with its reason, and the declarations."""
        case = self.application
        return [
            ("Geltungsbereich", " ".join((case.get_scope_display(), case.sites)).strip()),
            ("Ausgenommen", case.excluded or "nichts"),
            ("Stichtag", f"{case.reference_date:%d.%m.%Y}"),
            ("Beschäftigte am Stichtag", str(case.headcount)),
            *(
                (f"{answer.criterion} trifft nicht zu", answer.not_applicable_why)
                for answer in snapshot_of(case).answers.values()
                if answer.not_applicable
            ),
            ("Beschwerdestelle nach AGG benannt (K-2)", yes_or_no(case.complaints_office)),
            ("Keine offenen Verstöße (K-3)", yes_or_no(case.no_open_findings)),
            ("Angaben wahr und vollständig (K-4)", yes_or_no(case.truthful)),
            ("Erklärt von", case.declared_by),
        ]


class DecisionForm(StepForm):
    """Level, reasons and dates of the board's decision; the ceiling is checked when it is recorded."""

    level = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    # The examination that the page showed: a newer one refuses the decision.
    basis = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    reasons = forms.CharField(
        label="Begründung",
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
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
