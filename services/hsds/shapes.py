"""Turns sheets into what the standard calls services, locations and their parts; what is not known is left out.

Fields of HSDS 3.0 that the UK profile does not name (phones, application_process, codes of languages) are
kept: the profile allows more, and a service without its number would help nobody.
"""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from services.directory.sheets import Sheet, SheetContact, SheetPhone, SheetPlace
from services.directory.states import PhoneKind
from services.hsds.terms import attribute_shapes
from services.languages.facts import (
    checked_words,
    cost_words,
    registration_words,
    scope_words,
)
from services.languages.values import GERMAN
from services.languages.when import kind_label, slot_words
from services.taxonomy.queries import term
from services.timetable.rules import DAYS, read_rule
from services.timetable.values import Slot

Shape = dict[str, Any]
COUNTRY = "DE"
YES_NO = {True: "ja", False: "nein"}
# What the standard knows; a rule of each day is one of each week on all days.
FREQUENCIES = {"WEEKLY": "WEEKLY", "MONTHLY": "MONTHLY", "DAILY": "WEEKLY"}


def filled(shape: Shape) -> Shape:
    """Return a shape without what is empty; the profile wants it left out, not null."""
    return {name: value for name, value in shape.items() if value not in (None, "", [], {})}


def service_item(sheet: Sheet, *, today: date) -> Shape:
    """Return a service as a list shows it."""
    return filled(
        {
            "id": str(sheet.uid),
            "organization_id": str(sheet.organisation.uid),
            "name": sheet.german.title,
            "description": "\n\n".join(filter(None, [sheet.german.summary, sheet.german.text])),
            "url": sheet.website,
            "email": sheet.email,
            "status": "active",
            "fees": " ".join(
                filter(None, [cost_words(sheet.cost, sheet.cost_amount, GERMAN), sheet.cost_note])
            ),
            "application_process": " ".join(
                filter(
                    None, [registration_words(sheet.registration, GERMAN), sheet.registration_note]
                )
            ),
            "minimum_age": sheet.age_from,
            "maximum_age": sheet.age_to,
            "assured_date": sheet.checked_on and sheet.checked_on.isoformat(),
            "alert": _alert(sheet, today),
            "last_modified": sheet.changed_at.isoformat(timespec="milliseconds"),
            "organization": _organization(sheet),
        }
    )


def _alert(sheet: Sheet, today: date) -> str:
    """Say what a reader must know first: that facts are old, or that nobody confirmed them."""
    if sheet.historical or sheet.is_unconfirmed(today):
        return checked_words(
            GERMAN,
            checked_on=sheet.checked_on,
            historical=sheet.historical,
            source_date=sheet.source_date,
            unconfirmed=sheet.is_unconfirmed(today),
        )
    return ""


def service(sheet: Sheet, *, today: date) -> Shape:
    """Return a service with all that belongs to it."""
    areas = [scope_words(sheet.scope, sheet.area, GERMAN), *sheet.postcodes]
    funds = [sheet.funded_by] if sheet.funded_by else []
    return service_item(sheet, today=today) | filled(
        {
            "phones": [_phone(sheet, phone) for phone in sheet.phones],
            "schedules": [_schedule(slot, sheet, today) for slot in sheet.slots],
            "service_areas": [_part(sheet, "area", name, name=name) for name in areas if name],
            "service_at_locations": [_at(sheet, place) for place in sheet.places],
            "languages": [
                _part(sheet, "language", code, code=code, name=term(code, "spoken").name("de"))
                for code in sheet.languages
            ],
            "funding": [_part(sheet, "funding", source, source=source) for source in funds],
            "cost_options": _cost_options(sheet),
            "contacts": [_contact(sheet, contact) for contact in sheet.contacts],
            "attributes": attribute_shapes(sheet.terms, sheet.uid),
        }
    )


def _part(sheet: Sheet, kind: str, key: str, **fields: Any) -> Shape:
    """A part of a service that we keep no number of: its number follows from what it says."""
    return {"id": str(uuid5(sheet.uid, f"{kind}:{key}")), "service_id": str(sheet.uid), **fields}


def _phone(sheet: Sheet, phone: SheetPhone) -> Shape:
    return filled(
        {
            "id": str(phone.uid),
            "service_id": str(sheet.uid),
            "number": phone.e164,
            "type": "fax" if phone.kind == PhoneKind.FAX else "voice",
            "description": phone.label,
        }
    )


def _contact(sheet: Sheet, contact: SheetContact) -> Shape:
    return filled(
        {
            "id": str(contact.uid),
            "service_id": str(sheet.uid),
            "name": contact.name,
            "title": contact.function,
            "email": contact.email,
        }
    )


def _organization(sheet: Sheet) -> Shape:
    organisation = sheet.organisation
    return filled(
        {
            "id": str(organisation.uid),
            "name": organisation.name,
            # The standard insists on a text.
            "description": organisation.description or organisation.name,
            "website": organisation.website,
        }
    )


