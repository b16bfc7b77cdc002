"""Finding a link by what stands in the address, and saying why it does not work."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.http import Http404
from django.utils import timezone

from buendnis.access.rules import Actor
from buendnis.links.models import SecretLink

USED = "Dieser Link wurde schon benutzt."
EXPIRED = "Dieser Link ist abgelaufen."
ALTERED = "Dieser Link ist nicht vollständig, oder ein Zeichen ist verändert."


@dataclass(frozen=True, slots=True)
class OpenedLink:
    """A link as somebody opened it; `closed` says why it does not work, empty where it does."""

    link: SecretLink
    closed: str


def hash_of(secret: str) -> str:
    """Return what the database keeps of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def why_closed(link: SecretLink) -> str:
    """Return the sentence for a link that does not work any more, or nothing."""
    if link.used_at:
        return USED
    return "" if link.is_open else EXPIRED


def sent_lately(*, purpose: str, about: str) -> int:
    """Return how many links for this purpose and thing were made within a day."""
    since = timezone.now() - timedelta(days=1)
    return SecretLink.objects.filter(purpose=purpose, about=about, created_at__gt=since).count()


def opened_link(purpose: str) -> Callable[[Actor, str], OpenedLink]:
    """Return a subject for the door: the link of that purpose in the alliance in scope.

    Used, expired and damaged links are found too, so that their page can offer a new one, which goes to
    the address on file only. Where not even the code is known, Http404.
    """

    def subject(actor: Actor, token: str) -> OpenedLink:
        code, _, secret = token.partition("-")
        link = SecretLink.objects.filter(purpose=purpose, code=code).first()
        if link is None:
            raise Http404
        if not hmac.compare_digest(link.secret_hash, hash_of(secret)):
            return OpenedLink(link, ALTERED)
        return OpenedLink(link, why_closed(link))

    return subject
