"""The public view of entries as frozen values; pages, calendars, the interface and papers are made of these.

What families must not see never gets into a sheet: press contacts, names of old printed sources, the
address on file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from services.directory.dating import is_unconfirmed
from services.directory.models import Entry, EntryPlace, Listing, Translation
from services.directory.queries import listed_codes, listed_entries, public_entries, with_parts
from services.directory.states import PhoneKind, TranslationState
from services.taxonomy.queries import is_known, term
from services.timetable.values import Kind as SlotKind
from services.timetable.values import Slot


@dataclass(frozen=True, slots=True)
class SheetOrganisation:
    """Who answers for an entry."""

    code: str
    uid: UUID
    name: str
    description: str
    website: str
    is_member: bool


@dataclass(frozen=True, slots=True)
class SheetPhone:
    """A number for families; `kind` is service or fax."""

    uid: UUID
    kind: str
    raw: str
    e164: str
    label: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class SheetContact:
    """Somebody, or a desk, to ask for."""

    uid: UUID
    name: str
    function: str
    email: str


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """A place of the entry; `uid` is the entry at this place, `place_uid` the house."""

    uid: UUID
    place_uid: UUID
    code: str
    name: str
    street: str
    postcode: str
    town: str
    district: str
    latitude: Decimal | None
    longitude: Decimal | None
    features: Mapping[str, bool]
    note: str

    @property
    def address(self) -> str:
        """Street and town in one line, as far as they are known."""
        return ", ".join(filter(None, [self.street, f"{self.postcode} {self.town}".strip()]))


@dataclass(frozen=True, slots=True)
class SheetText:
    """The free texts in one language; `is_stale` where the German text has changed since."""

    title: str
    summary: str
    text: str
    is_stale: bool = False


@dataclass(frozen=True)
class Sheet:
    """An entry as everybody may see it."""

    code: str
    uid: UUID
    kind: str
    status: str
    sort_key: str
    texts: Mapping[str, SheetText]
    organisation: SheetOrganisation
    terms: tuple[str, ...]
    scope: str
    area: str
    postcodes: tuple[str, ...]
    age_from: int | None
    age_to: int | None
    cost: str
    cost_amount: Decimal | None
    cost_note: str
    registration: str
    registration_note: str
    by_appointment: bool
    languages: tuple[str, ...]
    funded_by: str
    email: str
    website: str
    phones: tuple[SheetPhone, ...]
    contacts: tuple[SheetContact, ...]
    places: tuple[SheetPlace, ...]
    slots: tuple[Slot, ...]
    historical: bool
    source: str
    source_url: str
    source_date: date | None
    checked_on: date | None
    checked_by: str
    next_check: date | None
    created_at: datetime
    changed_at: datetime
    steward: str
    steward_name: str
    # Whether another alliance answers for it, and what this one adds for its families.
    is_listed: bool = False
    listing_note: str = ""

    @property
    def german(self) -> SheetText:
        """The original texts."""
        return self.texts["de"]

    @property
    def title(self) -> str:
        """The German title."""
        return self.german.title

    @property
    def service_phones(self) -> tuple[SheetPhone, ...]:
        """The numbers to ring."""
        return tuple(each for each in self.phones if each.kind == PhoneKind.SERVICE)

    @property
    def quick_exit(self) -> bool:
        """Whether somebody may have to leave the page fast: separation and violence."""
        return any(term(key).quick_exit for key in self.terms)

    def text_in(self, language: str) -> tuple[str, SheetText]:
        """Return the language that the texts are in, and the texts: the wanted one, else the original."""
        wanted = language if language in self.texts else "de"
        return wanted, self.texts[wanted]

    def terms_of(self, kind: str) -> tuple[str, ...]:
        """Return the keys of one kind: situation, topic or audience."""
        return tuple(key for key in self.terms if is_known(kind, key))

    def is_unconfirmed(self, today: date) -> bool:
        """Return whether families are told that nobody has confirmed this for too long."""
        return is_unconfirmed(next_check=self.next_check, historical=self.historical, today=today)


def public_sheets(codes: Iterable[str] | None = None) -> list[Sheet]:
    """Return what families of the alliance in scope find: its own entries and those it lists, by title.

    With `codes` only these of them; a code that is not public here is left out. Nine queries at most for
    each of the two, however many entries.
    """
    wanted = None if codes is None else set(codes)
    own = public_entries() if wanted is None else public_entries().filter(code__in=wanted)
    found = [sheet_of(entry) for entry in with_parts(own)]
    listings = {
        code: each for code, each in listed_codes().items() if wanted is None or code in wanted
    }
    if listings:
        found += [
            sheet_of(entry, listing=listings[entry.code]) for entry in listed_entries(listings)
        ]
    return sorted(found, key=lambda sheet: (sheet.sort_key, sheet.code))


def public_sheet(code: str) -> Sheet | None:
    """Return one public entry, or None."""
    return next(iter(public_sheets([code])), None)


def sheet_of(entry: Entry, *, listing: Listing | None = None) -> Sheet:
    """Return an entry as it would be public, also a draft for the preview of its coordinators."""
    return Sheet(
        texts=_texts(entry),
        organisation=SheetOrganisation(
            code=entry.organisation.code,
            uid=entry.organisation.uid,
            name=entry.organisation.name,
            description=entry.organisation.description,
            website=entry.organisation.website,
            is_member=entry.organisation.is_member,
        ),
        terms=tuple(sorted(each.term for each in entry.terms.all())),
        postcodes=tuple(entry.postcodes),
        languages=tuple(entry.languages),
        phones=tuple(
            SheetPhone(each.uid, each.kind, each.raw, each.e164, each.label, each.confirmed)
            for each in entry.phones.all()
            if each.kind != PhoneKind.PRESS
        ),
        contacts=tuple(
            SheetContact(each.uid, each.name, each.function, each.email)
            for each in entry.contacts.all()
            if not each.is_press
        ),
        places=tuple(_place(each) for each in entry.places.all()),
        slots=slots_of(entry),
        steward=entry.alliance.slug,
        steward_name=entry.alliance.name,
        is_listed=listing is not None,
        listing_note=listing.note if listing else "",
        **{name: getattr(entry, name) for name in AS_STORED},
    )


AS_STORED = (
    "code", "uid", "kind", "status", "sort_key", "scope", "area", "age_from", "age_to", "cost",
    "cost_amount", "cost_note", "registration", "registration_note", "by_appointment", "funded_by",
    "email", "website", "historical", "source", "source_url", "source_date", "checked_on",
    "checked_by", "next_check", "created_at", "changed_at",
)  # fmt: skip


def _texts(entry: Entry) -> dict[str, SheetText]:
    found = {"de": SheetText(entry.title, entry.summary, entry.text)}
    for each in entry.translations.all():
        found[each.language] = _translated(each, found["de"])
    return found


def _translated(each: Translation, original: SheetText) -> SheetText:
    """A translation; what nobody translated stays in German."""
    return SheetText(
        title=each.title or original.title,
        summary=each.summary or original.summary,
        text=each.text or original.text,
        is_stale=each.state == TranslationState.CHECK,
    )


def _place(at: EntryPlace) -> SheetPlace:
    place = at.place
    return SheetPlace(
        uid=at.uid,
        place_uid=place.uid,
        code=place.code,
        name=place.name,
        street=place.street,
        postcode=place.postcode,
        town=place.town,
        district=place.district,
        latitude=place.latitude,
        longitude=place.longitude,
        features=place.features,
        note=at.note,
    )


def slots_of(entry: Entry) -> tuple[Slot, ...]:
    """Return the timetable of an entry with its cancelled dates."""
    return tuple(
        Slot(
            kind=SlotKind(each.kind),
            rrule=each.rrule,
            starts_on=each.starts_on,
            opens=each.opens,
            closes=each.closes,
            by_appointment=each.by_appointment,
            valid_to=each.valid_to,
            note=each.note,
            cancelled={one.on: one.note for one in each.cancellations.all()},
            uid=str(each.uid),
        )
        for each in entry.slots.all()
    )
