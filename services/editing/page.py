"""The form of an entry as one thing: its fields, its rows, what is wrong, and which parts are unfolded."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils.functional import cached_property

from services.directory.checks import BadValues
from services.directory.models import Entry, Place
from services.directory.queries import standing_organisations, values_of
from services.directory.states import Status
from services.directory.values import EntryValues, OrganisationValues
from services.editing.draft import Draft, checked_today, draft_of
from services.editing.forms import EntryForm, entry_initial
from services.editing.quiet import MOST_ROWS, QuietForm, Rows
from services.editing.rows import ContactRows, PhoneRows, PlaceRows, SlotRows, slot_initial

# Parts of the page and the fields in them; rows count as a field of their own.
SECTIONS = {
    "what": ("title", "kind", "summary", "text", "keeps_translations"),
    "organisation": ("organisation", "new_organisation", "new_website"),
    "terms": ("situations", "topics", "audiences"),
    "terms_of_use": (
        "cost", "cost_amount", "cost_note", "registration", "registration_note", "by_appointment",
        "age_from", "age_to", "languages",
    ),
    "contact": ("phones", "email", "website", "contacts"),
    "places": ("places", "scope", "area", "postcodes"),
    "slots": ("slots",),
    "source": (
        "source", "source_url", "source_date", "funded_by", "checked_today", "next_check", "historical",
    ),
}  # fmt: skip
ROWS: dict[str, type[Rows]] = {
    "phones": PhoneRows,
    "contacts": ContactRows,
    "places": PlaceRows,
    "slots": SlotRows,
}
LABELS = {"phones": "Telefon", "contacts": "Ansprechperson", "places": "Ort", "slots": "Zeit"}
ALWAYS_OPEN = ("what", "organisation", "contact")


@dataclass(frozen=True)
class Fault:
    """A sentence of the summary, and the field it leads to."""

    href: str
    sentence: str


class EntryPage:
    """The form of an entry, new or stored; `more` names rows that get one more line."""

    def __init__(self, entry: Entry | None, data: QueryDict | None = None) -> None:
        self.entry = entry
        self.before = values_of(entry) if entry is not None else None
        self.more = data.get("more", "") if data is not None else ""
        self.quiet = self.more in ROWS
        self.data = _one_row_more(data, self.more) if data is not None and self.quiet else data
        self.form = EntryForm(
            self.data,
            initial=entry_initial(self.before) if self.before else {},
            quiet=self.quiet,
            organisations=list(standing_organisations().values_list("code", "name")),
            is_translated=entry is not None and bool(entry.translations.all()),
        )
        self.rows = {name: self._rows(name, kind) for name, kind in ROWS.items()}
        self.refused: list[Fault] = []

    def _rows(self, name: str, kind: type[Rows]) -> Rows:
        # A sent row is judged by itself: one that was not touched is no empty one.
        shown = _shown_rows(self.before)[name] if self.before and self.data is None else []
        extra: dict[str, Any] = {}
        if name == "places":
            extra["form_kwargs"] = {"places": [(place.code, str(place)) for place in self._places]}
        return kind(self.data, initial=shown, prefix=name, quiet=self.quiet, **extra)

    @cached_property
    def _places(self) -> list[Place]:
        return list(Place.objects.all())

    def is_valid(self) -> bool:
        """Whether everything that was typed can be stored, as far as the form can tell."""
        if self.quiet:
            return False
        return all([self.form.is_valid(), *(rows.is_valid() for rows in self.rows.values())])

    @property
    def draft(self) -> Draft:
        """What was typed, of a valid page; its status is that of the entry, or draft."""
        data, rows = self.form.cleaned_data, self.rows
        draft = draft_of(
            self.form.columns | {"organisation": data["organisation"]},
            before=self.before,
            phones=_values(rows["phones"]),
            contacts=tuple(_values(rows["contacts"])),
            slots=tuple(_values(rows["slots"])),
            places=[
                (row.cleaned_data["code"], row.cleaned_data["note"], row.place)
                for row in _kept(rows["places"])
            ],
        )
        if data["checked_today"]:
            draft = replace(draft, values=checked_today(draft.values, before=self.before))
        made = OrganisationValues(name=data["new_organisation"], website=data["new_website"])
        return replace(
            draft,
            organisation=made if made.name else None,
            keeps_translations=bool(data.get("keeps_translations")),
        )

    def refuse(self, problem: BadValues) -> None:
        """Show what the directory refused beside what the form had noticed."""
        self.refused += [Fault("#inhalt", sentence) for _, sentence in problem.problems]

    @property
    def faults(self) -> list[Fault]:
        """What is wrong, in the order of the page."""
        if self.data is None or self.quiet:
            return []
        of_rows = [fault for name in ROWS for fault in self._faults_of(name)]
        return [*_faults(self.form), *of_rows, *self.refused]

    def _faults_of(self, name: str) -> Iterator[Fault]:
        rows = self.rows[name]
        for error in rows.non_form_errors():
            yield Fault(f"#{name}", str(error))
        for number, row in enumerate(rows.forms, start=1):
            if not _is_taken_out(row):
                yield from _faults(row, f"{LABELS[name]}, Zeile {number}: ")

    @property
    def is_open(self) -> dict[str, bool]:
        """Which parts are unfolded: the usual ones, those with a fault, and the one that got a row."""
        wrong = {name for name in self.form.fields if self.form[name].errors}
        wrong |= {name for name in ROWS if any(self._faults_of(name))} if self.data else set()
        return {
            section: section in ALWAYS_OPEN or self.more in names or bool(wrong & set(names))
            for section, names in SECTIONS.items()
        }

    @property
    def warnings(self) -> list[str]:
        """What families will miss; nobody is kept from saving."""
        return missing(self.draft.values) if self.is_valid() else []


def missing(values: EntryValues) -> list[str]:
    """Return what an entry lacks, as sentences; none of it has to be there."""
    sentences = {
        "Es fehlt eine Telefonnummer.": not any(each.kind == "rat" for each in values.phones),
        "Es fehlt eine Lebenslage oder ein Thema. So finden Familien den Eintrag schwer.": (
            not values.terms
        ),
        "Es fehlt der Satz, der sagt, was Familien hier bekommen.": not values.summary,
        "Es steht nicht da, was es kostet.": values.cost == "unbekannt",
    }
    return [sentence for sentence, is_missing in sentences.items() if is_missing]


def next_status(wish: str, before: EntryValues | None, *, is_checked: bool) -> str:
    """Return the status that a button asks for: publish, keep a draft, or leave it as it is.

    What left the list by itself comes back once it is checked.
    """
    left_by_itself = before is not None and before.left_on is not None
    if wish == "publish" or (left_by_itself and is_checked):
        return Status.PUBLIC
    if wish == "draft" or before is None:
        return Status.DRAFT
    return before.status


def _shown_rows(values: EntryValues) -> dict[str, list[dict[str, Any]]]:
    names = ("raw", "label", "kind", "confirmed")
    return {
        "phones": [{name: getattr(each, name) for name in names} for each in values.phones],
        "contacts": [
            {name: getattr(each, name) for name in ("name", "function", "email", "is_press")}
            for each in values.contacts
        ],
        "places": [{"code": at.place, "note": at.note} for at in values.places],
        "slots": [slot_initial(each) for each in values.slots],
    }


def _one_row_more(data: QueryDict, name: str) -> QueryDict:
    more = data.copy()
    total = more.get(f"{name}-TOTAL_FORMS", "")
    number = int(total) if total.isascii() and total.isdigit() and len(total) < 4 else 0
    more[f"{name}-TOTAL_FORMS"] = str(min(number + 1, MOST_ROWS))
    return more


def _is_taken_out(row: QuietForm) -> bool:
    return bool(getattr(row, "cleaned_data", {}).get("DELETE"))


def _kept(rows: Rows) -> list[Any]:
    """Return the rows that are neither empty nor taken out."""
    return [row for row in rows.forms if row.has_changed() and not _is_taken_out(row)]


def _values(rows: Rows) -> list[Any]:
    return [row.value for row in _kept(rows)]


def _faults(form: QuietForm, where: str = "") -> Iterator[Fault]:
    for error in form.non_field_errors():
        yield Fault("#inhalt", f"{where}{error}")
    for field in form:
        target = field.auto_id if field.use_fieldset else field.id_for_label or field.auto_id
        for error in field.errors:
            yield Fault(f"#{target}", f"{where}{field.label} – {error}")
