"""What comes in when sections are shared out."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone

from buendnis.accounts.models import User
from certification.assessment.models import SectionTask
from certification.assessment.section_actions import Taken

NOBODY = ("", "noch niemand")


class ShareForm(forms.Form):
    """A person and a day for each section; choices are the employer's own people of this moment."""

    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        sections: Sequence[tuple[str, str]],
        people: Mapping[str, User],
        stored: Mapping[str, SectionTask],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sections, self.people, self.stored = sections, people, stored
        choices = [NOBODY, *((key, user.name or user.email) for key, user in people.items())]
        for section, _ in sections:
            task = stored.get(section)
            self.fields[f"person-{section}"] = forms.ChoiceField(
                label="Wer",
                choices=choices,
                required=False,
                initial=str(task.user_id) if task else "",
            )
            self.fields[f"due-{section}"] = forms.DateField(
                label="Bis wann",
                required=False,
                initial=task.due if task else None,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                error_messages={
                    "invalid": "Bitte geben Sie ein Datum ein, zum Beispiel 31.12.2026."
                },
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a day in the past that is newly set, and a day without a person."""
        data = super().clean() or self.cleaned_data
        for section, _ in self.sections:
            due, known = data.get(f"due-{section}"), self.stored.get(section)
            if due and not data.get(f"person-{section}"):
                self.add_error(
                    f"person-{section}", "Bitte wählen Sie, wer das bis dahin übernimmt."
                )
            if due and due < timezone.localdate() and (known is None or known.due != due):
                self.add_error(f"due-{section}", "Dieser Tag liegt in der Vergangenheit.")
        return data

    def tasks(self) -> dict[str, Taken]:
        """Return who takes on what. Only for a valid form."""
        return {
            section: Taken(
                self.people.get(self.cleaned_data[f"person-{section}"]),
                self.cleaned_data[f"due-{section}"],
            )
            for section, _ in self.sections
        }

    def rows(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """Return each section with its two fields."""
        return [
            (title, self[f"person-{section}"], self[f"due-{section}"])
            for section, title in self.sections
        ]
