"""Whom to call about care and work: the care offices here first, then help for the whole country."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from buendnis.tenancy.models import Alliance
from services.directory.sheets import Sheet, public_sheets
from services.directory.states import Kind, Scope
from services.facts.opening import HOURS
from services.facts.rows import checked
from services.facts.texts import said
from services.helpnow.queries import help_for
from services.helpnow.values import HelpEntry
from services.languages.addresses import family_address
from services.languages.dates import date_words
from services.languages.queries import say
from services.languages.values import Language
from services.languages.when import open_words, timetable_words
from services.search.query import Query
from services.search.sources import split_key
from services.search.store import search
from services.search.values import Facet
from services.timetable import OpenKind, Slot, holidays_in, open_state
from services.timetable.values import ZONE

CARE, CARE_AND_WORK, ADVICE = "pflege-hilfe", "pflege-beruf", "beratung"
TOPICS = (CARE, CARE_AND_WORK)
# Of federal help this belongs to care; the rest stands on the page of help now.
FEDERAL = (CARE_AND_WORK,)


@dataclass(frozen=True, slots=True)
class ContactPhone:
    """A number as printed, its address to dial (empty where it cannot be dialled), and whose it is."""

    raw: str
    href: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class CareContact:
    """One office or helpline; never a person's name.

    `hours` and `now` are words in the reader's language, empty where nothing is known; `is_open` is None
    where that cannot be said. `doubtful` says that nobody has confirmed this (for too long), `status` says it
    in words. `source_date` is the day of the source, or of the last check.
    """

    key: str
    name: str
    by: str
    text: str
    is_local: bool
    phones: tuple[ContactPhone, ...]
    hours: tuple[str, ...]
    now: str
    is_open: bool | None
    address: str
    email: str
    website: str
    status: str
    doubtful: bool
    source: str
    source_date: date | None
    href: str

    @property
    def needs_a_call(self) -> bool:
        """Whether a reader should ask first if all of this is still so."""
        return self.doubtful and bool(self.phones)


def care_contacts(
    alliance: Alliance, language: Language, now: datetime, *, links: Language | None = None
) -> tuple[CareContact, ...]:
    """Return the care offices of an alliance, those with a confirmed number first, then federal help.

    `now` is an aware moment; `links` is the language of the pages they lead to, where it is another one.
    The number of queries is the same for any number of offices.
    """
    found = (*local_contacts(alliance, language, now), *federal_contacts(alliance, language, now))
    if links is None or links is language:
        return found
    return tuple(
        replace(each, href=_page_of(each.key, links, is_local=each.is_local)) for each in found
    )


def _page_of(key: str, language: Language, *, is_local: bool) -> str:
    if is_local:
        return family_address("finding:entry", key, language=language)
    return f"{family_address('finding:help_now', language=language)}#{key}"


def local_contacts(
    alliance: Alliance, language: Language, now: datetime
) -> tuple[CareContact, ...]:
    """Return the care offices that the directory of an alliance knows near it; often there is none."""
    query = Query(filters={Facet.TOPIC.value: TOPICS}, language=language.code)
    split = [split_key(key) for key in search(alliance, query).keys]
    order = {code: place for place, (source, code) in enumerate(split) if not source}
    today = now.astimezone(ZONE).date()
    sheets = [sheet for sheet in public_sheets(order) if is_care_office(sheet)] if order else []
    sheets.sort(key=lambda sheet: (*_rank(sheet, today), order[sheet.code]))
    return tuple(_local(sheet, language, now, alliance.land) for sheet in sheets)


def federal_contacts(
    alliance: Alliance, language: Language, now: datetime
) -> tuple[CareContact, ...]:
    """Return the helplines on care and work for the whole country."""
    return tuple(
        _federal(entry, language, now, alliance.land) for entry in help_for(FEDERAL, alliance.land)
    )


def is_care_office(sheet: Sheet) -> bool:
    """Whether one can ask there about care: an office, or an offer of advice; no page, no group, no employer."""
    if sheet.scope != Scope.LOCAL or "betriebe" in sheet.terms:
        return False
    advises = ADVICE in sheet.terms or CARE_AND_WORK in sheet.terms
    return sheet.kind == Kind.CONTACT or (sheet.kind == Kind.OFFER and advises)


def _rank(sheet: Sheet, today: date) -> tuple[bool, ...]:
    doubtful = sheet.historical or sheet.is_unconfirmed(today)
    return (
        not sheet.service_phones, doubtful, ADVICE not in sheet.terms, CARE not in sheet.terms,
    )  # fmt: skip


def _local(sheet: Sheet, language: Language, now: datetime, land: str) -> CareContact:
    today = now.astimezone(ZONE).date()
    # Of an old paper nobody knows whether its hours still hold: they are told, but nothing is reckoned from them.
    is_open, words = (None, "") if sheet.historical else _open(sheet.slots, language, now, land)
    return CareContact(
        key=sheet.code,
        name=said(sheet, "title", language).text,
        by=sheet.organisation.name if sheet.organisation.name != sheet.title else "",
        text=said(sheet, "summary", language).text,
        is_local=True,
        phones=tuple(
            ContactPhone(each.raw, f"tel:{each.e164}" if each.e164 else "", each.label)
            for each in sheet.service_phones
        ),
        hours=_hours(sheet.slots, language, today, by_appointment=sheet.by_appointment),
        now=words,
        is_open=is_open,
        address=next((place.address for place in sheet.places), ""),
        email=sheet.email,
        website=sheet.website,
        status=checked(sheet, language, today),
        doubtful=sheet.historical or sheet.checked_on is None or sheet.is_unconfirmed(today),
        source=sheet.source,
        source_date=sheet.source_date if sheet.historical else sheet.checked_on,
        href=_page_of(sheet.code, language, is_local=True),
    )


def _federal(entry: HelpEntry, language: Language, now: datetime, land: str) -> CareContact:
    is_open, words = _open(entry.slots, language, now, land)
    day = entry.checked_on
    return CareContact(
        key=entry.key,
        name=entry.name(language.code),
        by="",
        text=entry.text(language.code),
        is_local=False,
        phones=tuple(
            ContactPhone(each.raw, f"tel:{each.e164}", each.label) for each in entry.numbers
        ),
        hours=_hours(entry.slots, language, now.astimezone(ZONE).date()),
        now=words,
        is_open=is_open,
        address="",
        email="",
        website=entry.website,
        status=say("facts.checked_on", language, day=date_words(day, language))
        if day
        else say("facts.not_checked", language),
        doubtful=day is None,
        source=entry.source,
        source_date=entry.source_date or day,
        href=_page_of(entry.key, language, is_local=False),
    )


def _open(
    slots: Iterable[Slot], language: Language, now: datetime, land: str
) -> tuple[bool | None, str]:
    """Return whether somebody is there at this moment, and the same in words."""
    year = now.astimezone(ZONE).year
    hours = [slot for slot in slots if slot.kind in HOURS]
    if not hours:
        return None, ""
    state = open_state(hours, now, holidays_in(land, (year, year + 1)))
    if state.kind == OpenKind.UNKNOWN and state.next_opening is None:
        return None, ""
    is_open = {OpenKind.OPEN: True, OpenKind.CLOSED: False}.get(state.kind)
    return is_open, open_words(state, now, language)


def _hours(
    slots: Iterable[Slot], language: Language, today: date, *, by_appointment: bool = False
) -> tuple[str, ...]:
    lines = []
    for each in timetable_words(slots, language, today):
        words = say("when.line", language, days=each.label, hours=each.text)
        lines.append(f"{words} ({each.note})" if each.note else words)
    if by_appointment:
        lines.append(say("when.by_appointment", language))
    return tuple(lines)
