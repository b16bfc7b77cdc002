"""The desk of the directory: what is due, by organisation, the most urgent first, and what else waits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet

from buendnis.journal.models import Entry as JournalEntry
from buendnis.templatetags.german import datum, zahlwort
from services.directory.dating import GRACE_DAYS, LEAVES_AFTER_DAYS
from services.directory.models import Entry, Organisation
from services.directory.queries import own_entries, public_entries, to_be_checked
from services.freshness.models import CheckRequest
from services.freshness.queries import left_by_themselves, standing_requests
from services.freshness.waiting import all_waiting

ROWS = 10
DUE, HISTORICAL, LEFT = "faellig", "historisch", "abgefallen"
LABELS = {DUE: "Fällig", HISTORICAL: "Historisch, wird geprüft", LEFT: "Nicht mehr in der Liste"}


@dataclass(frozen=True)
class Line:
    """One entry to check, and how it stands."""

    entry: Entry
    badge: str
    tone: str
    more: str = ""


@dataclass(frozen=True)
class Row:
    """An organisation with its entries to check, and whether its own answer is on the way."""

    organisation: Organisation
    lines: list[Line]
    asked: CheckRequest | None


@dataclass(frozen=True)
class Desk:
    """What the page shows."""

    group: str
    groups: list[tuple[str, str, int, bool]]
    page: Page
    rows: list[Row]
    waiting: list[tuple[str, str, int]]
    historical_done: int
    historical_all: int

    @property
    def historical_words(self) -> str:
        """How far it is with what was taken from old documents."""
        return f"{self.historical_done} von {self.historical_all} geprüft"

    @property
    def query(self) -> str:
        """What the addresses of other pages of this group begin with."""
        return f"gruppe={self.group}&"


def entries_of(group: str, today: date) -> QuerySet[Entry]:
    """Return the entries of one group, the most urgent first."""
    if group == LEFT:
        return left_by_themselves()
    if group == HISTORICAL:
        return public_entries().filter(historical=True)
    urgent = F("next_check").asc(nulls_last=True)
    return to_be_checked(today).filter(historical=False).order_by(urgent, "sort_key", "pk")


def desk_of(asked: Mapping[str, str], *, today: date) -> Desk:
    """Return the desk as the address asks for it: a group, and a page of it."""
    counts = _counts(today)
    group = asked.get("gruppe", "")
    group = group if group in LABELS else _first_group(counts)
    keys = list(dict.fromkeys(entries_of(group, today).values_list("organisation_id", flat=True)))
    page = Paginator(keys, ROWS).get_page(asked.get("seite"))
    done = _historical_done() if counts[HISTORICAL] else 0
    return Desk(
        group=group,
        groups=[(key, label, counts[key], key == group) for key, label in LABELS.items()],
        page=page,
        rows=_rows(entries_of(group, today), list(page.object_list), today),
        waiting=all_waiting(),
        historical_done=done,
        historical_all=done + counts[HISTORICAL],
    )


def _first_group(counts: Mapping[str, int]) -> str:
    """Return the group to begin with: what is due, else what is left of the old documents."""
    return DUE if counts[DUE] or not counts[HISTORICAL] else HISTORICAL


def _counts(today: date) -> dict[str, int]:
    return {key: entries_of(key, today).count() for key in LABELS}


def _historical_done() -> int:
    """Return how many entries were historical once and are checked by now: the journal knows."""
    told = JournalEntry.objects.filter(
        about_type="entry", verb="entry.changed", details__has_key="historical"
    )
    codes = told.order_by().values("about_code")
    return own_entries().filter(historical=False, code__in=codes).count()


def _rows(entries: QuerySet[Entry], keys: list[int], today: date) -> list[Row]:
    found: dict[int, list[Line]] = {key: [] for key in keys}
    organisations: dict[int, Organisation] = {}
    for entry in entries.filter(organisation__in=keys):
        found[entry.organisation_id].append(_line(entry, today))
        organisations[entry.organisation_id] = entry.organisation
    asked = standing_requests(keys)
    return [Row(organisations[key], lines, asked.get(key)) for key, lines in found.items() if lines]


def _line(entry: Entry, today: date) -> Line:
    """Return in words how an entry stands, and how loud to say it."""
    if entry.left_on:
        return Line(entry, "nicht in der Liste", "danger", f"seit {datum(entry.left_on)}")
    if entry.historical:
        return Line(entry, "historisch", "neutral", _source(entry))
    if entry.next_check is None:
        return Line(entry, "noch nie geprüft", "info")
    days = (today - entry.next_check).days
    if days > GRACE_DAYS:
        leaves = entry.next_check + timedelta(days=LEAVES_AFTER_DAYS + 1)
        return Line(entry, "nicht bestätigt", "danger", f"verlässt die Liste am {datum(leaves)}")
    if days > 0:
        return Line(entry, f"fällig seit {zahlwort(days, 'Tag,Tagen')}", "warning")
    return Line(entry, "heute fällig", "info")


def _source(entry: Entry) -> str:
    return f"Stand {datum(entry.source_date)}" if entry.source_date else "ohne Datum"
