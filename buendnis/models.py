"""Gathers the models of the ground's rooms for Django."""

from buendnis.accounts.models import Invitation, Membership, User
from buendnis.journal.models import Entry
from buendnis.mail.models import Mail
from buendnis.pages.models import PageText
from buendnis.tenancy.models import Alliance

__all__ = ["Alliance", "Entry", "Invitation", "Mail", "Membership", "PageText", "User"]
