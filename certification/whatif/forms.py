"""What comes in when somebody moves stages, evidence, benefits and numbers; none of it is stored."""

from collections.abc import Sequence
from typing import Any

from django import forms

from certification.assessment.forms import AskedChoice, NumbersForm
from certification.assessment.models import BenefitRow
from certification.assessment.values import GivenNumbers
from certification.scoring import Catalogue, Criterion, SubIndicator
from certification.whatif.models import StepNote
from certification.whatif.values import Base, Moves

OPEN = ("", "offen")
EFFORTS = [("", "keine Angabe"), *((str(value), label) for value, label in StepNote.EFFORTS)]


class MoveForm(forms.Form):
    """Stage, proof and effort per question, and the check list of benefits."""

    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        catalogue: Catalogue,
        base: Base,
        questions: Sequence[Criterion | SubIndicator],
        rows: Sequence[str],
        efforts: dict[str, int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.base = base
        self.questions = [one for one in questions if not base.is_left_out(one.id)]
        stages = [(str(one.value), f"{one.value} – {one.title}") for one in catalogue.stages]
        for one in self.questions:
            now = base.stage(one.id)
            choices = stages if now is not None else [OPEN, *stages]
            self.fields[f"stage-{one.id}"] = AskedChoice(
                label="Stufe", choices=choices, initial="" if now is None else str(now)
            )
            self.fields[f"proof-{one.id}"] = forms.BooleanField(
                label="mit Nachweis", required=False, initial=base.is_proven(one.id)
            )
            self.fields[f"effort-{one.id}"] = AskedChoice(
                label="Aufwand", choices=EFFORTS, initial=str(efforts.get(one.id, ""))
            )
        for number, title in enumerate(rows, start=1):
            self.fields[f"benefit-{number}"] = AskedChoice(
                label=title,
                choices=[OPEN, *BenefitRow.CHOICES],
                initial=base.benefits[number - 1],
            )
        self.rows = len(rows)

    def moves(self, numbers: dict[str, Any] | None) -> Moves:
        """Return what was moved. Only for a valid form."""
        data = self.cleaned_data
        chosen = {one.id: data[f"stage-{one.id}"] for one in self.questions}
        return Moves(
            stages={key: int(stage) for key, stage in chosen.items() if stage != ""},
            proven={one.id: data[f"proof-{one.id}"] for one in self.questions},
            benefits=tuple(data[f"benefit-{number}"] for number in range(1, self.rows + 1)),
            numbers=numbers,
        )

    def efforts(self) -> dict[str, int | None]:
        """Return the effort per question, None where none was said. Only for a valid form."""
        return {
            one.id: int(value) if (value := self.cleaned_data[f"effort-{one.id}"]) else None
            for one in self.questions
        }


class TriedNumbers(NumbersForm):
    """The people numbers to move: the fields of the self-assessment without what saving needs."""

    def __init__(
        self, *args: Any, asked: Sequence[str], given: GivenNumbers, **kwargs: Any
    ) -> None:
        super().__init__(*args, asked=asked, given=given, **kwargs)
        for name in ("version", "base", "theirs", "resolve"):
            del self.fields[name]


class StepForm(forms.Form):
    """One step that shall become a measure, written as question:stage, or one to forget."""

    step = forms.RegexField(
        r"^[A-Z]{2}-[A-Z]?[0-9]{1,2}:[0-4]$",
        error_messages={
            "invalid": "Diesen Schritt gibt es nicht.",
            "required": "Bitte wählen Sie einen Schritt.",
        },
    )

    def clean_step(self) -> tuple[str, int]:
        """Return question and stage; stage 0 means: forget it."""
        question, _, stage = self.cleaned_data["step"].partition(":")
        return question, int(stage)
