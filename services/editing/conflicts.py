"""Two people changed the same entry: what differs, whose it is, and what to propose."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from buendnis.journal.models import Entry as JournalEntry
from services.directory.differences import differences, plain
from services.directory.models import Entry, Organisation, Place
from services.directory.queries import values_of
from services.directory.values import EntryValues
from services.directory.words import label_of, words_of
from services.editing.draft import Draft
from services.editing.forms import PLAIN

# What the form shows; everything else is taken as it is stored.
EDITED = (
    "organisation", *PLAIN, "terms", "postcodes", "languages", "phones", "contacts", "places", "slots",
)  # fmt: skip
MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True)
class Conflict:
    """A field that says one thing here and another in the portal; `take` is what we propose."""

    field: str
    label: str
    mine: str
    theirs: str
    by: str
    at: datetime | None
    take: str


def conflicts(entry: Entry, mine: EntryValues, *, seen: int) -> list[Conflict]:
    """Return what differs between what somebody typed and what is stored, since the version they saw.

    Where they left a field as it was, the stored value is proposed; where they changed it, theirs.
    """
    stored = values_of(entry)
    changes = _changes_since(entry, seen)
    names = _names(stored, mine)
    found = []
    for name in EDITED:
        ours, others = plain(getattr(mine, name)), plain(getattr(stored, name))
        if ours == others:
            continue
        last, before = changes.get(name, (None, others))
        found.append(
            Conflict(
                field=name,
                label=label_of(name),
                mine=words_of(name, ours, places=names),
                theirs=words_of(name, others, places=names),
                by=last.actor_name if last else "",
                at=last.at if last else None,
                take=THEIRS if last and ours == before else MINE,
            )
        )
    return found


def _changes_since(entry: Entry, seen: int) -> dict[str, tuple[JournalEntry, Any]]:
    """Return for each field who changed it last since a version, and what it said in that version."""
    rows = JournalEntry.objects.filter(
        about_type="entry", about_code=entry.code, verb__in=("entry.made", "entry.changed")
    ).order_by("-at", "-pk")[: max(entry.version - seen, 0)]
    found: dict[str, tuple[JournalEntry, Any]] = {}
    for row in rows:
        for name, (before, _) in row.details.items():
            last = found[name][0] if name in found else row
            found[name] = (last, before)
    return found


def _names(*values: EntryValues) -> dict[str, str]:
    """Return the names of organisations and places that the values speak of, by their codes."""
    organisations = Organisation.objects.filter(code__in={each.organisation for each in values})
    codes = {at.place for each in values for at in each.places}
    names = {each.code: each.name for each in organisations}
    return (
        names
        | {each.code: str(each) for each in Place.objects.filter(code__in=codes)}
        | {"": "neu"}
    )


def chosen(draft: Draft, entry: Entry, choices: Mapping[str, str]) -> Draft:
    """Return the draft with those fields taken from the portal that somebody chose so."""
    stored = values_of(entry)
    theirs = {name for name, take in choices.items() if name in EDITED and take == THEIRS}
    values = replace(draft.values, **{name: getattr(stored, name) for name in theirs})
    return replace(
        draft,
        values=values,
        organisation=None if "organisation" in theirs else draft.organisation,
        places=(None,) * len(values.places) if "places" in theirs else draft.places,
    )


@dataclass(frozen=True)
class Difference:
    """A field of an organisation or a place that somebody else has stored differently."""

    label: str
    mine: str
    theirs: str
    by: str
    at: datetime | None


def differences_between(row: Organisation | Place, mine: Any, theirs: Any) -> list[Difference]:
    """Return what differs between typed and stored values, with who changed the thing last."""
    last = JournalEntry.objects.filter(
        about_type=type(row).__name__.lower(), about_code=row.code
    ).first()
    by, at = (last.actor_name, last.at) if last else ("", None)
    return [
        Difference(label_of(name), words_of(name, one), words_of(name, other), by, at)
        for name, (other, one) in differences(theirs, mine).items()
        if name != "printed"
    ]


def fingerprint(values: Any) -> str:
    """Return what tells one state of an organisation or a place from another."""
    state = json.dumps(plain(values), sort_keys=True)
    return hashlib.sha256(state.encode()).hexdigest()[:20]
