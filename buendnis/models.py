"""Gathers the models of the ground's rooms for Django."""

from buendnis.accounts.models import Invitation, Membership, User
from buendnis.callbacks.models import Callback
from buendnis.journal.models import Entry
from buendnis.links.models import SecretLink
from buendnis.mail.models import Mail
from buendnis.pages.models import PageText
from buendnis.tenancy.models import Alliance

__all__ = [
    "Alliance",
    "Callback",
    "Entry",
    "Invitation",
    "Mail",
    "Membership",
    "PageText",
    "SecretLink",
    "User",
]
