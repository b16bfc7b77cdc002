"""An entry as schema.org data (JSON-LD), for search machines; made from what its page shows."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from services.directory.sheets import Sheet, SheetPlace
from services.directory.states import Cost, Kind, Scope
from services.languages.values import Language
from services.taxonomy.queries import term
from services.timetable import Occurrence, Slot, occurrences, read_rule
from services.timetable.values import Kind as SlotKind

VOCABULARY = "https://schema.org"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# How far ahead a date is looked for.
AHEAD = timedelta(days=183)
OPENS = (SlotKind.OPENING, SlotKind.CONSULTATION)
# What would end the element or begin markup inside it (as Django's json_script).
MARKUP = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})

Data = dict[str, Any]


def script_of(data: Data) -> SafeString:
    """Return the data as an element for the head of a page; a browser runs nothing of it."""
    written = json.dumps(data, ensure_ascii=False, default=str).translate(MARKUP)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(written))


def linked_data(sheet: Sheet, language: Language, *, url: str, today: date) -> Data:
    """Return the page of an entry and, as its main thing, a service, a date or an organisation."""
    _, text = sheet.text_in(language.code)
    return {"@context": VOCABULARY} | _without_gaps(
        {
            "@type": "WebPage",
            "@id": url,
            "url": url,
            "name": text.title,
            "inLanguage": language.html_lang,
            "isAccessibleForFree": True,
            "dateModified": sheet.changed_at.isoformat(),
            "lastReviewed": sheet.checked_on.isoformat() if sheet.checked_on else None,
            "mainEntity": _main_thing(sheet, language, url, today),
        }
    )


def _main_thing(sheet: Sheet, language: Language, url: str, today: date) -> Data:
    coming = next(_coming(sheet, today), None)
    if coming is not None and sheet.kind in (Kind.MEETING, Kind.EVENT):
        return _event(sheet, language, url, coming)
    if sheet.kind == Kind.MEMBER:
        return _named(sheet, language, "Organization", url) | _without_gaps(
            {
                "contactPoint": _contact_points(sheet),
                "location": [_place(each, sheet) for each in sheet.places],
                "areaServed": _area(sheet),
            }
        )
    return _service(sheet, language, url)


def _named(sheet: Sheet, language: Language, kind: str, url: str) -> Data:
    _, text = sheet.text_in(language.code)
    return _without_gaps(
        {
            "@type": kind,
            "@id": f"{url}#angebot",
            "identifier": f"urn:uuid:{sheet.uid}",
            "name": text.title,
            "description": text.summary,
            "url": sheet.website,
        }
    )


def _service(sheet: Sheet, language: Language, url: str) -> Data:
    """Money and pages of a Land or of the country come from offices; of the others we do not know it."""
    of_an_office = sheet.kind in (Kind.FUNDING, Kind.GUIDE) and sheet.scope != Scope.LOCAL
    kind = "GovernmentService" if of_an_office else "Service"
    free = {"@type": "Offer", "price": "0", "priceCurrency": "EUR"}
    return _named(sheet, language, kind, url) | _without_gaps(
        {
            "provider": _organisation(sheet),
            "areaServed": _area(sheet),
            "audience": _audience(sheet, language),
            "hoursAvailable": list(_hours(sheet)),
            "availableChannel": _channel(sheet),
            "offers": free if sheet.cost == Cost.FREE else None,
        }
    )


def _event(sheet: Sheet, language: Language, url: str, coming: Occurrence) -> Data:
    status = "EventCancelled" if coming.cancelled else "EventScheduled"
    return _named(sheet, language, "Event", url) | _without_gaps(
        {
            "startDate": (coming.starts_at or coming.on).isoformat(),
            "endDate": coming.ends_at.isoformat() if coming.ends_at else None,
            "eventStatus": f"{VOCABULARY}/{status}",
            "organizer": _organisation(sheet),
            "location": [_place(each, sheet) for each in sheet.places],
            "audience": _audience(sheet, language),
            "isAccessibleForFree": {Cost.FREE: True, Cost.PAID: False}.get(Cost(sheet.cost)),
        }
    )


def _coming(sheet: Sheet, today: date) -> Iterator[Occurrence]:
    slots = [slot for slot in sheet.slots if slot.kind not in OPENS]
    yield from occurrences(slots, today, today + AHEAD)


def _organisation(sheet: Sheet) -> Data:
    return _without_gaps(
        {
            "@type": "Organization",
            "identifier": f"urn:uuid:{sheet.organisation.uid}",
            "name": sheet.organisation.name,
            "url": sheet.organisation.website,
        }
    )


def _area(sheet: Sheet) -> Data | None:
    if sheet.scope == Scope.FEDERAL:
        return {"@type": "Country", "name": "Deutschland"}
    return {"@type": "AdministrativeArea", "name": sheet.area} if sheet.area else None


def _audience(sheet: Sheet, language: Language) -> list[Data]:
    ages = {"suggestedMinAge": sheet.age_from, "suggestedMaxAge": sheet.age_to}
    names = [term(key, "audience").name(language.code) for key in sheet.terms_of("audience")]
    if not names and sheet.age_from is None and sheet.age_to is None:
        return []
    found = [{"@type": "PeopleAudience", "audienceType": name} | ages for name in names or [""]]
    return [_without_gaps(one) for one in found]


def _channel(sheet: Sheet) -> list[Data]:
    places = [_place(each, sheet) for each in sheet.places]
    channel = _without_gaps(
        {
            "serviceUrl": sheet.website,
            "servicePhone": _contact_points(sheet),
            "serviceLocation": places,
            # Codes of the taxonomy are those of BCP 47, save for German sign language.
            "availableLanguage": ["gsg" if code == "dgs" else code for code in sheet.languages],
        }
    )
    return [{"@type": "ServiceChannel"} | channel] if channel else []


def _contact_points(sheet: Sheet) -> list[Data]:
    return [
        _without_gaps({"@type": "ContactPoint", "telephone": each.e164, "name": each.label})
        for each in sheet.service_phones
    ]


def _place(place: SheetPlace, sheet: Sheet) -> Data:
    geo = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.street,
        "postalCode": place.postcode,
        "addressLocality": place.town,
        "addressCountry": "DE",
    }
    return _without_gaps(
        {
            "@type": "Place",
            "name": place.name or place.address,
            "address": _without_gaps(address),
            "geo": geo if place.latitude is not None else None,
            "openingHoursSpecification": list(_hours(sheet)) if len(sheet.places) == 1 else None,
            "amenityFeature": [
                {
                    "@type": "LocationFeatureSpecification",
                    "name": term(key, "feature").name("de"),
                    "value": there,
                }
                for key, there in sorted(place.features.items())
            ],
        }
    )


def _hours(sheet: Sheet) -> Iterator[Data]:
    """Give the hours of every week; a rule like „every second Tuesday“ has no words there."""
    for slot in sheet.slots:
        if slot.kind in OPENS and slot.opens and slot.closes and not slot.by_appointment:
            yield from _weekly(slot)


def _weekly(slot: Slot) -> Iterator[Data]:
    rule = read_rule(slot.rrule) if slot.rrule else None
    if rule is None or rule.frequency != "WEEKLY" or rule.interval != 1 or rule.months:
        return
    days = [day for _, day in rule.days] or [slot.starts_on.weekday()]
    last = slot.valid_to or rule.until
    yield _without_gaps(
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [f"{VOCABULARY}/{DAYS[day]}" for day in days],
            "opens": f"{slot.opens:%H:%M}",
            "closes": f"{slot.closes:%H:%M}",
            "validThrough": last.isoformat() if last else None,
        }
    )


def _without_gaps(data: Data) -> Data:
    """Return the data without what is not known; false and nought are known."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}
