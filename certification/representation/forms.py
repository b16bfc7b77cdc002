"""What comes in about the staff representation, and from her."""

from typing import Any

from django import forms

from buendnis.fields import PlainTexts

LONGEST = 1500


class ArrangeForm(PlainTexts, forms.Form):
    """There is none, or this is her address."""

    use_required_attribute = False
    exists = forms.ChoiceField(
        label="Gibt es bei Ihnen eine Beschäftigtenvertretung?",
        help_text="Zum Beispiel Betriebsrat, Personalrat oder Mitarbeitervertretung (MAV).",
        choices=[
            ("yes", "Ja, und das ist ihre Adresse"),
            ("no", "Eine Beschäftigtenvertretung gibt es bei uns nicht"),
        ],
        widget=forms.RadioSelect,
    )
    email = forms.EmailField(
        label="E-Mail der Beschäftigtenvertretung",
        required=False,
        help_text="Nur bei „Ja“. Bitte die eigene Adresse der Vertretung, nicht Ihre.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("exists") == "yes" and not cleaned.get("email") and not self.errors:
            self.add_error("email", "Bitte nennen Sie die Adresse.")
        return cleaned


class NoteForm(PlainTexts, forms.Form):
    """She has taken note; a statement is free."""

    use_required_attribute = False
    name = forms.CharField(
        label="Ihr Name", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    function = forms.CharField(
        label="Ihre Funktion",
        max_length=120,
        help_text="Zum Beispiel: Vorsitzende des Betriebsrats.",
    )
    statement = forms.CharField(
        label="Stellungnahme",
        required=False,
        max_length=LONGEST,
        help_text=f"Sie müssen hier nichts schreiben. Es passen höchstens {LONGEST:_} Zeichen. Bitte nennen "
        f"Sie keine einzelnen "
        "Personen.".replace("_", " "),
        widget=forms.Textarea(attrs={"rows": 7}),
    )
