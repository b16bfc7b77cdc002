"""Loads a catalogue into an alliance and publishes it; a published edition never changes."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.journal.actions import record
from certification.catalogue.checks import check_catalogue
from certification.catalogue.models import Edition, EditionIsPublished
from certification.catalogue.reading import (
    CatalogueError,
    catalogue_from,
    edition_hash,
    read_catalogue_data,
)

PORTAL = Actor(name="Portal")


@dataclass(frozen=True)
class Loaded:
    """What loading did: `new`, `changed`, or `unchanged`."""

    edition: Edition
    outcome: str


@transaction.atomic
def load_edition(path: Path, *, change_note: str = "", by: Actor = PORTAL) -> Loaded:
    """Create or update the edition of a file in the alliance in scope, after every check.

    Without a note of its own the edition takes what the file says of itself (`meta.aenderung`).
    Raises CatalogueError naming file, entry and reason (nothing is stored then), and
    EditionIsPublished where the version is published with another content.
    """
    data = read_catalogue_data(path)
    catalogue = catalogue_from(data, file=str(path))
    for problem in check_catalogue(catalogue):
        raise CatalogueError(str(path), "Prüfung", problem)
    digest = edition_hash(data)
    found = Edition.objects.filter(version=catalogue.version).first()
    if found and found.content_hash == digest:
        return Loaded(found, "unchanged")
    if found and found.is_published:
        raise EditionIsPublished(
            f"{path}: meta.katalog_version: Der Stand {catalogue.version} ist schon veröffentlicht, mit anderem "
            "Inhalt. Vergeben Sie eine neue Versionsnummer."
        )
    edition = found or Edition(version=catalogue.version)
    edition.content, edition.content_hash = data, digest
    edition.source = path.name
    edition.change_note = change_note or str(data["meta"].get("aenderung", ""))
    edition.save()
    record(
        "catalogue.loaded",
        about=edition,
        by=by,
        sentence=f"Katalogstand {edition.version} geladen",
        details={"content_hash": ["", digest]},
    )
    return Loaded(edition, "changed" if found else "new")


@transaction.atomic
def publish_edition(edition: Edition, *, in_force_from: date, by: Actor = PORTAL) -> Edition:
    """Publish a loaded edition. Running cases keep theirs. Raises EditionIsPublished the second time."""
    edition.published_at, edition.in_force_from = timezone.now(), in_force_from
    edition.save()
    record(
        "catalogue.published",
        about=edition,
        by=by,
        sentence=f"Katalogstand {edition.version} veröffentlicht, gilt für Anträge ab {in_force_from:%d.%m.%Y}",
    )
    return edition
