"""What takes place in a span of days, from the entries that families find."""

from datetime import date, timedelta

from django.db.models import Q
from django.http import Http404

from buendnis.access.rules import Actor
from buendnis.tenancy.models import Alliance
from services.directory.models import Entry, TimeSlot
from services.directory.queries import listed_codes, own_entries, with_parts
from services.directory.sheets import Sheet, public_sheet, public_sheets, slots_of
from services.directory.states import Status
from services.events.values import DATED, Gathering, dated
from services.search.query import Query
from services.search.store import search
from services.search.values import Facet
from services.timetable.dates import has_ended, occurrences, parts_of
from services.timetable.values import WEEKDAYS, Occurrence

HALF_A_YEAR = timedelta(days=183)
MOST_NEXT = 30


def coming(alliance: Alliance, query: Query, first: date, last: date) -> list[Gathering]:
    """Return the dates from first to last that a search selects, by day and hour; cancelled ones say so.

    Weekday and part of the day are asked of each date, everything else of its entry.
    """
    found = [
        Gathering(sheet, occurrence)
        for sheet in dated_sheets(alliance, query, first, last)
        for occurrence in occurrences(dated(sheet.slots), first, last)
        if _suits(occurrence, query)
    ]
    return sorted(found, key=_order)


def dated_sheets(alliance: Alliance, query: Query, first: date, last: date) -> list[Sheet]:
    """Return the entries with dates that a search selects and that may have one from first to last."""
    codes = set(_codes_with_dates(first, last)) | set(listed_codes())
    if not query.is_empty:
        codes &= set(search(alliance, query).keys)
    return [
        sheet
        for sheet in (public_sheets(codes) if codes else [])
        if any(not has_ended(slot, first) for slot in dated(sheet.slots))
    ]


def _codes_with_dates(first: date, last: date) -> list[str]:
    over = Q(valid_to__lt=first) | Q(rrule="", starts_on__lt=first)
    slots = TimeSlot.objects.filter(
        entry__status=Status.PUBLIC, kind__in=DATED, starts_on__lte=last
    ).exclude(over)
    return list(slots.values_list("entry__code", flat=True).distinct())


def _suits(occurrence: Occurrence, query: Query) -> bool:
    days, times = query.filters.get(Facet.DAY, ()), query.filters.get(Facet.TIME, ())
    if days and WEEKDAYS[occurrence.on.weekday()] not in days:
        return False
    return not times or bool(set(times) & set(parts_of(occurrence.opens, occurrence.closes)))


def _order(gathering: Gathering) -> tuple:
    occurrence = gathering.occurrence
    hour = occurrence.opens.isoformat() if occurrence.opens else ""
    return occurrence.on, hour, gathering.sheet.sort_key, gathering.sheet.code


def next_dates(entry: Entry, today: date) -> list[Occurrence]:
    """Return the next dates of an entry for its coordinators, half a year ahead and thirty at most."""
    (stored,) = with_parts(own_entries().filter(pk=entry.pk))
    return occurrences(dated(slots_of(stored)), today, today + HALF_A_YEAR)[:MOST_NEXT]


def sheet_with_dates(actor: Actor, code: str) -> Sheet:
    """Return a public entry that has dates. Raises Http404 for any other."""
    sheet = public_sheet(code)
    if sheet is None or not dated(sheet.slots):
        raise Http404("Diesen Kalender gibt es hier nicht.")
    return sheet
