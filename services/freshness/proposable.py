"""What a provider may change by the link of a mail: a small set of fields, as plain values and back."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

from services.directory.differences import plain
from services.directory.states import PhoneKind, SlotKind
from services.directory.values import EntryValues, PhoneValues, SlotValues
from services.directory.words import label_of, words_of
from services.timetable.everyday import NAMES
from services.timetable.rules import DAYS

PLAIN = (
    "title", "summary", "text", "cost", "cost_amount", "cost_note", "registration",
    "registration_note", "email", "website",
)  # fmt: skip
FIELDS = ("title", "summary", "text", "phones", "hours", *PLAIN[3:], "place_note")
LABELS = {"hours": "Zeiten jede Woche", "place_note": "Raum, Stockwerk, Eingang"}
# What a row of the form can say; rarer rhythms stay as they are and are told in the message.
KINDS = (SlotKind.OPENING, SlotKind.CONSULTATION, SlotKind.MEETING)
_WEEKLY = re.compile(r"FREQ=WEEKLY;BYDAY=((?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*)")
Plain = dict[str, Any]


def label(field: str) -> str:
    """Return what a field is called."""
    return LABELS.get(field) or label_of(field)


def now(values: EntryValues) -> Plain:
    """Return what stands in the fields that a provider may change."""
    found: Plain = {name: plain(getattr(values, name)) for name in PLAIN}
    found["phones"] = [
        {"raw": each.raw, "label": each.label}
        for each in values.phones
        if each.kind == PhoneKind.SERVICE
    ]
    found["hours"] = hours_of(values.slots)
    if values.places:
        found["place_note"] = values.places[0].note
    return found


def changes(before: Plain, after: Plain) -> dict[str, tuple[Any, Any]]:
    """Return {field: (before, after)} of what differs, in the order of the page."""
    return {
        name: (before[name], after[name])
        for name in FIELDS
        if name in before and name in after and before[name] != after[name]
    }


def applied(values: EntryValues, accepted: Mapping[str, Any], *, today: date) -> EntryValues:
    """Return the entry with these fields as the provider proposed them."""
    for name, value in accepted.items():
        take = _TAKEN.get(name)
        values = (
            take(values, value, today) if take else replace(values, **{name: _typed(name, value)})
        )
    return values


def _typed(name: str, value: Any) -> Any:
    if name == "cost_amount":
        return Decimal(value) if value is not None else None
    return value or ""


def _with_phones(values: EntryValues, rows: Sequence[Plain], today: date) -> EntryValues:
    """The numbers of the provider, who knows them as confirmed; fax and press stay."""
    told = tuple(PhoneValues(row["raw"], label=row["label"], confirmed=True) for row in rows)
    others = tuple(each for each in values.phones if each.kind != PhoneKind.SERVICE)
    return replace(values, phones=(*told, *others))


def _with_place_note(values: EntryValues, note: str, today: date) -> EntryValues:
    if not values.places:
        return values
    first, *others = values.places
    return replace(values, places=(replace(first, note=note or ""), *others))


def hours_of(slots: Sequence[SlotValues]) -> list[Plain]:
    """Return the simple weekly hours, one row a day, from Monday to Sunday."""
    rows = [
        {
            "kind": str(slot.kind),
            "day": day,
            "opens": slot.opens.isoformat("minutes") if slot.opens else "",
            "closes": slot.closes.isoformat("minutes") if slot.closes else "",
            "note": slot.note,
        }
        for slot in slots
        for day in _days(slot)
    ]
    return sorted_hours(rows)


def sorted_hours(rows: Sequence[Plain]) -> list[Plain]:
    """Return rows from Monday to Sunday, by the clock, each once."""
    found: list[Plain] = []
    for row in sorted(rows, key=lambda row: (DAYS.index(row["day"]), row["opens"], row["kind"])):
        if row not in found:
            found.append(row)
    return found


def _days(slot: SlotValues) -> list[str]:
    """Return the weekdays of a slot that a row can say; none for rarer rhythms, ends and exceptions."""
    rule = _WEEKLY.fullmatch(slot.rrule)
    special = slot.valid_to or slot.cancelled or slot.by_appointment or not slot.opens
    return [] if rule is None or special or slot.kind not in KINDS else rule[1].split(",")


def other_slots(slots: Sequence[SlotValues]) -> list[SlotValues]:
    """Return the lines of the timetable that no row of the form can say."""
    return [slot for slot in slots if not _days(slot)]


def _with_hours(values: EntryValues, rows: Sequence[Plain], today: date) -> EntryValues:
    """The weekly rows as lines of the timetable: same hours on several days are one line."""
    began = [slot.starts_on for slot in values.slots if _days(slot)]
    days: dict[tuple[str, str, str, str], list[str]] = {}
    for row in rows:
        days.setdefault((row["kind"], row["opens"], row["closes"], row["note"]), []).append(
            row["day"]
        )
    weekly = [
        SlotValues(
            starts_on=min(began, default=today),
            kind=kind,
            rrule=f"FREQ=WEEKLY;BYDAY={','.join(found)}",
            opens=time.fromisoformat(opens),
            closes=time.fromisoformat(closes) if closes else None,
            note=note,
        )
        for (kind, opens, closes, note), found in days.items()
    ]
    return replace(values, slots=(*weekly, *other_slots(values.slots)))


_TAKEN: dict[str, Callable[[EntryValues, Any, date], EntryValues]] = {
    "phones": _with_phones,
    "hours": _with_hours,
    "place_note": _with_place_note,
}


def words(field: str, value: Any) -> str:
    """Return a proposed or stored value in words."""
    if field == "hours":
        return "; ".join(_hour(row) for row in value or []) or words_of("note", "")
    if field == "phones":
        lines = (", ".join(filter(None, [row["raw"], row["label"]])) for row in value or [])
        return "; ".join(lines) or words_of("note", "")
    return words_of("note" if field == "place_note" else field, value)


def _hour(row: Plain) -> str:
    day = NAMES[DAYS.index(row["day"])]
    until = f" bis {row['closes']}" if row["closes"] else ""
    kind = "" if row["kind"] == SlotKind.OPENING else f" ({SlotKind(row['kind']).label})"
    note = f", {row['note']}" if row["note"] else ""
    return f"{day} {row['opens']}{until} Uhr{kind}{note}"
