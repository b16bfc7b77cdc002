"""What comes in about people."""

from typing import Any

from django import forms


class NameForm(forms.Form):
    """Asks for the name at registration (allauth adds address and password)."""

    name = forms.CharField(
        label="Vor- und Nachname", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    field_order = ["name", "email", "password1", "password2"]

    def signup(self, request: Any, user: Any) -> None:
        """Called by allauth after the user is saved; the adapter has stored the name already."""
