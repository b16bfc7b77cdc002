"""What we ask about reported faults."""

from django.db.models import QuerySet
from django.http import Http404

from buendnis.access.rules import Actor
from services.directory.sheets import Sheet, public_sheet
from services.feedback.models import ErrorReport


def open_reports() -> QuerySet[ErrorReport]:
    """Return what waits for an answer in the alliance in scope, the longest wait first."""
    return ErrorReport.objects.filter(answered_at__isnull=True)


def report_by_code(actor: Actor, code: str) -> ErrorReport | None:
    """Return a report, None where somebody has dealt with it already."""
    return open_reports().filter(code=code).first()


def sheet_by_code(actor: Actor, code: str) -> Sheet:
    """Return the public entry that a page is about. Raises Http404."""
    sheet = public_sheet(code)
    if sheet is None:
        raise Http404("Diesen Eintrag gibt es hier nicht.")
    return sheet
