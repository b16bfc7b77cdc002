"""What comes in for an editable text."""

from django import forms

WRITING = (
    "Eine Leerzeile trennt Absätze. „## “ am Anfang macht eine Zwischenüberschrift, „- “ einen Listenpunkt, "
    "**so** wird ein Wort betont, und ein Link sieht so aus: [Familienbüro](https://example.org)."
)


class TextForm(forms.Form):
    """Heading and text of one page."""

    title = forms.CharField(label="Überschrift", max_length=120)
    body = forms.CharField(
        label="Text",
        max_length=20000,
        help_text=WRITING,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 18}),
    )
