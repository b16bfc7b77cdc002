"""Lets go of what has done its work: words of mails, mails, invitations and links that ran out, old sessions.

Called by `manage.py tick`; docs/datenschutz/loeschfristen.md tells the same in a table that a test compares.
"""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone

from buendnis.accounts.models import Invitation
from buendnis.links.models import SecretLink
from buendnis.mail.models import Mail
from buendnis.mail.sending import MAX_ATTEMPTS
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope

MAIL_BODY_DAYS = 90
MAIL_DAYS = 365
# Longer than an invitation can be renewed after its end, so that the page behind it still helps.
INVITATION_DAYS = 90
LINK_DAYS = 90


def empty_old_mails() -> int:
    """Empty the words of mails that left long ago, or never could; return how many.

    A mail without words is never sent any more.
    """
    oldest = timezone.now() - timedelta(days=MAIL_BODY_DAYS)
    past = Q(sent_at__lt=oldest) | Q(sent_at__isnull=True, created_at__lt=oldest)
    return (
        Mail.objects.filter(past)
        .exclude(body="")
        .update(body="", last_error="", attempts=MAX_ATTEMPTS)
    )


def delete_old_mails() -> int:
    """Delete what is left of mails after a year: to whom, when, with which subject; return how many."""
    oldest = timezone.now() - timedelta(days=MAIL_DAYS)
    return Mail.objects.filter(created_at__lt=oldest).delete()[0]


def delete_old_invitations() -> int:
    """Delete invitations some time after they ran out, accepted or not, in all alliances; return how many."""
    oldest = timezone.now() - timedelta(days=INVITATION_DAYS)
    deleted = 0
    for alliance in Alliance.objects.all():
        with scope(alliance):
            deleted += Invitation.objects.filter(expires_at__lt=oldest).delete()[0]
    return deleted


def delete_old_links() -> int:
    """Delete links some time after they ran out, used or not, in all alliances; return how many."""
    oldest = timezone.now() - timedelta(days=LINK_DAYS)
    deleted = 0
    for alliance in Alliance.objects.all():
        with scope(alliance):
            deleted += SecretLink.objects.filter(expires_at__lt=oldest).delete()[0]
    return deleted


def delete_old_sessions() -> int:
    """Delete sessions that are over; return how many."""
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]


JOBS = {
    "Texte alter Mails geleert": empty_old_mails,
    "Alte Mails gelöscht": delete_old_mails,
    "Abgelaufene Einladungen gelöscht": delete_old_invitations,
    "Abgelaufene Links gelöscht": delete_old_links,
    "Beendete Sitzungen gelöscht": delete_old_sessions,
}
