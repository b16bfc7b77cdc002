"""What the calculators ask: as little as the law needs, no name, and each field with the reason why."""

from collections.abc import Mapping
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms

from services.calculator.fields import Day, Money, OneOf, count, hours
from services.care_leave.figures import CannotReckon
from services.care_leave.net import TaxClass

MISSING = "Bitte füllen Sie dieses Feld aus. Ohne es können wir nicht rechnen."
CHOOSE_FIRST = [("", "Bitte wählen")]


class Calculator(forms.Form):
    """A form whose fields bear what the engine says about them; `names` lead from its words to the fields."""

    use_required_attribute = False
    names: ClassVar[dict[str, str]] = {}

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        for field in self.fields.values():
            if not isinstance(field, OneOf):
                field.error_messages["required"] = MISSING
        self.helper = FormHelper()
        # The page writes the form around them, with its buttons and without a token.
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def refuse(self, error: CannotReckon) -> None:
        """Put a refusal of the engine at the field that it speaks of, or above all of them."""
        name = self.names.get(error.field, error.field)
        self.add_error(name if name in self.fields else None, error.sentence)

    @property
    def is_too_early(self) -> bool:
        """Whether a day lies before the law that we know."""
        return any(
            problem.code == "too_early"
            for problems in self.errors.as_data().values()
            for problem in problems
        )


class LoanForm(Calculator):
    """What the loan depends on; either net pay is typed, or it is estimated from gross pay.

    The fields of the other way travel along unseen, so that nothing has to be typed twice.
    """

    NET, GROSS = "netto", "brutto"
    WAYS: ClassVar[dict[str, tuple[str, ...]]] = {
        NET: ("netto_vorher", "netto_waehrend", "netto_15"),
        GROSS: ("brutto", "basis_monate", "stunden_vertrag", "stunden", "steuerklasse", "faktor"),
    }
    names: ClassVar[dict[str, str]] = {
        "start": "beginn",
        "months": "monate",
        "requested": "wunsch",
        "applied_on": "antrag",
        "deferred_to": "erste_rate",
        "total_gross": "brutto",
        "gross": "brutto",
        "base_months": "basis_monate",
        "hours_before": "stunden_vertrag",
        "hours_during": "stunden",
        "tax_class": "steuerklasse",
        "factor": "faktor",
        "net_before": "netto_vorher",
        "net_during": "netto_waehrend",
        "net_at_cap": "netto_15",
    }

    modus = forms.CharField(required=False, widget=forms.HiddenInput)
    gesetz = OneOf(
        label="Welche Auszeit?",
        choices=[
            ("pflegezeit", "Pflegezeit (bis 6 Monate, auch in der letzten Lebensphase)"),
            (
                "familienpflegezeit",
                "Familienpflegezeit (bis 24 Monate, mindestens 15 Stunden Arbeit)",
            ),
        ],
        widget=forms.RadioSelect,
        help_text="In der Pflegezeit ist das Darlehen nach oben begrenzt.",
    )
    beginn = Day(
        label="Erster Tag der Auszeit",
        help_text="Davon hängt ab, welches Gesetz gilt und bis wann Sie zurückzahlen.",
    )
    monate = count(
        1,
        24,
        label="Wie viele Monate?",
        help_text="So lange kommt das Geld, jeden Monat gleich viel.",
    )
    netto_vorher = Money(
        label="Netto im Monat vorher",
        help_text="Das Pauschalnetto in Euro. Das Netto vom Lohnzettel geht auch, dann ist das Ergebnis ungefähr.",
    )
    netto_waehrend = Money(
        label="Netto im Monat in der Auszeit",
        help_text="Bei voller Freistellung: 0. Die Hälfte des Unterschieds ist das Darlehen.",
    )
    netto_15 = Money(
        label="Nur für Pflegezeit: Netto bei 15 Stunden in der Woche",
        required=False,
        help_text="Mehr Darlehen als bei 15 Stunden gibt es in der Pflegezeit nicht.",
    )
    brutto = Money(
        label="Brutto der letzten 12 Monate zusammen",
        help_text="Mit Urlaubs- und Weihnachtsgeld, ohne Sachbezüge wie einen Dienstwagen.",
    )
    basis_monate = count(
        1,
        12,
        label="Wie viele Monate sind das?",
        initial=12,
        help_text="Weniger als 12 nur, wenn Sie noch nicht so lange im Betrieb sind.",
    )
    stunden_vertrag = hours(
        label="Stunden in der Woche laut Vertrag", help_text="Daraus wird Ihr Lohn je Stunde."
    )
    stunden = hours(
        label="Stunden in der Woche in der Auszeit",
        help_text="Bei voller Freistellung: 0. Bei wechselnden Stunden der Durchschnitt.",
    )
    steuerklasse = OneOf(
        label="Steuerklasse",
        choices=CHOOSE_FIRST + [(str(each.value), each.roman) for each in TaxClass],
        help_text="Sie steht auf der Lohnabrechnung und entscheidet über die Lohnsteuer.",
    )
    faktor = forms.CharField(
        label="Faktor, nur bei Steuerklasse IV mit Faktor",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 8}),
        help_text="Zum Beispiel 0,912.",
    )
    wunsch = Money(
        label="Möchten Sie weniger im Monat?",
        required=False,
        help_text="Sie dürfen weniger nehmen, aber nicht unter 50 Euro. Dann zahlen Sie auch weniger zurück.",
    )
    antrag = Day(
        label="Wann stellen Sie den Antrag?",
        required=False,
        help_text="Ohne Angabe rechnen wir so, als käme er rechtzeitig.",
    )
    erste_rate = OneOf(
        label="Wann zahlen Sie die erste Rate zurück?",
        choices=[
            ("gleich", "Im Monat nach dem letzten Geld"),
            ("spaet", "So spät wie möglich, auf Antrag bis zum 25. Monat"),
        ],
        initial="gleich",
        required=False,
        widget=forms.RadioSelect,
        help_text="Später geht nur, wenn Sie dann noch immer pflegen und weniger arbeiten. Die Raten werden höher.",
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, way: str, **options: Any) -> None:
        super().__init__(data, **options)
        self.way = way
        # The headings say what is optional; the net at 15 hours depends on the leave.
        self.all_optional = True
        for name in self.WAYS[self.other_way]:
            self.fields[name] = forms.CharField(required=False, widget=forms.HiddenInput)
        title = "Ihr Netto" if way == self.NET else "Ihr Brutto, für eine Schätzung"
        self.helper.layout = Layout(
            "modus",
            *self.WAYS[self.other_way],
            Fieldset("Ihre Auszeit", "gesetz", "beginn", "monate"),
            Fieldset(title, *self.WAYS[way]),
            Fieldset(
                "Freiwillig, wenn Sie es genauer wissen wollen", "wunsch", "antrag", "erste_rate"
            ),
        )

    @property
    def other_way(self) -> str:
        """Return the way that is not asked for now."""
        return self.GROSS if self.way == self.NET else self.NET

    def clean_faktor(self) -> Any:
        """Return the factor as a number. Raises ValidationError where it is none."""
        typed = self.cleaned_data["faktor"]
        if self.way == self.NET or not typed:
            return typed
        try:
            return forms.DecimalField().clean(typed.replace(",", "."))
        except forms.ValidationError:
            raise forms.ValidationError(
                "Bitte schreiben Sie den Faktor so: 0,912.", code="invalid"
            ) from None


