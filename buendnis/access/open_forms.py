"""Forms that anybody may send without an account or a cookie: a trap for machines and a signed time."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core import signing

SALT = "open-form"
# Seconds that a person needs at least, and that a page may lie open.
FASTEST, LONGEST = 2, 60 * 60 * 12

CAUGHT = "Bitte lassen Sie das Feld leer, das dafür vorgesehen ist, und senden Sie noch einmal ab."
TOO_FAST = (
    "Das ging so schnell, dass es eine Maschine sein könnte. Bitte senden Sie noch einmal ab."
)
TOO_LATE = "Diese Seite war lange offen. Bitte senden Sie noch einmal ab."
INCOMPLETE = "Das Formular kam nicht vollständig an. Bitte senden Sie noch einmal ab."


class OpenForm(forms.Form):
    """A form with an entry that people do not see, and a stamp that says when its page was made.

    Its page writes both by `buendnis/parts/open_form.html` and is kept by no cache between.
    Each refusal is a sentence: a person whom it meets by accident only has to send once more.
    """

    use_required_attribute = False

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.stamp = signing.TimestampSigner(salt=SALT).sign("x")

    def clean(self) -> dict[str, Any] | None:
        if self.data.get("leave_empty"):
            raise forms.ValidationError(CAUGHT)
        _refuse_strange_stamp(str(self.data.get("stamp", "")))
        return super().clean()


def _refuse_strange_stamp(stamp: str) -> None:
    signer = signing.TimestampSigner(salt=SALT)
    try:
        signer.unsign(stamp, max_age=LONGEST)
    except signing.SignatureExpired as late:
        raise forms.ValidationError(TOO_LATE) from late
    except signing.BadSignature as changed:
        raise forms.ValidationError(INCOMPLETE) from changed
    try:
        signer.unsign(stamp, max_age=FASTEST)
    except signing.SignatureExpired:
        return
    raise forms.ValidationError(TOO_FAST)
