"""Deletes stored files that nothing names: what an upload left behind that was cut off half way."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.assessment.files import store
from certification.assessment.models import Evidence
from certification.records.models import SealedRecord

# Counted from the day the file came to this disk, so that a backup played back in two steps loses nothing.
KEPT = timedelta(days=7)


_named_elsewhere: list[Callable[[], set[str]]] = []


def register_names(names: Callable[[], set[str]]) -> None:
    """Add a room above that stores files, too: `names` returns theirs in the alliance in scope."""
    if names not in _named_elsewhere:
        _named_elsewhere.append(names)


def delete_orphans(now: datetime | None = None) -> int:
    """Delete files that no row and no sealed submission names for a week; return how many."""
    unnamed = store.names_before((now or timezone.now()) - KEPT)
    for alliance in Alliance.objects.all():
        with scope(alliance):
            unnamed -= set(Evidence.objects.values_list("stored_as", flat=True))
            for names in _named_elsewhere:
                unnamed -= names()
            # Seals are long to read, and mostly every file has its row.
            if unnamed:
                unnamed -= _sealed_names()
    for name in unnamed:
        store.remove(name)
    return len(unnamed)


def _sealed_names() -> set[str]:
    """Return the names of files that sealed submissions of the alliance in scope refer to."""
    sealed = SealedRecord.objects.filter(kind="submission").values_list("parts", flat=True)
    return {entry["stored_as"] for parts in sealed for entry in parts["evidence"]}
