"""What comes in with a step."""

from typing import Any

from django import forms

from buendnis.access.rules import Actor, EmploymentRole
from buendnis.fields import PlainTexts
from buendnis.tenancy.addresses import address
from certification.applications.models import Application
from certification.assessment.snapshots import snapshot_of
from certification.representation.queries import voice_of
from certification.signoffs.actions import CHANGED_SINCE
from certification.signoffs.declarations import DECLARATIONS
from certification.signoffs.forms import FUNCTION_HINT, yes_no
from certification.signoffs.queries import signature_of, signed
from certification.signoffs.values import QUESTIONS


def yes_or_no(answer: bool | None) -> str:
    """Return the word for a declaration."""
    return {True: "ja", False: "nein", None: "nicht erklärt"}[answer]


class StepForm(PlainTexts, forms.Form):
    """A step's form knows the case and who acts."""

    facts_title = "Das haben Sie zu prüfen"

    def __init__(self, *args: Any, application: Application, actor: Actor, **kwargs: Any) -> None:
        self.application, self.actor = application, actor
        super().__init__(*args, **kwargs)

    def facts(self) -> list[tuple[str, str]]:
        """Return what to look at before answering, as (term, text); most steps need nothing."""
        return []

    def ways(self) -> list[tuple[str, str]]:
        """Return other pages that lead to the same step, as (sentence, address)."""
        return []


class DeclarationForm(StepForm):
    """The top management's declarations K-2, K-3 and K-4: given here, or signed elsewhere before."""

    facts_title = "Das hat die oberste Leitung erklärt"
    # What the page spoke of: what somebody changed meanwhile is not signed unseen.
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    function = forms.CharField(label="Ihre Funktion", max_length=120, help_text=FUNCTION_HINT)
    stated = forms.BooleanField(label="Ich bin die oberste Leitung dieses Betriebs.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signed = signed(self.application, DECLARATIONS)
        if self.signed:
            self.fields.clear()
            return
        self.fields["seen"].initial = DECLARATIONS.subject_hash(self.application)
        asked = {key: yes_no(label, help_text=hint) for key, label, hint in QUESTIONS}
        self.fields = asked | self.fields
        if self.actor.employments.get(self.application.employer_id) == EmploymentRole.MANAGEMENT:
            del self.fields["stated"]

    def clean_seen(self) -> str:
        seen: str = self.cleaned_data["seen"]
        now: str = self.fields["seen"].initial
        if seen and seen != now:
            # The page that says so speaks of what is there now.
            self.data = {**self.data, "seen": now}
            self.add_error(None, CHANGED_SINCE)
        return seen

    def clean_truthful(self) -> bool:
        if not self.cleaned_data["truthful"]:
            raise forms.ValidationError(
                "Einreichen können Sie erst, wenn die Angaben stimmen. Bitte berichtigen Sie sie vorher."
            )
        return True

    def facts(self) -> list[tuple[str, str]]:
        """Return what the top management has signed elsewhere."""
        if not self.signed:
            return []
        given = self.signed.declared
        return [
            *((label, yes_or_no(given.get(key))) for key, label, _ in QUESTIONS),
            ("Unterschrieben von", signature_of(self.signed).sentence),
        ]

    def ways(self) -> list[tuple[str, str]]:
        """Return where else to go, as (sentence, address)."""
        code, found = self.application.code, []
        if not self.signed:
            sentence = "Die oberste Leitung ist jemand anderes? Schicken Sie ihr einen Link."
            found.append((sentence, address("signoffs:declarations", code)))
        if not voice_of(self.application).was_asked:
            sentence = "Haben Sie eine Beschäftigtenvertretung, oder gibt es keine? Bitte sagen Sie es hier."
            found.append((sentence, address("representation:arrange", code)))
        return found


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
    free_texts = forms.BooleanField(label="In den Texten steht nichts über einzelne Menschen.")

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
