"""Which date does not take place, and why."""

from django import forms


class DateForm(forms.Form):
    """One date of one slot; the note is read by families."""

    slot = forms.UUIDField(widget=forms.HiddenInput)
    on = forms.DateField(widget=forms.HiddenInput, input_formats=["%Y-%m-%d"])
    note = forms.CharField(label="Hinweis für Familien", max_length=200, required=False)
