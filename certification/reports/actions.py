"""Renders the stored documents of a case, outside of the transaction that asked for them."""

from certification.applications.models import Application
from certification.records.models import SealedRecord


def request_documents(
    application: Application, *, kinds: tuple[str, ...], record: SealedRecord
) -> None:
    """Note that documents are to be made out („wird ausgefertigt“) and render them after the commit."""
    raise NotImplementedError
