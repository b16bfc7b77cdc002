"""What is behind the address of an entry: the entry, another one that took its place, or nothing any more."""

from collections.abc import Iterable
from dataclasses import dataclass

from buendnis.access.rules import Actor
from buendnis.tenancy.scope import across_alliances
from services.directory.models import Entry
from services.directory.queries import listed_codes, own_entries
from services.directory.sheets import Sheet, public_sheet
from services.directory.states import Status

# Nobody merges more often; a circle ends here too.
MOST_MERGES = 10


@dataclass(frozen=True, slots=True)
class Moved:
    """The entry was merged into another one, which has this code."""

    code: str


@dataclass(frozen=True, slots=True)
class Gone:
    """There is no entry to see: one has left the list, or there never was one (`was_here`)."""

    was_here: bool = True


def shown_entry(actor: Actor, code: str) -> Sheet | Moved | Gone:
    """Return what families find at the address of an entry; a draft is as if it never was."""
    code = code.upper()
    sheet = public_sheet(code)
    if sheet is not None:
        return sheet
    found = own_entries().filter(code=code).first()
    if found is None and (listed := listed_codes()):
        if code in listed:
            # A neighbour has taken it off its own list.
            return Gone()
        found = _merged_elsewhere(code, listed)
    if found is None or found.status == Status.DRAFT:
        return Gone(was_here=False)
    survivor = _survivor(found)
    return Gone() if survivor.pk == found.pk else Moved(survivor.code)


def _merged_elsewhere(code: str, listed: Iterable[str]) -> Entry | None:
    """Return a neighbour's entry that became one with another that is listed here."""
    with across_alliances("Ein zusammengelegter Eintrag führt auch bei den Nachbarn zum anderen"):
        rows = Entry.objects.select_related("merged_into")
        return rows.filter(code=code, merged_into__code__in=list(listed)).first()


def _survivor(found: Entry) -> Entry:
    for _ in range(MOST_MERGES):
        if found.merged_into is None:
            break
        found = found.merged_into
    return found
