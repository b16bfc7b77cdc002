"""Everything about an entry that people edit, import or propose, as plain frozen values."""

from dataclasses import dataclass, field, fields
from datetime import date, time
from decimal import Decimal
from typing import Any

from services.directory.states import Cost, Kind, PhoneKind, Registration, Scope, SlotKind, Status


@dataclass(frozen=True, slots=True)
class PhoneValues:
    """A number; without `e164` it is worked out from what was typed."""

    raw: str
    e164: str = ""
    label: str = ""
    kind: str = PhoneKind.SERVICE
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class ContactValues:
    """Somebody, or a desk, to ask for."""

    name: str = ""
    function: str = ""
    email: str = ""
    is_press: bool = False


@dataclass(frozen=True, slots=True)
class SlotValues:
    """One line of the timetable; `cancelled` holds pairs of date and note."""

    starts_on: date
    kind: str = SlotKind.OPENING
    rrule: str = ""
    opens: time | None = None
    closes: time | None = None
    by_appointment: bool = False
    valid_to: date | None = None
    note: str = ""
    cancelled: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceAt:
    """The code of a place, and where in the house."""

    place: str
    note: str = ""


@dataclass(frozen=True)
class EntryValues:
    """An entry without its identity: what `write_entry` stores and `values_of` reads."""

    organisation: str
    title: str
    kind: str = Kind.OFFER
    status: str = Status.DRAFT
    summary: str = ""
    text: str = ""
    terms: tuple[str, ...] = ()
    scope: str = Scope.LOCAL
    area: str = ""
    postcodes: tuple[str, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    cost: str = Cost.UNKNOWN
    cost_amount: Decimal | None = None
    cost_note: str = ""
    registration: str = Registration.UNKNOWN
    registration_note: str = ""
    by_appointment: bool = False
    languages: tuple[str, ...] = ()
    funded_by: str = ""
    email: str = ""
    website: str = ""
    website_raw: str = ""
    places: tuple[PlaceAt, ...] = ()
    phones: tuple[PhoneValues, ...] = ()
    contacts: tuple[ContactValues, ...] = ()
    slots: tuple[SlotValues, ...] = ()
    historical: bool = False
    source: str = ""
    source_url: str = ""
    source_date: date | None = None
    checked_on: date | None = None
    checked_by: str = ""
    next_check: date | None = None
    left_on: date | None = None
    printed: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class PlaceValues:
    """A place without its identity."""

    name: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    district: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    features: dict[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class OrganisationValues:
    """An organisation without its identity."""

    name: str
    description: str = ""
    website: str = ""
    website_raw: str = ""
    provider_email: str = ""
    is_member: bool = False
    source: str = ""
    source_url: str = ""
    source_date: date | None = None
    printed: dict[str, Any] = field(default_factory=dict)


# Columns of the entry's own row; what is left are its parts.
PARTS = ("terms", "places", "phones", "contacts", "slots")
COLUMNS = tuple(
    each.name for each in fields(EntryValues) if each.name not in (*PARTS, "organisation")
)
# Saying that nothing changed, or putting an entry on or off the list, changes no fact of it.
BESIDE_THE_FACTS = frozenset(
    {"checked_on", "checked_by", "next_check", "status", "left_on", "printed"}
)
# What the sheet of an entry says of its organisation.
SHOWN_OF_ORGANISATIONS = frozenset({"name", "description", "website", "is_member"})
TRANSLATED = ("title", "summary", "text")
