"""Brings a file into the directory of the alliance in scope: what is missing is made, what changed is changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction

from buendnis.access.rules import Actor
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from services.directory.changes import told_at_once
from services.directory.models import Entry, Organisation, Place
from services.directory.queries import organisation_values, place_values, values_of, with_parts
from services.directory.values import EntryValues, PlaceAt
from services.directory.writing import write_entry, write_organisation, write_place
from services.loading.reading import DirectoryFile, content_files
from services.loading.values import Merged, merge, said_by

LOADER = Actor(name="Geladene Inhalte")
HOW = "Aus einer Datei geladen"


@dataclass
class Report:
    """What a load did, as lines for people; `kept` names what it left alone."""

    made: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        return [*self.made, *self.changed, *self.kept]

    def note(self, what: str, merged: Merged[Any]) -> None:
        """Note what became of something that was there already."""
        if merged.taken:
            self.changed.append(f"geändert: {what} ({', '.join(merged.taken)})")
        if merged.kept:
            self.kept.append(
                f"behalten: {what} ({', '.join(merged.kept)}), "
                "denn seit dem letzten Laden hat es jemand geändert oder bestätigt"
            )


@transaction.atomic
def load_file(file: DirectoryFile, *, by: Actor = LOADER) -> Report:
    """Make the directory of the alliance in scope say what the file says; return what changed.

    The same file a second time changes nothing. What people changed or confirmed since the last load stays
    (`services.loading.values.merge`). What left the file stays as well: nothing is deleted.
    """
    report = Report()
    with told_at_once():
        organisations = _load_organisations(file, report, by)
        places = _load_places(file, report, by)
        _load_entries(file, report, by, organisations=organisations, places=places)
    return report


def _load_organisations(file: DirectoryFile, report: Report, by: Actor) -> dict[str, str]:
    """Bring in the organisations; return their codes by their keys."""
    rows = Organisation.objects.exclude(key="").select_related("merged_into")
    held = {each.key: each for each in rows}
    for key, wanted in file.organisations.items():
        what = f"Organisation „{wanted.name}“"
        if key in held and (kept := held[key].merged_into) is not None:
            # Whoever merged it knew better than the file: its entries belong to the other one.
            held[key] = kept
            continue
        if key not in held:
            held[key] = write_organisation(None, wanted, by=by, how=HOW, key=key)
            report.made.append(f"neu: {what}")
            _remember(held[key], said_by(wanted))
            continue
        merged = merge(organisation_values(held[key]), wanted, held[key].loaded)
        report.note(what, merged)
        if merged.taken:
            held[key] = write_organisation(held[key], merged.values, by=by, how=HOW)
        _remember(held[key], merged.said)
    return {key: row.code for key, row in held.items()}


def _load_places(file: DirectoryFile, report: Report, by: Actor) -> dict[str, str]:
    """Bring in the places; return their codes by their keys."""
    held = {each.key: each for each in Place.objects.exclude(key="")}
    for key, wanted in file.places.items():
        if key not in held:
            held[key] = write_place(None, wanted, by=by, how=HOW, key=key)
            report.made.append(f"neu: Ort „{held[key]}“")
            _remember(held[key], said_by(wanted))
            continue
        merged = merge(place_values(held[key]), wanted, held[key].loaded)
        report.note(f"Ort „{held[key]}“", merged)
        if merged.taken:
            held[key] = write_place(held[key], merged.values, by=by, how=HOW)
        _remember(held[key], merged.said)
    return {key: row.code for key, row in held.items()}


def _load_entries(
    file: DirectoryFile,
    report: Report,
    by: Actor,
    *,
    organisations: Mapping[str, str],
    places: Mapping[str, str],
) -> None:
    held = {each.key: each for each in with_parts(Entry.objects.exclude(key=""))}
    for key, in_file in file.entries.items():
        wanted = _with_codes(in_file, organisations, places)
        what = f"„{wanted.title}“"
        if key not in held:
            entry = write_entry(None, wanted, by=by, how=HOW, key=key)
            report.made.append(f"neu: {what}")
            _remember(entry, said_by(wanted))
            continue
        merged = merge(values_of(held[key]), wanted, held[key].loaded)
        report.note(what, merged)
        if merged.taken:
            write_entry(held[key], merged.values, by=by, how=HOW)
        _remember(held[key], merged.said)


def _with_codes(
    values: EntryValues, organisations: Mapping[str, str], places: Mapping[str, str]
) -> EntryValues:
    """Return an entry that names organisation and places by their codes instead of their keys."""
    return replace(
        values,
        organisation=organisations[values.organisation],
        places=tuple(PlaceAt(places[at.place], at.note) for at in values.places),
    )


def _remember(row: Organisation | Place | Entry, said: dict[str, str]) -> None:
    """Keep what the file said; this is no change of the thing itself."""
    if row.loaded != said:
        type(row).objects.filter(pk=row.pk).update(loaded=said)


def load_content(*, samples: bool, only: str = "") -> dict[str, Report]:
    """Load the files of the portal into the alliances that they are for; return {alliance: what changed}.

    `only` is one alliance. Files with invented entries are loaded in sample mode alone. Raises FaultyFile.
    """
    reports = {}
    for file in content_files():
        if (file.is_sample and not samples) or (only and file.alliance != only):
            continue
        alliance = Alliance.objects.filter(slug=file.alliance).first()
        if alliance is not None:
            with scope(alliance):
                reports[file.alliance] = load_file(file)
    return reports
