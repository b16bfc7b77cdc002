"""Making a link that works once, and using it up."""

import secrets
from datetime import timedelta

from django.utils import timezone

from buendnis.links.models import SecretLink
from buendnis.links.queries import hash_of, sent_lately, why_closed
from buendnis.workflow import NotPossible

LINKS_A_DAY = 3
ENOUGH_FOR_TODAY = (
    "Heute sind schon drei Links verschickt worden. Bitte sehen Sie auch im Ordner für unerwünschte Post nach. "
    "Morgen geht es wieder."
)


def new_link(*, purpose: str, about: str, email: str, days: int) -> str:
    """Return the token of a new link; an open one for the same purpose and thing stops working.

    The secret (256 bit) is in the mail only: the database keeps its SHA-256.
    """
    now = timezone.now()
    close_links(purpose=purpose, about=about)
    secret = secrets.token_urlsafe(32)
    link = SecretLink.objects.create(
        purpose=purpose,
        about=about,
        email=email.strip().lower(),
        secret_hash=hash_of(secret),
        expires_at=now + timedelta(days=days),
    )
    return f"{link.code}-{secret}"


def close_links(*, purpose: str, about: str) -> None:
    """Let every open link for this purpose and thing stop working: it is not needed any more."""
    now = timezone.now()
    SecretLink.objects.filter(
        purpose=purpose, about=about, used_at__isnull=True, expires_at__gt=now
    ).update(expires_at=now)


def require_another(*, purpose: str, about: str) -> None:
    """Raise NotPossible where the links of a day for this purpose and thing are used up."""
    if sent_lately(purpose=purpose, about=about) >= LINKS_A_DAY:
        raise NotPossible(ENOUGH_FOR_TODAY)


def use_up(link: SecretLink) -> SecretLink:
    """Mark a link as used, inside the caller's transaction. Raises NotPossible where it was used or is over.

    The caller has checked the secret: hand in `OpenedLink.link` only where `closed` is empty.
    """
    locked = SecretLink.objects.select_for_update().get(pk=link.pk)
    if why_closed(locked):
        raise NotPossible(why_closed(locked))
    locked.used_at = timezone.now()
    locked.save(update_fields=["used_at"])
    return locked
