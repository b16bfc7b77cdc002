"""Gathers the models of the rooms for Django."""

from services.directory.models import (
    CancelledDate,
    Contact,
    Entry,
    EntryPlace,
    EntryTerm,
    Listing,
    Organisation,
    Phone,
    Place,
    TimeSlot,
    Translation,
)
from services.feedback.models import ErrorReport
from services.freshness.models import CheckRequest, LinkCheck, Proposal, ProposedChange
from services.search.models import DirectoryVersion, SearchDocument

__all__ = [
    "CancelledDate",
    "CheckRequest",
    "Contact",
    "DirectoryVersion",
    "Entry",
    "EntryPlace",
    "EntryTerm",
    "ErrorReport",
    "LinkCheck",
    "Listing",
    "Organisation",
    "Phone",
    "Place",
    "Proposal",
    "ProposedChange",
    "SearchDocument",
    "TimeSlot",
    "Translation",
]
