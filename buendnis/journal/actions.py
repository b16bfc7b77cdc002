"""Writes the journal, in the same transaction as what it tells of."""

from collections.abc import Mapping
from typing import Any

from buendnis.access.rules import Actor
from buendnis.journal.models import Entry
from buendnis.tenancy.scope import current_alliance


def record(
    verb: str,
    *,
    about: Any,
    by: Actor,
    sentence: str,
    case_code: str = "",
    details: Mapping[str, Any] | None = None,
) -> Entry:
    """Add one line: `verb` (room.did), the thing, who, and a German sentence for readers.

    `about` is a model with a `code` (else its primary key stands for it). `details` takes field
    differences as {field: [before, after]}, never counts of people.
    """
    return Entry.objects.create(
        alliance=current_alliance(),
        actor_id=by.user_id,
        actor_name=by.name or "Portal",
        verb=verb,
        about_type=type(about).__name__.lower(),
        about_code=str(getattr(about, "code", about.pk)),
        case_code=case_code,
        sentence=sentence[:300],
        details=dict(details or {}),
    )
