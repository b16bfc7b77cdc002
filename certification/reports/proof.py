"""Proves that what was sealed, issued and printed is still what it was; for operators and auditors."""

import hashlib
from collections.abc import Iterator

from certification.applications.models import Application
from certification.certificates.facts import facts_of
from certification.certificates.models import Certificate, StoredDocument
from certification.records.queries import broken_seals

# What a certificate's row copies from the sealed decision, and how people call it.
COPIED = {
    "employer_name": ("employer", "Name des Betriebs"),
    "employer_city": ("city", "Ort"),
    "scope_sentence": ("scope", "Geltungsbereich"),
    "level": ("level", "Stufe"),
    "level_title": ("level_title", "Name der Stufe"),
    "valid_from": ("valid_from", "Gültig von"),
    "valid_until": ("valid_until", "Gültig bis"),
    "examined_on": ("examined_on", "Tag der Prüfung"),
    "examined_how": ("examined_how", "Art der Prüfung"),
}
# What a certificate that was made out again says otherwise, on purpose; the journal tells why.
CORRECTED = ("employer_name", "employer_city")


def is_as_rendered(document: StoredDocument) -> bool:
    """Return whether the stored bytes still fit the hash that was stored with them."""
    return hashlib.sha256(bytes(document.pdf or b"")).hexdigest() == document.sha256


def faults_of(application: Application) -> Iterator[str]:
    """Yield a sentence for everything of a case that does not fit its seals."""
    yield from broken_seals(application)
    for document in StoredDocument.objects.filter(
        application=application, rendered_at__isnull=False
    ):
        if not is_as_rendered(document):
            yield f"{document.title}: Die gespeicherte Datei passt nicht zu ihrer Prüfsumme."
    given = Certificate.objects.filter(decision__application=application)
    for certificate in given.select_related("decision__record__parent").order_by("pk"):
        yield from _certificate_faults(certificate)


def _certificate_faults(certificate: Certificate) -> Iterator[str]:
    """Yield what the register and the check page would say otherwise than the sealed decision."""
    facts = facts_of(certificate.decision.record)
    for name, (sealed, title) in COPIED.items():
        if certificate.replaces_id and name in CORRECTED:
            continue
        if getattr(certificate, name) != getattr(facts, sealed):
            yield f"{certificate.number}: „{title}“ weicht von der versiegelten Entscheidung ab."
