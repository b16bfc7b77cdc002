"""Saving an entry from its form, with what is new beside it; and putting an entry on the list or off it."""

from dataclasses import replace

from django.db import transaction

from buendnis.access.rules import Actor
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import require_alliance
from buendnis.workflow import NotPossible
from services.directory.changes import told_at_once
from services.directory.merging import part_again
from services.directory.models import Entry, Organisation, Place
from services.directory.queries import place_values, values_of, with_parts
from services.directory.states import Status
from services.directory.values import OrganisationValues, PlaceAt, PlaceValues
from services.directory.writing import MERGED, write_entry, write_organisation, write_place
from services.editing.draft import Draft, organisation_named, recognised


@transaction.atomic
def save_entry(
    entry: Entry | None, draft: Draft, *, by: Actor, seen: int | None = None, code: str = ""
) -> Entry:
    """Store an entry as typed, and before it the organisation and the places that are new; return it.

    What is here already under the same name or address is taken, not made again. Raises BadValues, and
    NotPossible where `seen` is an old version.
    """
    _one_after_the_other(draft)
    draft = recognised(draft)
    if entry is not None and entry.merged_into_id and draft.values.status == Status.PUBLIC:
        raise NotPossible(MERGED)
    with told_at_once():
        return _stored(entry, draft, by=by, seen=seen, code=code)


def _stored(entry: Entry | None, draft: Draft, *, by: Actor, seen: int | None, code: str) -> Entry:
    """Make what is new, and store the entry with it."""
    values = replace(
        draft.values,
        organisation=draft.values.organisation or _new_organisation(draft, by=by),
        places=tuple(
            PlaceAt(at.place if typed is None else _new_place(at.place, typed, by=by), at.note)
            for at, typed in zip(draft.values.places, draft.places, strict=True)
        ),
    )
    return write_entry(
        entry,
        values,
        by=by,
        how="Angelegt" if entry is None else "Geändert",
        seen=seen,
        keeps_translations=draft.keeps_translations,
        code=code,
    )


def _one_after_the_other(draft: Draft) -> None:
    """Let nobody make the same organisation or place at the same time."""
    if draft.organisation is not None or any(draft.places):
        Alliance.objects.select_for_update().get(pk=require_alliance().pk)


def _new_organisation(draft: Draft, *, by: Actor) -> str:
    """Make the organisation that was typed in; return its code."""
    if draft.organisation is None:
        return ""
    return write_organisation(None, draft.organisation, by=by, how="Angelegt").code


def _new_place(code: str, typed: PlaceValues, *, by: Actor) -> str:
    """Make the place that was typed in, or add what is new about the one with this address; return its code."""
    if not code:
        return write_place(None, typed, by=by, how="Angelegt").code
    place = Place.objects.get(code=code)
    known = place_values(place)
    more = replace(
        known,
        district=typed.district or known.district,
        features=known.features | typed.features,
    )
    return write_place(place, more, by=by, how="Ergänzt").code


@transaction.atomic
def take_off_the_list(entry: Entry, *, reason: str, by: Actor) -> Entry:
    """Take an entry off the list with the reason; nobody's confirmation brings it back by itself."""
    held = _held(entry)
    values = replace(values_of(held), status=Status.OFF, left_on=None)
    return write_entry(held, values, by=by, how=f"Von der Liste genommen ({reason})")


@transaction.atomic
def put_on_the_list(entry: Entry, *, by: Actor) -> Entry:
    """Show an entry to families. Raises NotPossible for one that was merged into another."""
    held = _held(entry)
    if held.merged_into_id is not None:
        raise NotPossible(MERGED)
    was_off = held.status == Status.OFF
    values = replace(values_of(held), status=Status.PUBLIC)
    how = "Wieder in die Liste genommen" if was_off else "Veröffentlicht"
    return write_entry(held, values, by=by, how=how)


@transaction.atomic
def back_to_draft(entry: Entry, *, by: Actor) -> Entry:
    """Make an entry that is off the list a draft again; a merged one stands for itself again."""
    held = _held(entry)
    if held.merged_into_id is not None:
        return part_again(held, by=by)
    values = replace(values_of(held), status=Status.DRAFT)
    return write_entry(held, values, by=by, how="Wieder ein Entwurf")


def _held(entry: Entry) -> Entry:
    """Return the row as it is now, held until the end of the transaction."""
    Entry.objects.select_for_update().get(pk=entry.pk)
    return with_parts(Entry.objects.all()).get(pk=entry.pk)


@transaction.atomic
def save_organisation(
    organisation: Organisation | None, values: OrganisationValues, *, by: Actor
) -> Organisation:
    """Store an organisation; a new one with a name that is here already is that one.

    Raises BadValues, and NotPossible where somebody changed it since the row was read.
    """
    if organisation is None:
        Alliance.objects.select_for_update().get(pk=require_alliance().pk)
        if found := organisation_named(values.name):
            return found
        return write_organisation(None, values, by=by, how="Angelegt")
    return write_organisation(
        organisation, values, by=by, how="Geändert", seen=organisation.version
    )
