"""What families would read if an entry were saved as it is typed: it is saved, read, and taken back."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from buendnis.access.rules import Actor
from services.directory.models import Entry
from services.directory.queries import with_parts
from services.directory.sheets import Sheet, sheet_of
from services.editing.actions import save_entry
from services.editing.draft import Draft
from services.facts.rows import Fact, facts_of
from services.languages.values import GERMAN


@dataclass(frozen=True)
class Preview:
    """The public view of an entry: its texts and its facts."""

    sheet: Sheet
    facts: tuple[Fact, ...]


def preview_of(entry: Entry) -> Preview:
    """Return a stored entry as families read it, or would read it; the entry comes with its parts."""
    sheet = sheet_of(entry)
    return Preview(sheet, facts_of(sheet, GERMAN, timezone.localdate()))


def preview_of_draft(entry: Entry | None, draft: Draft, *, by: Actor) -> Preview:
    """Return what was typed as families would read it; nothing is stored. Raises as saving does."""
    with transaction.atomic():
        saved = save_entry(entry, draft, by=by)
        preview = preview_of(with_parts(Entry.objects.all()).get(pk=saved.pk))
        transaction.set_rollback(True)
    return preview
