"""What comes in to be printed on a sheet; none of it is stored."""

from typing import Any

from django import forms

from buendnis.fields import PlainTexts
from certification.assessment.forms import AskedText
from certification.starters.values import Blank, Sheet


class BlanksForm(PlainTexts, forms.Form):
    """The gaps of one sheet; each may stay empty and prints a line then."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, sheet: Sheet) -> None:
        super().__init__(data, prefix=sheet.key)
        self.sheet = sheet
        for blank in sheet.blanks:
            self.fields[blank.key] = _field(blank)
        for _, column, name in sheet.table.cells() if sheet.table else ():
            self.fields[name] = _field(column)

    @property
    def single(self) -> list[forms.BoundField]:
        """The gaps outside of the table."""
        return [self[blank.key] for blank in self.sheet.blanks]

    @property
    def rows(self) -> dict[int, list[forms.BoundField]]:
        """The cells of the table by the number of their row."""
        found: dict[int, list[forms.BoundField]] = {}
        for row, _, name in self.sheet.table.cells() if self.sheet.table else ():
            found.setdefault(row, []).append(self[name])
        return found

    def typed(self) -> dict[str, str]:
        """Return what was typed by the name of its gap. Only for a valid form."""
        return {name: value for name, value in self.cleaned_data.items() if value}


def _field(blank: Blank) -> AskedText:
    return AskedText(
        label=blank.label,
        help_text=blank.hint,
        max_length=blank.longest,
        error_messages={
            "max_length": "Hier passen höchstens %(limit_value)d Zeichen auf das Blatt. Bitte kürzen Sie."
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
