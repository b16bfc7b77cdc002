"""What we ask the journal."""

from django.db.models import QuerySet

from buendnis.journal.models import Entry


def entries_of_case(code: str) -> QuerySet[Entry]:
    """Return what happened in a case, newest first."""
    return Entry.objects.filter(case_code=code)


def entries_of_alliance() -> QuerySet[Entry]:
    """Return what happened in the alliance in scope outside of cases, newest first.

    What happens in a case, with its reasons, is for those who have a part in it: they read it there.
    """
    return Entry.objects.filter(case_code="")
