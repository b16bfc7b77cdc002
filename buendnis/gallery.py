"""The gallery of components: every piece and every form control in each of its states."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from crispy_forms.bootstrap import AppendedText
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row, Submit
from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html

from buendnis.access.doors import page
from buendnis.access.rules import anyone
from buendnis.charts import Bar

SIZES = [("", "Bitte wählen"), ("klein", "1 bis 9"), ("mittel", "10 bis 249"), ("gross", "ab 250")]
STAGES = [
    ("0", "Nicht vorhanden", "Nichts über das Gesetz hinaus."),
    ("1", "Einzelfall", "Lösungen auf Nachfrage oder erst geplant; nicht verlässlich."),
    ("2", "Geregelt", "Verlässliche Regel, allen bekannt."),
]
TOPICS = [("kita", "Kinderbetreuung"), ("pflege", "Pflege"), ("zeit", "Arbeitszeit")]


class GalleryForm(forms.Form):
    """One field of each kind that the portal uses."""

    name = forms.CharField(label="Name des Betriebs", help_text="So wie er im Register steht.")
    email = forms.EmailField(label="E-Mail", required=False)
    phone = forms.CharField(
        label="Telefon", required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    password = forms.CharField(label="Passwort", widget=forms.PasswordInput)
    headcount = forms.IntegerField(label="Beschäftigte", help_text="Zum Stichtag, in Köpfen.")
    share = forms.DecimalField(label="Anteil in Teilzeit", required=False)
    day = forms.DateField(
        label="Stichtag", widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    size = forms.ChoiceField(label="Größe", choices=SIZES)
    stage = forms.ChoiceField(
        label="Wie ist die Vertretung geregelt?",
        help_text="Eine Stufe gilt, wenn alles zutrifft, was bei ihr steht.",
        widget=forms.RadioSelect,
        choices=[
            (value, format_html('{} <span class="choice-hint">{}</span>', title, meaning))
            for value, title, meaning in STAGES
        ],
    )
    topics = forms.MultipleChoiceField(
        label="Themen", choices=TOPICS, widget=forms.CheckboxSelectMultiple, required=False
    )
    note = forms.CharField(
        label="Anmerkung",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bitte keine Angaben über einzelne Personen.",
        required=False,
    )
    proof = forms.FileField(label="Nachweis", help_text="PDF oder Bild bis 15 MB", required=False)
    truthful = forms.BooleanField(label="Die Angaben sind nach bestem Wissen richtig.")
    token = forms.CharField(widget=forms.HiddenInput, initial="x")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            Fieldset(
                "Der Betrieb",
                "name",
                Row(Column("email"), Column("phone")),
                Row(Column("headcount"), Column("size")),
                Row(Column("day"), Column(AppendedText("share", "%"))),
                "password",
            ),
            Fieldset("Antworten", "stage", "topics", "note", "proof", "truthful"),
            "token",
            Submit(f"{self.prefix}-speichern", "Speichern"),
        )


class RowForm(forms.Form):
    """One row of the sample formset."""

    measure = forms.CharField(label="Maßnahme")
    due = forms.DateField(label="Fällig", widget=forms.DateInput(attrs={"type": "date"}))


RowFormSet = forms.formset_factory(RowForm, extra=2)


@page(rule=anyone)
def gallery(request: HttpRequest) -> HttpResponse:
    """Show all components; only addressed while developing and testing."""
    return render(request, "buendnis/gallery.html", gallery_context())


def gallery_context() -> dict[str, Any]:
    """Return sample values for every component; nothing comes from the database."""
    rows = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-measure": "Elternzeitplan"}
    return {
        "empty_form": GalleryForm(prefix="leer"),
        "faulty_form": GalleryForm({"fehler-email": "keine Adresse"}, {}, prefix="fehler"),
        "formset": RowFormSet(rows),
        "tones": ["neutral", "info", "success", "warning", "danger"],
        "kinds": ["info", "success", "warning", "danger"],
        "accents": ACCENTS,
        "drawings": DRAWINGS,
        "emblems": ["elbe", "lahn", "mosel", "haus"],
        "pairs": [("Sitz", "Magdeburg"), ("Beschäftigte", "120"), ("Stichtag", "1. Oktober 2026")],
        "case_steps": CASE_STEPS,
        "fields": FIELDS,
        **OVER_TIME,
        "side": [
            ("Übersicht", "#", False),
            ("Führung", "#", True, "6 von 6"),
            ("Arbeitszeit", "#", False, "2 von 5"),
        ],
        "missing": ["In „Führung“ fehlen 2 Antworten.", "Der Stichtag fehlt."],
        "numbers": {
            "claimed": Decimal("71.25"),
            "proven": Decimal("39.5"),
            "minimum": 40,
            "sure": 23,
            "open": 71,
        },
        "levels": [(40, "Auf dem Weg"), (60, "Familienfreundlich"), (80, "Vorbildlich")],
        "moment_at": datetime(2026, 11, 20, 13, 5, tzinfo=UTC),
        "day": date(2026, 3, 3),
        "listing": Paginator(range(25), 10).page(2),
        "topics": [title for _key, title in TOPICS],
    }


ACCENTS = ["elbe", "lahn", "mosel", "koralle", "bernstein", "pflaume", "petrol", "schiefer"]
DRAWINGS = [
    "familie", "zwei-muetter", "alleinerziehend", "generationen", "rollstuhl", "pflege",
    "arbeitsplatz", "gespraech", "leer", "weg", "gesucht", "gesperrt", "panne",
]  # fmt: skip
CASE_STEPS = [
    ("Entwurf", "done", "bis 3. Oktober"),
    ("Eingereicht", "done"),
    ("In Prüfung", "current", "Besuch am 2. Dezember"),
    ("Programm", "open"),
    ("Entscheidung", "open"),
]
OVER_TIME = {
    "over_time": [("Netto", [3000] * 2 + [1500] * 8), ("mit Darlehen", [3000] * 2 + [2250] * 8)],
    "years": [(0, "2026"), (2, "2027")],
    "spans": [
        ("Person A: Pflegezeit", [(date(2027, 2, 1), date(2027, 7, 31))]),
        ("Person B: Familienpflegezeit", [(date(2027, 8, 1), date(2028, 7, 31), 1)]),
    ],
}
FIELDS = [
    Bar("Arbeitsorganisation", Decimal("62.5"), [(40, "Mindestwert")], Decimal(50)),
    Bar("Führung", Decimal("39"), [(40, "Mindestwert")], Decimal(20)),
    Bar("Information und Kommunikation", Decimal("88.3"), [(40, "Mindestwert")], Decimal(71)),
    Bar("Arbeitszeit", None, (), None, "Zu wenige Fragen treffen zu."),
]
