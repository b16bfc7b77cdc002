"""Loads a published programme into the alliance in scope."""

from pathlib import Path

from django.db import transaction

from buendnis.access.rules import Actor
from buendnis.journal.actions import record
from certification.programme.models import PublishedProgramme
from certification.programme.reading import read_programme

PORTAL = Actor(name="Portal")
LABELS = {"title": "Titel", "organisation": "Organisation", "content": "Inhalt"}


@transaction.atomic
def load_programme(path: Path, *, by: Actor = PORTAL) -> tuple[PublishedProgramme, list[str]]:
    """Create or update the programme of a file by its key; return it with what changed, in words.

    Nothing changes the second time. Raises ProgrammeFileError; then nothing is stored.
    """
    read = read_programme(path)
    values = {"title": read.title, "organisation": read.organisation, "content": read.content}
    stored = PublishedProgramme.objects.filter(key=read.key).first()
    if stored is None:
        stored = PublishedProgramme.objects.create(key=read.key, **values)
        changed = ["neu"]
    else:
        changed = [LABELS[name] for name, value in values.items() if getattr(stored, name) != value]
        for name, value in values.items():
            setattr(stored, name, value)
        if changed:
            stored.save()
    if changed:
        record(
            "programme.published",
            about=stored,
            by=by,
            sentence=f"Veröffentlichtes Handlungsprogramm geladen: {stored.organisation}",
        )
    return stored, changed
