"""One description for several criteria: a note may point to that of an earlier neighbour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms

from buendnis.workflow import NotPossible
from certification.assessment.values import GivenAnswer
from certification.catalogue.neighbours import why_not_shared


@dataclass(frozen=True, slots=True)
class Shareable:
    """An earlier neighbour whose note may serve a question, too."""

    id: str

    @property
    def label(self) -> str:
        # A line may not end within a name like AO-6.
        whole = self.id.replace("-", "\N{NON-BREAKING HYPHEN}")
        return f"Die Beschreibung bei {whole} gilt auch hier"


class SharedNoteField(forms.MultipleChoiceField):
    """A box for each neighbour; the form says in words what is wrong with a ticked one."""

    def __init__(self) -> None:
        super().__init__(
            label="Schon beschrieben?", required=False, widget=forms.CheckboxSelectMultiple
        )

    def validate(self, value: Any) -> None:
        """Everything passes: `refusal_of_sharing` knows the reasons."""


def refusal_of_sharing(criterion: str, ticked: Sequence[str]) -> str:
    """Return why the ticked boxes cannot be stored, empty where they can."""
    if len(ticked) > 1:
        return "Bitte verweisen Sie nur auf eine Beschreibung."
    return next((why for one in ticked if (why := why_not_shared(criterion, one))), "")


def refuse_sharing(criterion: str, note_of: str) -> None:
    """Raise NotPossible where one criterion's note cannot serve another."""
    if why := why_not_shared(criterion, note_of):
        raise NotPossible(why)


def with_shared_notes(answers: Mapping[str, GivenAnswer]) -> dict[str, GivenAnswer]:
    """Return the answers, each with what the criterion says that its note points to."""
    return {key: _resolved(answers, answer) for key, answer in answers.items()}


def _resolved(answers: Mapping[str, GivenAnswer], answer: GivenAnswer) -> GivenAnswer:
    """Follow the notes to their source. Only earlier ones can be named: the way always ends."""
    if not answer.note_of or why_not_shared(answer.criterion, answer.note_of):
        return answer
    source = answers.get(answer.note_of)
    return replace(answer, shared_note=_resolved(answers, source).told_note if source else "")
