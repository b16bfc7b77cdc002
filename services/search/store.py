"""Keeps the documents in the database and one index for each alliance in memory, in step with each other.

Each process has its own indexes. Before each search it asks for the number of the last change and loads
what came since. A directory's count of changes is known by its row: a rebuild begins a new one.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from django.db import connection, transaction
from django.utils import timezone

from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import across_alliances, require_alliance, scope
from services.directory.models import Listing
from services.directory.sheets import public_sheets
from services.search.documents import document_of
from services.search.index import Index
from services.search.models import DirectoryVersion, SearchDocument
from services.search.query import Query
from services.search.sources import source_documents
from services.search.synonyms import lexicon
from services.search.values import Document, Facet, Found

# An alliance that nobody has asked for the longest time is loaded again when somebody does.
MOST_ALLIANCES = 64
AT_ONCE = 500
# As a document takes them.
IN_MEMORY = ("entry_code", "words", "facets", "sort_key", "fresh_on", "until")
STORED = ("version", "words", "facets", "sort_key", "fresh_on", "until", "gone")


@dataclass(frozen=True, slots=True)
class State:
    """How far a directory has come: which count of changes, and the last number in it."""

    count: int = 0
    number: int = 0


@dataclass
class _Shelf:
    """An index and what it knows; one thread at a time reads or changes it."""

    index: Index
    state: State = State()
    lock: Lock = field(default_factory=Lock)


_shelves: OrderedDict[int, _Shelf] = OrderedDict()
_shelves_lock = Lock()


def search(alliance: Alliance, query: Query, *, today: date | None = None) -> Found:
    """Return what the families of an alliance find, best first; `today` is the day it is asked."""
    day = today or timezone.localdate()
    with index_of(alliance) as index:
        return index.search(query.text, query.filters, today=day, language=query.language)


def places_of(alliance: Alliance) -> list[str]:
    """Return the districts and postcodes that anything in a directory has, in order."""
    with index_of(alliance) as index:
        return index.values(Facet.PLACE)


@contextmanager
def index_of(alliance: Alliance) -> Iterator[Index]:
    """Lend the index of an alliance, up to date, to one thread.

    Inside a transaction what is read may never come true; unless nothing changed, such an index is made
    for this one use.
    """
    shelf = _shelf_of(alliance)
    with scope(alliance), shelf.lock:
        state = _state()
        if state == shelf.state:
            yield shelf.index
        elif connection.in_atomic_block:
            yield _loaded(_new_index(), after=0)
        else:
            _bring_up_to_date(shelf, state)
            yield shelf.index


@transaction.atomic
def reindex(codes: Iterable[str]) -> None:
    """Store entries anew as documents, here and where another alliance lists them.

    Called inside the transaction that wrote them, in the scope of their alliance.
    """
    changed = list(codes)
    with across_alliances("Ein geänderter Eintrag wird überall gefunden, wo er gelistet ist"):
        listed = Listing.objects.filter(entry_code__in=changed).select_related("alliance")
        others = {each.alliance for each in listed}
    # Always in the same order: two changes at the same time then never wait for each other.
    for alliance in sorted({require_alliance(), *others}, key=lambda each: each.pk):
        with scope(alliance):
            _store(changed, _next_number())


@transaction.atomic
def rebuild() -> int:
    """Store all documents of the alliance in scope anew and begin a new count; return how many there are."""
    DirectoryVersion.objects.all().delete()
    SearchDocument.objects.all().delete()
    number = _next_number()
    rows = [_row(document_of(sheet), number) for sheet in public_sheets()]
    SearchDocument.objects.bulk_create(rows, batch_size=AT_ONCE)
    return len(rows)


def _shelf_of(alliance: Alliance) -> _Shelf:
    with _shelves_lock:
        shelf = _shelves.pop(alliance.pk, None) or _Shelf(_new_index())
        _shelves[alliance.pk] = shelf
        if len(_shelves) > MOST_ALLIANCES:
            _shelves.popitem(last=False)
        return shelf


def _new_index() -> Index:
    index = Index(lexicon())
    for document in source_documents():
        index.add(document)
    return index


def _state() -> State:
    row = DirectoryVersion.objects.values_list("pk", "number").first()
    return State(*row) if row else State()


def _bring_up_to_date(shelf: _Shelf, state: State) -> None:
    """Load what changed since; another count, or an older number after a restored backup, means everything."""
    known = shelf.state
    goes_on = known.count == state.count and known.number < state.number
    if not goes_on:
        shelf.index, shelf.state = _new_index(), State()
    _loaded(shelf.index, after=known.number if goes_on else 0)
    shelf.state = state


def _loaded(index: Index, *, after: int) -> Index:
    """Bring the documents of the alliance in scope that changed after a number into an index."""
    changed = SearchDocument.objects.filter(version__gt=after)
    rows = changed.order_by("version", "pk").values_list("gone", *IN_MEMORY)
    for gone, key, words, facets, *rest in rows.iterator(chunk_size=AT_ONCE):
        if gone:
            index.remove(key)
        else:
            index.add(Document(key, words, facets, *rest))
    return index


def _next_number() -> int:
    """Count a change; whoever counts next waits until this transaction has ended."""
    row, _ = DirectoryVersion.objects.get_or_create(alliance=require_alliance())
    row = DirectoryVersion.objects.select_for_update().get(pk=row.pk)
    row.number += 1
    row.save(update_fields=["number"])
    return row.number


def _store(codes: list[str], number: int) -> None:
    rows = {sheet.code: _row(document_of(sheet), number) for sheet in public_sheets(codes)}
    gone = [
        SearchDocument(entry_code=code, version=number, gone=True, alliance=require_alliance())
        for code in codes
        if code not in rows
    ]
    SearchDocument.objects.bulk_create(
        [*rows.values(), *gone],
        update_conflicts=True,
        unique_fields=["alliance", "entry_code"],
        update_fields=STORED,
    )


def _row(document: Document, number: int) -> SearchDocument:
    return SearchDocument(
        alliance=require_alliance(),
        entry_code=document.key,
        version=number,
        words=document.words,
        facets=document.facets,
        sort_key=document.sort_key,
        fresh_on=document.fresh_on,
        until=document.until,
    )
