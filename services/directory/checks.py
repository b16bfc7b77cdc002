"""What must hold of an entry before it is stored; every refusal names its field and says why."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from services.directory.models import (
    CancelledDate,
    Contact,
    Entry,
    EntryPlace,
    Organisation,
    Phone,
    Place,
    TimeSlot,
)
from services.directory.numbers import NotANumber, to_dial
from services.directory.states import (
    Cost,
    Kind,
    PhoneKind,
    Registration,
    Scope,
    SlotKind,
    Status,
)
from services.directory.values import (
    EntryValues,
    OrganisationValues,
    PhoneValues,
    PlaceValues,
    SlotValues,
)
from services.taxonomy.queries import is_known
from services.timetable.rules import check_rule

TERM_KINDS = ("situation", "topic", "audience")
OLDEST = 120
MOST_PARTS = 60
# More than a year of weeks; whoever cancels more ends the series.
MOST_CANCELLED = 100
# In minutes; what is open for longer is open all day, which is said by the same hour twice.
LONGEST_NIGHT = 20 * 60
CHOICES = {
    "kind": Kind,
    "status": Status,
    "scope": Scope,
    "cost": Cost,
    "registration": Registration,
}
_web_address = URLValidator(schemes=["http", "https"])


class BadValues(ValueError):
    """Values that no entry may have; `problems` holds pairs of field and German sentence."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{name}: {sentence}" for name, sentence in problems))
        self.problems = problems


def problems_of(values: EntryValues) -> list[tuple[str, str]]:
    """Return what is wrong with an entry, as pairs of field and sentence; empty where nothing is."""
    return [
        *_text_problems(values),
        *_choice_problems(values),
        *_number_problems(values),
        *_address_problems(values),
        *(("phones", sentence) for phone in values.phones for sentence in phone_problems(phone)),
        *(("slots", sentence) for slot in values.slots for sentence in slot_problems(slot)),
        *_contact_problems(values),
    ]


def length_problems(model: type, values: Any) -> Iterator[tuple[str, str]]:
    """Yield field and sentence for each text of a value that its column cannot hold."""
    for name in type(values).__dataclass_fields__:
        text = getattr(values, name)
        if isinstance(text, str) and (sentence := too_long(model, name, text)):
            yield name, sentence


def too_long(model: type, name: str, text: str) -> str:
    """Return the sentence for a text that its column cannot hold, or nothing."""
    # The stubs know `_meta` of a named model only.
    longest = getattr(model._meta.get_field(name), "max_length", None)  # type: ignore[attr-defined]
    if longest is None or len(text) <= longest:
        return ""
    return f"Das sind {len(text)} Zeichen, es gehen höchstens {longest}."


def _text_problems(values: EntryValues) -> Iterator[tuple[str, str]]:
    if not values.title.strip():
        yield "title", "Bitte geben Sie einen Titel ein."
    # The name of the organisation stands for its row; what is chosen from a list is told below.
    for name, sentence in length_problems(Entry, replace(values, organisation="")):
        if name not in CHOICES:
            yield name, sentence
    if len(values.text) > 20_000:
        yield "text", "Die Beschreibung ist zu lang: Es gehen höchstens 20.000 Zeichen."
    for name in ("places", "phones", "contacts", "slots", "terms", "postcodes", "languages"):
        if len(getattr(values, name)) > MOST_PARTS:
            yield name, f"Das sind zu viele: Es gehen höchstens {MOST_PARTS}."


def _choice_problems(values: EntryValues) -> Iterator[tuple[str, str]]:
    for name, choices in CHOICES.items():
        if getattr(values, name) not in choices.values:
            yield (
                name,
                f"„{getattr(values, name)}“ gibt es nicht. Es gibt: {_list(choices.values)}.",
            )
    for term in values.terms:
        if not any(is_known(kind, term) for kind in TERM_KINDS):
            yield "terms", f"Das Stichwort „{term}“ gibt es nicht."
    for code in values.languages:
        if not is_known("spoken", code):
            yield "languages", f"Die Sprache „{code}“ gibt es nicht."


def _list(words: list[str]) -> str:
    return ", ".join(f"„{word}“" for word in words)


def _number_problems(values: EntryValues) -> Iterator[tuple[str, str]]:
    youngest, oldest = values.age_from, values.age_to
    if any(age is not None and not 0 <= age <= OLDEST for age in (youngest, oldest)):
        yield "age_from", f"Ein Alter liegt zwischen 0 und {OLDEST} Jahren."
    if youngest is not None and oldest is not None and youngest > oldest:
        yield "age_to", "Das Alter „bis“ liegt vor dem Alter „ab“."
    amount = values.cost_amount
    if amount is not None and not (amount.is_finite() and 0 <= amount < Decimal(1_000_000)):
        yield "cost_amount", "Ein Betrag liegt zwischen 0 und 999.999 Euro."
    for postcode in values.postcodes:
        if not _is_postcode(postcode):
            yield "postcodes", f"„{postcode}“ ist keine Postleitzahl."
    for name in ("source_date", "checked_on", "next_check", "left_on"):
        if sentence := day_problem(getattr(values, name)):
            yield name, sentence


def day_problem(day: date | None) -> str:
    """Return the sentence for a day so far away that counting from it would leave the calendar, or nothing."""
    if day is None or 1900 <= day.year <= 2100:
        return ""
    return "Dieser Tag liegt zu weit weg."


def _is_postcode(text: str) -> bool:
    return len(text) == 5 and text.isascii() and text.isdigit()


