"""What comes in with a page of the self-assessment: nothing is required for saving."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.html import format_html

from buendnis.fields import DecimalNumber, WholeNumber, visible
from certification.assessment.actions import Change
from certification.assessment.files.kinds import ACCEPT, ALLOWED_IN_WORDS
from certification.assessment.number_texts import HELP, LABELS
from certification.assessment.question_texts import not_applicable_label
from certification.assessment.shared_notes import Shareable, SharedNoteField, refusal_of_sharing
from certification.assessment.values import (
    ANSWER_VALUES,
    SPLIT_KEYS,
    GivenAnswer,
    GivenBenefit,
    GivenFile,
    GivenNumbers,
)
from certification.scoring import NO_COMPARISON_GROUP, Criterion, Stage, SubIndicator

NOT_APPLICABLE = "na:"
MOST_PEOPLE = 1_000_000
PLEASE_NO_PEOPLE = "Bitte keine Angaben über einzelne Personen."


class MayWait:
    """A field that is asked for (no „freiwillig“ beside it) and may still be empty when saving."""

    def validate(self, value: Any) -> None:
        if value not in self.empty_values:  # type: ignore[attr-defined]
            super().validate(value)  # type: ignore[misc]


class AskedText(MayWait, forms.CharField):
    """A text that may still be missing."""


class AskedChoice(MayWait, forms.ChoiceField):
    """A choice that may still be missing."""


class AskedCount(MayWait, WholeNumber):
    """A count that may still be missing; 1.200 and 1200 are the same."""

    def __init__(self, **options: Any) -> None:
        field = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(
            localize=True,
            min_value=0,
            max_value=MOST_PEOPLE,
            widget=field,
            error_messages={
                "invalid": "Bitte geben Sie eine ganze Zahl ein.",
                "min_value": "Bitte geben Sie eine Zahl ab 0 ein.",
                "max_value": "Diese Zahl ist zu groß.",
            },
            **options,
        )


class AskedPercentage(MayWait, DecimalNumber):
    """A percentage with at most two decimals that may still be missing."""

    def __init__(self, **options: Any) -> None:
        message = "Bitte geben Sie eine Zahl von 0 bis 100 ein, zum Beispiel 3,5."
        super().__init__(
            localize=True,
            min_value=0,
            max_value=100,
            max_digits=5,
            decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages=dict.fromkeys(
                ("invalid", "min_value", "max_value", "max_digits", "max_decimal_places",
                 "max_whole_digits"),
                message,
            ),
            **options,
        )  # fmt: skip


class VersionedForm(forms.Form):
    """Knows which version its page showed, and whether anything was changed since.

    `base` is a fingerprint of the values that the page showed: what nobody touched is never saved,
    so that an old page cannot bring old answers back.
    """

    use_required_attribute = False
    key = ""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    base = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    theirs = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    resolve = forms.ChoiceField(choices=[("mine", ""), ("theirs", "")], required=False)

    def values(self) -> dict[str, Any]:
        """Return what would be stored. Only for a valid form."""
        raise NotImplementedError

    def change(self) -> Change | None:
        """Return the change to save, or None where nothing was touched or the other version is taken."""
        chosen = self.cleaned_data["resolve"]
        if chosen == "theirs":
            return None
        if chosen == "mine" and self.cleaned_data["theirs"] is not None:
            return Change(self.key, self.cleaned_data["theirs"], self.values())
        if fingerprint(self.values()) == self.cleaned_data["base"]:
            return None
        return Change(self.key, self.cleaned_data["version"], self.values())

    @property
    def arrived(self) -> bool:
        """Whether the request brought this form at all."""
        return self.is_bound and self.add_prefix("version") in self.data


def fingerprint(values: Mapping[str, Any]) -> str:
    """Return a short mark of stored values; equal values have equal marks."""
    text = json.dumps(dict(values), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def stored_values(given: GivenAnswer) -> dict[str, Any]:
    """Return the values of an answer as the form stores them."""
    return {name: getattr(given, name) for name in ANSWER_VALUES}


class QuestionForm(VersionedForm):
    """One question: a stage or „trifft nicht zu“, how it is done, and what proves it."""

    stage = AskedChoice(widget=forms.RadioSelect)
    not_applicable_why = AskedText(
        label="Warum trifft das bei Ihnen nicht zu?",
        help_text=f"Ein bis zwei Sätze. Die Koordination prüft die Begründung. {PLEASE_NO_PEOPLE}",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    planned = forms.BooleanField(
        label="Das ist erst geplant",
        required=False,
        help_text="Geplantes zählt höchstens als Stufe 1, bis es gilt.",
    )
    note = forms.CharField(
        label="So machen wir es",
        required=False,
        max_length=2000,
        help_text=PLEASE_NO_PEOPLE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    note_of = SharedNoteField()
    proofs = forms.MultipleChoiceField(
        label="Diese Dateien belegen es",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    had = forms.CharField(widget=forms.HiddenInput, required=False)
    upload = forms.FileField(
        label="Neue Datei hochladen",
        required=False,
        allow_empty_file=True,
        help_text=f"{ALLOWED_IN_WORDS}, bis 15 MB, ohne Namen von Beschäftigten.",
        widget=forms.FileInput(attrs={"accept": ACCEPT, "data-blacken": ""}),
    )
    show_on_visit = forms.BooleanField(label="Zeigen wir beim Besuch", required=False)
    visit_note = AskedText(
        label="Was zeigen Sie, wo, und wer ist dabei?",
        help_text="Zum Beispiel: Vertretungsplan am Brett, Küche, die Leitung. Funktionen statt Namen.",
        max_length=300,
        widget=forms.TextInput,
    )

    def __init__(
        self,
        *args: Any,
        question: Criterion | SubIndicator,
        stages: Sequence[Stage],
        given: GivenAnswer,
        files: Sequence[GivenFile],
        shareable: Sequence[Shareable] = (),
        **kwargs: Any,
    ) -> None:
        self.question, self.key = question, question.id
        shown = stored_values(given) | {
            "stage": stage_choice(given),
            "note_of": [given.note_of] if given.note_of else [],
            "proofs": [one.code for one in files if question.id in one.criteria],
        }
        kwargs |= {"prefix": question.id, "initial": shown}
        super().__init__(*args, **kwargs)
        self.fields["stage"].label = question.question
        self.fields["stage"].choices = stage_choices(question, stages)  # type: ignore[attr-defined]
        self.fields["note_of"].choices = [(one.id, one.label) for one in shareable]  # type: ignore[attr-defined]
        self.fields["proofs"].choices = [(one.code, one.title) for one in files]  # type: ignore[attr-defined]

    def clean_note_of(self) -> str:
        ticked: list[str] = self.cleaned_data["note_of"]
        refusal = refusal_of_sharing(self.key, ticked)
        if refusal:
            raise forms.ValidationError(refusal)
        return "".join(ticked)

    def values(self) -> dict[str, Any]:
        data, chosen = self.cleaned_data, self.cleaned_data["stage"]
        left_out = chosen.startswith(NOT_APPLICABLE)
        return {
            "stage": None if left_out or not chosen else int(chosen),
            "not_applicable": chosen.removeprefix(NOT_APPLICABLE) if left_out else "",
            "not_applicable_why": lines(data["not_applicable_why"]) if left_out else "",
            "planned": data["planned"],
            "note": lines(data["note"]),
            "note_of": data["note_of"],
            "show_on_visit": data["show_on_visit"],
            "visit_note": lines(data["visit_note"]),
        }

    def file_changes(self) -> tuple[set[str], set[str]]:
        """Return which files were ticked and which were unticked since the page was shown."""
        had, has = set(self.cleaned_data["had"].split()), set(self.cleaned_data["proofs"])
        return has - had, had - has


def stage_choice(given: GivenAnswer) -> str:
    """Return the value of the chosen radio, empty where nobody chose."""
    if given.not_applicable:
        return f"{NOT_APPLICABLE}{given.not_applicable}"
    return "" if given.stage is None else str(given.stage)


def stage_choices(
    question: Criterion | SubIndicator, stages: Sequence[Stage]
) -> list[tuple[str, str]]:
    """Return the five anchors with the names of their stages, then the reasons to leave it out."""
    choices: list[tuple[str, str]] = [
        (
            str(stage.value),
            format_html(
                '{}<span class="choice-hint">Stufe {} · {}</span>', anchor, stage.value, stage.title
            ),
        )
        for stage, anchor in zip(stages, question.anchors, strict=True)
    ]
    reasons = question.not_applicable_reasons if isinstance(question, Criterion) else ()
    choices += [
        (
            f"{NOT_APPLICABLE}{reason}",
            format_html(
                '{}<span class="choice-hint">Trifft nicht zu</span>', not_applicable_label(reason)
            ),
        )
        for reason in reasons
    ]
    return choices


class BenefitForm(VersionedForm):
    """One row of the check list."""

    choice = AskedChoice(
        widget=forms.RadioSelect,
        choices=[
            ("none", "Bieten wir nicht"),
            ("some", "Nur für manche"),
            ("all", "Für jede Familienform"),
        ],
    )

    def __init__(
        self, *args: Any, row: int, title: str, given: GivenBenefit, **kwargs: Any
    ) -> None:
        self.row, self.title, self.key = row, title, str(row)
        kwargs |= {"prefix": f"leistung-{row}", "initial": {"choice": given.choice}}
        super().__init__(*args, **kwargs)
        self.fields["choice"].label = title

    def values(self) -> dict[str, Any]:
        return {"choice": self.cleaned_data["choice"]}

    def change(self) -> Change | None:
        """A row that nobody chose is not stored."""
        return super().change() if self.cleaned_data["choice"] else None


class NumbersForm(VersionedForm):
    """The people numbers that the size asks for; n_x is derived and never typed."""

    key = "zahlen"
    prefix = "zahlen"
    gap_none = forms.BooleanField(
        label="Wir haben keine Vergleichsgruppe mit mindestens 6 Frauen und 6 Männern",
        required=False,
    )

    def __init__(
        self, *args: Any, asked: Sequence[str], given: GivenNumbers, **kwargs: Any
    ) -> None:
        self.given, self.asked = given, tuple(asked)
        stored = dict(given.values)
        no_group = stored.get("gap") == NO_COMPARISON_GROUP
        initial = stored | {"gap_none": no_group}
        for name in ("gap", "umfrage_zustimmung"):
            shown = None if name == "gap" and no_group else stored.get(name)
            initial[name] = None if shown is None else Decimal(shown)
        kwargs |= {"initial": initial}
        super().__init__(*args, **kwargs)
        for name in asked:
            kind = AskedPercentage if name in ("gap", "umfrage_zustimmung") else AskedCount
            self.fields[name] = kind(label=LABELS[name], help_text=HELP.get(name, ""))
        if "gap" not in asked:
            del self.fields["gap_none"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("gap_none") and data.get("gap") is not None:
            self.add_error(
                "gap",
                "Entweder eine Zahl oder „keine Vergleichsgruppe“: Bitte entfernen Sie eins von beiden.",
            )
        return data

    def values(self) -> dict[str, Any]:
        """Return typed numbers; what the page did not show (a split nobody needs now) stays as it was."""
        kept = {
            name: value
            for name, value in self.given.values.items()
            if name in SPLIT_NAMES and self.add_prefix(name) not in self.data
        }
        typed = {
            name: format(value.normalize(), "f") if isinstance(value, Decimal) else value
            for name in self.asked
            if (value := self.cleaned_data.get(name)) is not None
        }
        if self.cleaned_data.get("gap_none"):
            typed["gap"] = NO_COMPARISON_GROUP
        return {"values": kept | typed}


SPLIT_NAMES = frozenset(name for names in SPLIT_KEYS.values() for name in names)


def lines(text: str) -> str:
    """Return a typed text with plain line ends (browsers send their own) and without hidden signs."""
    return visible(text.replace("\r\n", "\n").replace("\r", "\n"))
