"""What hangs on an entry or an organisation goes along when it becomes one with another."""

from collections.abc import Callable

from buendnis.access.rules import Actor
from buendnis.journal.actions import record
from buendnis.tenancy.scope import across_alliances, scope
from services.directory.models import Entry, Listing, Organisation

EntryFollower = Callable[[Entry, Entry], object]
OrganisationFollower = Callable[[Organisation, Organisation], object]
PORTAL = Actor(name="Portal")
_of_entries: list[EntryFollower] = []
_of_organisations: list[OrganisationFollower] = []


def when_entries_merge(follower: EntryFollower) -> None:
    """Call the follower with the entry that left and the one that stays, inside their transaction and scope."""
    if follower not in _of_entries:
        _of_entries.append(follower)


def when_organisations_merge(follower: OrganisationFollower) -> None:
    """The same for organisations."""
    if follower not in _of_organisations:
        _of_organisations.append(follower)


def entries_merged(lose: Entry, into: Entry) -> None:
    """Let everything follow from one entry to the other, also where another alliance lists it."""
    _listings_follow(lose.code, into.code)
    for follower in _of_entries:
        follower(lose, into)


def organisations_merged(lose: Organisation, into: Organisation) -> None:
    """Let everything follow from one organisation to the other."""
    for follower in _of_organisations:
        follower(lose, into)


def _listings_follow(code: str, into: str) -> None:
    with across_alliances("Ein zusammengelegter Eintrag bleibt dort, wo ein Nachbar ihn aufführt"):
        listings = list(Listing.objects.filter(entry_code=code).select_related("alliance"))
    for listing in listings:
        with scope(listing.alliance):
            if Listing.objects.filter(entry_code=into).exists():
                # What this alliance said about the one that stays holds.
                listing.delete()
                continue
            listing.entry_code = into
            listing.save(update_fields=["entry_code"])
            sentence = f"Eintrag eines Nachbarn zusammengelegt: {code} ist jetzt {into}"
            record("listing.moved", about=listing, by=PORTAL, sentence=sentence)
