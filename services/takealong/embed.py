"""A list of offers for the pages of others: the same filters as the search, a bounded number, as cards or as data."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from buendnis.mail.sending import absolute
from buendnis.tenancy.models import Alliance
from services.directory.sheets import Sheet, public_sheets
from services.facts.opening import now_lines
from services.facts.rows import Fact, Line, card_facts, checked
from services.facts.texts import Said, said
from services.languages.addresses import family_address
from services.languages.values import Language
from services.search.query import Query, address_params
from services.search.sources import split_key
from services.search.store import search
from services.timetable.values import ZONE

# More than this nobody reads in a frame; the rest is behind the link to the search.
MOST = 50


@dataclass(frozen=True, slots=True)
class Row:
    """An offer as the list shows it."""

    sheet: Sheet
    href: str
    title: Said
    summary: Said
    facts: tuple[Fact, ...]
    missing: str
    now: tuple[Line, ...]
    status: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The first offers of a search, how many there are, and where all of them stand."""

    rows: tuple[Row, ...]
    total: int
    address: str


def listed(query: Query, language: Language, alliance: Alliance, now: datetime) -> Listed:
    """Return what a search finds in the directory, fifty at most; help now is left to its own page."""
    split = [split_key(key) for key in search(alliance, query).keys]
    codes = [code for source, code in split if not source]
    sheets = {sheet.code: sheet for sheet in public_sheets(codes[:MOST])} if codes else {}
    return Listed(
        rows=tuple(
            _row(sheets[code], language, alliance, now) for code in codes[:MOST] if code in sheets
        ),
        total=len(codes),
        address=absolute(
            family_address("finding:search", language=language, **address_params(query.on_page(1)))
        ),
    )


def _row(sheet: Sheet, language: Language, alliance: Alliance, now: datetime) -> Row:
    today = now.astimezone(ZONE).date()
    facts, missing = card_facts(sheet, language, today)
    return Row(
        sheet=sheet,
        href=absolute(family_address("finding:entry", sheet.code, language=language)),
        title=said(sheet, "title", language),
        summary=said(sheet, "summary", language),
        facts=facts,
        missing=missing,
        now=now_lines(sheet, language, now, alliance.land),
        status=checked(sheet, language, today),
    )


def as_data(found: Listed, language: Language, alliance: Alliance) -> dict[str, Any]:
    """Return the list as it becomes JSON."""
    return {
        "source": alliance.name,
        "language": language.html_lang,
        "total": found.total,
        "address": found.address,
        "entries": [_data(row) for row in found.rows],
    }


def _data(row: Row) -> dict[str, Any]:
    return {
        "code": row.sheet.code,
        "address": row.href,
        "title": row.title.text,
        "organisation": row.sheet.organisation.name,
        "summary": row.summary.text,
        "facts": [
            {"key": fact.key, "label": fact.label, "lines": [line.text for line in fact.lines]}
            for fact in row.facts
        ],
        "missing": row.missing,
        "phones": list(_phones(row.sheet)),
        "status": row.status,
        "checked_on": row.sheet.checked_on.isoformat() if row.sheet.checked_on else None,
        "historical": row.sheet.historical,
    }


def _phones(sheet: Sheet) -> Iterator[dict[str, Any]]:
    for phone in sheet.service_phones:
        yield {"number": phone.raw, "dial": phone.e164, "confirmed": phone.confirmed}
