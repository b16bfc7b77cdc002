"""How often one source may send an open form: counted without cookies, and without keeping addresses."""

import ipaddress
import secrets
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

DAY = 60 * 60 * 24
# Behind an IPv6 line stands at least a network of this size, and each device in it changes addresses.
IPV6_NETWORK = 64


@dataclass(frozen=True, slots=True)
class Limit:
    """So many times in so many seconds, for one source; `name` keeps limits apart."""

    name: str
    times: int
    seconds: int


def is_used_up(limit: Limit, request: HttpRequest) -> bool:
    """Count this request; return whether its source has sent too many before it.

    Each allowed time takes one place that frees itself: a source that is refused does not lengthen
    its own pause.
    """
    source = _source(request)
    return not any(
        cache.add(f"limit:{limit.name}:{source}:{place}", True, limit.seconds)
        for place in range(limit.times)
    )


def _source(request: HttpRequest) -> str:
    """Return a mark for the address of the sender (for IPv6 its network), other ones every day."""
    address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    # A server that listens for both kinds writes an IPv4 address as an IPv6 one of a single network.
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or address
    network = ipaddress.ip_network(
        (address, IPV6_NETWORK if address.version == 6 else 32), strict=False
    )
    return salted_hmac(_key_of_today(), str(network), algorithm="sha256").hexdigest()


def _key_of_today() -> str:
    """Return a random key that no place keeps for longer than its day: then no mark leads back."""
    name = f"limit-key:{timezone.localdate().isoformat()}"
    key: str | None = cache.get(name)
    if key is None:
        cache.add(name, secrets.token_urlsafe(32), DAY)
        key = cache.get(name) or ""
    return key
