"""What a field of an entry is called, and what stands in it, in German words for those who keep the directory."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist

from buendnis.templatetags.german import datum_kurz, komma
from services.directory.models import Entry, Organisation, Place
from services.directory.states import (
    Cost,
    Kind,
    PhoneKind,
    Registration,
    Scope,
    SlotKind,
    Status,
)
from services.taxonomy.queries import term
from services.timetable.everyday import words_of_rule

PARTS = {
    "terms": "Stichworte",
    "places": "Orte",
    "phones": "Telefon",
    "contacts": "Ansprechpersonen",
    "slots": "Zeiten",
}
CHOICES = {
    "kind": Kind,
    "status": Status,
    "scope": Scope,
    "cost": Cost,
    "registration": Registration,
}
LINES = "; "
NOTHING = "(leer)"


def label_of(field: str) -> str:
    """Return the name of a field for people; „uk.title“ is the title in Ukrainian."""
    language, _, name = field.rpartition(".")
    for model in (Entry, Organisation, Place):
        try:
            column = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        label = PARTS.get(name) or str(getattr(column, "verbose_name", name))
        return f"{label} ({language_name(language)})" if language else label
    return name


def language_name(code: str) -> str:
    """Return the German name of a language of the families' pages."""
    return term(code, "spoken").name("de")


def words_of(field: str, value: Any, *, places: Mapping[str, str] | None = None) -> str:
    """Return a plain value (`services.directory.differences.plain`) in words, „(leer)“ for nothing.

    `places` are the names of places and organisations by their codes; without them the code stands there.
    """
    if value in (None, "", [], {}):
        return NOTHING
    names = places or {}
    if field in CHOICES:
        return str(dict(CHOICES[field].choices).get(value, value))
    if field == "places":
        return LINES.join(_place(each, names) for each in value)
    if field in _LISTS:
        return LINES.join(_LISTS[field](each) for each in value)
    return _single(field, value, names)


def _single(field: str, value: Any, names: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return _yes(value)
    if isinstance(value, Mapping):
        return LINES.join(f"{_name(key)}: {_yes(known)}" for key, known in value.items())
    if field == "cost_amount":
        return f"{komma(value, 2)} Euro"
    if field in DAYS:
        return datum_kurz(date.fromisoformat(value))
    return names.get(value, str(value)) if field == "organisation" else str(value)


DAYS = ("source_date", "checked_on", "next_check", "left_on")


def _yes(known: bool) -> str:
    return "ja" if known else "nein"


def _name(key: str) -> str:
    try:
        return term(key).name("de")
    except KeyError:
        return key


def _language(code: str) -> str:
    try:
        return language_name(code)
    except KeyError:
        return code


def _place(at: Mapping[str, str], names: Mapping[str, str]) -> str:
    return " – ".join(filter(None, [names.get(at["place"], at["place"]), at["note"]]))


def _phone(phone: Mapping[str, Any]) -> str:
    notes = [phone["label"]]
    if phone["kind"] != PhoneKind.SERVICE:
        notes.append(str(dict(PhoneKind.choices).get(phone["kind"], phone["kind"])))
    notes.append("bestätigt" if phone["confirmed"] else "noch nicht bestätigt")
    return f"{phone['raw']} ({', '.join(filter(None, notes))})"


def _contact(contact: Mapping[str, Any]) -> str:
    words = filter(None, [contact["name"], contact["function"], contact["email"]])
    return ", ".join(words) + (" (nur für die Presse)" if contact["is_press"] else "")


def _slot(slot: Mapping[str, Any]) -> str:
    kind = str(dict(SlotKind.choices).get(slot["kind"], slot["kind"]))
    first = datum_kurz(date.fromisoformat(slot["starts_on"]))
    when = f"{words_of_rule(slot['rrule'])} ab {first}" if slot["rrule"] else f"am {first}"
    notes = [slot["note"], "nur nach Absprache" if slot["by_appointment"] else ""]
    if slot["valid_to"]:
        notes.append(f"bis {datum_kurz(date.fromisoformat(slot['valid_to']))}")
    notes += [f"fällt aus am {datum_kurz(date.fromisoformat(on))}" for on, _ in slot["cancelled"]]
    return ", ".join(filter(None, [f"{kind}: {when}", _hours(slot), *notes]))


def _hours(slot: Mapping[str, Any]) -> str:
    if not slot["opens"]:
        return ""
    until = f" bis {slot['closes'][:5]}" if slot["closes"] else ""
    return f"{slot['opens'][:5]}{until} Uhr"


_LISTS: dict[str, Callable[[Any], str]] = {
    "terms": _name,
    "languages": _language,
    "postcodes": str,
    "phones": _phone,
    "contacts": _contact,
    "slots": _slot,
}
