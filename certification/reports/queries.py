"""What we ask of stored documents."""

from django.http import Http404

from buendnis.access.rules import Actor
from certification.applications.models import Application
from certification.applications.queries import application_by_code
from certification.certificates.models import StoredDocument


def document_of(actor: Actor, code: str, kind: str) -> StoredDocument:
    """Return the newest document of a kind of a case, with its bytes where it is ready.

    Raises Http404 for an unknown case or kind, and where none was asked for yet.
    """
    application = application_by_code(actor, code)
    found = (
        StoredDocument.objects.filter(application=application, kind=kind)
        .select_related("application__employer__alliance")
        .order_by("-requested_at", "-pk")
        .first()
    )
    if found is None:
        raise Http404("Diese Unterlage gibt es (noch) nicht.")
    return found


def file_name(document: StoredDocument) -> str:
    """Return the name under which a document is saved."""
    application: Application = document.application
    return f"{document.title} {application.employer.name} {application.code}.pdf"
