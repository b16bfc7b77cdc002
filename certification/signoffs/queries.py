"""What we ask of sign-offs: what stands, what counts, whose bytes are whose."""

from collections.abc import Mapping
from typing import Any

from certification.applications.models import Application
from certification.records.models import SealedRecord
from certification.signoffs.models import SignOff
from certification.signoffs.values import Matter, Signature, signature_from

METHOD_LABELS = dict(SignOff.METHODS)


def standing(application: Application, purpose: str) -> SignOff | None:
    """Return what was asked or signed and not revoked since, or None."""
    rows = SignOff.objects.filter(application=application, purpose=purpose, revoked_at__isnull=True)
    return rows.first()


def arranged(application: Application, matter: Matter) -> SignOff | None:
    """Return what was asked for or signed beside the step itself, also where it does not count any more."""
    row = standing(application, matter.purpose)
    if row is None or (row.method == "portal" and not matter.portal_stands):
        return None
    return row


def signed(application: Application, matter: Matter) -> SignOff | None:
    """Return the signature that counts: standing, and of what is there now."""
    row = arranged(application, matter)
    if row is None or not row.is_signed:
        return None
    # Signatures from before there were hashes are revoked by the change itself.
    return row if row.subject_hash in ("", matter.subject_hash(application)) else None


def signature_of(row: SignOff) -> Signature:
    """Return a signed row as a value. Raises ValueError where nobody has signed yet."""
    if row.signed_on is None:
        raise ValueError("Nobody has signed this yet.")
    return Signature(
        name=row.name,
        function=row.function,
        place=row.place,
        on=row.signed_on,
        method=row.method,
        method_label=row.get_method_display(),
        sha256=row.sha256,
        signed_at=row.signed_at,
    )


def sealed_signature(part: Mapping[str, Any] | None) -> Signature | None:
    """Return the signature in a sealed part, None where it holds none."""
    return signature_from(part, METHOD_LABELS) if part else None


def is_sealed_page(row: SignOff) -> bool:
    """Whether a sealed record refers to this page: then its bytes stay."""
    records = SealedRecord.objects.filter(application=row.application_id)
    return any(row.sha256 in _pages(parts) for parts in records.values_list("parts", flat=True))


def signed_pages(application: Application) -> list[SignOff]:
    """Return the signed pages that stand for a case."""
    rows = SignOff.objects.filter(application=application, revoked_at__isnull=True)
    return list(rows.exclude(stored_as="").select_related("application"))


def stored_names() -> set[str]:
    """Return the names of all stored pages of the alliance in scope."""
    rows = SignOff.objects.exclude(stored_as="")
    return set(rows.values_list("stored_as", flat=True))


def _pages(parts: Mapping[str, Any]) -> set[str]:
    signed = (
        parts.get("declarations", {}).get("signed"),
        parts.get("programme", {}).get("signed"),
    )
    return {one.get("page", "") for one in signed if one}
