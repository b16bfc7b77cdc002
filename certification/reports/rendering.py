"""Makes the bytes of a stored document out of the sealed record that it belongs to."""

from certification.certificates.models import StoredDocument


def rendered(document: StoredDocument) -> bytes:
    """Return the PDF of a noted document. Raises KeyError for a kind that nobody renders."""
    raise NotImplementedError