def _cost_options(sheet: Sheet) -> list[Shape]:
    if sheet.cost_amount is None and sheet.cost != "kostenlos":
        return []
    return [
        filled(
            {
                "id": str(uuid5(sheet.uid, "cost")),
                "service_id": str(sheet.uid),
                "option": cost_words(sheet.cost, None, GERMAN),
                "amount_description": sheet.cost_note,
            }
        )
        | {"amount": float(sheet.cost_amount or 0), "currency": "EUR"}
    ]


def _schedule(slot: Slot, sheet: Sheet, today: date) -> Shape:
    called_off = [f"{on:%d.%m.%Y} {note}".strip() for on, note in sorted(slot.cancelled.items())]
    notes = [slot.note, "Fällt aus: " + ", ".join(called_off) if called_off else ""]
    return filled(
        {
            "id": slot.uid,
            "service_id": str(sheet.uid),
            "dtstart": slot.starts_on.isoformat(),
            "opens_at": slot.opens and slot.opens.isoformat("minutes"),
            "closes_at": slot.closes and slot.closes.isoformat("minutes"),
            "description": f"{kind_label(slot.kind, GERMAN)}: {slot_words(slot, GERMAN, today)}",
            "attending_type": "Nach Absprache" if slot.by_appointment else "",
            "notes": " ".join(filter(None, notes)),
            **_recurrence(slot),
        }
    )


def _recurrence(slot: Slot) -> Shape:
    """Return the rule in fields; one that the standard has no fields for is told by the description alone."""
    if not slot.rrule:
        return {
            "valid_from": slot.starts_on.isoformat(),
            "valid_to": (slot.valid_to or slot.starts_on).isoformat(),
        }
    rule = read_rule(slot.rrule)
    last = min(filter(None, [slot.valid_to, rule.until]), default=None)
    found: Shape = {
        "valid_from": slot.starts_on.isoformat(),
        "valid_to": last and last.isoformat(),
    }
    told = rule.frequency in FREQUENCIES and not rule.months
    if not told or (rule.frequency == "DAILY" and (rule.interval != 1 or rule.days)):
        return found
    days = ",".join(f"{ordinal or ''}{DAYS[day]}" for ordinal, day in rule.days)
    return found | {
        "freq": FREQUENCIES[rule.frequency],
        "interval": rule.interval,
        "byday": ",".join(DAYS) if rule.frequency == "DAILY" else days,
        "bymonthday": ",".join(map(str, rule.month_days)),
        "count": rule.count,
    }


def service_at_location_item(sheet: Sheet, uid: UUID, *, today: date) -> Shape:
    """Return a service at a location as a list shows it."""
    place = _place(sheet, uid)
    return {
        "id": str(place.uid),
        "service_id": str(sheet.uid),
        "location_id": str(place.place_uid),
        "location": _location_item(place),
        "service": service_item(sheet, today=today),
    }


def service_at_location(sheet: Sheet, uid: UUID, *, today: date) -> Shape:
    """Return a service at a location with all that belongs to both."""
    return _at(sheet, _place(sheet, uid)) | {"service": service(sheet, today=today)}


def _place(sheet: Sheet, uid: UUID) -> SheetPlace:
    return next(place for place in sheet.places if place.uid == uid)


def _at(sheet: Sheet, place: SheetPlace) -> Shape:
    return {
        "id": str(place.uid),
        "service_id": str(sheet.uid),
        "location_id": str(place.place_uid),
        "location": _location(sheet, place),
    }


def _location_item(place: SheetPlace) -> Shape:
    return filled(
        {
            "id": str(place.place_uid),
            "location_type": "physical",
            "name": place.name or place.address,
            "description": place.note,
            "latitude": None if place.latitude is None else float(place.latitude),
            "longitude": None if place.longitude is None else float(place.longitude),
        }
    )


def _location(sheet: Sheet, place: SheetPlace) -> Shape:
    return _location_item(place) | filled(
        {
            "addresses": _addresses(sheet, place),
            "accessibility": [
                {
                    "id": str(uuid5(place.place_uid, f"feature:{feature}")),
                    "location_id": str(place.place_uid),
                    "description": f"{term(feature, 'feature').name('de')}: {YES_NO[state]}",
                }
                for feature, state in sorted(place.features.items())
            ],
        }
    )


def _addresses(sheet: Sheet, place: SheetPlace) -> list[Shape]:
    """Return the address, or none where the standard's compulsory parts are not known."""
    if not (place.street and place.postcode and place.town):
        return []
    shape = {
        "id": str(uuid5(place.place_uid, "address")),
        "location_id": str(place.place_uid),
        "address_1": place.street,
        "city": place.town,
        "postal_code": place.postcode,
        # A German address names no Land; the field is compulsory.
        "state_province": "",
        "country": COUNTRY,
        "address_type": "physical",
    }
    return [shape | filled({"region": place.district})]
