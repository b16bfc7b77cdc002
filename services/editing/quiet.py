"""Forms that can be shown again without being judged: somebody asked for one more row, not for a verdict."""

from typing import Any

from django import forms
from django.forms.utils import ErrorDict, ErrorList

from buendnis.fields import PlainTexts

MOST_ROWS = 60


class QuietForm(PlainTexts, forms.Form):
    """A form for texts of an entry; with `quiet` it shows what was typed and finds no fault with it."""

    # Half of what is asked may be missing; sentences say what must not.
    use_required_attribute = False

    def __init__(self, *args: Any, quiet: bool = False, **kwargs: Any) -> None:
        self.quiet = quiet
        super().__init__(*args, **kwargs)

    @property
    def is_filled(self) -> bool:
        """Whether something stands in the form, stored or typed."""
        was_sent = self.is_bound and any(name.startswith(f"{self.prefix}-") for name in self.data)
        return bool(self.initial) or (was_sent and self.has_changed())

    def full_clean(self) -> None:
        if self.quiet:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name, value in data.items():
            if isinstance(value, str):
                # Browsers end lines with two signs; an untouched text has to stay as it is.
                data[name] = value.replace("\r\n", "\n")
        return data


class Rows(forms.BaseFormSet):
    """Rows of one kind: each may be left empty, and an emptied one falls away."""

    default_error_messages = {
        "missing_management_form": "Das Formular kam nicht ganz an. Bitte laden Sie die Seite neu."
    }

    def __init__(self, *args: Any, quiet: bool = False, **kwargs: Any) -> None:
        self.quiet = quiet
        kwargs["form_kwargs"] = kwargs.get("form_kwargs", {}) | {"quiet": quiet}
        super().__init__(*args, **kwargs)

    def initial_form_count(self) -> int:
        """No row is there for good."""
        return 0

    def total_form_count(self) -> int:
        if self.is_bound:
            return super().total_form_count()
        return min(len(self.initial or []) + self.extra, MOST_ROWS)

    def full_clean(self) -> None:
        if self.quiet:
            self._errors: list[Any] = []
            self._non_form_errors = ErrorList()
        else:
            super().full_clean()

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Diese Zeile löschen"


def rows_of(form: type[QuietForm]) -> Any:
    """Return the set of rows of one kind, with an empty one at the end."""
    return forms.formset_factory(
        form, formset=Rows, extra=1, can_delete=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS
    )
