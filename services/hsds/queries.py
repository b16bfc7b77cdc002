"""Which entries a request means, in a stable order, and the page of them that it wants."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from buendnis.access.rules import Actor
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import across_alliances
from services.directory.models import Entry, EntryPlace
from services.directory.queries import listed_codes, public_entries
from services.directory.sheets import Sheet, public_sheets
from services.directory.states import Status
from services.hsds.params import DAYS, USUAL_A_PAGE
from services.hsds.terms import key_of_term, keys_of_taxonomy, number_in_address
from services.search.query import Query
from services.search.store import search

# A rule of each week without days happens on the weekday of its first date.
WITHOUT_DAYS = r"^(?!.*(BYDAY|MONTHLY|YEARLY|DAILY))"


@dataclass(frozen=True, slots=True)
class Row:
    """What a list is sorted and paged by."""

    code: str
    sort_key: str
    uid: UUID
    changed_at: datetime


def matching(alliance: Alliance, params: Mapping[str, Any]) -> list[Row]:
    """Return the public entries that fit all filters, by title, or best first where words were given."""
    found = {row.code: row for row in _rows(_condition(params))}
    if "search" not in params:
        return sorted(found.values(), key=lambda row: (row.sort_key, row.code))
    hits = search(alliance, Query(text=params["search"], filters={}, page=1, language="de"))
    return [found[key] for key in hits.keys if key in found]


def _rows(condition: Q) -> list[Row]:
    """Return one's own entries and those of others on the list."""
    columns = ("code", "sort_key", "uid", "changed_at")
    own = public_entries().filter(condition).distinct().values_list(*columns)
    rows = [Row(*row) for row in own.order_by("pk")]
    if listed := listed_codes():
        with across_alliances("Ein Eintrag eines anderen Bündnisses steht in diesem Verzeichnis"):
            others: QuerySet[Entry] = Entry.objects.filter(code__in=listed, status=Status.PUBLIC)
            found = others.filter(condition).distinct().order_by("pk").values_list(*columns)
            rows += [Row(*row) for row in found]
    return rows


def _condition(params: Mapping[str, Any]) -> Q:
    """Return what entries must fulfil; times and day are asked of one and the same slot."""
    wanted = {
        "taxonomy_term_id": lambda uid: Q(terms__term=key_of_term(uid)),
        "taxonomy_id": lambda uid: Q(terms__term__in=keys_of_taxonomy(uid)),
        "organization_id": lambda uid: Q(organisation__uid=uid),
        "modified_after": lambda moment: Q(changed_at__gte=moment),
        "minimum_age": lambda age: Q(age_from__gte=age),
        "maximum_age": lambda age: Q(age_to__lte=age),
        "postcode": lambda code: (
            Q(places__place__postcode=code)
            # A list of postcodes, as both databases write it out.
            | Q(postcodes__icontains=f'"{code}"')
        ),
        "day": lambda day: (
            Q(slots__rrule__regex=rf"(BYDAY=[^;]*{day})|FREQ=DAILY")
            | Q(
                slots__rrule__regex=WITHOUT_DAYS, slots__starts_on__iso_week_day=DAYS.index(day) + 1
            )
        ),
        "start_time": lambda at: Q(slots__opens__gte=at),
        "end_time": lambda at: Q(slots__closes__lte=at),
    }
    found = Q()
    for name, condition in wanted.items():
        if name in params:
            found &= condition(params[name])
    return found


def at_places(rows: Iterable[Row], *, postcode: str | None) -> list[tuple[Row, UUID]]:
    """Return these entries with the number of each of their places, or only of those with a postcode."""
    found: dict[str, list[UUID]] = {}
    wanted = Q() if postcode is None else Q(place__postcode=postcode)
    # Which entries may be shown is known already; those of neighbours lie in another alliance.
    with across_alliances("Wo Einträge dieses Verzeichnisses stattfinden"):
        places = EntryPlace.objects.filter(wanted, entry__status=Status.PUBLIC)
        for code, uid in places.values_list("entry__code", "uid"):
            found.setdefault(code, []).append(uid)
    return [(row, uid) for row in rows for uid in found.get(row.code, ())]


def page_of(rows: Sequence[Any], params: Mapping[str, Any]) -> tuple[Sequence[Any], dict[str, Any]]:
    """Return the rows of the wanted page, and what the standard tells about a page."""
    size, number = params.get("per_page", USUAL_A_PAGE), params.get("page", 1)
    pages = max(1, -(-len(rows) // size))
    shown = rows[(number - 1) * size : number * size]
    return shown, {
        "total_items": len(rows),
        "total_pages": pages,
        "page_number": number,
        "size": len(shown),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not shown,
    }


def sheets_in_order(codes: Sequence[str]) -> list[Sheet]:
    """Return the sheets of these codes in this order; one that left the list meanwhile is left out."""
    found = {sheet.code: sheet for sheet in public_sheets(set(codes))}
    return [found[code] for code in codes if code in found]


def sheet_by_uid(actor: Actor, uid: str) -> Sheet:
    """Return the public entry of this number. Raises Http404."""
    rows = _rows(Q(uid=number_in_address(uid)))
    sheets = public_sheets([row.code for row in rows])
    if not sheets:
        raise Http404("There is no such service here.")
    return sheets[0]


def sheet_by_place_uid(actor: Actor, uid: str) -> tuple[Sheet, UUID]:
    """Return the public entry that is at a place under this number, with the number. Raises Http404."""
    wanted = number_in_address(uid)
    rows = _rows(Q(places__uid=wanted))
    sheets = public_sheets([row.code for row in rows])
    if not sheets:
        raise Http404("There is no such service at location here.")
    return sheets[0], wanted
