"""Lists entries that another alliance answers for: shown, hidden, with a word for one's own families."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet

from buendnis.access.rules import Actor
from buendnis.german import sort_key
from buendnis.journal.actions import record
from buendnis.tenancy.scope import across_alliances, require_alliance
from buendnis.workflow import NotPossible
from services.directory.changes import tell
from services.directory.models import Entry, Listing
from services.directory.states import Scope, Status

CODE_LENGTH = 8
NOT_THERE = "Einen öffentlichen Eintrag mit diesem Kürzel gibt es bei keinem anderen Bündnis."


@dataclass(frozen=True)
class Neighbour:
    """An entry of another alliance, and the line with which it is listed here, if it is."""

    entry: Entry | None
    listing: Listing | None


def listed() -> list[Neighbour]:
    """Return what this alliance lists, shown or hidden; an entry that is public no more stays as a line."""
    listings = list(Listing.objects.order_by("listed_at", "pk"))
    found = {
        entry.code: entry for entry in entries_of_others([each.entry_code for each in listings])
    }
    return [Neighbour(found.get(each.entry_code), each) for each in listings]


def offered(words: str) -> list[str]:
    """Return the codes of entries of others that are there for this place too, by title.

    Those for the same Land and for the whole country; `words` is a part of the title, or the code of any
    public entry. What is listed already is left out.
    """
    home = require_alliance()
    held = list(Listing.objects.values_list("entry_code", flat=True))
    with across_alliances("Ein Bündnis führt Einträge seiner Nachbarn mit auf"):
        found = _of_others(home.pk, home.land, words.strip()).exclude(code__in=held)
        return list(found.order_by("sort_key", "pk").values_list("code", flat=True))


def entries_of_others(codes: list[str]) -> list[Entry]:
    """Return public entries by their codes, in this order, with their organisations and alliances."""
    with across_alliances("Ein Bündnis führt Einträge seiner Nachbarn mit auf"):
        public = Entry.objects.filter(code__in=codes, status=Status.PUBLIC)
        found = {each.code: each for each in public.select_related("organisation", "alliance")}
    return [found[code] for code in codes if code in found]


def _of_others(home: int, land: str, words: str) -> QuerySet[Entry]:
    others = Entry.objects.filter(status=Status.PUBLIC).exclude(alliance=home)
    reach = Q(scope=Scope.FEDERAL) | Q(scope=Scope.LAND, alliance__land=land)
    if not words:
        return others.filter(reach)
    return others.filter(reach & Q(sort_key__contains=sort_key(words)) | Q(code=words.upper()))


@transaction.atomic
def list_entry(code: str, *, note: str, by: Actor) -> Listing:
    """List an entry of another alliance; listing it again changes the note and shows it. Raises NotPossible."""
    entry = next(iter(entries_of_others([code])), None)
    if entry is None or entry.alliance_id == require_alliance().pk:
        raise NotPossible(NOT_THERE)
    listing = Listing.objects.select_for_update().filter(entry_code=code).first()
    before = (listing.note, listing.hidden) if listing else None
    listing = listing or Listing(entry_code=code)
    listing.note, listing.hidden = note, False
    if before == (note, False):
        return listing
    listing.save()
    _note(listing, "listed", by=by, sentence=f"Mit aufgeführt: {entry.title}")
    return listing


@transaction.atomic
def hide(listing: Listing, *, by: Actor) -> None:
    """Show an entry of another alliance no longer; the line stays, so that it can come back. Twice is once."""
    held = Listing.objects.select_for_update().get(pk=listing.pk)
    if not held.hidden:
        held.hidden = True
        held.save(update_fields=["hidden"])
        _note(held, "hidden", by=by, sentence="Eintrag eines Nachbarn ausgeblendet")


def _note(listing: Listing, what: str, *, by: Actor, sentence: str) -> None:
    record(f"listing.{what}", about=listing, by=by, sentence=f"{sentence} ({listing.entry_code})")
    tell([listing.entry_code])
