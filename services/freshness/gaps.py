"""What entries lack: each gap says how the database finds it, what the coordination types, and what becomes of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from buendnis.access.rules import Actor
from services.directory.models import Entry, EntryPlace, EntryTerm, Phone, TimeSlot
from services.directory.queries import (
    organisation_values,
    place_values,
    public_entries,
    values_of,
    with_parts,
)
from services.directory.states import Cost, Kind, PhoneKind, Registration
from services.directory.values import EntryValues, PhoneValues, SlotValues
from services.directory.writing import write_entry, write_organisation, write_place
from services.freshness import gap_forms
from services.taxonomy.queries import terms

HOW = "Lücke gefüllt"
MEETS = (Kind.OFFER, Kind.CONTACT, Kind.MEETING)
COSTS = (Kind.OFFER, Kind.MEETING, Kind.EVENT)
WHEELCHAIR = "rollstuhl"
Fill = Callable[[Entry, dict[str, Any], Actor, date], object]


@dataclass(frozen=True)
class Gap:
    """A field that many entries lack."""

    key: str
    label: str
    missing: Any  # a condition: Q, Exists or what joins them
    form: type[forms.Form]
    fill: Fill
    first: Callable[[Entry], dict[str, Any]] = lambda entry: {}

    @property
    def is_wide(self) -> bool:
        """Whether its choices need the whole width."""
        return self.key in ("zeiten", "sprachen")


def _of(model: Any, **conditions: Any) -> Exists:
    return Exists(model.objects.filter(entry=OuterRef("pk"), **conditions))


def _change(entry: Entry, by: Actor, change: Callable[[EntryValues], EntryValues]) -> None:
    write_entry(entry, change(values_of(entry)), by=by, how=HOW)


def _fill_phone(entry: Entry, data: dict[str, Any], by: Actor, today: date) -> None:
    def change(values: EntryValues) -> EntryValues:
        told = PhoneValues(data["number"], confirmed=True)
        phones = list(values.phones)
        for n, each in enumerate(phones):
            if each.kind == PhoneKind.SERVICE and not each.confirmed:
                same = each.raw == told.raw
                phones[n] = (
                    replace(each, confirmed=True) if same else replace(told, label=each.label)
                )
                break
        else:
            phones.insert(0, told)
        return replace(values, phones=tuple(phones))

    _change(entry, by, change)


def _first_phone(entry: Entry) -> dict[str, Any]:
    doubted = (
        each.raw
        for each in entry.phones.all()
        if each.kind == PhoneKind.SERVICE and not each.confirmed
    )
    return {"number": next(doubted, "")}


def _fill_hours(entry: Entry, data: dict[str, Any], by: Actor, today: date) -> None:
    def change(values: EntryValues) -> EntryValues:
        if not data["days"]:
            return replace(values, by_appointment=True)
        slot = SlotValues(
            starts_on=today,
            rrule=f"FREQ=WEEKLY;BYDAY={','.join(data['days'])}",
            opens=data["opens"],
            closes=data["closes"],
        )
        appointment = values.by_appointment or data["by_appointment"]
        return replace(values, slots=(*values.slots, slot), by_appointment=appointment)

    _change(entry, by, change)


def _fill_fields(entry: Entry, data: dict[str, Any], by: Actor, today: date) -> None:
    named: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
    }
    _change(entry, by, lambda values: replace(values, **named))


def _fill_topic(entry: Entry, data: dict[str, Any], by: Actor, today: date) -> None:
    _change(entry, by, lambda values: replace(values, terms=(*values.terms, data["topic"])))


def _fill_place(entry: Entry, data: dict[str, Any], by: Actor, today: date) -> None:
    for at in entry.places.all():
        values = place_values(at.place)
        if WHEELCHAIR not in values.features:
            known = values.features | {WHEELCHAIR: data["wheelchair"] == "ja"}
            write_place(at.place, replace(values, features=known), by=by, how=HOW)


def _fill_provider(entry: Entry, data: dict[str, Any], by: Actor, today: date) -> None:
    values = organisation_values(entry.organisation)
    write_organisation(
        entry.organisation, replace(values, provider_email=data["provider_email"]), by=by, how=HOW
    )


def _topics() -> list[str]:
    return [term.key for term in terms("topic")]


def all_gaps() -> tuple[Gap, ...]:
    """Return the gaps in the order in which the page names them."""
    service = {"kind": PhoneKind.SERVICE}
    return (
        Gap("telefon", "Telefon fehlt oder ist nicht bestätigt",
            ~Q(kind__in=(Kind.GUIDE, Kind.FUNDING)) & (
                ~_of(Phone, **service) | _of(Phone, confirmed=False, **service)),
            gap_forms.PhoneGap, _fill_phone, _first_phone),
        Gap("zeiten", "Zeiten fehlen", Q(kind__in=MEETS, by_appointment=False) & ~_of(TimeSlot),
            gap_forms.HoursGap, _fill_hours),
        Gap("kosten", "Kosten nicht bekannt", Q(kind__in=COSTS, cost=Cost.UNKNOWN),
            gap_forms.CostGap, _fill_fields),
        Gap("anmeldung", "Anmeldung nicht bekannt",
            Q(kind__in=COSTS, registration=Registration.UNKNOWN),
            gap_forms.RegistrationGap, _fill_fields),
        Gap("sprachen", "Sprachen nicht bekannt", Q(kind__in=MEETS, languages=[]),
            gap_forms.LanguagesGap, _fill_fields),
        Gap("zugang", "Mit dem Rollstuhl: nicht bekannt",
            Exists(EntryPlace.objects.filter(entry=OuterRef("pk")).exclude(
                place__features__has_key=WHEELCHAIR)),
            gap_forms.PlaceGap, _fill_place),
        Gap("thema", "Thema fehlt", ~_of(EntryTerm, term__in=_topics()),
            gap_forms.TopicGap, _fill_topic),
        Gap("anbieter", "E-Mail für die Nachfrage fehlt", Q(organisation__provider_email=""),
            gap_forms.ProviderGap, _fill_provider),
    )  # fmt: skip


def with_gaps(gaps: tuple[Gap, ...]) -> QuerySet[Entry]:
    """Return public entries that lack at least one of these, with their parts, by organisation and title."""
    missing = Q(pk__in=[])
    for gap in gaps:
        missing |= gap.missing
    marks = {
        f"lacks_{gap.key}": Exists(Entry.objects.filter(gap.missing, pk=OuterRef("pk")))
        for gap in gaps
    }
    found = with_parts(public_entries()).filter(missing).annotate(**marks)
    return found.order_by("organisation__sort_key", "sort_key", "pk")


def gap_counts(gaps: tuple[Gap, ...]) -> dict[str, int]:
    """Return how many entries lack each of these, one query each."""
    return {gap.key: public_entries().filter(gap.missing).count() for gap in gaps}
