"""A hit of the search as a card: what, for whom, costs, when and where, whom to call, and if it is still true."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from services.directory.sheets import Sheet, public_sheets
from services.facts.opening import now_lines
from services.facts.rows import Fact, Line, card_facts, checked
from services.facts.texts import Said, said
from services.finding.helping import KEYS_BEGIN, help_facts, help_status
from services.guide.documents import SOURCE, FoundPage, found_page
from services.helpnow.queries import help_entries
from services.helpnow.values import HelpEntry
from services.languages.addresses import family_address
from services.languages.dates import date_words
from services.languages.facts import kind_words
from services.languages.queries import say
from services.languages.values import GERMAN, Language
from services.search.sources import split_key
from services.timetable.values import ZONE


@dataclass(frozen=True, slots=True)
class Card:
    """One hit as a page shows it; `missing` says what is not known, `tone` how far to trust it, as badges do."""

    href: str
    kind: str
    title: Said
    by: str
    summary: Said
    facts: tuple[Fact, ...]
    missing: str
    now: tuple[Line, ...]
    status: str
    tone: str


def cards_of(
    keys: Iterable[str], language: Language, *, now: datetime, land: str
) -> tuple[Card, ...]:
    """Return the hits in their order, entries, help now and pages alike; what has just left the list is left out.

    `now` is an aware moment, `land` the two letters of the alliance's Land.
    """
    split = [split_key(key) for key in keys]
    codes = [key for source, key in split if not source]
    sheets = {sheet.code: sheet for sheet in public_sheets(codes)} if codes else {}
    helps: Mapping[str, HelpEntry] = {entry.key: entry for entry in help_entries(land)}
    found = []
    for source, key in split:
        if not source and key in sheets:
            found.append(card_of(sheets[key], language, now=now, land=land))
        elif source == KEYS_BEGIN and key in helps:
            found.append(_help_card(helps[key], language, now))
        elif source == SOURCE and (page := found_page(key, language, now.astimezone(ZONE).date())):
            found.append(_page_card(page, language))
    return tuple(found)


def card_of(sheet: Sheet, language: Language, *, now: datetime, land: str) -> Card:
    """Return the card of one entry."""
    today = now.astimezone(ZONE).date()
    facts, missing = card_facts(sheet, language, today)
    return Card(
        href=family_address("finding:entry", sheet.code, language=language),
        kind=kind_words(sheet.kind, language),
        title=said(sheet, "title", language),
        by=sheet.organisation.name if sheet.organisation.name != sheet.title else "",
        summary=said(sheet, "summary", language),
        facts=facts,
        missing=missing,
        now=now_lines(sheet, language, now, land),
        status=checked(sheet, language, today),
        tone="warning" if sheet.historical or sheet.is_unconfirmed(today) else "neutral",
    )


def _help_card(entry: HelpEntry, language: Language, now: datetime) -> Card:
    today = now.astimezone(ZONE).date()
    page = family_address("finding:help_now", language=language)
    return Card(
        href=f"{page}#{entry.key}",
        kind=say("finding.help_heading", language),
        title=Said(entry.name(language.code), language),
        by="",
        summary=Said(entry.text(language.code), language),
        facts=help_facts(entry, language, today),
        missing="",
        now=(),
        status=help_status(entry, language),
        tone="neutral" if entry.is_checked else "warning",
    )


def _page_card(page: FoundPage, language: Language) -> Card:
    day = page.checked_on
    return Card(
        href=page.href,
        kind=say("family.way_care", language),
        title=Said(page.title, GERMAN),
        by="",
        summary=Said(page.lead, GERMAN),
        facts=(),
        missing="",
        now=(),
        status=say("facts.checked_on", language, day=date_words(day, language)) if day else "",
        tone="neutral",
    )
