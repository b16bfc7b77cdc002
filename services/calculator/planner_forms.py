"""The rows of a plan: one leave each, of „Person A“ to „Person D“; a row that is left empty is no leave."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict, ErrorList

from services.calculator.fields import Day, OneOf, hours
from services.calculator.forms import CHOOSE_FIRST, Calculator
from services.care_leave.figures import CannotReckon
from services.care_leave.planner_values import PlannedLeave
from services.care_leave.situation import Kind, Land, Workplace

FIRST_ROWS, MOST_ROWS = 2, 12
PEOPLE = ("A", "B", "C", "D")
KINDS = {
    "pflegezeit": (Kind.PFLEGEZEIT, "Pflegezeit"),
    "familienpflegezeit": (Kind.FAMILIENPFLEGEZEIT, "Familienpflegezeit"),
    "minderjaehrig": (Kind.MINOR, "Betreuung eines Kindes mit Pflegegrad"),
    "letzte-phase": (Kind.TERMINAL, "Begleitung in der letzten Lebensphase"),
    "kurz": (Kind.SHORT_ABSENCE, "Kurze Auszeit (bis 10 Arbeitstage)"),
}
LANDS = {
    Land.BW: "Baden-Württemberg", Land.BY: "Bayern", Land.BE: "Berlin", Land.BB: "Brandenburg",
    Land.HB: "Bremen", Land.HH: "Hamburg", Land.HE: "Hessen", Land.MV: "Mecklenburg-Vorpommern",
    Land.NI: "Niedersachsen", Land.NW: "Nordrhein-Westfalen", Land.RP: "Rheinland-Pfalz",
    Land.SL: "Saarland", Land.SN: "Sachsen", Land.ST: "Sachsen-Anhalt", Land.SH: "Schleswig-Holstein",
    Land.TH: "Thüringen",
}  # fmt: skip


class RowForm(Calculator):
    """One leave."""

    names: ClassVar[dict[str, str]] = {"first": "von", "last": "bis", "hours": "stunden"}

    person = OneOf(label="Wer pflegt?", choices=[(each, f"Person {each}") for each in PEOPLE])
    art = OneOf(
        label="Welche Auszeit?",
        choices=CHOOSE_FIRST + [(slug, label) for slug, (_, label) in KINDS.items()],
    )
    von = Day(label="Erster Tag")
    bis = Day(label="Letzter Tag")
    stunden = hours(
        label="Arbeitsstunden in der Woche, die bleiben",
        required=False,
        help_text="Leer heißt: ganz freigestellt.",
    )

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, empty_permitted=True, **options)

    def has_changed(self) -> bool:
        """Whether anything is told but the person, who is always chosen."""
        return any(
            str(self.data.get(self.add_prefix(name), "")).strip()
            for name in ("art", "von", "bis", "stunden")
        )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if "von" in answers and "bis" in answers and answers["bis"] < answers["von"]:
            self.add_error("bis", "Das Ende liegt vor dem Beginn.")
        return answers


class PlanForm(Calculator):
    """What holds for all rows."""

    land = OneOf(
        label="In welchem Bundesland arbeiten Sie?",
        choices=[("", "Weiß ich nicht"), *((each.value, name) for each, name in LANDS.items())],
        required=False,
        help_text="Feiertage sind keine Arbeitstage. Sie verschieben, bis wann eine Ankündigung da sein muss.",
    )


class PlanForms:
    """The form of the whole plan and those of its rows, as one."""

    def __init__(self, typed: Mapping[str, Any], *, sent: bool, more: bool) -> None:
        self.count = _count(typed.get("zeilen", ""), more=more)
        data = typed if sent else None
        self.frame = PlanForm(data, initial=dict(typed.items()))
        self.rows = [_row(number, typed, data) for number in range(1, self.count + 1)]

    @property
    def may_grow(self) -> bool:
        """Whether one more row may be asked for."""
        return self.count < MOST_ROWS

    @property
    def told(self) -> list[RowForm]:
        """Return the rows in which something stands."""
        return [each for each in self.rows if each.has_changed()]

    @property
    def is_too_early(self) -> bool:
        """Whether a day lies before the law that we know."""
        return any(each.is_too_early for each in self.rows if each.is_bound)

    @property
    def errors(self) -> list[ErrorDict]:
        """Return the faults of all forms, none where nothing was judged."""
        return [each.errors for each in (self.frame, *self.rows) if each.errors]

    def non_field_errors(self) -> ErrorList:
        """Return what is wrong with the plan as a whole."""
        return self.frame.non_field_errors()

    def __iter__(self) -> Iterator[BoundField]:
        """Yield every field, for the list of faults above the form."""
        for each in (self.frame, *self.rows):
            yield from each

    def is_valid(self) -> bool:
        """Whether there is a plan without a fault; every row is judged, so that all faults show at once."""
        return all([self.frame.is_valid(), *(each.is_valid() for each in self.rows), self.told])

    def refuse(self, error: CannotReckon) -> None:
        """Put a refusal of the engine at the row that it names: „last-0“ is the end of the first leave."""
        field, _, number = error.field.partition("-")
        if number.isdigit() and int(number) < len(self.told):
            self.told[int(number)].refuse(CannotReckon(field, error.sentence))
        else:
            self.frame.add_error(None, error.sentence)

    def leaves(self) -> list[PlannedLeave]:
        """Return the leaves of valid rows."""
        land = self.frame.cleaned_data["land"]
        workplace = Workplace(land=Land(land) if land else None)
        return [_leave(each.cleaned_data, workplace) for each in self.told]


def _row(number: int, typed: Mapping[str, Any], data: Mapping[str, Any] | None) -> RowForm:
    """Return a row; one that is only shown again keeps what stands in it."""
    prefix = f"{number}-"
    initial = {
        name.removeprefix(prefix): value for name, value in typed.items() if name.startswith(prefix)
    }
    return RowForm(data, prefix=str(number), initial=initial)


def _leave(answers: Mapping[str, Any], workplace: Workplace) -> PlannedLeave:
    return PlannedLeave(
        carer=f"Person {answers['person']}",
        kind=KINDS[answers["art"]][0],
        first=answers["von"],
        last=answers["bis"],
        hours=answers["stunden"],
        workplace=workplace,
    )


def _count(typed: str, *, more: bool) -> int:
    """Return how many rows are shown."""
    rows = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 3 else FIRST_ROWS
    return min(max(rows + more, FIRST_ROWS), MOST_ROWS)
