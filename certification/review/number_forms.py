"""What comes in about numbers: confirmed, corrected with a reason, or not proven."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django import forms

from buendnis.fields import DecimalNumber, WholeNumber
from certification.assessment.completeness import contradictions_in
from certification.assessment.models import BenefitRow
from certification.assessment.number_texts import (
    ENTRY_TITLES,
    HELP,
    LABELS,
    MISSING_SENTENCES,
)
from certification.assessment.scoring_input import people_of, survey_of
from certification.assessment.values import GivenNumbers
from certification.review.forms import Later, LaterChoice, LaterText
from certification.review.material import Material
from certification.review.models import BenefitFinding, NumberFinding, NumberVerdict
from certification.review.scoring_input import examined_numbers, expected_input
from certification.scoring import NO_COMPARISON_GROUP, AssessmentInput, NumberGroup
from certification.scoring.asked import missing_items
from certification.scoring.numbers import ITEM_GROUP

KEYS: Mapping[NumberGroup, tuple[str, ...]] = {
    NumberGroup.WORKFORCE: ("n_w", "n_m", "leaders", "l1_w", "l1_m", "l2_w", "l2_m", "t_l"),
    NumberGroup.PROMOTIONS: ("promotions", "b_w", "b_m"),
    NumberGroup.LEAVES: ("leaves", "e_w", "e_m"),
    NumberGroup.PAY: ("gap",),
    NumberGroup.SURVEY: ("umfrage_n", "umfrage_zustimmung"),
}
DECIMALS = frozenset({"gap", "umfrage_zustimmung"})
DIGITS = re.compile(r"\d")
WITHOUT_FIGURES = (
    "Bitte begründen Sie ohne Zahlen: Die Begründung bleibt länger erhalten als die Zahlen selbst."
)


class LaterNumber(Later, WholeNumber):
    """A count that not every case needs."""


class LaterDecimal(Later, DecimalNumber):
    """A number with decimals that not every case needs."""


class NumbersForm(forms.Form):
    """The word on one group of numbers, with room for the right ones."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(
        label="Ihr Befund",
        choices=NumberVerdict.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Bitte wählen Sie: bestätigt, berichtigt oder nicht nachgewiesen."
        },
    )
    text = LaterText(
        label="Begründung",
        help_text="Nötig, wenn Sie berichtigen oder etwas nicht nachgewiesen ist. Bitte ohne Zahlen.",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, material: Material, group: NumberGroup
    ) -> None:
        self.material, self.group = material, group
        stored = material.numbers.get(group.value)
        super().__init__(
            data,
            prefix=group.value,
            initial=_initial(material, group, stored),
            use_required_attribute=False,
        )
        for key in KEYS[group]:
            self.fields[key] = _number_field(key)
        if group is NumberGroup.PAY:
            self.fields["no_group"] = forms.BooleanField(
                label="Es gibt keine Vergleichsgruppe mit 6 Frauen und 6 Männern.", required=False
            )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].strip()
        if DIGITS.search(text):
            raise forms.ValidationError(WITHOUT_FIGURES)
        return text

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        verdict = given.get("verdict")
        if (
            verdict in (NumberVerdict.CORRECTED, NumberVerdict.UNPROVEN)
            and not given.get("text")
            and "text" not in self.errors
        ):
            self.add_error("text", "Bitte begründen Sie Ihren Befund in einem Satz.")
        if verdict == NumberVerdict.CORRECTED and not self.errors:
            for sentence in self._faults():
                self.add_error(None, sentence)
        return given

    def values(self) -> dict[str, Any]:
        """Return version, verdict, text and, where corrected, the numbers; call after `is_valid`."""
        given = self.cleaned_data
        corrected = given["verdict"] == NumberVerdict.CORRECTED
        return {
            "version": given["version"],
            "verdict": given["verdict"],
            "text": given["text"],
            "values": self._corrected() if corrected else {},
        }

    def _corrected(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("no_group"):
            return {"gap": NO_COMPARISON_GROUP}
        return {
            key: str(value) if key in DECIMALS and value is not None else value
            for key in KEYS[self.group]
            for value in [given.get(key)]
        }

    def _faults(self) -> Iterator[str]:
        """What speaks against the corrected numbers: nothing changed, gaps, contradictions."""
        corrected = self._corrected()
        claimed = self.material.claimed.numbers.values
        if all(claimed.get(key) == value for key, value in corrected.items()):
            yield "Das sind die angegebenen Zahlen. Berichtigen Sie sie, oder wählen Sie „Bestätigt“."
            return
        if self.group is NumberGroup.PAY and not corrected["gap"]:
            yield MISSING_SENTENCES[next(i for i, g in ITEM_GROUP.items() if g is self.group)]
            return
        assessment = self._assessment(corrected)
        for item in missing_items(self.material.catalogue, assessment):
            if ITEM_GROUP[item] is self.group:
                yield MISSING_SENTENCES[item]
        own = {ENTRY_TITLES.get(name) for name in self._entries()}
        for fault in contradictions_in(assessment, self.material.catalogue):
            if own & set(fault.entries):
                yield fault.text

    def _entries(self) -> Iterator[str]:
        for key in KEYS[self.group]:
            yield from (f"people.{key}", f"totals.{key}")
        if self.group is NumberGroup.SURVEY:
            yield from ("survey.responses", "survey.agreement")

    def _assessment(self, corrected: Mapping[str, Any]) -> AssessmentInput:
        """The examination with these numbers in place of the group's."""
        material = self.material
        size = material.headcount
        given = GivenNumbers(values={**examined_numbers(material), **corrected})
        people, totals = people_of(material.catalogue, size, given)
        return replace(
            expected_input(material), people=people, totals=totals, survey=survey_of(size, given)
        )


def _initial(
    material: Material, group: NumberGroup, stored: NumberFinding | None
) -> dict[str, Any]:
    numbers = {**material.claimed.numbers.values, **(stored.values if stored else {})}
    initial = {key: numbers.get(key) for key in KEYS[group]}
    if initial.get("gap") == NO_COMPARISON_GROUP:
        initial |= {"gap": None, "no_group": True}
    return {
        **initial,
        "version": stored.version if stored else 0,
        "verdict": stored.verdict if stored else NumberVerdict.CONFIRMED,
        "text": stored.text if stored else "",
    }


def _number_field(key: str) -> forms.Field:
    shared: dict[str, Any] = {
        "label": LABELS[key],
        "help_text": HELP.get(key, ""),
        "required": False,
    }
    if key in DECIMALS:
        return LaterDecimal(
            **shared, min_value=0, max_value=100, max_digits=6, decimal_places=2, localize=True
        )
    return LaterNumber(**shared, min_value=0, max_value=9_999_999, localize=True)


class BenefitForm(forms.Form):
    """The word on one row of the check list; a row that was not offered can only be corrected."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    verdict = LaterChoice(label="Ihr Befund")
    choice = LaterChoice(
        label="Berichtigt zu",
        choices=[("", "Wie angegeben"), *BenefitRow.CHOICES],
    )
    text = LaterText(label="Begründung", max_length=400)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        row: int,
        title: str,
        claimed: str,
        stored: BenefitFinding | None,
    ) -> None:
        self.row, self.title, self.claimed, self.stored = row, title, claimed, stored
        super().__init__(
            data,
            prefix=f"leistung-{row}",
            initial={
                "version": stored.version if stored else 0,
                "verdict": stored.verdict if stored else "",
                "choice": stored.choice if stored else "",
                "text": stored.text if stored else "",
            },
            use_required_attribute=False,
        )
        self.fields["verdict"].choices = self._verdicts()  # type: ignore[attr-defined]

    @property
    def claimed_label(self) -> str:
        """What the employer says of the row."""
        return dict(BenefitRow.CHOICES).get(self.claimed, "nicht angegeben")

    @property
    def is_offered(self) -> bool:
        """Whether the employer says that it offers this, so that a word is needed."""
        return self.claimed in ("some", "all")

    @property
    def is_open(self) -> bool:
        """Whether the row still needs a word."""
        return self.is_offered and self.stored is None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        verdict, choice = given.get("verdict"), given.get("choice")
        if verdict == NumberVerdict.CORRECTED and choice in ("", self.claimed):
            self.add_error("choice", "Bitte wählen Sie, was richtig ist.")
        needs_text = verdict in (NumberVerdict.CORRECTED, NumberVerdict.UNPROVEN)
        if needs_text and not given.get("text", "").strip():
            self.add_error("text", "Bitte begründen Sie Ihren Befund in einem Satz.")
        return given

    @property
    def is_decided(self) -> bool:
        """Whether there is something to store; an empty row is left for later."""
        return bool(self.cleaned_data["verdict"]) or self.stored is not None

    def values(self) -> dict[str, Any]:
        """Return version, verdict, choice and text; call after `is_valid`."""
        given = self.cleaned_data
        corrected = given["verdict"] == NumberVerdict.CORRECTED
        return {
            "version": given["version"],
            "verdict": given["verdict"] or NumberVerdict.CONFIRMED,
            "choice": given["choice"] if corrected else "",
            "text": given["text"].strip(),
        }

    def _verdicts(self) -> list[tuple[str, str]]:
        if not self.is_offered:
            return [("", "Bleibt so"), (NumberVerdict.CORRECTED.value, "Berichtigt")]
        still_open = [] if self.stored else [("", "Noch offen")]
        return [*still_open, *[(one.value, str(one.label)) for one in NumberVerdict]]


def benefit_forms(material: Material, data: Mapping[str, Any] | None = None) -> list[BenefitForm]:
    """Return one form per row of the check list."""
    return [
        BenefitForm(
            data,
            row=row,
            title=title,
            claimed=material.claimed.benefit(row).choice,
            stored=material.benefits.get(row),
        )
        for row, title in enumerate(material.checklist, start=1)
    ]