class AllowanceForm(Calculator):
    """What the allowance for a short absence depends on."""

    names: ClassVar[dict[str, str]] = {
        "first": "erster_tag",
        "days": "tage",
        "lost_net": "netto_fehlt",
        "days_used": "benutzt",
    }

    erster_tag = Day(
        label="Erster Tag, an dem Sie fehlen",
        help_text="Davon hängt ab, wie viele Tage es gibt und wie hoch der Betrag am Tag höchstens ist.",
    )
    tage = count(
        1,
        20,
        label="An wie vielen Arbeitstagen fehlen Sie?",
        help_text="Nur Tage, an denen Sie sonst arbeiten.",
    )
    netto_fehlt = Money(
        label="Wie viel Netto fehlt Ihnen dadurch?",
        help_text="Für alle diese Tage zusammen. Ihr Betrieb bescheinigt den Betrag der Pflegekasse.",
    )
    benutzt = count(
        0,
        365,
        label="Wie viele Tage sind für diese Person schon bezahlt?",
        initial=0,
        help_text="Alle Angehörigen zusammen, im selben Kalenderjahr (bis Ende 2023: überhaupt).",
    )
    sonderzahlung = forms.BooleanField(
        label="Ich hatte in den 12 Monaten davor eine Sonderzahlung, zum Beispiel Urlaubsgeld.",
        required=False,
        help_text="Dann werden 100 statt 90 Prozent gezahlt.",
    )
    lohn_weiter = forms.BooleanField(
        label="Mein Betrieb zahlt den Lohn in diesen Tagen weiter.", required=False
    )
    kinderkrankengeld = forms.BooleanField(
        label="Mir steht für diese Tage Kinderkrankengeld zu.", required=False
    )
