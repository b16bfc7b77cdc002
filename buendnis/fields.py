"""What people type into forms: numbers in German writing, and texts without signs that nobody sees."""

import re
from typing import Any

from django import forms

_WHOLE = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)", re.ASCII)
_DECIMAL = re.compile(r"-?\d+([.,]\d+)?", re.ASCII)
# Marks that turn the direction of writing around, blanks without width, and control characters other
# than tabs and line ends. Emoji and other scripts need their joiners, so these stay.
_HIDDEN = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)


class WholeNumber(forms.IntegerField):
    """A count: 1200 and 1.200 are the same; what else a computer takes for a number (1_0, 1.2.3) is refused."""

    def to_python(self, value: Any) -> int | None:
        _refuse_unless(_WHOLE, value, self)
        return super().to_python(value)


class DecimalNumber(forms.DecimalField):
    """A number with decimals behind a comma or a point; powers and several points are refused."""

    def to_python(self, value: Any) -> Any:
        _refuse_unless(_DECIMAL, value, self)
        return super().to_python(value)


def _refuse_unless(pattern: re.Pattern[str], value: Any, field: forms.Field) -> None:
    if isinstance(value, str) and value.strip() and not pattern.fullmatch(value.strip()):
        raise forms.ValidationError(field.error_messages["invalid"], code="invalid")


def visible(text: str) -> str:
    """Return a text without hidden signs and without blanks around it."""
    return _HIDDEN.sub("", text).strip()


class PlainTexts(forms.BaseForm):
    """A form whose texts lose hidden signs: they can turn a name around, or make it look empty.

    What is typed into one line stays one line. Passwords stay as they are.
    """

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for name, value in list(data.items()):
            widget = self.fields[name].widget if name in self.fields else None
            if not isinstance(value, str) or isinstance(widget, forms.PasswordInput):
                continue
            seen = visible(value)
            data[name] = seen if isinstance(widget, forms.Textarea) else " ".join(seen.split())
            if value and not seen and self.fields[name].required:
                self.add_error(name, self.fields[name].error_messages["required"])
        return data