def _address_problems(values: EntryValues) -> Iterator[tuple[str, str]]:
    for name in ("website", "source_url"):
        if sentence := url_problem(getattr(values, name)):
            yield name, sentence
    if sentence := email_problem(values.email):
        yield "email", sentence


def url_problem(address: str) -> str:
    """Return the sentence for an address that no browser should open, or nothing."""
    if not address:
        return ""
    if sentence := too_long(Entry, "website", address):
        return sentence
    try:
        _web_address(address)
    except ValidationError:
        return "Das ist keine Internetadresse. Sie beginnt mit http:// oder https://."
    return ""


def email_problem(address: str) -> str:
    """Return the sentence for what is no mail address, or nothing."""
    try:
        if address:
            validate_email(address)
    except ValidationError:
        return f"„{address[:80]}“ ist keine E-Mail-Adresse."
    return ""


def phone_problems(phone: PhoneValues) -> Iterator[str]:
    """Yield what is wrong with a number."""
    if phone.kind not in PhoneKind.values:
        yield f"„{phone.kind}“ gibt es nicht. Es gibt: {_list(PhoneKind.values)}."
    for name in ("raw", "label"):
        if sentence := too_long(Phone, name, getattr(phone, name)):
            yield sentence
    try:
        to_dial(phone.e164 or phone.raw)
    except NotANumber as problem:
        yield f"„{phone.raw[:40]}“: {problem}"


def slot_problems(slot: SlotValues) -> Iterator[str]:
    """Yield what is wrong with a line of the timetable."""
    if slot.kind not in SlotKind.values:
        yield f"„{slot.kind}“ gibt es nicht. Es gibt: {_list(SlotKind.values)}."
    if sentence := too_long(TimeSlot, "note", slot.note):
        yield sentence
    yield from _hours_of_slot_problems(slot)
    yield from _days_of_slot_problems(slot)
    if slot.rrule:
        try:
            check_rule(slot.rrule)
        except ValueError as problem:
            yield str(problem)


def _hours_of_slot_problems(slot: SlotValues) -> Iterator[str]:
    if slot.closes is not None and slot.opens is None:
        yield "Es fehlt die Uhrzeit „von“."
    # From eight in the evening until two goes over midnight; from four until three is a slip of the hand.
    if (
        slot.opens
        and slot.closes
        and _minutes_over_midnight(slot.opens, slot.closes) > LONGEST_NIGHT
    ):
        yield "Die Uhrzeit „bis“ liegt vor der Uhrzeit „von“."


def _minutes_over_midnight(opens: time, closes: time) -> int:
    """Return how long hours last that end on the next day, in minutes; 0 for those that end before, or never."""
    begin, end = (each.hour * 60 + each.minute for each in (opens, closes))
    return end + 24 * 60 - begin if end < begin else 0


def _days_of_slot_problems(slot: SlotValues) -> Iterator[str]:
    if slot.valid_to is not None and slot.valid_to < slot.starts_on:
        yield "Der letzte Tag liegt vor dem ersten."
    if not 1990 <= slot.starts_on.year <= 2100:
        yield "Der erste Tag liegt zu weit weg."
    if sentence := day_problem(slot.valid_to):
        yield sentence
    if len(slot.cancelled) > MOST_CANCELLED:
        yield f"Das sind zu viele Tage, die ausfallen: Es gehen höchstens {MOST_CANCELLED}."
    for day, note in slot.cancelled:
        if sentence := day_problem(day) or too_long(CancelledDate, "note", note):
            yield sentence


def _contact_problems(values: EntryValues) -> Iterator[tuple[str, str]]:
    for contact in values.contacts:
        for name in ("name", "function"):
            if sentence := too_long(Contact, name, getattr(contact, name)):
                yield "contacts", sentence
        if sentence := email_problem(contact.email):
            yield "contacts", sentence
    for at in values.places:
        if sentence := too_long(EntryPlace, "note", at.note):
            yield "places", sentence
    if len({at.place for at in values.places}) < len(values.places):
        yield "places", "Ein Ort steht zweimal da."


def place_problems(values: PlaceValues) -> list[tuple[str, str]]:
    """Return what is wrong with a place, as pairs of field and sentence."""
    found = list(length_problems(Place, values))
    if values.postcode and not _is_postcode(values.postcode):
        found.append(("postcode", f"„{values.postcode[:20]}“ ist keine Postleitzahl."))
    if not any((values.name, values.street, values.postcode, values.town)):
        found.append(("name", "Bitte geben Sie einen Namen oder eine Adresse ein."))
    found += [
        ("features", f"„{feature}“ gibt es nicht.")
        for feature in values.features
        if not is_known("feature", feature)
    ]
    if (values.latitude is None) != (values.longitude is None):
        found.append(("latitude", "Breite und Länge gehören zusammen."))
    elif not (_is_on_earth(values.latitude, 90) and _is_on_earth(values.longitude, 180)):
        found.append(("latitude", "Diese Koordinaten liegen nicht auf der Erde."))
    return found


def _is_on_earth(degrees: Decimal | None, most: int) -> bool:
    return degrees is None or (degrees.is_finite() and abs(degrees) <= most)


def organisation_problems(values: OrganisationValues) -> list[tuple[str, str]]:
    """Return what is wrong with an organisation, as pairs of field and sentence."""
    found = list(length_problems(Organisation, values))
    if not values.name.strip():
        found.append(("name", "Bitte geben Sie einen Namen ein."))
    sentences = {
        "website": url_problem(values.website),
        "source_url": url_problem(values.source_url),
        "provider_email": email_problem(values.provider_email),
        "source_date": day_problem(values.source_date),
    }
    found += [(name, sentence) for name, sentence in sentences.items() if sentence]
    return found
